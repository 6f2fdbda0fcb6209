import type { PeriodSummary } from '#contract/methods/period-nouns';
import { type CallOut, callOutNumber, isTooLate } from '#domain/period/call-out';
import { type Column, columnTable } from './column-table.ts';
import type { PeriodSummaryPaper } from './period-paper.ts';
import type { Block, TableBlock } from './printed-blocks.ts';
import { shortDay } from './rota-paper.ts';
import { longDay, stationTime } from './station-time.ts';
import { fill, numeral, periodNouns, print } from './words.ts';

const words = print.period.summary;

/** One table of a summary under its heading, as pages and sheets have it. */
type SummaryTable = { readonly name: string; readonly table: TableBlock };

const peopleColumns: readonly Column<PeriodSummary['lines'][number]>[] = [
  { head: words.person.name, width: 21, text: ({ name }) => name },
  { head: words.person.post, width: 36, text: ({ post }) => post },
  { head: words.person.duty, width: 11, text: ({ duty }) => String(duty) },
  { head: words.person.standby, width: 11, text: ({ standby }) => String(standby) },
  { head: words.person.rest, width: 11, text: ({ rest }) => String(rest) },
  { head: words.person.away, width: 11, text: ({ away }) => String(away) },
  { head: words.person.edge, width: 11, text: ({ edge }) => String(edge) },
  { head: words.person.signed, width: 11, text: ({ signed }) => String(signed) },
  { head: words.person.called, width: 11, text: ({ called }) => String(called) },
  { head: words.person.arrived, width: 11, text: ({ arrived }) => String(arrived) },
  { head: words.person.inTime, width: 11, text: ({ inTime }) => String(inTime) },
];

function callColumns({ zone, madeAt, summary }: PeriodSummaryPaper): readonly Column<CallOut>[] {
  const time = stationTime(zone);
  const inTime = (call: CallOut): string =>
    call.minutes === null
      ? print.notKnown
      : String(call.people.filter((one) => one.arrivedAt !== null && !isTooLate(one, call, madeAt)).length);
  const counted = (call: CallOut, is: (one: CallOut['people'][number]) => boolean): string =>
    String(call.people.filter(is).length);
  return [
    { head: words.call.number, width: 21, text: callOutNumber },
    {
      head: words.call.at,
      width: 14,
      text: ({ calledAt }) => time.inYearOf(calledAt, summary.period.fromDay).replace(' ', '\n'),
    },
    { head: words.call.tier, width: 13, text: ({ tierName }) => tierName },
    {
      head: words.call.reason,
      width: 30,
      isLeft: true,
      text: ({ reason, place }) => [reason, place].filter((text) => text !== '').join('\n'),
    },
    {
      head: words.call.minutes,
      width: 12,
      text: ({ minutes }) => (minutes === null ? print.notKnown : String(minutes)),
    },
    { head: words.call.called, width: 9, text: ({ people }) => String(people.length) },
    { head: words.call.answered, width: 9, text: (call) => counted(call, (one) => one.answeredAt !== null) },
    { head: words.call.arrived, width: 9, text: (call) => counted(call, (one) => one.arrivedAt !== null) },
    { head: words.call.inTime, width: 9, text: inTime },
    { head: words.call.cannot, width: 9, text: (call) => counted(call, (one) => one.excuse !== '') },
    {
      head: words.call.conclusion,
      width: 21,
      isLeft: true,
      text: ({ ended }) => ended?.conclusion ?? words.goesOn,
    },
  ];
}

const reportColumns: readonly Column<PeriodSummary['reports'][number]>[] = [
  { head: words.report.body, width: 60, text: ({ bodyName }) => bodyName },
  { head: words.report.what, width: 36, text: ({ what }) => periodNouns.what[what] },
  { head: words.report.due, width: 15, text: ({ due }) => String(due) },
  { head: words.report.inTime, width: 15, text: ({ inTime }) => String(inTime) },
  { head: words.report.late, width: 15, text: ({ late }) => String(late) },
  { head: words.report.missing, width: 15, text: ({ missing }) => String(missing) },
];

const shortageColumns: readonly Column<PeriodSummary['shortages'][number]>[] = [
  { head: words.shortage.day, width: 36, text: ({ day }) => shortDay(day) },
  { head: words.shortage.pool, width: 45, text: ({ poolName }) => poolName },
  { head: words.shortage.tier, width: 45, text: ({ tierName }) => tierName },
  { head: words.shortage.wanted, width: 15, text: ({ wanted }) => String(wanted) },
  { head: words.shortage.got, width: 15, text: ({ got }) => String(got) },
];

/** The tables of a summary in order: people, call-outs and drills apart, reports, tiers that were short. */
export function summaryTables(paper: PeriodSummaryPaper): readonly SummaryTable[] {
  const { lines, callOuts, reports, shortages } = paper.summary;
  const calls = callColumns(paper);
  const all: readonly SummaryTable[] = [
    { name: words.people, table: columnTable(peopleColumns, lines) },
    {
      name: words.calls,
      table: columnTable(
        calls,
        callOuts.filter(({ isDrill }) => !isDrill),
      ),
    },
    {
      name: words.drills,
      table: columnTable(
        calls,
        callOuts.filter(({ isDrill }) => isDrill),
      ),
    },
    { name: words.reports, table: columnTable(reportColumns, reports) },
    { name: words.shortages, table: columnTable(shortageColumns, shortages) },
  ];
  return all;
}

/** What the period was, in one paragraph. */
export function summaryText({ summary }: PeriodSummaryPaper): string {
  const { period, days, daysOver, versions } = summary;
  const schemes = period.schemes.join(print.listComma);
  return fill(words.text, {
    name: period.name,
    number: period.number,
    from: longDay(period.fromDay),
    until: longDay(period.untilDay),
    days,
    over: daysOver,
    schemes: schemes === '' ? words.byRota : schemes,
    versions,
  });
}

/** The lines under a summary: who made it, and by which record it can be proved. */
export const summaryFoot = ({
  unitName,
  byName,
  madeAt,
  zone,
  head,
}: PeriodSummaryPaper): readonly string[] => [
  fill(words.foot, { unit: unitName, by: byName, at: stationTime(zone).long(madeAt), ...head }),
];

/** The summary as printed pages. */
export const summaryBlocks = (paper: PeriodSummaryPaper, title: string): readonly Block[] => [
  { kind: 'title', text: title },
  { kind: 'paragraph', text: summaryText(paper) },
  ...summaryTables(paper).flatMap(({ name, table }, index): readonly Block[] => [
    { kind: 'heading', text: fill(print.numbered, { numeral: numeral(index + 1), text: name }) },
    table.rows.length === 0 ? { kind: 'closing', text: print.nothing } : table,
  ]),
  ...summaryFoot(paper).map((text) => ({ kind: 'line', text }) as const),
];
