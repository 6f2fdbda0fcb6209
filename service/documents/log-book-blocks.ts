import type { Shift, ShiftMember } from '#domain/shift/shift';
import { entryColumns, entryRow } from './entry-row.ts';
import type { BookDay, BookShift, LogBook } from './log-book.ts';
import { type Block, row, shortCell, type TableBlock } from './printed-blocks.ts';
import { longDay, type StationTime, stationTime, weekday } from './station-time.ts';
import { bracketed, fill, labelled, numeral, print, trade, tradeWord } from './words.ts';

/** Members of a shift by duty, with the times of those who came later or left earlier. */
function membersText(shift: Shift, time: StationTime): string {
  const nameOf = (member: ShiftMember): string => {
    const notes = [
      member.fromAt > shift.startedAt
        ? fill(print.shift.joinedAt, { at: time.inYearOf(member.fromAt, shift.day) })
        : '',
      member.untilAt !== null && member.untilAt !== shift.endedAt
        ? fill(print.shift.leftAt, { at: time.inYearOf(member.untilAt, shift.day) })
        : '',
    ].filter((note) => note !== '');
    return notes.length === 0 ? member.name : bracketed(member.name, notes.join(print.semicolon));
  };
  const named = (duty: ShiftMember['duty']): readonly string[] =>
    shift.members.filter((member) => member.duty === duty).map(nameOf);
  const leaders = named('dutyLeader');
  const isNamed =
    shift.leaderName === '' ||
    shift.members.some((member) => member.duty === 'dutyLeader' && member.name === shift.leaderName);
  const lists = {
    chief: named('chief'),
    deputy: named('deputy'),
    dutyLeader: isNamed ? leaders : [shift.leaderName, ...leaders],
  };
  return (['chief', 'deputy', 'dutyLeader'] as const)
    .map((duty) =>
      labelled(trade.duty[duty], lists[duty].length === 0 ? print.none : lists[duty].join(print.listComma)),
    )
    .join(print.gap);
}

/** Who took the shift over and who handed it on, and when: the signatures of the shift in words. */
function signaturesOf({ shift }: BookShift, time: StationTime): TableBlock {
  const names = (members: readonly ShiftMember[]): string =>
    members.map((member) => member.name).join(print.listComma) || print.notKnown;
  const tookOver = shift.members.filter((member) => member.fromAt <= shift.startedAt);
  const stayed = shift.members.filter(
    (member) => member.untilAt === null || member.untilAt === shift.endedAt,
  );
  const end = { 'handed-over': names(stayed), unrelieved: bracketed(names(stayed), print.shift.unrelieved) };
  return {
    kind: 'table',
    widths: [26, 85, 45],
    head: null,
    stays: true,
    rows: [
      row([
        shortCell([print.shift.tookOver]),
        shortCell([names(tookOver)]),
        shortCell([time.minute(shift.startedAt)]),
      ]),
      row([
        shortCell([print.shift.handedOver]),
        shortCell([shift.endedAt === null ? print.shift.notEnded : end[shift.end ?? 'handed-over']]),
        shortCell([shift.endedAt === null ? print.notKnown : time.minute(shift.endedAt)]),
      ]),
    ],
  };
}

/** Who the rota had in a shift and was not there, and why. */
const offPlanText = ({ missing, reason }: NonNullable<BookShift['offPlan']>): string =>
  fill(print.shift.offPlan, {
    names: missing.map(({ duty, name }) => `${tradeWord('duty', duty)}${name}`).join(print.listComma),
    reason: reason === '' ? print.shift.reasonOwed : reason,
  });

function shiftBlocks(booked: BookShift, index: number, time: StationTime): readonly Block[] {
  const { shift, entries } = booked;
  const planned = fill(print.shift.planned, {
    from: time.long(shift.plannedFromAt),
    until: time.long(shift.plannedUntilAt),
  });
  return [
    { kind: 'heading', text: fill(print.numbered, { numeral: numeral(index + 1), text: shift.name }) },
    { kind: 'paragraph', text: labelled(print.shift.time, planned) },
    { kind: 'paragraph', text: membersText(shift, time) },
    ...(booked.offPlan === undefined
      ? []
      : [{ kind: 'paragraph', text: offPlanText(booked.offPlan) } as const]),
    entries.length === 0
      ? { kind: 'paragraph', text: print.noEntries }
      : {
          kind: 'table',
          ...entryColumns,
          stays: false,
          rows: entries.map((entry) => entryRow(entry, shift.day, time)),
        },
    signaturesOf(booked, time),
    ...(booked.handoverHash === null
      ? []
      : [{ kind: 'note', text: fill(print.shift.handoverHash, { hash: booked.handoverHash }) } as const]),
  ];
}

function dayBlocks(book: LogBook, { day, shifts }: BookDay, time: StationTime): readonly Block[] {
  return [
    { kind: 'title', text: fill(print.logTitle, { unit: book.unitName }) },
    { kind: 'day-line', text: fill(print.dayLine, { day: longDay(day), weekday: weekday(day) }) },
    ...(shifts.length === 0
      ? [{ kind: 'paragraph', text: print.noShifts } as const]
      : shifts.flatMap((shift, index) => shiftBlocks(shift, index, time))),
  ];
}

/** The head of the chain as the outside witness that paper is, with a sentence what it is for; `at` where it is known. */
export function chainBlocks(head: LogBook['head'], at: string | null): readonly Block[] {
  const { line, lineNow } = print.chain;
  return [
    { kind: 'heading', text: print.chain.heading },
    {
      kind: 'closing',
      text: at === null ? fill(lineNow, { seq: head.seq }) : fill(line, { at, seq: head.seq }),
    },
    { kind: 'hash', text: head.hash },
    { kind: 'closing', text: fill(print.chain.purpose, { seq: head.seq }) },
  ];
}

/** The printed log day by day, each day on a new page, the last with the head of the chain at its end. */
export function* logBookBlocks(book: LogBook): Generator<readonly Block[]> {
  const time = stationTime(book.zone);
  const closing: readonly Block[] = [
    ...chainBlocks(book.head, time.long(book.headAt)),
    ...(book.retentionLabel === ''
      ? []
      : [{ kind: 'note', text: fill(print.chain.retention, { label: book.retentionLabel }) } as const]),
  ];
  for (const [index, day] of book.days.entries()) {
    const blocks = dayBlocks(book, day, time);
    yield index === book.days.length - 1 ? [...blocks, ...closing] : blocks;
  }
  if (book.days.length === 0) yield closing;
}
