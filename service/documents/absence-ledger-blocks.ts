import type { AbsenceLedgerLine } from '#contract/methods/absence-nouns';
import type { AbsenceFields } from '#domain/absence/absence';
import { onlyMissedKinds } from '#domain/absence/finding';
import type { Instant, IsoDay } from '#domain/time/instant';
import { daysText, dueText, type LedgerPaper, ledgerTitle, shortEdge } from './absence-paper.ts';
import { type Block, linesOf, type TableBlock } from './printed-blocks.ts';
import { longDay, type StationTime, stationTime } from './station-time.ts';
import { absenceNouns, fill, print } from './words.ts';

const words = print.absence;
/** Millimetres that the tables of a page across have. */
const pageWidth = 273;

type Column = {
  readonly head: string;
  readonly isLeft?: true;
  readonly text: (line: AbsenceLedgerLine) => string;
};

const lines = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');

function reasonsText({ findings, reasons }: AbsenceLedgerLine): string {
  const missed = new Set(
    findings.filter((one) => one.outcome === 'missed' && !one.isAdvice).map(({ kind }) => kind),
  );
  const rules = [...missed].map((kind) => absenceNouns.ruleKind[kind]).join(print.listComma);
  return lines(
    rules === '' ? '' : fill(words.missedRules, { rules }),
    reasons === '' ? '' : fill(words.reasonsText, { reasons }),
  );
}

/** Every column that a ledger can have. */
function columnsOf({ ledger, whereabouts }: LedgerPaper, time: StationTime) {
  const { fromDay } = ledger;
  const { ledger: heads, ledgerLead } = words;
  const at = (moment: Instant | null): string => (moment === null ? '' : time.inYearOf(moment, fromDay));
  const fieldsOf = ({ id }: AbsenceLedgerLine): AbsenceFields | undefined => whereabouts?.get(id);
  return {
    number: { head: heads.number, text: ({ number }) => number.replace('-', '-\n') },
    name: { head: heads.name, text: ({ personName }) => personName },
    post: { head: heads.post, text: ({ personPost }) => personPost },
    kind: {
      head: heads.kind,
      text: ({ kind, reach }) => lines(absenceNouns.kind[kind], absenceNouns.reach[reach]),
    },
    cause: { head: heads.cause, isLeft: true, text: (line) => fieldsOf(line)?.cause ?? '' },
    place: { head: heads.place, isLeft: true, text: (line) => fieldsOf(line)?.place ?? '' },
    contact: {
      head: heads.contact,
      isLeft: true,
      text: (line) => {
        const fields = fieldsOf(line);
        return fields === undefined ? '' : lines(fields.transport, fields.companions, fields.contactPhone);
      },
    },
    from: { head: heads.from, text: ({ from }) => shortEdge(from, fromDay) },
    until: { head: heads.until, text: ({ until }) => shortEdge(until, fromDay) },
    days: { head: heads.days, text: ({ halfDays }) => daysText(halfDays) },
    time: {
      head: lines(heads.from, heads.until, heads.days),
      text: ({ from, until, halfDays }) =>
        lines(shortEdge(from, fromDay), shortEdge(until, fromDay), daysText(halfDays)),
    },
    acting: {
      head: heads.acting,
      text: ({ acting }) => (acting === null ? '' : lines(acting.name, acting.post)),
    },
    approval: {
      head: heads.approval,
      text: ({ approverName, approvedAt }) => lines(approverName, at(approvedAt)),
    },
    report: { head: heads.report, text: ({ reportedTo, reportedAt }) => lines(reportedTo, at(reportedAt)) },
    lead: {
      head: heads.lead,
      text: ({ lead }) => {
        if (lead === null) return print.notKnown;
        const { outcome, dueAt, doneAt } = lead;
        if (outcome === 'met') return ledgerLead.met;
        return lines(
          ledgerLead[outcome],
          dueAt === null
            ? ''
            : fill(ledgerLead.due, { at: dueText(dueAt, time).replace(fromDay.slice(0, 5), '') }),
          doneAt === null ? '' : fill(ledgerLead.done, { at: at(doneAt) }),
        );
      },
    },
    returned: {
      head: heads.returned,
      text: ({ returned }) => (returned === null ? '' : lines(at(returned.at), at(returned.recordedAt))),
    },
    state: {
      head: heads.state,
      text: ({ state, changeCount }) =>
        lines(
          absenceNouns.state[state],
          changeCount === 0 ? '' : fill(words.changeTimes, { count: changeCount }),
        ),
    },
    reasons: { head: heads.reasons, isLeft: true, text: reasonsText },
  } as const satisfies Readonly<Record<string, Column>>;
}

type Layout = readonly (readonly [column: keyof ReturnType<typeof columnsOf>, share: number])[];

/** The columns of a ledger in order, each with its share of the width. */
const openLayout: Layout = [
  ['number', 13],
  ['name', 17],
  ['post', 25],
  ['kind', 17],
  ['from', 21],
  ['until', 21],
  ['days', 11],
  ['acting', 20],
  ['approval', 22],
  ['report', 26],
  ['lead', 24],
  ['returned', 22],
  ['state', 16],
  ['reasons', 32],
];

/** The same with where everybody is; departure, return and length share a column. */
const whereaboutsLayout: Layout = [
  ['number', 13],
  ['name', 15],
  ['post', 20],
  ['kind', 15],
  ['cause', 34],
  ['place', 26],
  ['contact', 28],
  ['time', 18],
  ['acting', 16],
  ['approval', 18],
  ['report', 20],
  ['lead', 18],
  ['returned', 18],
  ['state', 13],
  ['reasons', 30],
];

/** The absences of the month, a row each. */
function linesTable(paper: LedgerPaper): TableBlock {
  const layout = paper.whereabouts === null ? openLayout : whereaboutsLayout;
  const size = paper.whereabouts === null ? 'small' : 'tiny';
  const all = layout.reduce((sum, [, share]) => sum + share, 0);
  const known = columnsOf(paper, stationTime(paper.zone));
  const columns = layout.map(([name]): Column => known[name]);
  return {
    kind: 'table',
    dense: true,
    stays: false,
    head: columns.map(({ head }) => head),
    widths: layout.map(([, share]) => (pageWidth * share) / all),
    rows: paper.ledger.lines.map((line) => ({
      mayBreak: false,
      cells: columns.map(({ text, isLeft }) => ({
        lines: linesOf(text(line)),
        align: isLeft === true ? 'left' : 'center',
        size,
      })),
    })),
  };
}

/** `77.8%`; a dash where there is nothing to share. */
function rateText(met: number, all: number): string {
  if (all === 0) return print.notKnown;
  return fill(words.percent, { percent: Number(((100 * met) / all).toFixed(1)) });
}

/** How often each kind of rule was kept and missed. */
function sumsTable({ ledger }: LedgerPaper): TableBlock {
  const { sums } = words;
  return {
    kind: 'table',
    dense: true,
    stays: true,
    head: [sums.rule, sums.met, sums.missed, sums.decided, sums.rate],
    widths: [81, 48, 48, 48, 48],
    rows: ledger.rules.map(({ kind, met, missed, decided }) => ({
      mayBreak: false,
      cells: [
        absenceNouns.ruleKind[kind],
        onlyMissedKinds.has(kind) ? print.notKnown : String(met),
        String(missed + decided),
        String(decided),
        onlyMissedKinds.has(kind) ? print.notKnown : rateText(met, met + missed + decided),
      ].map((text) => ({ lines: linesOf(text), align: 'center', size: 'small' }) as const),
    })),
  };
}

/** `提前报备达标率：7/9（77.8%）` */
export const leadRateLine = ({ ledger: { lead } }: LedgerPaper): string =>
  lead.asked === 0
    ? words.leadNone
    : fill(words.leadRate, { met: lead.met, asked: lead.asked, percent: rateText(lead.met, lead.asked) });

/** The lines under the ledger: who files it, and by which record it can be proved. */
export function ledgerFoot(paper: LedgerPaper): readonly string[] {
  const { unitName, byName, madeAt, zone, head, ledger } = paper;
  const time = stationTime(zone);
  // The first ten characters of a local minute are a day.
  const day = longDay(time.minute(madeAt).slice(0, 10) as IsoDay);
  return [
    leadRateLine(paper),
    fill(words.ledgerFoot, { unit: unitName, by: byName, day }),
    fill(words.ledgerChain, { count: ledger.lines.length, at: time.long(madeAt), ...head }),
  ];
}

/** The tables of a ledger in order: the absences, and how rules were kept where any were asked. */
export const ledgerTables = (
  paper: LedgerPaper,
): readonly { readonly name: string; readonly title: string; readonly table: TableBlock }[] => [
  { name: words.sheetLedger, title: ledgerTitle(paper), table: linesTable(paper) },
  ...(paper.ledger.rules.length === 0
    ? []
    : [{ name: words.sheetSums, title: words.sumsTitle, table: sumsTable(paper) }]),
];

/** The ledger as printed pages. */
export const ledgerBlocks = (paper: LedgerPaper): readonly Block[] => [
  { kind: 'title', text: ledgerTitle(paper) },
  ...ledgerTables(paper).map(({ table }) => table),
  ...ledgerFoot(paper).map((text) => ({ kind: 'line', text }) as const),
];
