import type { AssessedSpan, Assessment, Timely } from '#contract/methods/assessment';
import type { ChainHead } from '#contract/methods/shifts';
import type { Instant } from '#domain/time/instant';
import { monthText } from '../check/notice.ts';
import { type Column, columnTable } from './column-table.ts';
import type { TableBlock } from './printed-blocks.ts';
import { longDay, stationTime } from './station-time.ts';
import { fill, print } from './words.ts';

const words = print.assess;

/** The assessment of a span with all that its workbook says. */
export type AssessmentPaper = {
  readonly unitName: string;
  readonly zone: string;
  readonly byName: string;
  readonly madeAt: Instant;
  readonly head: ChainHead;
  readonly assessment: Assessment;
};

const shareText = (part: number, whole: number): string =>
  whole === 0 ? print.notKnown : `${String(Math.round((1000 * part) / whole) / 10)}%`;

const numberText = (value: number | null): string => (value === null ? print.notKnown : String(value));

/** One figure: its name and how it reads of a span. */
type Figure = { readonly name: string; readonly text: (span: AssessedSpan) => string };

const timelyFigures = (name: string, of: (span: AssessedSpan) => Timely): readonly Figure[] => [
  { name: fill(words.figure.due, { name }), text: (span) => String(of(span).due) },
  { name: fill(words.figure.late, { name }), text: (span) => String(of(span).late) },
  { name: fill(words.figure.missed, { name }), text: (span) => String(of(span).missed) },
  { name: fill(words.figure.rate, { name }), text: (span) => shareText(of(span).inTime, of(span).due) },
];

const figures: readonly Figure[] = [
  { name: words.figure.incidents, text: ({ incidents }) => String(incidents) },
  ...timelyFigures(words.figure.phone, ({ phone }) => phone),
  ...timelyFigures(words.figure.written, ({ written }) => written),
  ...timelyFigures(words.figure.hard, ({ hard }) => hard),
  { name: words.figure.mean, text: ({ firstMeanMinutes }) => numberText(firstMeanMinutes) },
  { name: words.figure.median, text: ({ firstMedianMinutes }) => numberText(firstMedianMinutes) },
  { name: words.figure.first, text: ({ withFirst, incidents }) => shareText(withFirst, incidents) },
  { name: words.figure.followUp, text: ({ withFollowUp, withFirst }) => shareText(withFollowUp, withFirst) },
  { name: words.figure.final, text: ({ withFinal, closed }) => shareText(withFinal, closed) },
  {
    name: words.figure.elements,
    text: ({ elementsPresent, elementsAll }) => shareText(elementsPresent, elementsAll),
  },
];

type NamedTimely = Timely & { readonly name: string };

const timelyColumns = (head: string): readonly Column<NamedTimely>[] => [
  { head, width: 66, isLeft: true, text: ({ name }) => name },
  { head: words.due, width: 18, text: ({ due }) => String(due) },
  { head: words.inTime, width: 18, text: ({ inTime }) => String(inTime) },
  { head: words.late, width: 18, text: ({ late }) => String(late) },
  { head: words.missed, width: 18, text: ({ missed }) => String(missed) },
  { head: words.rate, width: 18, text: ({ inTime, due }) => shareText(inTime, due) },
];

const monthColumns: readonly Column<Assessment['months'][number]>[] = [
  { head: words.month, width: 26, text: ({ month }) => monthText(month) },
  { head: words.figure.incidents, width: 18, text: ({ incidents }) => String(incidents) },
  { head: words.phoneRate, width: 22, text: ({ phone }) => shareText(phone.inTime, phone.due) },
  { head: words.writtenRate, width: 22, text: ({ written }) => shareText(written.inTime, written.due) },
  { head: words.late, width: 18, text: ({ phone, written }) => String(phone.late + written.late) },
  { head: words.missed, width: 18, text: ({ phone, written }) => String(phone.missed + written.missed) },
  { head: words.figure.mean, width: 32, text: ({ firstMeanMinutes }) => numberText(firstMeanMinutes) },
];

const lateColumns = (zone: string): readonly Column<Assessment['late'][number]>[] => {
  const time = stationTime(zone);
  return [
    { head: words.list.number, width: 16, text: ({ number }) => number },
    { head: words.list.title, width: 32, isLeft: true, text: ({ title }) => title },
    { head: words.list.recipient, width: 26, isLeft: true, text: ({ recipient }) => recipient },
    { head: words.list.label, width: 18, text: ({ label }) => label },
    { head: words.list.dueAt, width: 18, text: ({ dueAt }) => time.minute(dueAt) },
    {
      head: words.list.metAt,
      width: 18,
      text: ({ metAt }) => (metAt === null ? words.list.notMet : time.minute(metAt)),
    },
    { head: words.list.minutes, width: 10, text: (one) => String(one.lateMinutes) },
    {
      head: words.list.reason,
      width: 28,
      isLeft: true,
      text: ({ reason }) => (reason === '' ? words.list.noReason : reason),
    },
  ];
};

/** What the assessment is called. */
export const assessmentTitle = ({ unitName, assessment }: AssessmentPaper): string =>
  fill(words.title, {
    unit: unitName,
    from: longDay(assessment.span.fromDay),
    until: longDay(assessment.span.untilDay),
  });

/** What the figures mean, and by which record the workbook can be proved. */
export const assessmentFoot = ({
  unitName,
  byName,
  madeAt,
  zone,
  head,
}: AssessmentPaper): readonly string[] => [
  words.reckoned,
  fill(words.foot, { unit: unitName, by: byName, at: stationTime(zone).long(madeAt), ...head }),
];

/** The tables of the assessment in order: figures beside the year before, months, recipients, stages, and what was late. */
export function assessmentTables({
  assessment,
  zone,
}: AssessmentPaper): readonly { readonly name: string; readonly table: TableBlock }[] {
  const { span, yearBefore, months, recipients, labels, late } = assessment;
  const figureColumns: readonly Column<Figure>[] = [
    { head: words.figureHead, width: 76, isLeft: true, text: ({ name }) => name },
    { head: words.now, width: 40, text: ({ text }) => text(span) },
    { head: words.before, width: 40, text: ({ text }) => text(yearBefore) },
  ];
  return [
    { name: words.figures, table: columnTable(figureColumns, figures) },
    { name: words.months, table: columnTable(monthColumns, months) },
    {
      name: words.recipients,
      table: columnTable(
        timelyColumns(words.recipient),
        recipients.map(({ recipient, ...counts }) => ({ name: recipient, ...counts })),
      ),
    },
    {
      name: words.labels,
      table: columnTable(
        timelyColumns(words.label),
        labels.map(({ label, policyName, ...counts }) => ({
          name: policyName === '' ? label : `${policyName} · ${label}`,
          ...counts,
        })),
      ),
    },
    { name: words.lateOnes, table: columnTable(lateColumns(zone), late) },
  ];
}
