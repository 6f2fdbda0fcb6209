import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf, type EntryId } from '#domain/log/entry';
import { addMinutes } from '#domain/time/instant';
import {
  handoverInput,
  nameOf,
  openTestRoom,
  runningShiftOf,
  type Seat,
  type TestRoom,
  testPassword,
  verdictOf,
} from '../helpers/open-test-room.ts';

type Action =
  | {
      readonly kind: 'write';
      readonly text: string;
      readonly isOpen: boolean;
      readonly closes: number | null;
    }
  | { readonly kind: 'correct'; readonly entry: number; readonly text: string }
  | { readonly kind: 'void' | 'state' | 'reminder'; readonly entry: number }
  | { readonly kind: 'join' | 'leave' }
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'unrelieved' }
  | { readonly kind: 'clock'; readonly minutes: number }
  | { readonly kind: 'restart' };

const words = fc.constantFrom('油罐车侧翻', '起火', '停水', '已办结', '东岳路');
const which = fc.nat(20);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      text: words,
      isOpen: fc.boolean(),
      closes: fc.option(which),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('correct' as const), entry: which, text: words }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('void' as const, 'state' as const, 'reminder' as const),
      entry: which,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('join' as const, 'leave' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hand-over' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unrelieved' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      minutes: fc.integer({ min: -3000, max: 600_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

/** Who has the desk, and who does not. */
const turns: readonly [Seat, Seat] = ['chief', 'second'];

test('whatever happens in whatever order, numbers have no gap, every entry is in one shift, every text stays and the chain holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 25 }), async (actions) => {
      const room = openTestRoom({ keep: true });
      try {
        const { texts, shifts } = play(room, actions);
        const { entries } = room.call('auditor', 'log.page', { filter: {}, before: null, limit: 200 });
        expect(entries).toHaveLength(texts.size);
        expectNumbersWithoutGap(entries.toReversed().map((entry) => entry.number));
        for (const [id, [shiftNo, wrote]] of texts) {
          const { entry, changes } = room.call('auditor', 'log.entry', { id });
          expect([
            ...changes.flatMap((change) => (change.before === null ? [] : [change.before.content])),
            entry.content,
          ]).toEqual(wrote);
          expect(entry.shiftNo).toBe(shiftNo);
          for (const text of wrote)
            expect(
              room
                .call('auditor', 'log.page', { filter: { text }, before: null, limit: 200 })
                .entries.map((found) => found.id),
            ).toContain(id);
        }
        const inShifts = shifts.flatMap((shiftNo) =>
          room
            .call('auditor', 'log.page', { filter: { shiftNo }, before: null, limit: 200 })
            .entries.map((entry) => entry.id),
        );
        expect(inShifts.toSorted((a, b) => a - b)).toEqual([...texts.keys()]);
        expectEveryRecordInOneShift(room);
        expectEveryEntryOnOneSheet(room, shifts);
        expect(await verdictOf(room)).toMatchObject({ isIntact: true });
        expect(room.defects).toEqual([]);
      } finally {
        room.close();
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

function play(room: TestRoom, actions: readonly Action[]) {
  const texts = new Map<EntryId, [number, string[]]>();
  const shifts = [1];
  let turn = 0;
  const seat = (): Seat => turns[turn % 2] ?? 'chief';
  const other = (): Seat => turns[(turn + 1) % 2] ?? 'chief';
  const nth = (index: number): EntryId | undefined => [...texts.keys()][index % Math.max(1, texts.size)];
  for (const one of actions) {
    if (one.kind === 'write') {
      const closes = one.closes === null ? undefined : nth(one.closes);
      const entry = room.write(seat(), one.text, {
        state: one.isOpen ? 'todo' : 'done',
        isImportant: true,
        remindAt: one.isOpen ? addMinutes(room.now(), 30) : null,
        links: closes === undefined ? [] : [{ entryId: closes, kind: 'closes' }],
      });
      texts.set(entry.id, [runningShiftOf(room).no, [one.text]]);
    }
    if (one.kind === 'clock') room.pass(one.minutes);
    if (one.kind === 'restart') room.reopen();
    if (one.kind === 'hand-over') {
      room.call(
        other(),
        'shift.handOver',
        handoverInput(room, other(), { handed: { latenessReason: '演练' } }),
      );
      // The seat of the one who signed stays the relief's.
      turn += 1;
      shifts.push(runningShiftOf(room).no);
    }
    if (one.kind === 'unrelieved') {
      // Only the last at the desk may leave it empty.
      const accounts = room.call('admin', 'accounts.all', {});
      for (const member of runningShiftOf(room).members) {
        const account = accounts.find((known) => known.id === member.accountId)?.name ?? '';
        if (member.untilAt !== null || member.duty === 'dutyLeader' || account === seat()) continue;
        room.call(seat(), 'shift.leave', {
          shiftNo: runningShiftOf(room).no,
          account,
          password: testPassword,
          reason: '演练',
        });
      }
      room.call(seat(), 'shift.endUnrelieved', {
        shiftNo: runningShiftOf(room).no,
        account: seat(),
        password: testPassword,
        reportedTo: '市总值班室',
        reason: '演练',
      });
      const { toTake } = room.call('auditor', 'desk.now', {});
      room.call(other(), 'shift.takeOver', {
        password: testPassword,
        duty: 'chief',
        others: [],
        leaderName: '',
        note: '',
        day: toTake.day,
        index: toTake.index,
      });
      turn += 1;
      shifts.push(runningShiftOf(room).no);
    }
    if (one.kind === 'join' || one.kind === 'leave') comeOrGo(room, one.kind);
    if (one.kind === 'correct' || one.kind === 'void' || one.kind === 'state' || one.kind === 'reminder')
      change(room, seat(), nth(one.entry), one, texts);
  }
  return { texts, shifts };
}

function change(
  room: TestRoom,
  seat: Seat,
  id: EntryId | undefined,
  one: Action,
  texts: ReadonlyMap<EntryId, [number, string[]]>,
): void {
  if (id === undefined) return;
  const { entry } = room.call('auditor', 'log.entry', { id });
  const named = { id, version: entry.version };
  if (entry.isVoid) {
    expect(room.refusal(seat, 'log.void', { ...named, reason: '演练' }).message).toBe('entry-is-void');
  } else if (one.kind === 'void') {
    room.call(seat, 'log.void', { ...named, reason: '演练' });
  } else if (one.kind === 'reminder') {
    if (entry.remindAt !== null && !entry.isReminderDone) room.call(seat, 'reminder.done', named);
  } else if (one.kind === 'state') {
    room.call(seat, 'log.setState', { ...named, state: entry.state === 'done' ? 'todo' : 'done', note: '' });
  } else if (one.kind === 'correct' && one.text !== entry.content) {
    room.call(seat, 'log.correct', {
      ...named,
      content: { ...contentOf(entry), content: one.text },
      reason: '演练',
      draftId: null,
    });
    texts.get(id)?.[1].push(one.text);
  }
}

/** The duty leader comes to the running shift, or goes again. */
function comeOrGo(room: TestRoom, what: 'join' | 'leave'): void {
  const shift = runningShiftOf(room);
  const own = shift.members.filter((member) => member.name === nameOf('leader'));
  const isThere = own.some((member) => member.untilAt === null);
  // Coming back within the moment of having come is no coming.
  if (what === 'join' && !isThere && own.every((member) => member.fromAt !== room.now())) {
    const signer = { account: 'leader', password: testPassword, duty: 'dutyLeader' } as const;
    room.call('leader', 'shift.join', { shiftNo: shift.no, signer });
  }
  if (what === 'leave' && isThere) {
    const leaving = { shiftNo: shift.no, account: 'leader', password: testPassword, reason: '演练' };
    room.call('leader', 'shift.leave', leaving);
  }
}

type Told = {
  readonly kind: string;
  readonly shift: number;
  readonly body: Readonly<Record<string, unknown>>;
};

/** Every record names the shift that had the desk when it was written, and that shift was begun once and ended at most once. */
function expectEveryRecordInOneShift(room: TestRoom): void {
  const rows = room
    .room()
    .store.sqlite.prepare('SELECT json FROM record ORDER BY seq')
    .pluck()
    .all() as string[];
  const begun = new Set<number>();
  let running = 0;
  for (const row of rows) {
    const { kind, shift, body } = JSON.parse(row) as Told;
    expect([kind, shift]).toEqual([kind, running]);
    if (kind === 'hand-over') expect(body['from']).toBe(running);
    if (kind === 'unrelieved') expect(body['shift']).toBe(running);
    if (kind === 'unrelieved') running = 0;
    if (kind === 'take-over' || kind === 'hand-over') {
      running = (body['shift'] as { readonly no: number }).no;
      expect(begun.has(running)).toBe(false);
      begun.add(running);
    }
  }
}

/** An entry stands on the sheet of one shift; one that was void before the signing stands on none. */
function expectEveryEntryOnOneSheet(room: TestRoom, shifts: readonly number[]): void {
  const onSheets = shifts.flatMap(
    (shiftNo) => room.call('auditor', 'handover.sheet', { shiftNo }).facts.important,
  );
  expect(new Set(onSheets).size).toBe(onSheets.length);
  const { entries } = room.call('auditor', 'log.page', { filter: {}, before: null, limit: 200 });
  const standing = entries.filter((entry) => !entry.isVoid).map((entry) => entry.id);
  expect(standing.filter((id) => !onSheets.includes(id))).toEqual([]);
}

function expectNumbersWithoutGap(numbers: readonly string[]): void {
  let before = { year: 0, no: 0 };
  for (const number of numbers) {
    const [year = 0, no = 0] = number.split('-').map(Number);
    expect(no).toBe(year === before.year ? before.no + 1 : 1);
    expect(year).toBeGreaterThanOrEqual(before.year);
    before = { year, no };
  }
}
