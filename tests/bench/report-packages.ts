import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logExtract, logExtractFormat } from '#domain/package/log-extract';
import type { PackageManifest } from '#domain/package/manifest';
import { productFields, productId } from '#domain/product/product';
import { addMinutes, type IsoDay } from '#domain/time/instant';
import { logExtractCsv, logExtractJson } from '#service/package/log-extract';
import { makeKeyPair } from '#service/package/keys';
import { packageFileName } from '#service/package/names';
import { noHash, sha256 } from '#service/store/ledger';
import { moment } from '../helpers/builders.ts';
import { aPackage, aProduct } from '../helpers/package-builders.ts';
import { benchChance, type Chance, entryText } from './duty-texts.ts';

/** The entries of the log that a room sends with the report of a day. */
const entriesOfDay = 20;

/** The bytes of a report as a Word file of two pages, which no longer can be compressed. */
const bytesOfDocument = 14_000;

/** How many earlier packages one names. */
const mostEarlier = 60;

/** A room that sends packages, with its key. */
export type SendingRoom = {
  readonly name: string;
  readonly key: { readonly publicKey: string; readonly secret: string };
};

/** Rooms with keys of their own. */
export const sendingRooms = (count: number): readonly SendingRoom[] =>
  Array.from({ length: count }, (_, no) => ({
    name: `第${String(no + 1).padStart(4, '0')}乡镇值班室`,
    key: makeKeyPair(),
  }));

function documentBytes(chance: Chance): Uint8Array {
  return Uint8Array.from({ length: bytesOfDocument }, () => Math.floor(chance() * 256));
}

function extractOf(day: IsoDay, from: number, hashOf: (seq: number) => string, chance: Chance) {
  const at = moment(`${day}T00:00Z`);
  return logExtract.parse({
    format: logExtractFormat,
    fromDay: day,
    untilDay: day,
    entries: Array.from({ length: entriesOfDay }, (_, index) => {
      const occurredAt = addMinutes(at, index * 30);
      const { category, content, counterpart } = entryText(from + index, occurredAt, chance);
      return {
        number: `${day.replaceAll('-', '')}-${String(index + 1).padStart(3, '0')}`,
        day,
        category,
        occurredAt,
        recordedAt: occurredAt,
        isLate: false,
        state: 'done',
        content,
        unit: counterpart.unit,
        caller: null,
        corrections: [],
        voided: null,
        seq: from + index,
        hash: hashOf(from + index),
        attachments: [],
      };
    }),
  });
}

/**
 * Writes the signed packages of days that a room sends into a folder, each with the report as data and as a file and with the log of its
 * day, and each naming the one before and the records of those before that.
 */
export async function writePackages(
  { name, key }: SendingRoom,
  days: readonly IsoDay[],
  folder: string,
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const chance = benchChance();
  const hashOf = (seq: number): string => sha256(`${name} ${seq}`);
  let previous = noHash;
  let earlier: PackageManifest['chain']['earlier'] = [];
  let bytes = 0;
  for (const [index, day] of days.entries()) {
    const sequence = index + 1;
    const from = index * (entriesOfDay + 10) + 1;
    const extract = extractOf(day, from, hashOf, chance);
    const head = { seq: from + entriesOfDay, hash: hashOf(from + entriesOfDay) };
    const sections = aProduct().fields.sections.map((section, place) => ({
      ...section,
      text: extract.entries
        .slice(place * 5, place * 5 + 5)
        .map(({ content }) => content)
        .join('\n'),
    }));
    const fields = productFields.parse({
      ...aProduct().fields,
      isZero: false,
      fromDay: day,
      untilDay: day,
      title: `${name}日报告（${day}）`,
      sections,
    });
    const issuedAt = moment(`${day}T07:30Z`);
    const product = aProduct({ id: productId.parse(`${name}-${sequence}`), fields, issuedAt, head });
    const { bytes: made, manifestSha256 } = await aPackage({
      product,
      key,
      manifest: { unit: { name, publicKey: key.publicKey }, sequence, previous, chain: { head, earlier } },
      files: {
        'documents/report.docx': documentBytes(chance),
        'log/entries.json': logExtractJson(extract),
        'log/entries.csv': logExtractCsv(extract),
      },
    });
    writeFileSync(join(folder, packageFileName(name, day, sequence)), made);
    bytes += made.length;
    previous = manifestSha256;
    earlier = [{ sequence, head }, ...earlier].slice(0, mostEarlier);
  }
  return bytes;
}
