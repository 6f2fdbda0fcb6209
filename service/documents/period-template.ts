import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import { dayGaps, daysGap, gapValues, wholeGaps } from './period-gaps.ts';
import type { PeriodTablePaper } from './period-paper.ts';
import { fillDocx, type FoundGap, gapsOfDocx } from './period-template-docx.ts';
import { fillXlsx, gapsOfXlsx } from './period-template-xlsx.ts';
import { templateParts, unusable } from './template-package.ts';

/** A file of a body's own with gaps. */
export type TemplateFile = {
  readonly name: string;
  readonly format: 'docx' | 'xlsx';
  readonly bytes: Uint8Array;
};

const use = 'period-template';

type Parts = ReturnType<typeof templateParts>;
type Checked = Output<'period.previewTemplate'>;

const formatOf = (parts: Parts): 'docx' | 'xlsx' | null =>
  parts['word/document.xml'] !== undefined ? 'docx' : parts['xl/workbook.xml'] !== undefined ? 'xlsx' : null;

/** The file of a body with what a table says; refuses one that cannot be filled any more, by its name. */
export async function fillTemplate(
  { name, bytes }: TemplateFile,
  paper: PeriodTablePaper,
): Promise<Uint8Array> {
  try {
    const parts = templateParts(bytes, use);
    const format = formatOf(parts);
    if (format === null) throw unusable(use, name);
    // Marks that do not hold together are not all noticed while they are filled.
    const found = format === 'docx' ? await gapsOfDocx(parts) : await gapsOfXlsx(bytes);
    const values = gapValues(paper, new Set(found.map((gap) => gap.name)));
    return format === 'docx' ? await fillDocx(parts, values) : await fillXlsx(bytes, values, paper);
  } catch (error) {
    throw error instanceof DutyError ? unusable(use, name) : error;
  }
}

/** A gap that is filled where it stands: those of a day only in the row of a day. */
const isKnown = ({ name, isOfDay }: FoundGap): boolean =>
  name === daysGap || wholeGaps.has(name) || (isOfDay && dayGaps.has(name));

const unique = (gaps: readonly FoundGap[]): string[] => [...new Set(gaps.map(({ name }) => name))];

/** What a file would be filled with as a template: its gaps, those that the console does not know, and what is wrong with it. */
export async function checkTemplate(bytes: Uint8Array): Promise<Checked> {
  const nothing = { gaps: [], unknown: [] };
  let format: Checked['format'] = null;
  try {
    const parts = templateParts(bytes, use);
    format = formatOf(parts);
    if (format === null) return { ...nothing, format, problem: 'not-readable', detail: '' };
    const found = format === 'docx' ? await gapsOfDocx(parts) : await gapsOfXlsx(bytes);
    const hasDays = found.some(({ name, isOfDay }) => isOfDay && dayGaps.has(name));
    return {
      format,
      gaps: unique(found.filter(isKnown)),
      unknown: unique(found.filter((gap) => !isKnown(gap))),
      problem: hasDays ? null : 'no-days',
      detail: '',
    };
  } catch (error) {
    if (!(error instanceof DutyError)) throw error;
    return {
      ...nothing,
      format,
      problem: error.failure.code === 'bad-input' ? 'not-readable' : 'broken',
      detail: error.failure.details[0] ?? '',
    };
  }
}
