import { blankEntry, type EntryContent, entryId, isLateEntry } from '#domain/log/entry';
import { plannedShifts } from '#domain/shift/pattern';
import { composeSheet } from '#domain/shift/compose-sheet';
import type { HandedOver, SheetFacts } from '#domain/shift/sheet';
import type { Signature } from '#domain/shift/shift';
import type { Station } from '#domain/station';
import { addDays, addMinutes, type Instant, type IsoDay } from '#domain/time/instant';
import {
  changeEntry,
  entriesOfShift,
  insertEntry,
  lastingMatters,
  nextNumber,
  openMatterIds,
  openMatters,
  remindersFrom,
} from '#service/store/entries';
import { type Author, append, canonicalText, chainHead, recordBySeq, sha256 } from '#service/store/ledger';
import type { ShiftStart } from '#service/store/record-bodies';
import { endShift, insertShift, runningShift } from '#service/store/shifts';
import type { Sqlite } from '#service/store/sql';
import { benchChance, type Chance, entryText } from './duty-texts.ts';

/** Somebody who sits at the desk. */
export type DeskPerson = { readonly personId: string; readonly accountId: string; readonly name: string };

/** What a log is filled with. */
export type Filling = {
  readonly sqlite: Sqlite;
  readonly station: Station;
  /** The first of them is on every shift. */
  readonly people: readonly DeskPerson[];
  readonly entries: number;
  readonly perDay: number;
  /** The duty day whose shift runs already. */
  readonly firstDay: IsoDay;
  readonly progress: (done: number) => void;
};

type Desk = Filling & {
  readonly chance: Chance;
  readonly open: number[];
  shift: ShiftStart;
  author: DeskPerson;
  written: number;
};

const authorOf = (person: DeskPerson): Author => ({ accountId: person.accountId, name: person.name });

function startOf(
  filling: Filling,
  no: number,
  day: IsoDay,
): { readonly start: ShiftStart; readonly chief: DeskPerson } {
  const planned = plannedShifts(day, filling.station.pattern, filling.station)[0];
  const [always, ...others] = filling.people;
  const second = others[no % others.length];
  if (planned === undefined || always === undefined || second === undefined)
    throw new RangeError('a desk needs two people and a plan');
  const member = (person: DeskPerson, duty: 'chief' | 'deputy') => ({ ...person, duty });
  return {
    start: {
      no,
      day,
      slot: 0,
      name: planned.name,
      plannedFromAt: planned.from,
      plannedUntilAt: planned.until,
      leaderName: '孙伯安',
      members: [member(always, 'chief'), member(second, 'deputy')],
    },
    chief: second,
  };
}

const onTime = { kind: 'on-time', minutes: 0 } as const;

const allGoneThrough = (open: readonly number[]): HandedOver => ({
  equipment: [],
  things: [],
  note: '',
  latenessReason: '',
  handed: open.map((id) => entryId.parse(id)),
  taken: open.map((id) => entryId.parse(id)),
  unread: [],
  released: [],
});

function factsOf({ sqlite, shift }: Desk, at: Instant): SheetFacts {
  const running = runningShift(sqlite);
  if (running === undefined) throw new RangeError('nobody has the desk');
  return composeSheet({
    now: at,
    shift: running,
    nextUntil: addMinutes(shift.plannedUntilAt, 1440),
    entries: entriesOfShift(sqlite, shift.no),
    open: openMatters(sqlite),
    lasting: lastingMatters(sqlite, shift.day),
    reminded: remindersFrom(sqlite, addMinutes(running.startedAt, -7 * 24 * 60)),
    leads: [],
    released: new Set(),
  });
}

/** Hands the desk over as the service does; passwords, which are slow by design, are taken as proved. */
function handOver(desk: Desk, at: Instant): void {
  const { sqlite } = desk;
  const { start, chief } = startOf(desk, desk.shift.no + 1, addDays(desk.shift.day, 1));
  const open = openMatterIds(sqlite);
  const body = {
    from: desk.shift.no,
    shift: start,
    sheet: { facts: factsOf(desk, at), handed: allGoneThrough(open), leads: [], relief: onTime },
    openMatters: open,
    chainBefore: chainHead(sqlite).hash,
  };
  const over = sha256(canonicalText(body));
  const signed = (person: DeskPerson, meaning: Signature['meaning']): Signature =>
    ({ ...person, meaning, signedAt: at, over }) as Signature;
  const record = append(sqlite, {
    kind: 'hand-over',
    at,
    by: authorOf(desk.author),
    shift: desk.shift.no,
    body: {
      ...body,
      signatures: [signed(desk.author, 'handed-over'), signed(chief, 'took-over')],
    },
  });
  for (const id of open) changeEntry(sqlite, id, record);
  endShift(sqlite, desk.shift.no, 'handed-over', at, record.seq);
  insertShift(sqlite, start, at, record.seq);
  desk.shift = start;
  desk.author = chief;
}

function write(desk: Desk, at: Instant, content: EntryContent): number {
  const { sqlite, station, shift } = desk;
  const { year, no } = nextNumber(sqlite, Number(shift.day.slice(0, 4)));
  const record = append(sqlite, {
    kind: 'entry',
    at,
    by: authorOf(desk.author),
    shift: shift.no,
    body: {
      year,
      no,
      day: shift.day,
      recorderId: desk.author.personId,
      isLate: isLateEntry(content.occurredAt, at, station.lateEntryMinutes),
      content,
    },
  });
  insertEntry(sqlite, record);
  desk.written += 1;
  return record.seq;
}

/** Settles a matter that waited long enough: by an entry that closes it, or by a change of its state. */
function settle(desk: Desk, at: Instant, matter: number): void {
  const { sqlite } = desk;
  if (desk.chance() > 0.5) {
    const link = { entryId: entryId.parse(matter), kind: 'closes' as const };
    const seq = write(desk, at, {
      ...blankEntry('FEEDBACK', 'done'),
      content: '反馈:现场处置完毕,秩序恢复正常,相关单位已书面报告处置经过。',
      links: [link],
    });
    const record = recordBySeq(sqlite, seq);
    if (record !== undefined) changeEntry(sqlite, matter, record);
    return;
  }
  changeEntry(
    sqlite,
    matter,
    append(sqlite, {
      kind: 'state',
      at,
      by: authorOf(desk.author),
      shift: desk.shift.no,
      body: { entry: matter, state: 'done', note: '办结' },
    }),
  );
}

function writeOne(desk: Desk, at: Instant): void {
  const content = entryText(desk.written, at, desk.chance);
  const seq = write(desk, at, content);
  const dice = desk.chance();
  if (content.state !== 'done') desk.open.push(seq);
  // A few matters stay for days; the others are settled within the hour.
  if (desk.open.length > 40 || (desk.open.length > 12 && dice > 0.5))
    settle(desk, at, desk.open.splice(Math.floor(desk.chance() ** 2 * desk.open.length), 1)[0] ?? seq);
  if (dice < 0.012) {
    const body = {
      entry: seq,
      reason: '补充核实情况',
      content: { ...content, content: `${content.content}(经复核,时间以登记为准。)` },
    };
    changeEntry(
      desk.sqlite,
      seq,
      append(desk.sqlite, { kind: 'correction', at, by: authorOf(desk.author), shift: desk.shift.no, body }),
    );
  } else if (dice < 0.013 && content.state === 'done') {
    changeEntry(
      desk.sqlite,
      seq,
      append(desk.sqlite, {
        kind: 'void',
        at,
        by: authorOf(desk.author),
        shift: desk.shift.no,
        body: { entry: seq, reason: '重复登记' },
      }),
    );
  } else if (content.remindAt !== null && dice < 0.98) {
    changeEntry(
      desk.sqlite,
      seq,
      append(desk.sqlite, {
        kind: 'reminder-done',
        at,
        by: authorOf(desk.author),
        shift: desk.shift.no,
        body: { entry: seq },
      }),
    );
  }
}

/**
 * Does `work` without the triggers that guard the records, which come back as they were: a trigger that may refuse a row
 * makes the words of the row before it go to disk at once, and a million of those take twice the time.
 */
function withoutTriggers(sqlite: Sqlite, work: () => void): void {
  const triggers = sqlite
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid",
    )
    .all();
  for (const trigger of triggers) sqlite.exec(`DROP TRIGGER ${trigger.name}`);
  work();
  for (const trigger of triggers) sqlite.exec(trigger.sql);
}

/** How many entries at the end go through the triggers, so that the word index has the many small parts of daily work. */
const writtenSingly = 5000;

/** Writes years of duty days with the functions the service itself writes with: records, chain, views, words. */
export function fillLog(filling: Filling): void {
  const { sqlite, perDay, entries } = filling;
  const { start, chief } = startOf(filling, 1, filling.firstDay);
  const desk: Desk = { ...filling, chance: benchChance(), open: [], shift: start, author: chief, written: 0 };
  const daysInOne = Math.ceil(20_000 / perDay);
  const writeDays = sqlite.transaction((until: number) => {
    for (let days = 0; days < daysInOne && desk.written < until; days += 1) {
      const { plannedFromAt, plannedUntilAt } = desk.shift;
      for (let index = 0; index < perDay && desk.written < entries; index += 1)
        writeOne(desk, addMinutes(plannedFromAt, 2 + Math.floor((index * 1430) / perDay)));
      if (desk.written < entries) handOver(desk, plannedUntilAt);
    }
  });
  const writeUntil = (until: number): void => {
    while (desk.written < until) {
      writeDays.immediate(until);
      filling.progress(desk.written);
    }
  };
  withoutTriggers(sqlite, () => writeUntil(entries - writtenSingly));
  writeUntil(entries);
}
