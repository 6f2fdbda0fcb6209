import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packageManifest, type PackageManifest } from '#domain/package/manifest';
import { dutyReport } from '#domain/package/report';
import { buildPackage } from '#service/package/build-package';
import { canonicalBytes } from '#service/package/canonical-json';
import { signBytes } from '#service/package/keys';
import { attachmentFileName, isFileName, packageFileName, receiptFileName } from '#service/package/names';
import { openPackage, openPackageLater } from '#service/package/open-package';
import { filesOfZip, mostPackageFiles, type PackageFile, packageZip } from '#service/package/package-zip';
import { sha256 } from '#service/store/ledger';
import { onDay } from '../helpers/builders.ts';
import { aManifest, aPackage, aProduct, testKey } from '../helpers/package-builders.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const document = 'documents/零报告.docx';
const small = () => aPackage({ files: { [document]: bytesOf('文书') } });

/** What is wrong with bytes, each as one text: `file-differs altered report.json`. */
function faults(bytes: Uint8Array): readonly string[] {
  const opened = openPackage(bytes);
  return opened.ok ? [] : opened.problems.map(({ code, details }) => [code, ...details].join(' '));
}

function partsOf(zip: Uint8Array): readonly PackageFile[] {
  const files = filesOfZip(zip);
  if (typeof files === 'string') throw new RangeError(files);
  return files;
}

/** A package whose manifest is what a signer with odd software made of it; the signature holds. */
async function resigned(
  change: (manifest: PackageManifest) => object,
  form: (manifest: object) => Uint8Array = canonicalBytes,
): Promise<Uint8Array> {
  const [first, second, ...rest] = partsOf((await small()).bytes);
  if (first === undefined || second === undefined) throw new RangeError('no manifest');
  const manifest = packageManifest.parse(JSON.parse(new TextDecoder().decode(first.bytes)));
  const said = form(change(manifest));
  return packageZip([
    { name: first.name, bytes: said },
    { name: second.name, bytes: bytesOf(signBytes(testKey(1).secret, said)) },
    ...rest,
  ]);
}

/** A package whose report is another one, properly listed and signed. */
async function withReport(report: Uint8Array): Promise<Uint8Array> {
  const { bytes } = await buildPackage({
    manifest: aManifest(aProduct()),
    files: { 'report.json': report },
    secret: testKey(1).secret,
  });
  return bytes;
}

describe('a package', () => {
  test('opens as what was put in, and is the same bytes whenever it is made', async () => {
    const names = fc.uniqueArray(
      fc
        .tuple(
          fc.constantFrom('documents/', 'log/', 'attachments/'),
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
        )
        .map(([folder, name]) => `${folder}${name}`)
        .filter(isFileName),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(names, fc.uint8Array({ maxLength: 400 }), async (chosen, bytes) => {
        const files = Object.fromEntries(chosen.map((name, place) => [name, bytes.subarray(place)]));
        const made = await aPackage({ files });
        const opened = openPackage(made.bytes);
        if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
        expect(opened.manifest).toEqual(made.manifest);
        expect(opened.manifestSha256).toBe(made.manifestSha256);
        const { 'report.json': report, ...others } = opened.files;
        expect(others).toEqual(files);
        expect(dutyReport.parse(JSON.parse(new TextDecoder().decode(report)))).toEqual(opened.report);
        const turned = Object.fromEntries(Object.entries(files).toReversed());
        expect((await aPackage({ files: turned })).bytes).toEqual(made.bytes);
      }),
      { numRuns: 60 },
    );
  });

  test('leaves out the telephone and the section that says where people are, unless they are chosen', async () => {
    const product = aProduct();
    const plain = openPackage((await aPackage({ product })).bytes);
    const { contents } = aManifest(product);
    const chosen = { ...contents, withPhones: true, withWhereabouts: true };
    const whole = openPackage((await aPackage({ product, manifest: { contents: chosen } })).bytes);
    if (!plain.ok || !whole.ok) throw new Error('not opened');
    expect(plain.report.product.imprint.contact).toBe('');
    expect(plain.report.product.fields.sections.map(({ key }) => key)).toEqual(['onDuty']);
    expect(whole.report.product.imprint.contact).toBe('0533-1234567');
    expect(whole.report.product.fields.sections.map(({ key }) => key)).toEqual(['onDuty', 'away']);
    expect(whole.report.product).not.toHaveProperty('deliveries');
  });
});

describe('an altered package', () => {
  test('is refused with the reason wherever one byte is another one', async () => {
    const { bytes } = await small();
    const seen = new Set<string>();
    for (let at = 0; at < bytes.length; at += 1)
      for (const mask of [1, 1 + ((at * 97) % 255)]) {
        const altered = Uint8Array.from(bytes);
        altered[at] = (altered[at] ?? 0) ^ mask;
        const found = faults(altered);
        if (found.length === 0) throw new Error(`byte ${at} may be altered by ${mask}`);
        for (const one of found) seen.add(one);
      }
    expect(seen).toContain('not-a-package zip');
    expect(seen).toContain('not-a-package layout');
    expect(seen).toContain('wrong-signature');
    expect(seen).toContain('file-differs altered report.json');
    expect(seen).toContain(`file-differs altered ${document}`);
    expect(seen).toContain(`file-differs missing ${document}`);
  });

  test('is refused wherever it is cut off, and where something follows', async () => {
    const { bytes } = await small();
    for (let length = 0; length < bytes.length; length += 1)
      expect(faults(bytes.subarray(0, length))).toEqual(['not-a-package cut-off']);
    expect(faults(Buffer.concat([bytes, bytesOf('\0')]))).toEqual(['not-a-package zip']);
    expect(faults(new Uint8Array(bytes.length))).toEqual(['not-a-package zip']);
  });

  test('is refused with a log of more bytes or entries than anybody reads at once, and with one fewer is sound', async () => {
    const logOf = async (log: string | Uint8Array) => {
      const bytes = typeof log === 'string' ? bytesOf(log) : log;
      return faults((await aPackage({ files: { 'log/entries.json': bytes } })).bytes);
    };
    const entries = (count: number) => `{"entries":[${Array(count).fill('0').join(',')}]}`;
    expect(await logOf(entries(20_000))).toEqual([]);
    expect(await logOf(entries(20_001))).toEqual(['log-too-large entries 20001']);
    expect(await logOf(new Uint8Array(20_000_000))).toEqual([]);
    expect(await logOf(new Uint8Array(20_000_001))).toEqual(['log-too-large bytes 20000001']);
  });

  test('gives everything else its turn while a large file of it is gone through', async () => {
    const bytes = new Uint8Array(50_000_000);
    const made = await aPackage({ files: { 'attachments/a': bytes } });
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      if (turns > 0) setImmediate(turn);
    };
    turn();
    const opened = await openPackageLater(made.bytes);
    const then = turns;
    turns = -1;
    expect(opened.ok).toBe(true);
    expect(then).toBeGreaterThan(10);
  });

  test('names the file that was added, removed, altered or is there twice', async () => {
    const parts = partsOf(
      (await aPackage({ files: { 'log/a': bytesOf('1'), 'log/b': bytesOf('2') } })).bytes,
    );
    const without = (name: string) => packageZip(parts.filter((part) => part.name !== name));
    expect(faults(packageZip([...parts, { name: 'log/c', bytes: bytesOf('3') }]))).toEqual([
      'file-differs added log/c',
    ]);
    expect(faults(packageZip([...parts, { name: '../a\u0007', bytes: bytesOf('3') }]))).toEqual([
      'file-differs added ../a\uFFFD',
    ]);
    expect(faults(without('log/a'))).toEqual(['file-differs missing log/a']);
    expect(faults(without('manifest.sig'))).toEqual(['not-a-package no-manifest']);
    expect(faults(without('manifest.json'))).toEqual(['not-a-package no-manifest']);
    const twice = Buffer.from(packageZip(parts));
    for (let at = twice.indexOf('log/b'); at !== -1; at = twice.indexOf('log/b', at + 1))
      // The manifest names it with quotation marks.
      if (twice[at - 1] !== 0x22) twice.write('log/a', at);
    expect(faults(twice)).toEqual(['file-differs twice log/a', 'file-differs missing log/b']);
  });

  test('is refused where only the zip is another one: order, date, compression', async () => {
    const { bytes } = await aPackage({ files: { 'log/a': bytesOf('1'), 'log/b': bytesOf('2') } });
    const parts = partsOf(bytes);
    const turned = parts.toSpliced(-2, 2, ...parts.slice(-2).toReversed());
    expect(faults(packageZip(turned))).toEqual(['not-a-package layout']);
    const files = Object.fromEntries(parts.map((part) => [part.name, part.bytes]));
    const noon = { mtime: new Date(1980, 0, 1, 12), os: 0, attrs: 0o600 << 16 };
    expect(zipSync(files, { level: 0, ...noon })).toEqual(bytes);
    expect(faults(zipSync(files, { level: 0, ...noon, mtime: new Date(1981, 0, 1, 12) }))).toEqual([
      'not-a-package layout',
    ]);
    expect(faults(zipSync(files, { level: 0, ...noon, comment: 'x' }))).toHaveLength(1);
    expect(faults(zipSync(files, { level: 6, ...noon }))).toEqual(['not-a-package manifest']);
  });

  test('costs no more than its bytes: a bomb unpacks nothing, and too many files are refused', async () => {
    const bomb = zipSync({ 'manifest.json': new Uint8Array(20_000_000) }, { level: 9 });
    expect(faults(bomb)).toEqual(['not-a-package no-manifest']);
    const many = Array.from({ length: mostPackageFiles + 1 }, (_, place) => ({
      name: `log/${place}`,
      bytes: new Uint8Array(),
    }));
    expect(faults(packageZip(many))).toEqual(['not-a-package many-files']);
    const files = Object.fromEntries(many.map(({ name, bytes }) => [name, bytes]));
    await expect(aPackage({ files })).rejects.toThrow('package-too-large');
  });
});

describe('a manifest with a good signature', () => {
  test('is refused where it is not what a manifest is', async () => {
    const asFaults = async (change: (manifest: PackageManifest) => object) => faults(await resigned(change));
    expect(await asFaults((manifest) => manifest)).toEqual([]);
    expect(await asFaults((manifest) => ({ ...manifest, sequence: 0 }))).toEqual(['not-a-package manifest']);
    expect(await asFaults((manifest) => ({ ...manifest, more: 1 }))).toEqual(['not-a-package manifest']);
    expect(await asFaults((manifest) => ({ ...manifest, format: 'duty-room-package/2' }))).toEqual([
      'newer-format duty-room-package/2',
    ]);
    for (const name of [
      '../report.json',
      'documents/a\\b',
      'documents/a/b',
      '/etc/passwd',
      'documents/e\u0301',
    ])
      expect(
        await asFaults((manifest) => ({
          ...manifest,
          files: manifest.files.map((file) => (file.name === document ? { ...file, name } : file)),
        })),
      ).toEqual(['not-a-package manifest']);
    expect(await asFaults((manifest) => ({ ...manifest, files: manifest.files.toReversed() }))).toEqual([
      'not-a-package manifest',
    ]);
    const loose = await resigned(
      (manifest) => manifest,
      (manifest) => bytesOf(JSON.stringify(manifest, null, 1)),
    );
    expect(faults(loose)).toEqual(['not-a-package manifest']);
  });

  test('is refused under another key, also one of small order under which anybody can sign', async () => {
    const unit = (publicKey: string) => (manifest: PackageManifest) => ({
      ...manifest,
      unit: { ...manifest.unit, publicKey },
    });
    expect(faults(await resigned(unit(testKey(2).publicKey)))).toEqual(['wrong-signature']);
    const parts = partsOf(await resigned(unit(`01${'0'.repeat(62)}`)));
    const empty = bytesOf(`01${'0'.repeat(126)}`);
    const forged = packageZip(
      parts.map((part) => (part.name === 'manifest.sig' ? { ...part, bytes: empty } : part)),
    );
    expect(faults(forged)).toEqual(['wrong-signature']);
  });

  test('is refused where its report is about something else', async () => {
    const opened = openPackage((await aPackage()).bytes);
    if (!opened.ok) throw new Error('not opened');
    const { report } = opened;
    const product = (change: object) =>
      canonicalBytes({ ...report, product: { ...report.product, ...change } });
    expect(faults(await withReport(canonicalBytes(report)))).toEqual([]);
    expect(faults(await withReport(product({ no: 313, year: 2027 })))).toEqual([
      'report-differs product.year',
      'report-differs product.no',
    ]);
    const { fields } = report.product;
    expect(faults(await withReport(product({ fields: { ...fields, isZero: false } })))).toEqual([
      'report-differs product.isZero',
    ]);
    expect(faults(await withReport(product({ fields: { ...fields, title: 'a' } })))).toEqual([
      'report-differs product.title',
    ]);
    expect(
      faults(await withReport(canonicalBytes({ ...report, unit: { ...report.unit, name: '别处' } }))),
    ).toEqual(['report-differs unit.name']);
    expect(faults(await withReport(bytesOf('{}')))).toEqual(['report-differs report']);
    expect(faults(await withReport(bytesOf(JSON.stringify(report, null, 1))))).toEqual([
      'report-differs report',
    ]);
    expect(faults(await withReport(canonicalBytes({ format: 'duty-room-report/7' })))).toEqual([
      'newer-format duty-room-report/7',
    ]);
    expect(faults(await withReport(bytesOf('['.repeat(200_000))))).toEqual(['report-differs report']);
  });
});

describe('a name', () => {
  test('of a package is one that every drive takes', () => {
    expect(packageFileName('区应急局', onDay('2026-11-22'), 12)).toBe(
      'duty-区应急局-20261122-000012.dutyroom.zip',
    );
    expect(packageFileName('../con: <a|b>*?.', onDay('2026-11-22'), 1)).toBe(
      'duty-conab-20261122-000001.dutyroom.zip',
    );
    expect(packageFileName('/\\', onDay('2026-11-22'), 1_000_000)).toBe(
      'duty-room-20261122-1000000.dutyroom.zip',
    );
    const long = packageFileName('𠮷'.repeat(100), onDay('2026-11-22'), 1);
    expect(Buffer.byteLength(long)).toBeLessThan(200);
    expect(receiptFileName('duty-a-20261122-000001.dutyroom.zip')).toBe(
      'duty-a-20261122-000001.dutyroom-receipt.json',
    );
  });

  test('of an attached file is a name of a package whatever people called it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(isFileName(attachmentFileName(sha256(name), name))).toBe(true);
      }),
    );
    expect(attachmentFileName('ab', '现场/照片.jpg')).toBe('attachments/ab-现场_照片.jpg');
  });
});
