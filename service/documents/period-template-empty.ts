import ExcelJS from 'exceljs';
import { docxDocument } from './docx-document.ts';
import type { TableColumn, TableForm } from '#domain/period/setup';
import type { Instant } from '#domain/time/instant';
import { daysGap, gapOfColumn } from './period-gaps.ts';
import { type Block, linesOf, type PaperLook, type TableBlock } from './printed-blocks.ts';
import { addTable, workbookBytes } from './table-sheet.ts';
import { fill, labelled, print } from './words.ts';

const names = print.period.gap;
const look: PaperLook = { paper: 'across', mark: null };
const pageWidth = 273;

const gap = (name: string): string => `{${name}}`;

/** What a form fills by gaps of its own (`{{unit}}`), as the gaps of a template. */
const ofForm: Readonly<Record<string, string>> = {
  unit: gap(names.unit),
  year: gap(names.year),
  name: gap(names.name),
  writer: gap(names.writer),
  date: gap(names.date),
  phone: gap(names.phone),
};

/** Parts of the width that columns have: those with people more. */
const share = (key: TableColumn): number =>
  key === 'staff' || key === 'standby' ? 3 : key === 'day' || key === 'weekday' ? 1 : 1.6;

function emptyTable({ columns }: TableForm): TableBlock {
  const all = columns.reduce((sum, { key }) => sum + share(key), 0);
  const texts = columns.map(({ key }) => gap(gapOfColumn[key]));
  const row = texts.map((text, index) => {
    const from = index === 0 ? gap(`#${daysGap}`) : '';
    const until = index === texts.length - 1 ? gap(`/${daysGap}`) : '';
    return `${from}${text}${until}`;
  });
  return {
    kind: 'table',
    dense: true,
    stays: false,
    head: columns.map(({ label }) => label),
    widths: columns.map(({ key }) => (pageWidth * share(key)) / all),
    rows: [
      {
        mayBreak: false,
        cells: row.map((text) => ({ lines: linesOf(text), align: 'center', size: 'small' }) as const),
      },
    ],
  };
}

const footOf = ({ footer }: TableForm): readonly string[] => [
  ...(footer.length === 0
    ? []
    : [
        footer
          .map(({ label, value }) => labelled(label, value === '' ? print.period.blank : fill(value, ofForm)))
          .join(print.gap.repeat(2)),
      ]),
  gap(names.version),
];

/** The form of a body as a file with gaps, to be edited and given back as a template; the same form gives the same bytes. */
export function emptyTemplate(
  form: TableForm,
  format: 'docx' | 'xlsx',
  made: { readonly unitName: string; readonly madeAt: Instant },
): Promise<Uint8Array> {
  const title = fill(form.title, ofForm);
  const table = emptyTable(form);
  if (format === 'docx') {
    const blocks: readonly Block[] = [
      { kind: 'title', text: title },
      table,
      ...footOf(form).map((text) => ({ kind: 'line', text }) as const),
    ];
    const facts = { title: print.period.sheet, author: made.unitName, madeAt: made.madeAt };
    return docxDocument(facts, [blocks], 1, undefined, look);
  }
  const workbook = new ExcelJS.Workbook();
  addTable(workbook, print.period.sheet, { title, table, foot: footOf(form), look });
  return workbookBytes(workbook, made.unitName, new Date(made.madeAt));
}
