import type { AbsenceFull, AbsenceLedger } from '#contract/methods/absence-nouns';
import type { ChainHead } from '#contract/methods/shifts';
import type { AbsenceFields, AbsenceId } from '#domain/absence/absence';
import type { AbsenceEdge } from '#domain/absence/edge';
import type { IsoMonth } from '#domain/rota/duty';
import { addDays, type Instant, type IsoDay } from '#domain/time/instant';
import type { PaperLook } from './printed-blocks.ts';
import { monthText } from './rota-paper.ts';
import { longDay, type StationTime } from './station-time.ts';
import { absenceNouns, fill, print } from './words.ts';

const words = print.absence;

type Made = {
  readonly unitName: string;
  readonly zone: string;
  /** Who has it made, and when; the documents carry it as their own time. */
  readonly byName: string;
  readonly madeAt: Instant;
  /** The record of the chain by which the paper can be proved. */
  readonly head: ChainHead;
};

/** The form of one absence (外出报备单) with all that it says; where people are is on it only if wanted. */
export type AbsenceForm = Made & {
  readonly kind: 'form';
  readonly absence: AbsenceFull;
  readonly withWhereabouts: boolean;
};

/** The ledger of a month (外出报备台账) with all that it says. */
export type LedgerPaper = Made & {
  readonly kind: 'ledger';
  readonly month: IsoMonth;
  readonly ledger: AbsenceLedger;
  /** The name of the person where only one person's absences are wanted. */
  readonly only: string | null;
  /** What the forms say, by absence; null where it is not said where people are. */
  readonly whereabouts: ReadonlyMap<AbsenceId, AbsenceFields> | null;
};

/** A paper of the registry of absences. */
export type AbsencePaper = AbsenceForm | LedgerPaper;

/** `2026年11月25日上午`, `2026年11月25日14:30` */
export const edgeText = ({ day, part, time }: AbsenceEdge): string =>
  fill(words.edge, { day: longDay(day), part: time ?? absenceNouns.part[part] });

/** `11-25 上午`, with the year where it is another than that of `near`. */
export const shortEdge = ({ day, part, time }: AbsenceEdge, near: IsoDay): string =>
  fill(words.shortEdge, {
    day: day.slice(0, 5) === near.slice(0, 5) ? day.slice(5) : day,
    part: time ?? absenceNouns.part[part],
  });

/** A moment until which there is time: `2026-11-24 24:00`, because nobody says midnight of the next day. */
export function dueText(at: Instant, time: StationTime): string {
  const text = time.minute(at);
  // The first ten characters of a local minute are a day.
  return text.endsWith('00:00') ? `${addDays(text.slice(0, 10) as IsoDay, -1)} 24:00` : text;
}

/** `1.5天`; what takes no half day is 不足半天. */
export const daysText = (halfDays: number): string =>
  halfDays === 0 ? words.underHalf : fill(words.days, { days: halfDays / 2 });

/** What the form is called: of a leader 领导干部外出报备单. */
export const formTitle = ({ isLeader }: AbsenceFull): string =>
  isLeader ? words.formTitle : words.plainFormTitle;

/** What the ledger is called: the unit, the month and, where only one person's absences are wanted, whose. */
export function ledgerTitle({ unitName, month, only }: LedgerPaper): string {
  const values = { unit: unitName, month: monthText(month) };
  return only === null
    ? fill(words.ledgerTitle, values)
    : fill(words.personLedgerTitle, { ...values, name: only });
}

/** What a paper is called. */
export const absencePaperTitle = (paper: AbsencePaper): string =>
  paper.kind === 'ledger'
    ? ledgerTitle(paper)
    : fill(words.formTitleOf, { title: formTitle(paper.absence), number: paper.absence.number });

const formLook = ({ absence, withWhereabouts }: AbsenceForm): PaperLook => ({
  paper: 'upright',
  mark: absence.state === 'cancelled' ? words.cancelledMark : null,
  ...(withWhereabouts ? { care: words.care } : {}),
});

const ledgerLook = ({ whereabouts }: LedgerPaper): PaperLook => ({
  paper: 'across',
  mark: null,
  ...(whereabouts === null ? {} : { care: words.care }),
});

/** How a paper lies; one that says where somebody is says how it has to be kept, a form that was cancelled that it was. */
export const absenceLook = (paper: AbsencePaper): PaperLook =>
  paper.kind === 'form' ? formLook(paper) : ledgerLook(paper);
