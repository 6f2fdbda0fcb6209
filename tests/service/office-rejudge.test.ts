import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Output } from '#contract/methods';
import { attachmentFile } from '#service/store/attachments';
import { heldCount } from '#service/store/intakes';
import { onDay } from '../helpers/builders.ts';
import { verdictOf, type TestRoom } from '../helpers/open-test-room.ts';
import {
  intakesOf,
  newFolder,
  openOffice,
  openReportingRoom,
  pair,
  putInto,
  take,
  taken,
} from '../helpers/reporting-room.ts';

const day = '2026-11-21';

function oneRoom(inbox = '') {
  const office = openOffice(['东城区'], { inbox });
  const east = openReportingRoom('东城区', 1);
  pair(office, east);
  return { office, east };
}

type Line = Output<'office.intakes'>['intakes'][number];

const numbered = (office: TestRoom, sequence: number): Line =>
  intakesOf(office).find((one) => one.sequence === sequence) ?? expect.fail(`no package ${sequence}`);

const verdicts = (office: TestRoom): readonly string[] =>
  intakesOf(office)
    .toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0))
    .map(({ sequence, verdict, problems }) =>
      [sequence, verdict, ...problems.map(({ code }) => code)].join(' '),
    );

/** Changes the first byte of a part of a package, as a disk that fails does. */
function alter(file: string, part: string): void {
  const bytes = readFileSync(file);
  // Its own header names it and ends with its name; the manifest names it too.
  const header = [...bytes.keys()].find(
    (place) =>
      bytes.readUInt32LE(Math.min(place, bytes.length - 4)) === 0x04034b50 &&
      bytes.subarray(place + 30, place + 30 + part.length).equals(Buffer.from(part)),
  );
  const at = (header ?? expect.fail(part)) + 30 + part.length;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  chmodSync(file, 0o600);
  writeFileSync(file, bytes);
}

/** The steps of what came in, in the order in which they were recorded. */
const steps = (office: TestRoom): readonly string[] =>
  office
    .room()
    .store.sqlite.prepare<[], { act: string; sequence: number }>(
      `SELECT json ->> '$.body.act' AS act, json ->> '$.body.intake.manifest.sequence' AS sequence FROM record
       WHERE kind = 'intake' ORDER BY seq`,
    )
    .all()
    .map(({ act, sequence }) => `${act} ${sequence}`);

const stateAt = (office: TestRoom): string =>
  office.call('auditor', 'office.matrix', { fromDay: onDay(day), untilDay: onDay(day) }).rooms[0]?.cells ??
  '';

const refuse = (office: TestRoom, fileName: string): void => {
  const { id } = intakesOf(office).find((one) => one.fileName === fileName) ?? expect.fail(fileName);
  const { version } = office.call('auditor', 'office.intake', { id }).intake;
  office.call('chief', 'office.decide', { id, version, isAccepted: false, reason: '已电话核实' });
};

describe('a package that waits because its day has another report', () => {
  test('counts as soon as that one is withdrawn, once, and is shown as judged again', async () => {
    const { office, east } = oneRoom();
    const first = await east.send(day, { id: 'p-1' });
    const second = await east.send(day, { id: 'p-2', isZero: false });
    expect((await taken(office, [first, second])).files).toEqual(['held day-taken']);
    expect(stateAt(office)).toBe('z');
    const { id } = numbered(office, 2);
    expect(office.call('auditor', 'office.intake', { id }).rejudgedAt).toBeNull();
    const back = await east.send(day, { id: 'p-1', withdrawnFor: '数字有误' });
    office.announced();
    expect(await taken(office, [back])).toMatchObject({ accepted: 1, held: 0 });
    expect(office.announced().flat()).toContain('office');
    expect(verdicts(office)).toEqual(['1 accepted', '2 accepted fills-gap', '3 accepted']);
    expect(stateAt(office)).toBe('r');
    expect(steps(office)).toEqual(['taken 1', 'taken 2', 'taken 3', 'rejudged 2']);
    const shown = office.call('auditor', 'office.intake', { id });
    expect(shown).toMatchObject({
      rejudgedAt: office.now(),
      intake: { verdict: 'accepted', decision: null },
    });
    expect(
      office
        .call('officer', 'office.search', {
          text: '带班',
          fromDay: null,
          untilDay: null,
          roomId: null,
          offset: 0,
          limit: 10,
        })
        .hits.map(({ intakeId }) => intakeId),
    ).toContain(id);
    office.reopen();
    office.room().days.look();
    await taken(office, [first, second, back]);
    expect(steps(office)).toHaveLength(4);
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
    expect(office.takeDefects()).toEqual([]);
  });

  test('waits on while the withdrawal itself waits or is refused, and counts when another one is taken in', async () => {
    const { office, east } = oneRoom();
    const first = await east.send(day, { id: 'p-1' });
    const other = east.copy();
    const second = await east.send(day, { id: 'p-2' });
    await taken(office, [first, second]);
    // A copy of the store takes it back: that contradicts the line, and somebody has to decide.
    const back = await other.send(day, { id: 'p-1', withdrawnFor: '数字有误' });
    expect((await taken(office, [{ ...back, name: 'a.dutyroom.zip' }])).held).toBe(1);
    expect(verdicts(office)).toContain('2 held day-taken');
    refuse(office, 'a.dutyroom.zip');
    expect(verdicts(office)).toContain('2 held day-taken');
    const again = await east.send(day, { id: 'p-1', withdrawnFor: '数字有误' });
    await taken(office, [again]);
    expect(verdicts(office)).toContain('2 accepted fills-gap');
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('of several only the first counts when the day is free', async () => {
    const { office, east } = oneRoom();
    const all = [
      await east.send(day, { id: 'p-1' }),
      await east.send(day, { id: 'p-2' }),
      await east.send(day, { id: 'p-3' }),
      await east.send(day, { id: 'p-1', withdrawnFor: '数字有误' }),
    ];
    await taken(office, all);
    expect(verdicts(office)).toEqual([
      '1 accepted',
      '2 accepted fills-gap',
      '3 held day-taken',
      '4 accepted',
    ]);
    await taken(office, [await east.send(day, { id: 'p-2', withdrawnFor: '数字有误' })]);
    expect(verdicts(office)[2]).toBe('3 accepted fills-gap');
  });

  const files = { 'log/entries.json': new TextEncoder().encode('[]') };
  const harms: readonly (readonly [string, (file: string) => void])[] = [
    ['are lost', (file) => rmSync(file)],
    ['of its report are others', (file) => alter(file, 'report.json')],
    ['of its log are others', (file) => alter(file, 'log/entries.json')],
    // A folder in its place opens, and every read of it fails.
    ['cannot be read', (file) => (rmSync(file), mkdirSync(file))],
  ];
  test.each(harms)(
    'goes on waiting where its bytes %s, and keeps nobody from taking the withdrawal in',
    async (_what, harm) => {
      const { office, east } = oneRoom();
      await taken(office, [await east.send(day, { id: 'p-1' }), await east.send(day, { id: 'p-2', files })]);
      const { intake } = office.call('auditor', 'office.intake', { id: numbered(office, 2).id });
      harm(attachmentFile(office.folder, intake.file?.sha256 ?? expect.fail()));
      const back = await east.send(day, { id: 'p-1', withdrawnFor: '数字有误' });
      expect(await taken(office, [back])).toMatchObject({ accepted: 1 });
      expect(verdicts(office)[1]).toBe('2 held day-taken');
      expect(stateAt(office)).toBe('h');
    },
  );

  test('gets another receipt in the watched directory when it counts', async () => {
    const inbox = newFolder();
    const { office, east } = oneRoom(inbox);
    office.call('chief', 'package.makeKey', { reason: '' });
    const look = async (): Promise<void> => {
      for (let turn = 0; turn < 2; turn += 1) {
        office.pass(1);
        office.room().inbox.look();
        await office.room().inbox.rest();
      }
    };
    putInto([await east.send(day, { id: 'p-1' }), await east.send(day, { id: 'p-2' })], inbox);
    await look();
    expect(verdicts(office)).toEqual(['1 accepted', '2 held day-taken']);
    putInto([await east.send(day, { id: 'p-1', withdrawnFor: '数字有误' })], inbox);
    await look();
    expect(verdicts(office)).toContain('2 accepted fills-gap');
    expect(steps(office)).toEqual(['taken 1', 'taken 2', 'taken 3', 'rejudged 2']);
    expect(office.takeDefects()).toEqual([]);
  });
});

test('of two that waited for their day the second counts when the first, which counted since, is withdrawn', async () => {
  const { office, east } = oneRoom();
  const both = [await east.send('2026-11-22', { id: 'p-1' }), await east.send('2026-11-22', { id: 'p-2' })];
  expect((await taken(office, both)).files).toEqual(['held future-day', 'held future-day']);
  office.pass(20 * 60);
  office.room().days.look();
  expect(verdicts(office)).toEqual(['1 accepted', '2 held future-day']);
  await taken(office, [await east.send('2026-11-22', { id: 'p-1', withdrawnFor: '数字有误' })]);
  expect(verdicts(office)).toEqual(['1 accepted', '2 accepted fills-gap', '3 accepted']);
});

test('many that wait are judged some at a time, those that a pairing left too', async () => {
  const office = openOffice(['东城区', '西城区']);
  const [east, west] = [openReportingRoom('东城区', 1), openReportingRoom('西城区', 2)];
  pair(office, east);
  const withLog = (megabytes: number) => ({
    kind: 'info' as const,
    files: { 'log/entries.json': new TextEncoder().encode(`[${' '.repeat(megabytes * 1_000_000)}]`) },
  });
  const sent = [];
  for (let no = 0; no < 3; no += 1) sent.push(await east.send('2026-11-22', withLog(2)));
  for (let no = 0; no < 4; no += 1) sent.push(await west.send(day, withLog(7)));
  await taken(office, sent);
  const { sqlite } = office.room().store;
  const judged = async (): Promise<readonly number[]> => {
    const before = heldCount(sqlite);
    office.room().days.look();
    const afterFirst = heldCount(sqlite);
    await office.room().days.rest();
    return [before, afterFirst, heldCount(sqlite)];
  };
  pair(office, west);
  expect(await judged()).toEqual([4, 3, 3]);
  office.pass(20 * 60);
  expect(await judged()).toEqual([3, 1, 0]);
  expect(office.takeDefects()).toEqual([]);
});

test('a package of a day that has not begun waits, and counts once it has, without anybody', async () => {
  const { office, east } = oneRoom();
  expect((await taken(office, [await east.send('2026-11-22')])).files).toEqual(['held future-day']);
  const look = (minutes: number): void => {
    office.pass(minutes);
    office.room().days.look();
  };
  look(0);
  look(60);
  expect(verdicts(office)).toEqual(['1 held future-day']);
  look(24 * 60);
  look(1);
  expect(verdicts(office)).toEqual(['1 accepted']);
  expect(steps(office)).toEqual(['taken 1', 'rejudged 1']);
  expect(await verdictOf(office)).toMatchObject({ isIntact: true });
});

test('a package that waits because another one has its number counts when somebody refuses that one', async () => {
  const { office, east } = oneRoom();
  const other = east.copy();
  // Both stores are new to the office: what waits has the number too.
  const mine = await east.send('2026-11-22');
  const theirs = await other.send(day);
  await taken(office, [{ ...mine, name: 'a.dutyroom.zip' }]);
  expect((await taken(office, [{ ...theirs, name: 'b.dutyroom.zip' }])).files).toEqual([
    'held sequence-taken',
  ]);
  refuse(office, 'a.dutyroom.zip');
  const held = intakesOf(office).find(({ verdict }) => verdict === 'held');
  expect([held, ...steps(office)]).toEqual([undefined, 'taken 1', 'taken 1', 'decided 1', 'rejudged 1']);
});

test('a package that waits beside a false neighbour counts when the true one is taken in', async () => {
  const { office, east } = oneRoom();
  const other = east.copy();
  const first = await east.send('2026-11-19');
  const second = await east.send('2026-11-20');
  // Of another store, with the number of the first, about a day to come.
  const stray = await other.send('2026-11-25');
  await taken(office, [{ ...stray, name: 'a.dutyroom.zip' }]);
  await take(office, putInto([second]));
  expect(verdicts(office)).toContain('2 held previous-differs');
  await take(office, putInto([first]));
  refuse(office, 'a.dutyroom.zip');
  expect(
    intakesOf(office)
      .map(({ verdict }) => verdict)
      .toSorted(),
  ).toEqual(['accepted', 'accepted', 'refused']);
});
