import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PackageContents } from '#domain/package/contents';
import { productKind } from '#domain/product/product';
import { buildPackage } from '#service/package/build-package';
import { canonicalBytes } from '#service/package/canonical-json';
import { signBytes } from '#service/package/keys';
import { filesOfZip, mostPackageFiles, type PackageFile, packageZip } from '#service/package/package-zip';
import { writeReceipt } from '#service/package/receipt';
import { sha256 } from '#service/store/ledger';
import { moment, onDay } from '../helpers/builders.ts';
import { type Json, mutationsOf } from '../helpers/json-mutations.ts';
import { openTestRoom } from '../helpers/open-test-room.ts';
import { aManifest, aPackage, aProduct, testKey } from '../helpers/package-builders.ts';
import { aProductIncident } from '../helpers/a-product.ts';
import { packagesOf, packed } from '../helpers/package-room.ts';
import { issueProduct, setUpProducts } from '../helpers/product-room.ts';
import { chances } from '../helpers/seeded-rota.ts';
import { agreedOn, asTheyAre, type Judged, withBytes } from '../helpers/two-package-verifiers.ts';
import { needPython } from '../helpers/two-verifiers.ts';

/** A longer run is asked for from outside: `PACKAGE_MUTATIONS=100000 npx vitest run tests/service/package-verifier.test.ts`. */
const bytesToChange = Number(process.env['PACKAGE_MUTATIONS'] ?? 3200);

const key = testKey(1);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const nothing = new Uint8Array();
const document = 'documents/零报告.docx';

let small: Uint8Array;
let parts: readonly PackageFile[];

const partsOf = (zip: Uint8Array): readonly PackageFile[] => {
  const files = filesOfZip(zip);
  if (typeof files === 'string') throw new RangeError(files);
  return files;
};

const bytesIn = (name: string): Uint8Array => {
  const file = parts.find((one) => one.name === name);
  if (file === undefined) throw new RangeError(name);
  return file.bytes;
};

const jsonIn = (name: string): Json => JSON.parse(new TextDecoder().decode(bytesIn(name))) as Json;

/** The small package with some of its files with other bytes; nothing else follows. */
const replaced = (change: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  packageZip(parts.map(({ name, bytes }) => ({ name, bytes: change[name] ?? bytes })));

/** The small package with another manifest under which the signature holds. */
const resigned = (manifest: Uint8Array, secret = key.secret): Uint8Array =>
  replaced({ 'manifest.json': manifest, 'manifest.sig': bytesOf(signBytes(secret, manifest)) });

/** The small package with another report, properly listed and signed. */
async function withReport(report: Uint8Array, product = aProduct()): Promise<Uint8Array> {
  const { bytes } = await buildPackage({
    manifest: aManifest(product),
    files: { 'report.json': report },
    secret: key.secret,
  });
  return bytes;
}

/** A zip of files of which several may have one name, which no builder makes. */
function zipOf(files: readonly PackageFile[]): Uint8Array {
  const odd = (place: number): string => `n${String(place).padStart(2, '0')}`;
  // Made under names of the same length each, which are then put in the place of these.
  const padded = files.map(({ name, bytes }, place) => ({
    name: odd(place).padEnd(Buffer.byteLength(name), 'x'),
    bytes,
    real: name,
  }));
  const zip = Buffer.from(packageZip(padded));
  for (const { name, real } of padded) {
    if (name.length !== Buffer.byteLength(real)) throw new RangeError(real);
    for (let at = zip.indexOf(name); at >= 0; at = zip.indexOf(name, at + 1)) {
      zip.write(real, at, 'utf8');
    }
  }
  return new Uint8Array(zip);
}

beforeAll(async () => {
  needPython();
  small = (await aPackage({ files: { [document]: bytesOf('文书') } })).bytes;
  parts = partsOf(small);
});

describe('a package that the program made', () => {
  test('is sound to both, of every kind, with and without what may be left out', async () => {
    const room = openTestRoom();
    setUpProducts(room);
    room.call('chief', 'package.makeKey', { reason: '' });
    const kept = room.call('officer', 'attachment.add', {
      name: '现场.jpg',
      base64: Buffer.from('照片').toString('base64'),
    });
    room.write('officer', '来电：联系电话13800001111\t"引号"\\', { attachments: [kept] });
    const whole: PackageContents = {
      documents: ['docx', 'xlsx'],
      withLog: true,
      withAttachments: true,
      withPhones: true,
      withWhereabouts: true,
    };
    const spans = {
      weekly: { fromDay: onDay('2026-11-15'), untilDay: onDay('2026-11-21') },
      monthly: { fromDay: onDay('2026-11-01'), untilDay: onDay('2026-11-21') },
    };
    for (const kind of productKind.options) {
      const product = issueProduct(
        room,
        { kind, ...(kind === 'weekly' || kind === 'monthly' ? spans[kind] : {}) },
        { title: `一份${kind}` },
      );
      expect(await packed(room, product)).toMatchObject({ state: 'done' });
      if (kind === 'daily')
        expect(await packed(room, product, { contents: whole })).toMatchObject({ state: 'done' });
    }
    const made = packagesOf(room).map(({ fileName }) =>
      asTheyAre(fileName, new Uint8Array(readFileSync(join(room.folder, 'outbox', fileName)))),
    );
    expect(made).toHaveLength(productKind.options.length + 1);
    expect(new Set(await agreedOn('package', made))).toEqual(new Set(['sound']));
  });
});

describe('an altered package', () => {
  test('has the same verdict wherever one byte is another one', async () => {
    const chance = chances(8);
    const below = (most: number): number => Math.floor(chance() * most);
    const judged = Array.from({ length: Math.max(bytesToChange, small.length) }, (_one, turn): Judged => {
      const at = turn < small.length ? turn : below(small.length);
      const byte = (small[at] ?? 0) ^ (1 + below(255));
      return withBytes(`byte ${at} is ${byte}`, small, at, 1, Uint8Array.of(byte));
    });
    const seen = new Set(await agreedOn('package', judged));
    expect(seen).not.toContain('sound');
    for (const one of [
      'not-a-package zip',
      'not-a-package cut-off',
      'not-a-package layout',
      'not-a-package manifest',
      'not-a-package no-manifest',
      'wrong-signature',
      'file-differs altered report.json',
      `file-differs altered ${document}`,
    ])
      expect(seen).toContain(one);
  });

  test('has the same verdict where bytes are cut off, taken out or put in', async () => {
    const chance = chances(9);
    const judged = Array.from({ length: 400 }, (_one, turn): Judged => {
      const at = Math.floor(chance() * small.length);
      const some = 1 + Math.floor(chance() * 8);
      if (turn % 4 === 0) return withBytes(`cut at ${at}`, small, at, small.length - at, nothing);
      if (turn % 4 === 1) return withBytes(`${some} out at ${at}`, small, at, some, nothing);
      if (turn % 4 === 2) return withBytes(`${some} in at ${at}`, small, at, 0, new Uint8Array(some));
      const again = small.slice(at, at + some);
      return withBytes(`${some} at ${at} twice`, small, at, 0, again);
    });
    expect(await agreedOn('package', judged)).not.toContain('sound');
    expect(
      await agreedOn('package', [
        asTheyAre('nothing', nothing),
        withBytes('one byte more', small, small.length, 0, Uint8Array.of(0)),
        withBytes('a whole one more', small, small.length, 0, small),
        withBytes('something before', small, 0, 0, bytesOf('PK')),
      ]),
    ).toEqual(['not-a-package cut-off', ...Array.from({ length: 3 }, () => 'not-a-package zip')]);
  });

  test('has the same verdict where files are others, in another order, or there twice', async () => {
    const [manifest, signature, ...files] = parts;
    if (manifest === undefined || signature === undefined) throw new RangeError('no manifest');
    const stray = { name: 'documents/多.docx', bytes: bytesOf('x') };
    const orders: Readonly<Record<string, readonly PackageFile[]>> = {
      'manifest alone': [manifest],
      'manifest and signature alone': [manifest, signature],
      'signature first': [signature, manifest, ...files],
      'files turned round': [manifest, signature, ...files.toReversed()],
      'one first': [...files, manifest, signature],
      'one more': [...parts, stray],
      'one more twice': [...parts, stray, stray],
      'the report twice': [...parts, ...files.slice(-1)],
      'the manifest twice': [...parts, manifest],
      'the report missing': [manifest, signature, ...files.slice(0, -1)],
      'renamed to nonsense': [manifest, signature, ...files.slice(0, -1), { ...stray, name: '../../x' }],
      'a name that cannot be printed': [...parts, { ...stray, name: `documents/\u0007${'长'.repeat(260)}` }],
      'a name that is cut in a sign': [...parts, { ...stray, name: `documents/${'a'.repeat(189)}😀` }],
      'a name with a mark of order': [{ ...manifest, name: '\uFEFFmanifest.json' }, signature, ...files],
      'thirty more': [
        ...parts,
        ...Array.from({ length: 30 }, (_one, at) => ({ name: `log/${String(at)}.txt`, bytes: nothing })),
      ],
      'as many as may be': [
        ...parts,
        ...Array.from({ length: mostPackageFiles - parts.length }, (_one, at) => ({
          name: `log/${String(at).padStart(12, '0')}`,
          bytes: nothing,
        })),
      ],
      'one too many': Array.from({ length: mostPackageFiles + 1 }, (_one, at) => ({
        name: `log/${String(at).padStart(12, '0')}`,
        bytes: nothing,
      })),
    };
    const judged = Object.entries(orders).map(([what, inIt]) =>
      asTheyAre(what, what.includes('twice') ? zipOf(inIt) : packageZip(inIt)),
    );
    const packed = zipSync(Object.fromEntries(parts.map(({ name, bytes }) => [name, bytes])));
    const said = await agreedOn('package', [...judged, asTheyAre('compressed', packed)]);
    expect(said).not.toContain('sound');
    expect(said).toContain('file-differs twice report.json');
    expect(said).toContain('file-differs missing report.json');
    expect(said).toContain('not-a-package many-files');
    expect(said).toContain('not-a-package layout');
  });

  test('has the same verdict on a log of any size and form', async () => {
    const list = (count: number, before = '', after = ''): string =>
      `${before}{"entries":[${Array(count).fill('1').join(',')}]}${after}`;
    const logs: Readonly<Record<string, Uint8Array>> = {
      none: nothing,
      'as many entries as may be': bytesOf(list(20_000)),
      'one entry too many': bytesOf(list(20_001)),
      'one too many, and white space': bytesOf(list(20_001, ' \n', '\t')),
      'one too many, and a mark of order': bytesOf(list(20_001, '\uFEFF')),
      'one too many in no JSON': bytesOf(list(20_001, '', ',')),
      'one too many in a list': bytesOf(`[${list(20_001)}]`),
      'the last list counts': bytesOf(`{"entries":[],${list(20_001).slice(1)}`),
      'nested too deeply': bytesOf(`{"deep":${'['.repeat(101)}${']'.repeat(101)},${list(20_001).slice(1)}`),
      'no list': bytesOf('{"entries":{"length":20001}}'),
      'as long as may be': new Uint8Array(20_000_000),
      'one byte too many': new Uint8Array(20_000_001),
    };
    const judged = await Promise.all(
      Object.entries(logs).map(async ([what, log]) =>
        asTheyAre(what, (await aPackage({ files: { 'log/entries.json': log } })).bytes),
      ),
    );
    expect((await agreedOn('package', judged)).toSorted()).toEqual([
      'log-too-large bytes 20000001',
      ...Array.from({ length: 3 }, () => 'log-too-large entries 20001'),
      ...Array.from({ length: 8 }, () => 'sound'),
    ]);
  });

  test('has the same verdict where the signature is another one', async () => {
    const text = new TextDecoder().decode(bytesIn('manifest.sig'));
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const scalar = BigInt(
      `0x${Buffer.from(Buffer.from(text.slice(64), 'hex').toReversed()).toString('hex')}`,
    );
    const shifted = Buffer.from((scalar + order).toString(16).padStart(64, '0'), 'hex').toReversed();
    const manifest = jsonIn('manifest.json') as { readonly unit: object };
    const under = (publicKey: string): Uint8Array =>
      canonicalBytes({ ...manifest, unit: { ...manifest.unit, publicKey } });
    const numbers = ['00', '01', 'ec', 'ed', 'ee'].map((first) =>
      first < '02' ? first.padEnd(64, '0') : `${first}${'ff'.repeat(30)}7f`,
    );
    const signatures = [
      text.toUpperCase(),
      `${text}\n`,
      ` ${text.slice(1)}`,
      text.slice(1),
      '',
      'é'.repeat(64),
      `${text.slice(0, 64)}${Buffer.from(shifted).toString('hex')}`,
      `${text.slice(64)}${text.slice(0, 64)}`,
      '0'.repeat(128),
      signBytes(testKey(2).secret, bytesIn('manifest.json')),
      signBytes(key.secret, bytesOf(sha256(bytesIn('manifest.json')))),
    ];
    const judged = [
      ...signatures.map((one) => asTheyAre(`signature ${one}`, replaced({ 'manifest.sig': bytesOf(one) }))),
      ...[...numbers, testKey(2).publicKey, key.publicKey.toUpperCase(), '', 'x', `${'5a'.repeat(31)}80`].map(
        (one) => asTheyAre(`key ${one}`, resigned(under(one))),
      ),
      // The neutral element as key and R, and 0 as S: what everybody could make.
      ...numbers.map((one) =>
        asTheyAre(
          `nobody under ${one}`,
          replaced({
            'manifest.json': under(one),
            'manifest.sig': bytesOf(`${'01'.padEnd(64, '0')}${'0'.repeat(64)}`),
          }),
        ),
      ),
    ];
    expect(new Set(await agreedOn('package', judged))).toEqual(new Set(['wrong-signature']));
    const other = resigned(under(testKey(2).publicKey), testKey(2).secret);
    expect(await agreedOn('package', [asTheyAre('another key', other)])).toEqual([
      'report-differs unit.publicKey',
    ]);
  });

  test('has the same verdict where a report was altered and its hash put right under the old signature', async () => {
    const report = bytesOf(new TextDecoder().decode(bytesIn('report.json')).replace('无突发', '有突发'));
    const said = new TextDecoder()
      .decode(bytesIn('manifest.json'))
      .replace(sha256(bytesIn('report.json')), sha256(report));
    expect(
      await agreedOn('package', [
        asTheyAre('old signature', replaced({ 'report.json': report, 'manifest.json': bytesOf(said) })),
        asTheyAre('old hash', replaced({ 'report.json': report })),
      ]),
    ).toEqual(['wrong-signature', 'file-differs altered report.json']);
  });
});

const texts: Readonly<Record<string, (canonical: string) => string>> = {
  'with a byte order mark': (text) => `\uFEFF${text}`,
  'with a line end': (text) => `${text}\n`,
  'with a space': (text) => text.replace(':', ': '),
  'with an escaped sign': (text) => text.replace('云', '\\u4e91'),
  'with an escaped slash': (text) => text.replaceAll('/', '\\/'),
  'with a broken sign': (text) => text.replace('云', '\\ud800'),
  'with a number with a point': (text) => text.replace(/:12([,}])/u, ':12.0$1'),
  'with a number with an exponent': (text) => text.replace(/:12([,}])/u, ':12e0$1'),
  'with a number too large': (text) => text.replace(/:12([,}])/u, ':9007199254740993$1'),
  'with a number beyond all': (text) => text.replace(/:12([,}])/u, `:${'9'.repeat(5000)}$1`),
  'with minus zero': (text) => text.replace(/:12([,}])/u, ':-0$1'),
  'with a member twice': (text) => text.replace('{', '{"format":"x",'),
  'with a member called proto': (text) => text.replace('{', '{"__proto__":1,'),
  'with a constant': (text) => text.replace(/:12([,}])/u, ':NaN$1'),
  'of a later format': (text) => text.replace(/(duty-room-\w+)\/1/u, '$1/2'),
  'of a much later format': (text) => text.replace(/(duty-room-\w+)\/1/u, '$1/999999999'),
  'of a format beyond all': (text) => text.replace(/(duty-room-\w+)\/1/u, '$1/1000000000'),
  'of a format with a zero': (text) => text.replace(/(duty-room-\w+)\/1/u, '$1/02'),
  'of a later format with nothing else': (text) => `{"format":"${/duty-room-\w+/u.exec(text)?.[0] ?? ''}/3"}`,
  'of a later format, nested': (text) =>
    `{"x":${'['.repeat(99)}"\\"[["${']'.repeat(99)},"format":"${/duty-room-\w+/u.exec(text)?.[0] ?? ''}/3"}`,
  'of a later format, nested too deeply': (text) =>
    `{"x":${'['.repeat(100)}${']'.repeat(100)},"format":"${/duty-room-\w+/u.exec(text)?.[0] ?? ''}/3"}`,
  'of brackets': () => '['.repeat(200_000),
  'of a list': (text) => `[${text}]`,
  'of a text': () => '"x"',
  'of null': () => 'null',
  'of nothing': () => '',
  'cut off': (text) => text.slice(0, -1),
};

const formsOf = (json: Uint8Array): readonly (readonly [string, Uint8Array])[] => [
  ...Object.entries(texts).map(
    ([what, change]) => [what, bytesOf(change(new TextDecoder().decode(json)))] as const,
  ),
  ['that is no UTF-8', Uint8Array.of(...json.slice(0, -1), 0xff)],
];

const hostile: readonly Json[] = [
  '',
  ' x',
  'x\u3000',
  '\u0085x',
  'a\u0000',
  'a\u007F',
  '\uFFFE',
  '字'.repeat(101),
  '😀'.repeat(30),
  '😀'.repeat(31),
  '\uFEFFx',
  'x\n',
  '2026-02-30',
  '2026-02-28',
  '1899-12-31',
  '2999-12-31',
  '3000-01-01',
  '2026-11-22\n',
  '２０２６-11-22',
  '2026-11-22T23:59:59.999Z',
  '2026-11-22T24:00:00.000Z',
  '2026-11-22T07:40:60.000Z',
  '2026-11-22T07:40:00Z',
  '0'.repeat(64),
  'A'.repeat(64),
  'daily',
  'weekly',
  'held',
  'xlsx',
  0,
  -1,
  1,
  2,
  400,
  401,
  1_000_000,
  1_000_001,
  9_007_199_254_740_991,
  true,
  false,
  null,
  [],
  {},
]; // prettier-ignore

/** Every leaf of a value as every odd value, one at a time, as far as a seed picks them. */
function* oddOnes(value: Json, chance: () => number, share: number): Generator<Json> {
  if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value))
      for (const odd of oddOnes(part, chance, share))
        yield Array.isArray(value)
          ? (value as readonly Json[]).with(Number(name), odd)
          : { ...(value as { readonly [name: string]: Json }), [name]: odd };
    return;
  }
  for (const odd of hostile) if (chance() < share) yield odd;
}

describe('a package of odd software', () => {
  test('has the same verdict whatever its manifest says under a signature that holds', async () => {
    const manifest = jsonIn('manifest.json');
    const forms = formsOf(bytesIn('manifest.json'));
    const said = await agreedOn('package', [
      ...forms.map(([what, bytes]) => asTheyAre(`a manifest ${what}`, resigned(bytes))),
      ...[...mutationsOf(manifest, 'manifest')].map(({ what, json }) =>
        asTheyAre(what, resigned(canonicalBytes(json))),
      ),
      ...[...oddOnes(manifest, chances(3), 0.2)].map((json) =>
        asTheyAre(JSON.stringify(json), resigned(canonicalBytes(json))),
      ),
    ]);
    expect(said.filter((one) => one.startsWith('newer-format'))).toHaveLength(4);
    expect(said).toContain('not-a-package manifest');
    expect(said).toContain('report-differs product.title');
  });

  test('has the same verdict whatever its files are called', async () => {
    const names = [
      'documents/甲.docx',
      'documents/',
      'documents/.x',
      'documents/x.',
      'documents/x ',
      'documents/a/b',
      'documents/a\\b',
      'documents/a:b',
      'documents/e\u0301',
      'documents/\u00E9',
      'documents/\u0007',
      'documents/\u007F',
      'documents/\uFFFE',
      `documents/${'a'.repeat(190)}`,
      `documents/${'a'.repeat(191)}`,
      `documents/${'😀'.repeat(95)}`,
      `documents/${'😀'.repeat(96)}`,
      'other/x',
      'Documents/x',
      'x',
      'attachments/x',
      'log/x',
      'log/x\n',
      'log/\uFEFFx',
      'log/__proto__',
      'log/CON',
      'manifest.json',
      'report.json/x',
      'log/ x',
      'log/\u0085',
    ]; // prettier-ignore
    const built = await Promise.all(
      names.map(async (name) => {
        const { bytes } = await aPackage({ files: { [document]: bytesOf('文书') } });
        const manifest = JSON.parse(new TextDecoder().decode(partsOf(bytes)[0]?.bytes)) as {
          readonly files: readonly { readonly name: string }[];
        };
        const files = manifest.files
          .map((file) => (file.name === document ? { ...file, name } : file))
          .toSorted((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
        const said = canonicalBytes({ ...manifest, files });
        return asTheyAre(
          name,
          packageZip([
            { name: 'manifest.json', bytes: said },
            { name: 'manifest.sig', bytes: bytesOf(signBytes(key.secret, said)) },
            ...files.map((file) => ({
              name: file.name,
              bytes: bytesIn(file.name === name ? document : file.name),
            })),
          ]),
        );
      }),
    );
    const said = await agreedOn('package', built);
    expect(said.filter((one) => one === 'sound').length).toBeGreaterThan(5);
    expect(said.filter((one) => one === 'not-a-package manifest').length).toBeGreaterThan(12);
  });

  test('has the same verdict whatever its report says, listed and signed as it is', async () => {
    const incident = {
      number: '1',
      title: '事件',
      kindName: '',
      class: 'natural',
      level: 'IV',
      isSensitive: false,
      place: '',
      occurredAt: null,
      receivedAt: '2026-11-22T07:40:00.000Z',
      state: 'open',
      deaths: 0,
      missing: null,
      trapped: 0,
      injured: 0,
      line: '',
    }; // prettier-ignore
    const bare = jsonIn('report.json') as {
      readonly product: { readonly fields: object; readonly issuer: Json };
    };
    const { product } = bare;
    const report: Json = {
      ...(bare as unknown as { readonly [name: string]: Json }),
      product: {
        ...(product as unknown as { readonly [name: string]: Json }),
        reviewer: product.issuer,
        fields: {
          ...(product.fields as { readonly [name: string]: Json }),
          period: { id: 'p', name: '春节', dayNo: 1 },
          isZero: false,
          incidents: [incident],
          copyTo: ['某某'],
        },
      },
    };
    const full = aProduct({ fields: { ...aProduct().fields, isZero: false } });
    const values = [
      canonicalBytes(report),
      ...[...mutationsOf(report, 'report')].map(({ json }) => canonicalBytes(json)),
      ...[...oddOnes(report, chances(4), 0.08)].map((json) => canonicalBytes(json)),
      ...formsOf(bytesIn('report.json')).map(([, bytes]) => bytes),
    ];
    const judged = await Promise.all(
      values.map(async (bytes) =>
        asTheyAre(new TextDecoder().decode(bytes).slice(0, 3000), await withReport(bytes, full)),
      ),
    );
    const said = await agreedOn('package', judged);
    expect(said[0]).toBe('sound');
    expect(said).toContain('report-differs product.isZero');
    expect(said).toContain('newer-format duty-room-report/3');
    expect(said.filter((one) => one === 'report-differs report').length).toBeGreaterThan(100);
  });
});

describe('a zero report', () => {
  test('that tells of incidents contradicts itself, wherever it tells of them; one that has other figures does not', async () => {
    const { fields } = aProduct();
    const zeroes = (change: Partial<typeof fields>) =>
      aPackage({ product: aProduct({ fields: { ...fields, ...change } }) });
    const figures = (change: Partial<typeof fields.figures>) =>
      zeroes({ figures: { ...fields.figures, ...change } });
    const one = aProductIncident();
    const built = {
      'zero-with-incidents incidents 2': await zeroes({ incidents: [one, { ...one, number: '2' }] }),
      'zero-with-incidents figures.incidents 1': await figures({ incidents: 1 }),
      'zero-with-incidents figures.deaths 3': await figures({ deaths: 3 }),
      'zero-with-incidents figures.missing 1 figures.injured 2': await figures({ missing: 1, injured: 2 }),
      sound: await figures({ entries: 12, calls: 4, warnings: 1, reportsLate: 1, openMatters: 2 }),
    };
    const said = await agreedOn(
      'package',
      Object.entries(built).map(([what, { bytes }]) => asTheyAre(what, bytes)),
    );
    expect(said).toEqual(Object.keys(built));
    const told = await aPackage({
      product: aProduct({ fields: { ...fields, isZero: false, incidents: [one] } }),
    });
    const withdrawn = await aPackage({ product: aProduct({ state: 'withdrawn', reason: '填错日期' }) });
    expect(
      await agreedOn('package', [asTheyAre('told', told.bytes), asTheyAre('withdrawn', withdrawn.bytes)]),
    ).toEqual(['sound', 'sound']);
  });
});

describe('a card and a receipt', () => {
  test('are read alike, whatever is in them', async () => {
    const card = { format: 'duty-room-key/1', unit: '云台县值班室', publicKey: key.publicKey };
    const cards = [
      ...formsOf(canonicalBytes(card)).map(([, bytes]) => bytes),
      ...[...mutationsOf(card, 'card')].map(({ json }) => canonicalBytes(json)),
      ...[...oddOnes(card, () => 0, 1)].map((json) => canonicalBytes(json)),
      ...['00', '01'].map((first) => canonicalBytes({ ...card, publicKey: first.padEnd(64, '0') })),
      ...[
        '  甲室\u3000',
        '\u0085甲',
        `${' '.repeat(90)}${'字'.repeat(100)}`,
        '甲\n乙',
        '\uFEFF',
        '甲\u2028',
      ].map((unit) => canonicalBytes({ ...card, unit })),
      canonicalBytes(card),
    ].map((bytes) => asTheyAre(new TextDecoder().decode(bytes).slice(0, 400), bytes));
    const said = await agreedOn('card', cards);
    expect(said.at(-1)).toBe('sound');
    expect(said.filter((one) => one !== 'sound').length).toBeGreaterThan(60);
  });

  test('a receipt is sound, altered or none, to both', async () => {
    const office = testKey(9);
    const written = writeReceipt(office.secret, {
      office: { name: '市政府总值班室', publicKey: office.publicKey },
      unit: key.publicKey,
      sequence: 12,
      manifest: 'ab'.repeat(32),
      verdict: 'held',
      problems: ['day-taken'],
      at: moment('2026-11-22T08:10Z'),
    });
    const { signature: _signature, ...body } = JSON.parse(new TextDecoder().decode(written)) as {
      readonly [name: string]: Json;
    };
    const signed = (json: Json): Uint8Array =>
      canonicalBytes({ ...(json as object), signature: signBytes(office.secret, canonicalBytes(json)) });
    const chance = chances(5);
    const judged = [
      asTheyAre('as written', written),
      ...[...mutationsOf(body, 'receipt')].map(({ what, json }) => asTheyAre(what, signed(json))),
      ...[...oddOnes(body, chance, 1)].map((json) => asTheyAre(JSON.stringify(json), signed(json))),
      ...formsOf(written).map(([what, bytes]) => asTheyAre(what, bytes)),
      ...Array.from(written, (byte, at) =>
        withBytes(`byte ${at}`, written, at, 1, Uint8Array.of(byte ^ (1 + Math.floor(chance() * 255)))),
      ),
    ];
    const said = await agreedOn('receipt', judged);
    expect(said[0]).toBe('sound');
    expect(new Set(said)).toEqual(new Set(['sound', 'altered', 'no-receipt']));
  });
});
