import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { intakeProblemCode } from '#domain/office/intake';
import { type LogExtract, logExtract, logExtractFormat } from '#domain/package/log-extract';
import { packageManifest } from '#domain/package/manifest';
import { dutyReport } from '#domain/package/report';
import { canonicalBytes } from '#service/package/canonical-json';
import { readCard, writeCard } from '#service/package/card';
import { codeOf } from '#service/package/keys';
import { packageFileName, receiptFileName } from '#service/package/names';
import { openPackage } from '#service/package/open-package';
import { readReceipt, writeReceipt } from '#service/package/receipt';
import { sha256 } from '#service/store/ledger';
import { moment, onDay } from '../helpers/builders.ts';
import { checkout } from '../helpers/node24.ts';
import { aPackage, aProduct, testKey } from '../helpers/package-builders.ts';

const page = join(checkout, 'docs', 'PACKAGE-FORMAT.md');
const example = /(?<=<!-- example -->\n\n```text\n)[^`]*(?=```)/u;
const name = packageFileName('云台县值班室', onDay('2026-11-22'), 12);
const fixture = join(checkout, 'tests', 'fixtures', 'example.dutyroom.zip');
const day = onDay('2026-11-22');
const unit = '云台县值班室';

const extract: LogExtract = {
  format: logExtractFormat,
  fromDay: day,
  untilDay: day,
  entries: [
    {
      number: '2026-000815',
      day,
      category: 'CALL_IN',
      occurredAt: moment('2026-11-22T02:14Z'),
      recordedAt: moment('2026-11-22T02:16Z'),
      isLate: false,
      state: 'done',
      content: '东岳路口红绿灯不亮，已转"交警大队"。',
      unit: '城关街道',
      caller: null,
      corrections: [{ at: moment('2026-11-22T02:20Z'), reason: '路名有误' }],
      voided: null,
      seq: 9,
      hash: sha256('9'),
      attachments: [],
    },
  ],
};

const entries = canonicalBytes(logExtract.parse(extract));

const csv = new TextEncoder().encode(
  '\uFEFF"number","day","category","occurredAt","recordedAt","isLate","state","content","unit","caller","corrections","voided","seq","hash","attachments"\r\n' +
    `"2026-000815","2026-11-22","CALL_IN","2026-11-22T02:14:00.000Z","2026-11-22T02:16:00.000Z","false","done","东岳路口红绿灯不亮，已转""交警大队""。","城关街道","","1","","9","${sha256('9')}","0"\r\n`,
);

const made = () =>
  aPackage({
    product: aProduct(),
    manifest: {
      contents: {
        documents: [],
        withLog: true,
        withAttachments: false,
        withPhones: false,
        withWhereabouts: false,
      },
    },
    files: { 'log/entries.json': entries, 'log/entries.csv': csv },
  });

/** What the page quotes: one value a heading, each as the bytes of the package have it. */
async function quoted(): Promise<string> {
  const { bytes, manifest, manifestSha256 } = await made();
  const key = testKey(1);
  const office = testKey(9);
  const receipt = writeReceipt(office.secret, {
    office: { name: '市政府总值班室', publicKey: office.publicKey },
    unit: key.publicKey,
    sequence: manifest.sequence,
    manifest: manifestSha256,
    verdict: 'accepted',
    problems: [],
    at: moment('2026-11-22T08:10Z'),
  });
  const opened = openPackage(bytes);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  const text = (value: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(value);
  const signature = /[0-9a-f]{128}/u.exec(text(bytes))?.[0] ?? '';
  const values: readonly (readonly [string, string])[] = [
    ['name of the package', name],
    ['bytes of the package', String(bytes.length)],
    ['SHA-256 of the package', sha256(bytes)],
    ['first 51 bytes, in hexadecimal', Buffer.from(bytes.subarray(0, 51)).toString('hex')],
    ['last 22 bytes, in hexadecimal', Buffer.from(bytes.subarray(-22)).toString('hex')],
    ['public key of the unit (its private half: 32 bytes of 1)', key.publicKey],
    ['code of this key', codeOf(key.publicKey)],
    ['card of this key', text(writeCard({ unit, publicKey: key.publicKey }))],
    ['manifest.json', text(canonicalBytes(manifest))],
    ['SHA-256 of manifest.json', manifestSha256],
    ['manifest.sig', signature],
    ['report.json', text(canonicalBytes(opened.report))],
    ['log/entries.json', text(entries)],
    ['name of the receipt', receiptFileName(name)],
    ['receipt (private half of the office: 32 bytes of 9)', text(receipt)],
  ];
  return values.map(([label, value]) => `${label}\n${value}\n`).join('\n');
}

// UPDATE_EXAMPLE=1 writes the package and the example of the page anew; their diff is a change of the format.
test('the package on the page about the format is one that the program writes', async () => {
  const { bytes } = await made();
  const values = await quoted();
  if (process.env['UPDATE_EXAMPLE'] === '1') {
    writeFileSync(fixture, bytes);
    writeFileSync(
      page,
      readFileSync(page, 'utf8').replace(example, () => values),
    );
  }
  expect(example.exec(readFileSync(page, 'utf8'))?.[0]).toBe(values);
  const kept = readFileSync(fixture);
  expect(kept.equals(bytes)).toBe(true);
  expect(openPackage(kept)).toMatchObject({ ok: true, manifest: { sequence: 12 } });
});

test('the card and the receipt on the page are read', async () => {
  const values = (await quoted()).split('\n');
  const after = (label: string): Uint8Array =>
    new TextEncoder().encode(values[values.findIndex((line) => line.startsWith(label)) + 1]);
  expect(readCard(after('card'))).toEqual({ unit, publicKey: testKey(1).publicKey });
  expect(readReceipt(after('receipt ('))).toMatchObject({ verdict: 'accepted', sequence: 12 });
});

test('the page names every member of a manifest and of a report, and every problem', () => {
  const text = readFileSync(page, 'utf8');
  const { product, contents, chain } = packageManifest.shape;
  const { fields, imprint } = dutyReport.shape.product.shape;
  const names = [
    packageManifest,
    product,
    contents,
    chain,
    dutyReport,
    dutyReport.shape.product,
    fields,
    imprint,
    fields.shape.figures,
    fields.shape.sections.element,
    fields.shape.incidents.element,
    logExtract,
    logExtract.shape.entries.element,
  ].flatMap((schema) => Object.keys(schema.shape));
  expect([...names, ...intakeProblemCode.options].filter((one) => !text.includes(`\`${one}\``))).toEqual([]);
});
