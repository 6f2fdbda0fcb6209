import type { AbsenceLedgerLine } from '#contract/methods/absence-nouns';
import type { IsoDay } from '#domain/time/instant';
import { daysText, type LedgerPaper, ledgerTitle, shortEdge } from './absence-paper.ts';
import { type Block, linesOf, type TableBlock } from './printed-blocks.ts';
import { longDay, type StationTime, stationTime } from './station-time.ts';
import { absenceNouns, fill, print } from './words.ts';

const words = print.absence;
/** Millimetres that the tables of a page across have. */
const pageWidth = 273;

type Column = {
  readonly head: string;
  readonly width: number;
  readonly align?: 'left';
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

function whereaboutsColumns({ whereabouts }: LedgerPaper): readonly Column[] {
  if (whereabouts === null) return [];
  return [
    {
      head: words.ledger.cause,
      width: 38,
      align: 'left',
      text: ({ id }) => whereabouts.get(id)?.cause ?? '',
    },
    {
      head: words.ledger.place,
      width: 28,
      align: 'left',
      text: ({ id }) => whereabouts.get(id)?.place ?? '',
    },
    {
      head: words.ledger.contact,
      width: 34,
      align: 'left',
      text: ({ id }) => {
        const fields = whereabouts.get(id);
        return fields === undefined ? '' : lines(fields.transport, fields.companions, fields.contactPhone);
      },
    },
  ];
}

function columnsOf(paper: LedgerPaper, time: StationTime): readonly Column[] {
  const { fromDay } = paper.ledger;
  const { ledger: heads, ledgerLead } = words;
  return [
    { head: heads.number, width: 13, text: ({ number }) => number.replace('-', '-\n') },
    { head: heads.name, width: 17, text: ({ personName }) => personName },
    { head: heads.post, width: 25, text: ({ personPost }) => personPost },
    {
      head: heads.kind,
      width: 17,
      text: ({ kind, reach }) => lines(absenceNouns.kind[kind], absenceNouns.reach[reach]),
    },
    ...whereaboutsColumns(paper),
    { head: heads.from, width: 19, text: ({ from }) => shortEdge(from, fromDay) },
    { head: heads.until, width: 19, text: ({ until }) => shortEdge(until, fromDay) },
    { head: heads.days, width: 11, text: ({ halfDays }) => daysText(halfDays) },
    {
      head: heads.acting,
      width: 20,
      text: ({ acting }) => (acting === null ? '' : lines(acting.name, acting.post)),
    },
    {
      head: heads.approval,
      width: 21,
      text: ({ approverName, approvedAt }) =>
        lines(approverName, approvedAt === null ? '' : time.inYearOf(approvedAt, fromDay)),
    },
    {
      head: heads.report,
      width: 25,
      text: ({ reportedTo, reportedAt }) =>
        lines(reportedTo, reportedAt === null ? '' : time.inYearOf(reportedAt, fromDay)),
    },
    {
      head: heads.lead,
      width: 24,
      text: ({ lead }) =>
        lead === null
          ? print.notKnown
          : lines(
              ledgerLead[lead.outcome],
              lead.dueAt === null || lead.outcome === 'met'
                ? ''
                : fill(ledgerLead.due, { at: time.inYearOf(lead.dueAt, fromDay) }),
              lead.doneAt === null || lead.outcome === 'met'
                ? ''
                : fill(ledgerLead.done, { at: time.inYearOf(lead.doneAt, fromDay) }),
            ),
    },
    {
      head: heads.returned,
      width: 20,
      text: ({ returned }) =>
        returned === null
          ? ''
          : lines(time.inYearOf(returned.at, fromDay), time.inYearOf(returned.recordedAt, fromDay)),
    },
    {
      head: heads.state,
      width: 16,
      text: ({ state, changeCount }) =>
        lines(
          absenceNouns.state[state],
          changeCount === 0 ? '' : fill(words.changeTimes, { count: changeCount }),
        ),
    },
    { head: heads.reasons, width: 34, align: 'left', text: reasonsText },
  ];
}

/** The absences of the month, a row each. */
function linesTable(paper: LedgerPaper): TableBlock {
  const columns = columnsOf(paper, stationTime(paper.zone));
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const size = paper.whereabouts === null ? 'small' : 'tiny';
  return {
    kind: 'table',
    dense: true,
    stays: false,
    head: columns.map(({ head }) => head),
    widths: columns.map(({ width }) => (pageWidth * width) / all),
    rows: paper.ledger.lines.map((line) => ({
      mayBreak: false,
      cells: columns.map(({ text, align }) => ({
        lines: linesOf(text(line)),
        align: align ?? 'center',
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
        String(met),
        String(missed + decided),
        String(decided),
        rateText(met, met + missed + decided),
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
