import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { linesOfReport, paragraphs } from './office/received-lines.ts';
import { isCanonical, jsonOf } from './package/canonical-json.ts';
import { logName, reportName } from './package/names.ts';
import { filesOfZip } from './package/package-zip.ts';
import { attachmentFile } from './store/attachments.ts';
import { canonicalText } from './store/ledger.ts';
import type { ReceivedLine } from './store/received-reports.ts';
import { type Sqlite, sql } from './store/sql.ts';
import type { SaidIntake, SaidOffice } from './verify-office.ts';
import type { Bad } from './verify-view.ts';

/** What has to be in a report so that it can be counted and found; that it is one was judged when it came. */
const kept = z.looseObject({
  product: z.looseObject({
    fields: z.looseObject({
      sections: z.array(z.looseObject({ heading: z.string(), text: z.string() })),
      incidents: z.array(z.looseObject({ number: z.string(), title: z.string(), line: z.string() })),
      figures: z.looseObject({ incidents: z.int(), deaths: z.int(), missing: z.int(), injured: z.int() }),
    }),
  }),
});

type Row = {
  readonly json: string;
  readonly incidents: number;
  readonly deaths: number;
  readonly missing: number;
  readonly injured: number;
};

type Wanted = { readonly row: Row | null; readonly lines: readonly ReceivedLine[] };

/** What is kept of a package, read out of its bytes again; undefined where they are no package with a report. */
function wantedOf(bytes: Uint8Array): Wanted | undefined {
  const files = filesOfZip(bytes);
  if (typeof files === 'string') return undefined;
  const bytesIn = (wanted: string): Uint8Array | undefined =>
    files.find(({ name }) => name === wanted)?.bytes;
  const said = bytesIn(reportName);
  const value = said === undefined ? undefined : jsonOf(said);
  const read = kept.safeParse(value);
  if (said === undefined || !read.success || !isCanonical(value, said)) return undefined;
  const { fields } = read.data.product;
  const { incidents, deaths, missing, injured } = fields.figures;
  return {
    row: { json: canonicalText(fields), incidents, deaths, missing, injured },
    lines: linesOfReport(fields, bytesIn(logName)),
  };
}

/** How what came in is kept to be counted and found: read out of a file, as it was told, not at all, or not known by any rule. */
function keptAs({ row, told }: SaidIntake): 'read' | 'told' | 'nothing' | 'unknown' {
  if (row.verdict !== 'accepted' || row.isWithdrawal === 1) return 'nothing';
  if (told !== null) return 'told';
  if (row.publicKey === null) return 'nothing';
  return row.fileSha256 === null ? 'unknown' : 'read';
}

/** The first difference between what is kept of one thing that came in and what it said, or undefined. */
function differenceOf(sqlite: Sqlite, id: string, { row, lines }: Wanted): string | undefined {
  const found = sql<Row>(
    sqlite,
    'SELECT json, incidents, deaths, missing, injured FROM received_report WHERE intake_id = ?',
  ).get(id);
  const isRight =
    row === null
      ? found === undefined
      : (Object.keys(row) as (keyof Row)[]).every((column) => found?.[column] === row[column]);
  if (!isRight) return 'received_report';
  const there = sql<ReceivedLine>(
    sqlite,
    'SELECT what, heading, text FROM received_line WHERE intake_id = ? ORDER BY id',
  ).all(id);
  const isSame =
    there.length === lines.length &&
    lines.every(({ what, heading, text }, place) => {
      const line = there[place];
      // What was told stands under a word for how, which is no part of it.
      return line?.what === what && line.text === text && (row === null || line.heading === heading);
    });
  return isSame ? undefined : 'received_line';
}

/** Rows that belong to nothing that is kept, or lines that cannot be found. */
function strayFault(sqlite: Sqlite, known: ReadonlySet<string>): string | undefined {
  for (const table of ['received_report', 'received_line'] as const) {
    const owners = sql<{ id: string }>(sqlite, `SELECT DISTINCT intake_id AS id FROM ${table}`).all();
    if (owners.some(({ id }) => !known.has(id))) return table;
  }
  const unfound = sql<{ n: number }>(
    sqlite,
    `SELECT (SELECT count(*) FROM received_line WHERE id NOT IN (SELECT id FROM received_text_docsize))
       + (SELECT count(*) FROM received_text_docsize WHERE id NOT IN (SELECT id FROM received_line)) AS n`,
  ).get();
  return unfound?.n === 0 ? undefined : 'received_text';
}

/** Where what is counted and found of reports that came in is not what they said, by the files that are kept of them, or undefined. */
export async function receivedFault(
  sqlite: Sqlite,
  folder: string,
  { intakes }: Pick<SaidOffice, 'intakes'>,
  records: number,
  breathe: () => Promise<void>,
): Promise<Bad | undefined> {
  const known = new Set<string>();
  for (const [id, said] of intakes) {
    const as = keptAs(said);
    if (as === 'nothing') continue;
    known.add(id);
    if (as === 'unknown') continue;
    const wanted =
      as === 'told'
        ? { row: null, lines: paragraphs('', said.told?.text ?? '') }
        : wantedOf(await readFile(attachmentFile(folder, said.row.fileSha256 ?? '')));
    const detail = wanted === undefined ? 'received_report' : differenceOf(sqlite, id, wanted);
    if (detail !== undefined) return { seq: said.firstSeq, reason: 'view-differs', detail };
    await breathe();
  }
  const stray = strayFault(sqlite, known);
  return stray === undefined ? undefined : { seq: records, reason: 'view-differs', detail: stray };
}
