import { type LogExtract, logExtract, logExtractFormat } from '#domain/package/log-extract';
import type { PackageContents } from '#domain/package/contents';
import { maskPhones } from '#domain/package/mask-phones';
import type { Attachment, Entry, EntryChange } from '#domain/log/entry';
import type { IsoDay } from '#domain/time/instant';
import { csvFile } from '../documents/log-book-csv.ts';
import { print } from '../documents/words.ts';
import { entryById, idsOfDays } from '../store/entries.ts';
import { changesOf } from '../store/entry-history.ts';
import type { Sqlite } from '../store/sql.ts';
import { canonicalBytes } from './canonical-json.ts';

type Extracted = LogExtract['entries'][number];

/** The part of the log that goes into a package, and the files of its entries, each once, by the names that they have in it. */
export type GatheredLog = { readonly extract: LogExtract; readonly attachments: readonly Attachment[] };

/**
 * Entries of duty days up to a record, in order, without what was not chosen: names and telephone numbers of callers, telephone numbers
 * inside of texts and of file names, entries that say where leaders are. A name that stands inside of a text stays.
 */
export function gatherLogExtract(
  sqlite: Sqlite,
  of: {
    readonly fromDay: IsoDay;
    readonly untilDay: IsoDay;
    readonly untilSeq: number;
  } & Pick<PackageContents, 'withPhones' | 'withWhereabouts'>,
): GatheredLog {
  const { fromDay, untilDay, withPhones } = of;
  const said = (text: string): string => (withPhones ? text : maskPhones(text, print.package.phoneLeftOut));
  const entries = idsOfDays(sqlite, fromDay, untilDay, of.untilSeq)
    .flatMap((id) => entryById(sqlite, id) ?? [])
    .filter(({ category }) => of.withWhereabouts || category !== 'ABSENCE');
  const files = new Map(
    entries
      .flatMap(({ attachments }) => attachments)
      .map((file) => [file.hash, { ...file, name: said(file.name) }]),
  );
  const extract = logExtract.parse({
    format: logExtractFormat,
    fromDay,
    untilDay,
    entries: entries
      .map((entry): Extracted => {
        const isChanged = entry.correctionCount > 0 || entry.isVoid;
        return extracted(entry, isChanged ? changesOf(sqlite, entry.id) : [], said, withPhones);
      })
      .toSorted((one, other) => one.seq - other.seq),
  });
  return { extract, attachments: [...files.values()] };
}

function extracted(
  entry: Entry,
  changes: readonly EntryChange[],
  said: (text: string) => string,
  withPhones: boolean,
): Extracted {
  const { number, day, category, occurredAt, recordedAt, isLate, state, content, hash } = entry;
  const { counterpart, id, attachments } = entry;
  const { unit, ...caller } = counterpart;
  return {
    number,
    day,
    category,
    occurredAt,
    recordedAt,
    isLate,
    state,
    content: said(content),
    unit: said(unit),
    caller: withPhones ? caller : null,
    corrections: changes
      .filter(({ kind }) => kind === 'correction')
      .map(({ at, reason }) => ({ at, reason: said(reason) })),
    voided: said(changes.find(({ kind }) => kind === 'void')?.reason ?? '') || (entry.isVoid ? '' : null),
    seq: id,
    hash,
    attachments: attachments.map((file) => ({ name: said(file.name), size: file.size, sha256: file.hash })),
  };
}

/** The extract as canonical JSON. */
export const logExtractJson = (extract: LogExtract): Uint8Array => canonicalBytes(extract);

/** The cells of the CSV in their order. */
const columns: readonly (readonly [head: string, text: (entry: Extracted) => string])[] = [
  ['number', ({ number }) => number],
  ['day', ({ day }) => day],
  ['category', ({ category }) => category],
  ['occurredAt', ({ occurredAt }) => occurredAt ?? ''],
  ['recordedAt', ({ recordedAt }) => recordedAt],
  ['isLate', ({ isLate }) => String(isLate)],
  ['state', ({ state }) => state],
  ['content', ({ content }) => content],
  ['unit', ({ unit }) => unit],
  ['caller', ({ caller }) => (caller === null ? '' : `${caller.name} ${caller.post} ${caller.phone}`)],
  ['corrections', ({ corrections }) => String(corrections.length)],
  ['voided', ({ voided }) => voided ?? ''],
  ['seq', ({ seq }) => String(seq)],
  ['hash', ({ hash }) => hash],
  ['attachments', ({ attachments }) => String(attachments.length)],
];

/** The extract as CSV for a spreadsheet: UTF-8 with byte order mark, the names of the JSON over its columns. */
export const logExtractCsv = ({ entries }: LogExtract): Uint8Array =>
  csvFile([columns.map(([head]) => head), ...entries.map((entry) => columns.map(([, text]) => text(entry)))]);
