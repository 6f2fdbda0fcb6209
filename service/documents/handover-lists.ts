import type { HandoverSheet } from '#contract/methods/shifts';
import type { Entry, EntryId } from '#domain/log/entry';
import type { AwayAtHandover } from '#domain/shift/sheet';
import { type Instant, instant } from '#domain/time/instant';
import { matterLines } from './entry-row.ts';
import {
  type Block,
  type Cell,
  linesOf,
  type Row,
  row,
  shortCell,
  strong,
  textCell,
} from './printed-blocks.ts';
import type { StationTime } from './station-time.ts';
import { absenceNouns, fill, print, trade } from './words.ts';

const words = print.handover;

const isInstant = (text: string): text is Instant => instant.safeParse(text).success;

/** A table with a head, or a word where there is nothing to put into it. */
export const orNothing = (
  rows: readonly Row[],
  table: { readonly widths: readonly number[]; readonly head: readonly string[] },
): Block =>
  rows.length === 0
    ? { kind: 'paragraph', text: print.nothing }
    : { kind: 'table', ...table, stays: false, rows };

/** The matters of a sheet by id, and which of them a list above has shown whole. */
export type Matters = {
  readonly sheet: HandoverSheet;
  readonly time: StationTime;
  readonly get: (ids: readonly EntryId[]) => readonly Entry[];
};

const matterCells = (entry: Entry, { sheet, time }: Matters): readonly Cell[] => [
  shortCell([entry.number.replace('-', '-\n')]),
  shortCell([time.inYearOf(entry.recordedAt, sheet.shift.day)]),
  shortCell([trade.category[entry.category]]),
  textCell(matterLines(entry, time)),
  shortCell([trade.state[entry.state]]),
];

const matterHead = [
  print.column.number,
  trade.part.recordedAt,
  print.column.category,
  print.column.content,
  print.column.state,
];

/** Matters that were marked important, whole. */
export const importantTable = (matters: Matters): Block =>
  orNothing(
    matters.get(matters.sheet.facts.important).map((entry) => row(matterCells(entry, matters))),
    { widths: [16, 22, 16, 88, 14], head: matterHead },
  );

/** Open matters, whole, with the ticks of both sides or the reason why one was left unread. */
export function openTable(matters: Matters): Block {
  const { facts, handed } = matters.sheet;
  const tick = (ids: readonly EntryId[] | undefined, id: EntryId): Cell =>
    shortCell([ids?.includes(id) === true ? words.ticked : words.unticked]);
  const reasons = new Map(handed?.unread.map((one) => [one.entryId, one.reason]));
  const rows = matters.get(facts.openMatters).map((entry) => {
    const reason = reasons.get(entry.id);
    const [number, at, category, text, state] = matterCells(entry, matters);
    const lines = [
      ...(text?.lines ?? []),
      ...(reason === undefined ? [] : [[strong(fill(words.unreadReason, { reason }))]]),
    ];
    return row([
      ...[number, at, category].filter((cell) => cell !== undefined),
      textCell(lines),
      ...[state].filter((cell) => cell !== undefined),
      tick(handed?.handed, entry.id),
      tick(handed?.taken, entry.id),
    ]);
  });
  return orNothing(rows, {
    widths: [16, 21, 16, 63, 14, 13, 13],
    head: [...matterHead, words.handed, words.taken],
  });
}

/** Characters that a list repeats of a matter that stands whole in the list of open ones. */
const gist = (entry: Entry): string => {
  const characters = Array.from(entry.content.replaceAll(/\s+/gu, ' '));
  return characters.length > 60 ? `${characters.slice(0, 60).join('')}……` : characters.join('');
};

/** Matters that a list names: whole, or as a gist where the list of open ones has them; until when a field `key` says. */
export function namedMatters(ids: readonly EntryId[], matters: Matters, key: string | null): Block {
  const open = new Set(matters.sheet.facts.openMatters);
  const untilOf = (entry: Entry): string => {
    const until = key === null ? undefined : entry.fields[key];
    return typeof until === 'string' && isInstant(until)
      ? fill(words.until, { time: matters.time.minute(until) })
      : print.notKnown;
  };
  const rows = matters
    .get(ids)
    .map((entry) =>
      row([
        shortCell([entry.number.replace('-', '-\n')]),
        open.has(entry.id)
          ? textCell(linesOf(`${gist(entry)}${words.seeAbove}`))
          : textCell(matterLines(entry, matters.time)),
        ...(key === null ? [shortCell([trade.state[entry.state]])] : [shortCell([untilOf(entry)])]),
      ]),
    );
  return orNothing(rows, {
    widths: key === null ? [16, 124, 16] : [16, 100, 40],
    head: [print.column.number, words.matterHead, key === null ? print.column.state : words.dueHead],
  });
}

/** People whom the registry of absences has away; where they are is not said. */
function awayTable(away: readonly AwayAtHandover[], { time, sheet }: Matters): Block {
  const { day } = sheet.shift;
  const named = (name: string, post: string): Cell => shortCell([name, post].filter((text) => text !== ''));
  return orNothing(
    away.map((one) =>
      row([
        shortCell([one.number.replace('-', '-\n')]),
        named(one.name, one.post),
        shortCell([
          fill(print.range, {
            from: time.inYearOf(one.fromAt, day),
            until: `\n${time.inYearOf(one.untilAt, day)}`,
          }),
        ]),
        named(one.actingName || print.notKnown, one.actingPost),
        shortCell([absenceNouns.state[one.state]]),
      ]),
    ),
    {
      widths: [18, 42, 42, 38, 16],
      head: [
        print.column.number,
        print.absence.away.person,
        print.absence.away.time,
        print.absence.away.acting,
        print.column.state,
      ],
    },
  );
}

/** Leaders who are away: by the registry of absences where the room has one, and by what the log says; then others who are. */
export function awayBlocks(matters: Matters): readonly Block[] {
  const { absences, leadersAway } = matters.sheet.facts;
  const logged = namedMatters(leadersAway, matters, 'returnsAt');
  if (absences === undefined) return [logged];
  const leaders = absences.filter(({ isLeader }) => isLeader);
  const others = absences.filter(({ isLeader }) => !isLeader);
  return [
    ...(leaders.length === 0 && leadersAway.length > 0 ? [] : [awayTable(leaders, matters)]),
    ...(leadersAway.length === 0 ? [] : [logged]),
    ...(others.length === 0
      ? []
      : [{ kind: 'paragraph', text: print.absence.away.others } as const, awayTable(others, matters)]),
  ];
}

/** Times that somebody watches, those that were over at the signatures marked. */
export function deadlinesTable(matters: Matters): Block {
  const { facts, signedAt } = matters.sheet;
  const rows = facts.deadlines.map((one) => {
    const entry = matters.get([one.entryId])[0];
    const time = matters.time.minute(one.dueAt);
    const isOver = signedAt !== null && one.dueAt <= signedAt;
    return row([
      shortCell([isOver ? fill(words.overdue, { time }) : time]),
      shortCell([trade.watched[one.kind]]),
      shortCell([entry?.number.replace('-', '-\n') ?? '']),
      textCell(linesOf(entry === undefined ? '' : gist(entry))),
    ]);
  });
  return orNothing(rows, {
    widths: [40, 20, 16, 80],
    head: [words.dueHead, words.meaning, print.column.number, words.matterHead],
  });
}

/** Who leads each major incident on, or why the lead passed. */
export function incidentBlocks(matters: Matters): readonly Block[] {
  const { facts, handed, leads } = matters.sheet;
  const numberOf = (id: EntryId): string => matters.get([id])[0]?.number ?? String(id);
  const staying = leads.map((lead) =>
    fill(words.leadStays, { number: numberOf(lead.entryId), name: lead.name }),
  );
  const passing = (handed?.released ?? []).map((one) =>
    fill(words.leadPasses, { number: numberOf(one.entryId), reason: one.reason }),
  );
  const texts =
    handed === null ? facts.majorIncidents.map((one) => numberOf(one.entryId)) : [...staying, ...passing];
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

/** What was tried at the handover, and what the shift wrote down of tests. */
export function equipmentBlocks(matters: Matters): readonly Block[] {
  const { facts, handed } = matters.sheet;
  const rows = (handed?.equipment ?? []).map((one) =>
    row([shortCell([one.name]), shortCell([trade.equipmentState[one.state]]), textCell(linesOf(one.note))]),
  );
  const tests = facts.equipmentTests;
  if (rows.length === 0 && tests.length > 0) return [namedMatters(tests, matters, null)];
  return [
    orNothing(rows, { widths: [50, 20, 86], head: [words.equipmentHead, words.stateHead, words.noteHead] }),
    ...(tests.length === 0 ? [] : [namedMatters(tests, matters, null)]),
  ];
}

/** What went from hand to hand. */
export const thingsTable = ({ sheet }: Matters): Block =>
  orNothing(
    (sheet.handed?.things ?? []).map((one) =>
      row([
        shortCell([one.name]),
        shortCell([one.isHanded ? words.isHanded : words.notHanded]),
        textCell(linesOf(one.note)),
      ]),
    ),
    { widths: [50, 20, 86], head: [words.thingHead, words.stateHead, words.noteHead] },
  );
