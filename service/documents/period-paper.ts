import type { PeriodSummary } from '#contract/methods/period-nouns';
import type { ChainHead } from '#contract/methods/shifts';
import type { PersonId } from '#domain/people/person';
import { filledGaps, type formGaps } from '#domain/period/form-gaps';
import type { TableForm } from '#domain/period/setup';
import type { TableLine } from '#domain/period/table-lines';
import type { ClockTime, Instant, IsoDay } from '#domain/time/instant';
import usual from '#presets/period' with { type: 'json' };
import type { PaperLook } from './printed-blocks.ts';
import type { PaperPerson } from './rota-paper.ts';
import { longDay, stationTime } from './station-time.ts';
import { fill, print } from './words.ts';

const words = print.period;

type Made = {
  readonly unitName: string;
  readonly zone: string;
  /** When and by whom it was published, kept or made; the documents carry it as their own time. */
  readonly madeAt: Instant;
  readonly byName: string;
  /** The record of the chain by which the paper can be proved. */
  readonly head: ChainHead;
};

/** The table of a period (节假日值班安排表) with all that it says: made once, drawn in every form. */
export type PeriodTablePaper = Made & {
  readonly kind: 'table';
  readonly dayStart: ClockTime;
  /** The number by which people call the period, and its name. */
  readonly number: string;
  readonly name: string;
  readonly fromDay: IsoDay;
  readonly untilDay: IsoDay;
  /** The published version; null is a draft. */
  readonly version: number | null;
  /** Null of a draft. */
  readonly effectiveDay: IsoDay | null;
  readonly form: TableForm;
  /** The body whose form it is; empty for the plain one. */
  readonly bodyName: string;
  readonly lines: readonly TableLine[];
  /** Everybody who is named, in directory order; numbers only where the form wants them, and then one each. */
  readonly people: readonly PaperPerson[];
  readonly dutyPhone: string;
  readonly fax: string;
};

/** What a period came to (值守小结) with all that it says. */
export type PeriodSummaryPaper = Made & {
  readonly kind: 'summary';
  readonly summary: PeriodSummary;
};

/** A paper of an important period. */
export type PeriodPaper = PeriodTablePaper | PeriodSummaryPaper;

/** The form of a table that no superior body asked for: without the unit in each line, and of people only the names. */
export const plainForm: TableForm = {
  ...(usual.body.form as TableForm),
  columns: (usual.body.form as TableForm).columns.filter(({ key }) => key !== 'unit'),
  withPosts: false,
  withPhones: false,
};

/** The year of a table: that of its first day. */
const yearOf = ({ fromDay }: PeriodTablePaper): string => fromDay.slice(0, 4);

/** The day on which the table was published; a draft has none. */
function filedDay({ version, madeAt, zone }: PeriodTablePaper): string {
  // The first ten characters of a local minute are a day.
  return version === null ? '' : longDay(stationTime(zone).minute(madeAt).slice(0, 10) as IsoDay);
}

/** What is filled into the title and the footer of a form; a period that is called by its year does not say it twice. */
export function formValues(
  paper: PeriodTablePaper,
  text: string,
): Readonly<Record<(typeof formGaps)[number], string>> {
  const year = yearOf(paper);
  const named = text.includes('{{year}}')
    ? paper.name.replace(new RegExp(`^${year}年?`, 'u'), '')
    : paper.name;
  return {
    unit: paper.unitName,
    year,
    name: named === '' ? paper.name : named,
    writer: paper.byName,
    date: filedDay(paper),
    phone: paper.dutyPhone,
  };
}

/** What a table is called, as its form wants it. */
export function tableTitle(paper: PeriodTablePaper): string {
  const { title } = paper.form;
  const text = filledGaps(title, formValues(paper, title));
  return paper.version === null ? fill(words.draftTitle, { title: text }) : text;
}

/** What a paper of a period is called. */
export const periodPaperTitle = (paper: PeriodPaper): string =>
  paper.kind === 'table'
    ? tableTitle(paper)
    : fill(words.summaryTitle, { unit: paper.unitName, name: paper.summary.period.name });

/** How the papers of a period lie; a draft says on every page that it is one. */
export const periodLook = (paper: PeriodPaper): PaperLook =>
  paper.kind === 'table'
    ? { paper: 'across', mark: paper.version === null ? words.draftMark : null }
    : { paper: 'upright', mark: null };

/** The line that says which version this is, and by which record of the chain it can be proved. */
export function tableVersionLine(paper: PeriodTablePaper): string {
  const { number, byName, head, zone, version, effectiveDay } = paper;
  const values = { number, by: byName, at: stationTime(zone).long(paper.madeAt), ...head };
  return version === null
    ? fill(words.draft, values)
    : fill(words.published, {
        ...values,
        version,
        day: effectiveDay === null ? '' : longDay(effectiveDay),
      });
}

/** The number that a paper shows of somebody, or an empty text. */
export const paperPhone = (people: readonly PaperPerson[], id: PersonId): string =>
  people.find((one) => one.id === id)?.phones.find(({ isHidden }) => !isHidden)?.number ?? '';
