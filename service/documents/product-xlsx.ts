import ExcelJS from 'exceljs';
import { type ProductIncident, figureKeys } from '#domain/product/figures';
import { type Column, columnTable } from './column-table.ts';
import { linesOf, type TableBlock } from './printed-blocks.ts';
import { productLook, type ProductPaper } from './product-paper.ts';
import { productTexts } from './product-texts.ts';
import { stationTime } from './station-time.ts';
import { addTable, workbookBytes } from './table-sheet.ts';
import { fill, incidentNouns, print, productNouns } from './words.ts';

const words = print.product.paper;

type Told = { readonly heading: string; readonly line: string };

/** One row a paragraph: a row of a workbook cannot be higher than a page. */
function contentTable({ product }: ProductPaper): TableBlock {
  const { sections, conclusion } = product.fields;
  const all = [...sections, ...(conclusion === '' ? [] : [{ heading: words.conclusion, text: conclusion }])];
  const rows = all.flatMap(({ heading, text }): readonly Told[] =>
    text.split('\n').map((line, index) => ({ heading: index === 0 ? heading : '', line })),
  );
  return {
    kind: 'table',
    stays: false,
    head: [words.column.section, words.column.text],
    widths: [36, 120],
    rows: rows.map(({ heading, line }) => ({
      mayBreak: false,
      cells: [
        { lines: linesOf(heading), align: 'left', size: 'small' },
        { lines: linesOf(line), align: 'left', size: 'small' },
      ],
    })),
  };
}

const figureTable = ({ product }: ProductPaper): TableBlock =>
  columnTable<(typeof figureKeys)[number]>(
    [
      { head: words.column.figure, width: 100, isLeft: true, text: (key) => productNouns.figure[key] },
      { head: words.column.count, width: 56, text: (key) => String(product.fields.figures[key]) },
    ],
    figureKeys,
  );

const count = (value: number | null): string => (value === null ? print.notKnown : String(value));

function incidentColumns({ zone }: ProductPaper): readonly Column<ProductIncident>[] {
  const time = stationTime(zone);
  return [
    { head: words.column.number, width: 15, text: ({ number }) => number },
    {
      head: words.column.at,
      width: 17,
      text: ({ occurredAt, receivedAt }) => time.minute(occurredAt ?? receivedAt).replace(' ', '\n'),
    },
    { head: words.column.title, width: 22, isLeft: true, text: ({ title }) => title },
    { head: words.column.level, width: 12, text: ({ level }) => incidentNouns.level[level ?? 'none'] },
    { head: words.column.place, width: 18, isLeft: true, text: ({ place }) => place },
    {
      head: words.column.harm,
      width: 20,
      text: ({ deaths, missing, trapped, injured }) =>
        fill(words.harm, {
          deaths: count(deaths),
          missing: count(missing),
          trapped: count(trapped),
          injured: count(injured),
        }),
    },
    { head: words.column.state, width: 12, text: ({ state }) => words[state] },
    { head: words.column.line, width: 40, isLeft: true, text: ({ line }) => line },
  ];
}

/** A written product as a workbook of texts: what it says, its numbers, its incidents; the same product gives the same bytes. */
export function productXlsx(paper: ProductPaper): Promise<Uint8Array> {
  const { product, withdrawnAt } = paper;
  const { fields, imprint, reason, issuedAt } = product;
  const texts = productTexts(paper);
  const workbook = new ExcelJS.Workbook();
  workbook.title = fields.title;
  const withdrawn = withdrawnAt === null ? [] : [fill(words.withdrawn, { at: withdrawnAt, reason })];
  const foot = [
    [imprint.unitName, texts.span, texts.issueNo, texts.periodDay]
      .filter((text) => text !== '')
      .join(print.gap),
    fill(words.editor, { text: texts.editor }),
    fill(words.reviewer, { text: texts.reviewer === '' ? words.nobody : texts.reviewer }),
    fill(words.issuer, { text: texts.issuer }),
    ...(imprint.contact === '' ? [] : [fill(words.phone, { phone: imprint.contact })]),
    texts.chain,
    ...withdrawn,
  ];
  const look = productLook(paper);
  addTable(workbook, words.sheet.content, { title: fields.title, table: contentTable(paper), foot, look });
  addTable(workbook, words.sheet.figures, {
    title: words.sheet.figures,
    table: figureTable(paper),
    foot: withdrawn,
    look,
  });
  addTable(workbook, words.sheet.incidents, {
    title: words.sheet.incidents,
    table: columnTable(incidentColumns(paper), fields.incidents),
    foot: [...(fields.incidents.length === 0 ? [print.none] : []), ...withdrawn],
    look,
  });
  return workbookBytes(workbook, imprint.unitName, new Date(issuedAt));
}
