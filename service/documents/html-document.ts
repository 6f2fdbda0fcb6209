import { paperText } from './clean-text.ts';
import { officialHtml, officialStyles } from './html-official.ts';
import { fontNote, type FontRole, type PrintFont } from './fonts.ts';
import {
  type Block,
  type Cell,
  type Line,
  linesOf,
  type PaperLook,
  type Row,
  type Run,
  type TableBlock,
  uprightLook,
} from './printed-blocks.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A value as text of an HTML page: nothing in it is markup. */
const escapeHtml = (text: string): string =>
  paperText(text).replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');

/** A family name as CSS: letters, digits and what font names have, nothing that could end a string or a style sheet. */
const family = (name: string): string => `"${name.replaceAll(/[^\p{L}\p{N} _.-]/gu, '')}"`;

/** Across, the page has margins of its own; upright, they are the printer's. */
const pageRules = { upright: '@page{size:A4}', across: '@page{size:A4 landscape;margin:12mm 12mm 13mm}' };

function styleSheet(fonts: readonly PrintFont[], look: PaperLook): string {
  const stack = (role: FontRole): string => {
    const font = fonts.find((one) => one.role === role);
    const generic = role === 'heading' ? 'sans-serif' : 'serif';
    return font === undefined || font.used === generic ? generic : `${family(font.used)},${generic}`;
  };
  return [
    pageRules[look.paper],
    '*{box-sizing:border-box}',
    'html,body{margin:0;padding:0;color:#000;background:#fff}',
    `body{font-family:${stack('body')};font-size:16pt;line-height:28pt;text-align:justify;overflow-wrap:anywhere;line-break:strict}`,
    'section+section{break-before:page}',
    `h1{font-family:${stack('title')};font-size:22pt;line-height:35pt;font-weight:normal;text-align:center;margin:0;break-after:avoid}`,
    `.day-line{font-family:${stack('subheading')};text-align:center;text-indent:0;margin:0 0 14pt;break-after:avoid}`,
    `h2{font-family:${stack('heading')};font-size:16pt;line-height:28pt;font-weight:normal;text-indent:2em;margin:0;break-after:avoid}`,
    'p{margin:0;text-indent:2em}',
    'p.paragraph,p.closing,p.hash{break-after:avoid}',
    'p.line{font-size:9pt;line-height:12.5pt;text-indent:0;text-align:left}',
    'p.closing,p.line,p.note,p.hash{break-inside:avoid}',
    'p.note,p.hash{font-size:10.5pt;line-height:16pt;text-indent:0;text-align:left;margin:4pt 0 8pt}',
    'table{width:100%;table-layout:fixed;border-collapse:separate;border-spacing:0;margin:4pt 0 8pt;font-size:10.5pt;line-height:16pt}',
    'td,th{border:0 solid #000;border-width:0 0.5pt 0.5pt 0;padding:0.5mm 0.8mm;height:8mm;vertical-align:middle;text-align:left;overflow-wrap:anywhere}',
    // Borders belong to cells: that of a table would run down to the end of a page that it leaves.
    'td:first-child,th:first-child{border-left-width:0.5pt}',
    'thead th,table.bare tr:first-child td{border-top-width:0.5pt}',
    // A cell that runs over the end of a page is closed there and opened again.
    'tr.long td{box-decoration-break:clone}',
    'table.stays{break-inside:avoid}',
    'thead{display:table-header-group}',
    'tr{break-inside:avoid}',
    'tr.long{break-inside:auto}',
    `th,b{font-family:${stack('heading')};font-weight:normal}`,
    'th,.small{font-size:9pt;line-height:13pt}',
    'th,.center{text-align:center}',
    'td>div{min-height:1em}',
    's{text-decoration:line-through}',
    'table.close td,table.close th{height:6.4mm}',
    'table.dense{margin:1pt 0 3pt}',
    'table.dense td,table.dense th{height:4.6mm;padding:0 0.8mm}',
    'td.tiny{font-size:7.5pt;line-height:10pt}',
    ...(look.paper === 'across' ? ['h1{font-size:18pt;line-height:26pt}'] : []),
    `.care{font-family:${stack('heading')};font-size:14pt;line-height:20pt;text-indent:0;text-align:left}`,
    // Only the head of a table comes again on every page and keeps its place free.
    'table.kept{margin:0;font-size:inherit;line-height:inherit;text-align:inherit}',
    'table.kept>thead>tr>td,table.kept>tbody>tr>td{border-width:0;padding:0;height:auto;vertical-align:top;text-align:inherit}',
    'table.kept>tbody>tr{break-inside:auto}',
    ...officialStyles(stack),
    'td.light{background:#ededed}',
    'td.dark{background:#d0d0d0}',
    // What stands fixed comes again on every page; over the text, because shaded cells would hide it.
    `.mark{position:fixed;top:70mm;left:0;right:0;text-align:center;text-indent:0;white-space:nowrap;font-family:${stack('heading')};font-size:96pt;line-height:1;letter-spacing:0.5em;transform:rotate(-18deg);color:#000;opacity:0.13}`,
  ].join('\n');
}

function runHtml({ text, look }: Run): string {
  const escaped = escapeHtml(text);
  if (look === 'struck') return `<s>${escaped}</s>`;
  return look === 'strong' ? `<b>${escaped}</b>` : escaped;
}

const lineHtml = (line: Line): string => `<div>${line.map(runHtml).join('')}</div>`;

const cellHtml = (cell: Cell): string => {
  const classes = [
    cell.size === 'normal' ? '' : cell.size,
    cell.align === 'center' ? 'center' : '',
    cell.shade ?? '',
  ].filter((name) => name !== '');
  const span = cell.span === undefined ? '' : ` colspan="${cell.span}"`;
  return `<td${span}${classes.length === 0 ? '' : ` class="${classes.join(' ')}"`}>${cell.lines.map(lineHtml).join('')}</td>`;
};

const rowHtml = ({ cells, mayBreak }: Row): string =>
  `<tr${mayBreak ? ' class="long"' : ''}>${cells.map(cellHtml).join('')}</tr>`;

function tableHtml({ widths, head, rows, stays, dense, close }: TableBlock): string {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<col style="width:${((100 * width) / all).toFixed(2)}%">`).join('');
  const heads =
    head === null
      ? ''
      : `<thead><tr>${head.map((text) => `<th scope="col">${linesOf(text).map(lineHtml).join('')}</th>`).join('')}</tr></thead>`;
  const classes = [
    stays ? 'stays' : '',
    head === null ? 'bare' : '',
    close === true ? 'close' : '',
    dense === true ? 'dense' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
  return `<table class="${classes}"><colgroup>${columns}</colgroup>${heads}<tbody>\n${rows.map(rowHtml).join('\n')}\n</tbody></table>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escapeHtml(block.text)}</h1>`;
    case 'heading':
      return `<h2>${escapeHtml(block.text)}</h2>`;
    case 'day-line':
    case 'paragraph':
    case 'closing':
    case 'note':
    case 'hash':
    case 'line':
      return `<p class="${block.kind}">${escapeHtml(block.text)}</p>`;
    case 'table':
      return tableHtml(block);
    case 'official':
      return officialHtml(block, escapeHtml);
    default:
      return block satisfies never;
  }
}

/** Pages with a word at the head of each. */
const keptPages = (care: string, pages: readonly string[]): readonly string[] => [
  `<table class="kept" role="presentation"><thead><tr><td><p class="care">${escapeHtml(care)}</p></td></tr></thead><tbody><tr><td>`,
  ...pages,
  '</td></tr></tbody></table>',
];

/**
 * A page of blocks for printing, whole in itself: no script, no outside address. Each group begins a new page; margins and
 * the page number come from whoever prints. Where a font had to be replaced, the last line says so.
 */
export function htmlDocument(
  title: string,
  groups: Iterable<readonly Block[]>,
  fonts: readonly PrintFont[],
  look: PaperLook = uprightLook,
): string {
  const sections: string[] = [];
  for (const blocks of groups) sections.push(`<section>\n${blocks.map(blockHtml).join('\n')}\n</section>`);
  const note = fontNote(fonts);
  const pages = [...sections, ...(note === null ? [] : [`<p class="line">${escapeHtml(note)}</p>`])];
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${styleSheet(fonts, look)}\n</style>`,
    '</head>',
    '<body>',
    ...(look.mark === null ? [] : [`<p class="mark">${escapeHtml(look.mark)}</p>`]),
    ...(look.care === undefined ? pages : keptPages(look.care, pages)),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
