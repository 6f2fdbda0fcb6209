import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { searchQuery } from '#domain/log/search-text';
import { codeOf } from '#service/package/keys';
import { keepAttachment } from '#service/store/attachments';
import { addMinutes } from '#domain/time/instant';
import type { Intake } from '#domain/office/intake';
import { packagesAround } from '#service/store/intakes';
import { sha256 } from '#service/store/ledger';
import { aProductIncident } from '../helpers/a-product.ts';
import { onDay } from '../helpers/builders.ts';
import { putRecord } from '../helpers/file-products.ts';
import { anIntake, keyOfRoom } from '../helpers/office-builders.ts';
import { deskTakenAt, verdictOf } from '../helpers/open-test-room.ts';
import { testKey } from '../helpers/package-builders.ts';
import {
  aRoom,
  intakesOf,
  newFolder,
  openOffice,
  openReportingRoom,
  pair,
  putInto,
  roomNamed,
  type SentPackage,
  take,
  taken,
} from '../helpers/reporting-room.ts';

const day = '2026-11-21';
const names = ['东城区', '西城区', '南城区'] as const;

const counts = (accepted: number, already = 0, held = 0, refused = 0) => ({
  accepted,
  already,
  held,
  refused,
});

function threeRooms() {
  const office = openOffice(names);
  const rooms = names.map((name, index) => openReportingRoom(name, index + 1));
  for (const room of rooms) pair(office, room);
  const [east, west, south] = rooms;
  if (east === undefined || west === undefined || south === undefined) throw new RangeError('three rooms');
  return { office, east, west, south };
}

const altered = ({ bytes, ...sent }: SentPackage): SentPackage => {
  const other = Uint8Array.from(bytes);
  const at = Buffer.from(bytes).indexOf('当日无突发事件');
  other[at + 2] = (other[at + 2] ?? 0) ^ 1;
  return { ...sent, bytes: other };
};

describe('packages of three rooms', () => {
  test('are taken in, each once, and the store is still what its records say', async () => {
    const { office, east, west, south } = threeRooms();
    const packages = [
      await east.send(day),
      await west.send(day, { isZero: false }),
      await south.send(day),
      await east.send('2026-11-20'),
    ];
    expect(await taken(office, packages)).toEqual({ ...counts(4), files: [] });
    expect(await taken(office, packages)).toEqual({
      ...counts(0, 4),
      files: ['already', 'already', 'already', 'already'],
    });
    expect(intakesOf(office)).toHaveLength(4);
    expect(roomNamed(office, '东城区')).toMatchObject({ lastSequence: 2, lastArrivedAt: office.now() });
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
    expect(office.takeDefects()).toEqual([]);
  });

  test('that are weekly are never late for the day with which they end, and keep nothing from its daily one', async () => {
    const { office, east } = threeRooms();
    office.setClock(addMinutes(deskTakenAt, 60 * 9));
    expect(await taken(office, [await east.send(day, { kind: 'weekly' })])).toMatchObject(counts(1));
    const [weekly] = intakesOf(office);
    expect(weekly).toMatchObject({ isLate: false, verdict: 'accepted' });
    const east1 = roomNamed(office, '东城区');
    const cells = () =>
      office
        .call('officer', 'office.matrix', { fromDay: onDay(day), untilDay: onDay(day) })
        .rooms.find(({ id }) => id === east1.id)?.cells;
    expect(cells()).toBe('m');
    expect(await taken(office, [await east.send(day)])).toMatchObject(counts(1));
    expect(cells()).toBe('Z');
    expect(intakesOf(office).map(({ isLate }) => isLate)).toEqual([true, false]);
  });

  test('are taken in from folders in folders, in the order in which they were numbered', async () => {
    const { office, east, west } = threeRooms();
    const folder = putInto([await west.send(day)]);
    const sent = [];
    for (let count = 1; count <= 12; count += 1)
      sent.push(await east.send(`2026-11-${String(9 + count).padStart(2, '0')}`));
    putInto(
      sent.map((one) => ({ ...one, name: `duty-${one.sequence}.dutyroom.zip` })),
      join(folder, '东城', '十一月'),
    );
    writeFileSync(join(folder, 'notes.txt'), 'nothing');
    const job = await take(office, folder);
    expect(job.taken).toEqual({ ...counts(13), files: [] });
    expect([job.done, job.total]).toEqual([13, 13]);
  });

  test('are refused where a byte was altered, and the true ones are taken in after that', async () => {
    const { office, east, west } = threeRooms();
    const sent = await east.send(day);
    const cut = { ...(await west.send(day)), name: 'cut.dutyroom.zip' };
    const half = { ...cut, bytes: cut.bytes.slice(0, cut.bytes.length / 2) };
    const first = await taken(office, [altered(sent), half]);
    expect(first).toEqual({
      ...counts(0, 0, 0, 2),
      files: ['refused not-a-package', 'refused file-differs'],
    });
    const refused = intakesOf(office, 'refused');
    expect(refused.map(({ roomName }) => roomName).toSorted()).toEqual(['', '东城区']);
    for (const { id } of refused)
      expect(
        office.refusal('chief', 'office.decide', { id, version: 1, isAccepted: true, reason: '试' }),
      ).toMatchObject({ code: 'conflict', message: 'office-intake' });
    expect(await taken(office, [sent])).toEqual({ ...counts(1), files: [] });
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('that leave a gap are noted with the numbers, and the gap is filled later', async () => {
    const { office, east } = threeRooms();
    const [one, two, three, four] = [
      await east.send('2026-11-18'),
      await east.send('2026-11-19'),
      await east.send('2026-11-20'),
      await east.send(day),
    ];
    await taken(office, [one]);
    const job = await take(office, putInto([four]));
    expect(job.taken?.files).toMatchObject([
      { outcome: 'accepted', problems: [{ code: 'sequence-gap', details: ['2-3'] }] },
    ]);
    expect(await taken(office, [three])).toMatchObject({ accepted: 1, files: ['accepted fills-gap'] });
    expect(await taken(office, [two])).toMatchObject({ accepted: 1, files: ['accepted fills-gap'] });
  });

  test('of a store that was restored from an old backup and goes on wait, and somebody decides which line holds', async () => {
    const { office, east } = threeRooms();
    const first = await east.send('2026-11-17');
    const restored = east.copy();
    const [second, third] = [await east.send('2026-11-18'), await east.send('2026-11-19')];
    const [otherSecond, otherThird] = [await restored.send('2026-11-20'), await restored.send(day)];
    expect(await taken(office, [first, second, third])).toEqual({ ...counts(3), files: [] });
    const fork = await taken(office, [
      { ...otherSecond, name: 'a-2.dutyroom.zip' },
      { ...otherThird, name: 'a-3.dutyroom.zip' },
    ]);
    expect(fork.held).toBe(2);
    for (const line of fork.files) expect(line).toContain('sequence-taken');
    expect(fork.files[0]).toContain('chain-differs');
    const held = intakesOf(office, 'held').find(({ sequence }) => sequence === 2);
    if (held === undefined) throw new RangeError('nothing waits');
    office.call('chief', 'office.decide', {
      id: held.id,
      version: 1,
      isAccepted: true,
      reason: '已电话核实：该单位更换硬盘后从备份恢复',
    });
    // What waited for the same reason follows the decision.
    expect(intakesOf(office, 'held')).toEqual([]);
    expect(await taken(office, [await restored.send('2026-11-16')])).toEqual({ ...counts(1), files: [] });
    const goesOn = await taken(office, [await east.send('2026-11-15')]);
    expect(goesOn.held).toBe(1);
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('are measured by the line that somebody decided for, however long ago that was', () => {
    const office = openOffice(names);
    const arrived = (id: string, sequence: number): Intake => ({
      ...anIntake(id, 1, { day: onDay('2026-11-20'), at: office.now(), sequence }),
      roomId: null,
      manifestSha256: sha256(id),
    });
    for (let sequence = 1; sequence <= 70; sequence += 1)
      putRecord(office, 'intake', { act: 'taken', intake: arrived(`old-${sequence}`, sequence) });
    const fork = { ...arrived('fork', 2), problems: [{ code: 'sequence-taken' as const, details: ['2'] }] };
    putRecord(office, 'intake', { act: 'taken', intake: { ...fork, verdict: 'held' } });
    const decision = { isAccepted: true, reason: '已电话核实', byName: '陈主班', at: office.now() };
    putRecord(office, 'intake', { act: 'decided', intake: { ...fork, decision } });
    const { sqlite } = office.room().store;
    const begins = (sequence: number) =>
      packagesAround(sqlite, keyOfRoom(1), sequence, null).filter(({ beginsLine }) => beginsLine);
    for (const sequence of [3, 63, 64, 70])
      expect(begins(sequence)).toMatchObject([{ sequence: 2, manifest: sha256('fork') }]);
  });

  test('that go back behind a record that is known wait', async () => {
    const { office, east } = threeRooms();
    const first = await east.send('2026-11-17');
    const restored = east.copy();
    for (let entry = 0; entry < 10; entry += 1) east.room.write('officer', `记录${entry}`);
    const second = await east.send('2026-11-18');
    await restored.send('2026-11-18');
    const third = await restored.send('2026-11-19');
    await taken(office, [first, second]);
    expect((await taken(office, [third])).files).toEqual([
      'held previous-differs chain-differs chain-behind',
    ]);
  });

  test('of a zero report with incidents are refused, and nobody can accept them', async () => {
    const { office, east } = threeRooms();
    const sent = await east.send(day, { isZero: true, incidents: [aProductIncident()] });
    expect(await taken(office, [sent])).toEqual({
      ...counts(0, 0, 0, 1),
      files: ['refused zero-with-incidents'],
    });
    expect(intakesOf(office)).toMatchObject([
      { roomName: '东城区', day, problems: [{ code: 'zero-with-incidents', details: ['incidents 1'] }] },
    ]);
    expect(
      await taken(office, [await east.send(day, { isZero: false, incidents: [aProductIncident()] })]),
    ).toEqual({
      ...counts(1),
      files: [],
    });
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('of a report under the name of another one wait, and what was withdrawn does not come again', async () => {
    const { office, east } = threeRooms();
    await taken(office, [await east.send('2026-11-20', { id: 'p-1' })]);
    expect(
      (await taken(office, [await east.send('2026-11-20', { id: 'p-1', isQuiet: true })])).files,
    ).toEqual([]);
    expect((await taken(office, [await east.send(day, { id: 'p-1' })])).files).toEqual([
      'held product-differs',
    ]);
    expect(intakesOf(office, 'held')).toMatchObject([
      { problems: [{ details: ['2', 'product.fromDay', 'product.untilDay', 'product.title'] }] },
    ]);
    const issuedAt = east.room.now();
    expect(
      await taken(office, [await east.send('2026-11-20', { id: 'p-1', withdrawnFor: '填错', issuedAt })]),
    ).toEqual({
      ...counts(1),
      files: [],
    });
    expect((await taken(office, [await east.send('2026-11-20', { id: 'p-1' })])).files).toEqual([
      'held product-differs',
    ]);
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('of the future, or of a day that has another report, wait', async () => {
    const { office, east } = threeRooms();
    expect((await taken(office, [await east.send('2026-11-23')])).files).toEqual(['held future-day']);
    expect(await taken(office, [await east.send(day, { id: 'p-1' })])).toMatchObject(counts(1));
    expect((await taken(office, [await east.send(day, { id: 'p-2' })])).files).toEqual(['held day-taken']);
    expect(await taken(office, [await east.send(day, { id: 'p-3', replaces: 'p-1' })])).toEqual({
      ...counts(1),
      files: [],
    });
  });
});

describe('a key that nobody knows', () => {
  test('waits with its packages until it is given to a room; then they are judged again', async () => {
    const office = openOffice(['东城区']);
    const east = openReportingRoom('东城区', 1);
    const packages = [await east.send('2026-11-20'), await east.send(day)];
    expect(await taken(office, packages)).toMatchObject(counts(0, 0, 2));
    const { unknown } = office.call('chief', 'office.rooms', {});
    expect(unknown).toEqual([
      { publicKey: east.key.publicKey, unitName: '东城区', firstSeenAt: office.now(), packages: 2 },
    ]);
    const [waiting] = intakesOf(office, 'held');
    if (waiting === undefined) throw new RangeError('nothing waits');
    expect(
      office.refusal('chief', 'office.decide', {
        id: waiting.id,
        version: 1,
        isAccepted: true,
        reason: '先收下',
      }),
    ).toMatchObject({ code: 'rule-broken', message: 'office-room-unknown' });
    const paired = pair(office, east);
    expect(paired).toMatchObject({ code: codeOf(east.key.publicKey), lastSequence: 2 });
    expect(intakesOf(office).map(({ verdict, roomId }) => [verdict, roomId])).toEqual([
      ['accepted', paired.id],
      ['accepted', paired.id],
    ]);
    expect(office.call('chief', 'office.rooms', {}).unknown).toEqual([]);
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('is given to a room only with the code that is its own, and never to two', () => {
    const office = openOffice(names);
    const [one, other] = [testKey(1).publicKey, testKey(2).publicKey];
    const { id, version } = roomNamed(office, '东城区');
    expect(
      office.refusal('chief', 'office.pair', { id, version, publicKey: one, code: codeOf(other) }),
    ).toMatchObject({ code: 'rule-broken', message: 'office-code-differs' });
    pair(office, { name: '东城区', key: testKey(1) });
    const west = roomNamed(office, '西城区');
    expect(
      office.refusal('chief', 'office.pair', {
        id: west.id,
        version: west.version,
        publicKey: one,
        code: codeOf(one),
      }),
    ).toMatchObject({ message: 'office-key-used', details: ['东城区'] });
    expect(
      office.refusal('chief', 'office.pair', { id, version, publicKey: other, code: codeOf(other) }),
    ).toMatchObject({ code: 'conflict' });
  });

  test('takes the place of the key before it, under which nothing counts any more', async () => {
    const { office, east } = threeRooms();
    const [first, second] = [await east.send('2026-11-20'), await east.send(day)];
    await taken(office, [first]);
    office.pass(5);
    pair(office, { name: '东城区', key: testKey(9) });
    expect(roomNamed(office, '东城区').keys.map(({ retiredAt }) => retiredAt)).toEqual([office.now(), null]);
    expect((await taken(office, [second])).files).toEqual(['held retired-key']);
    const { id, version } = roomNamed(office, '东城区');
    const unpaired = office.call('chief', 'office.unpair', { id, version, reason: '电脑丢失' });
    expect(unpaired).toMatchObject({ code: null, lastSequence: 0 });
    const [held] = intakesOf(office, 'held');
    if (held === undefined) throw new RangeError('nothing waits');
    const decided = office.call('officer', 'office.decide', {
      id: held.id,
      version: 1,
      isAccepted: true,
      reason: '换钥前已签发',
    });
    expect(decided).toMatchObject({
      verdict: 'accepted',
      version: 2,
      decision: { isAccepted: true, reason: '换钥前已签发', byName: '王方' },
    });
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });
});

describe('what a package said', () => {
  test('can be found, counted, shown and taken out of it', async () => {
    const { office, east } = threeRooms();
    const log = {
      format: 'duty-room-log/1',
      entries: [{ number: '2026-000007', content: '红旗化工厂报告氨气泄漏已处置' }],
    };
    const files = { 'log/entries.json': new TextEncoder().encode(JSON.stringify(log)) };
    const sections = [{ key: 'warnings', heading: '天气与预警', text: '寒潮蓝色预警\n注意防范' }];
    await taken(office, [await east.send(day, { sections, files, isZero: false })]);
    const { sqlite } = office.room().store;
    expect(sqlite.prepare('SELECT what, heading, text FROM received_line ORDER BY id').all()).toEqual([
      { what: 'section', heading: '天气与预警', text: '寒潮蓝色预警' },
      { what: 'section', heading: '天气与预警', text: '注意防范' },
      { what: 'entry', heading: '2026-000007', text: '红旗化工厂报告氨气泄漏已处置' },
    ]);
    expect(
      sqlite
        .prepare('SELECT rowid AS id FROM received_text WHERE received_text MATCH ?')
        .all(searchQuery('氨气泄漏')),
    ).toEqual([{ id: 3 }]);
    const [came] = intakesOf(office);
    if (came === undefined) throw new RangeError('nothing came');
    const shown = office.call('officer', 'office.intake', { id: came.id });
    expect(shown.report?.sections).toEqual(sections);
    expect(shown.intake).toMatchObject({ isZero: false, verdict: 'accepted', version: 1 });
    const file = await office.later('officer', 'office.packageFile', {
      id: came.id,
      name: 'log/entries.json',
    });
    expect(JSON.parse(Buffer.from(file.base64, 'base64').toString())).toEqual(log);
    await expect(
      office.later('officer', 'office.packageFile', { id: came.id, name: '../../store.sqlite' }),
    ).rejects.toThrow('office-package');
    for (const name of ['constructor', '__proto__'])
      await expect(office.later('officer', 'office.packageFile', { id: came.id, name })).rejects.toThrow(
        'office-package',
      );
  });

  test('is not kept of one that waits, until it is accepted', async () => {
    const { office, east } = threeRooms();
    await taken(office, [await east.send('2026-11-22')]);
    const { sqlite } = office.room().store;
    const kept = () => sqlite.prepare('SELECT count(*) AS n FROM received_report').get();
    expect(kept()).toEqual({ n: 0 });
    const [held] = intakesOf(office, 'held');
    if (held === undefined) throw new RangeError('nothing waits');
    office.call('chief', 'office.decide', { id: held.id, version: 1, isAccepted: true, reason: '时钟快了' });
    expect(kept()).toEqual({ n: 1 });
  });
});

describe('a report', () => {
  test('is late by when it came or by when it was signed, as the office wants', async () => {
    const { office, east, west } = threeRooms();
    const issuedAt = addMinutes(deskTakenAt, 60);
    const packages = [await east.send(day, { issuedAt }), await west.send(day, { issuedAt })];
    office.setClock(addMinutes(deskTakenAt, 7 * 60));
    await taken(office, packages.slice(0, 1));
    expect(intakesOf(office).map(({ isLate }) => isLate)).toEqual([true]);
    const { setup, version } = office.call('chief', 'office.setup', {});
    office.call('chief', 'office.changeSetup', { setup: { ...setup, lateBy: 'issue' }, version });
    await taken(office, packages.slice(1));
    expect(intakesOf(office).map(({ isLate }) => isLate)).toEqual([false, true]);
  });

  test('that was told stands in the list with the beginning of its words, on one line', () => {
    const { office } = threeRooms();
    const roomId = roomNamed(office, '东城区').id;
    const told = { manner: 'phone', isZero: false, byName: '李值班' } as const;
    const text = ` 东山水库泄洪。\n已通知下游。${'续'.repeat(300)}`;
    office.call('officer', 'office.note', {
      roomId,
      day: onDay(day),
      told: { ...told, text },
      arrivedAt: null,
    });
    const [title] = intakesOf(office).map((one) => one.title);
    expect(title).toMatch(/^东山水库泄洪。 已通知下游。续/u);
    expect(title).toHaveLength(160);
  });

  test('that was told is noted for its room and day; a package of the day does not wait because of it', async () => {
    const { office, east } = threeRooms();
    const told = { manner: 'phone', isZero: true, byName: '李值班', text: '' } as const;
    const roomId = roomNamed(office, '东城区').id;
    const noted = office.call('officer', 'office.note', { roomId, day: onDay(day), told, arrivedAt: null });
    expect(noted).toMatchObject({ verdict: 'accepted', manner: 'told', isLate: false, version: 1 });
    expect(await taken(office, [await east.send(day)])).toEqual({ ...counts(1), files: [] });
    expect(
      office.refusal('officer', 'office.note', {
        roomId,
        day: onDay(day),
        told: { ...told, isZero: false },
        arrivedAt: null,
      }),
    ).toMatchObject({ message: 'office-told-empty' });
    const later = addMinutes(office.now(), 1);
    expect(
      office.refusal('officer', 'office.note', { roomId, day: onDay(day), told, arrivedAt: later }),
    ).toMatchObject({ message: 'office-told-future' });
  });

  test('that was told can be found as what came in packages can', async () => {
    const { office, east } = threeRooms();
    const told = {
      manner: 'fax',
      isZero: false,
      byName: '李值班',
      text: '城关镇塔吊倾斜\n无人员伤亡，已封闭现场',
    } as const;
    const roomId = roomNamed(office, '东城区').id;
    const { id } = office.call('officer', 'office.note', { roomId, day: onDay(day), told, arrivedAt: null });
    await taken(office, [await east.send('2026-11-20')]);
    const find = (text: string) =>
      office.call('officer', 'office.search', {
        text,
        fromDay: null,
        untilDay: null,
        roomId: null,
        offset: 0,
        limit: 10,
      });
    expect(find('塔吊倾斜')).toEqual({
      all: 1,
      hits: [
        {
          intakeId: id,
          roomName: '东城区',
          day,
          pieces: [{ text: '城关镇塔吊倾斜', places: [{ what: 'section', heading: '传真' }] }],
          more: 0,
          isWithdrawn: false,
        },
      ],
    });
    expect(find('封闭现场').all).toBe(1);
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });
});

describe('rooms of the registry', () => {
  test('have names of their own', () => {
    const office = openOffice(names);
    expect(
      office.refusal('chief', 'office.addRooms', { rooms: [aRoom('北城区'), aRoom('西城区')] }),
    ).toMatchObject({ message: 'office-room-there', details: ['西城区'] });
    expect(
      office.refusal('chief', 'office.addRooms', { rooms: [aRoom('北城区'), aRoom('北城区')] }),
    ).toMatchObject({ message: 'office-room-there', details: ['北城区'] });
    expect(office.call('chief', 'office.rooms', {}).rooms).toHaveLength(3);
    const { id, version, fields } = roomNamed(office, '东城区');
    const change = (name: string) =>
      office.refusal('chief', 'office.changeRoom', { id, version, fields: { ...fields, name } });
    expect(change('西城区')).toMatchObject({ message: 'office-room-there' });
    const changed = office.call('chief', 'office.changeRoom', {
      id,
      version,
      fields: { ...fields, phone: '110' },
    });
    expect(changed).toMatchObject({ version: 2, fields: { phone: '110' } });
    expect(change('东城')).toMatchObject({ code: 'conflict' });
  });

  test('are watched only through a directory that is named in full', () => {
    const office = openOffice();
    const { setup, version } = office.call('chief', 'office.setup', {});
    expect(
      office.refusal('chief', 'office.changeSetup', { setup: { ...setup, inbox: 'share' }, version }),
    ).toMatchObject({ message: 'office-inbox-path' });
    expect(office.refusal('chief', 'office.changeSetup', { setup, version: version - 1 })).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('nothing is lost and nothing is taken in twice', () => {
  test('by two imports at once, and by the same package under two names', async () => {
    const { office, east, west } = threeRooms();
    const packages = [await east.send('2026-11-20'), await east.send(day), await west.send(day)];
    const [first] = packages;
    if (first === undefined) throw new RangeError('no package');
    const folder = putInto([...packages, { ...first, name: 'copy.dutyroom.zip' }]);
    const jobs = await Promise.all([take(office, folder), take(office, folder)]);
    const sums = jobs.map(({ taken: one }) => [one?.accepted, one?.already]);
    expect(sums.map(([accepted = 0, already = 0]) => accepted + already)).toEqual([4, 4]);
    expect(sums.reduce((sum, [accepted = 0]) => sum + accepted, 0)).toBe(3);
    expect(intakesOf(office)).toHaveLength(3);
  });

  test('by a crash after the bytes were kept and before they were recorded', async () => {
    const { office, east } = threeRooms();
    const sent = await east.send(day);
    keepAttachment(office.room().store, sent.bytes);
    office.reopen();
    expect(intakesOf(office)).toEqual([]);
    expect(await taken(office, [sent])).toEqual({ ...counts(1), files: [] });
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('by one that was dropped on the window, whose bytes are among the attachments', async () => {
    const { office, east } = threeRooms();
    const sent = await east.send(day);
    const base64 = Buffer.from(sent.bytes).toString('base64');
    const { hash } = office.call('officer', 'attachment.add', { name: sent.name, base64 });
    const ask = () => office.call('officer', 'office.takeFile', { name: sent.name, hash });
    const first = await office.room().jobs.finished(ask().id);
    const again = await office.room().jobs.finished(ask().id);
    expect([first.taken?.accepted, again.taken?.already]).toEqual([1, 1]);
    expect(
      office.refusal('officer', 'office.takeFile', { name: 'x.dutyroom.zip', hash: 'f'.repeat(64) }),
    ).toMatchObject({ code: 'not-found' });
  });

  test('by a folder that is not there, or goes while it is read', async () => {
    const { office, east } = threeRooms();
    const gone = await take(office, '/nowhere/at/all');
    expect([gone.state, gone.failure?.message]).toEqual(['failed', 'take-folder']);
    const folder = putInto([await east.send(day)]);
    const { id } = office.call('officer', 'office.takeFolder', { folder });
    rmSync(folder, { recursive: true });
    expect((await office.room().jobs.finished(id)).state).toBe('failed');
    expect(intakesOf(office)).toEqual([]);
  });

  const many = async (count: number) => {
    const office = openOffice(['东城区']);
    const east = openReportingRoom('东城区', 1);
    pair(office, east);
    const sent: SentPackage[] = [];
    for (let made = 0; made < count; made += 1)
      sent.push(await east.send(day, { kind: 'info', isQuiet: true }));
    return { office, folder: putInto(sent) };
  };

  test('by a hundred and twenty packages in one go', async () => {
    const { office, folder } = await many(120);
    expect((await take(office, folder)).taken).toEqual({ ...counts(120), files: [] });
    expect(roomNamed(office, '东城区').lastSequence).toBe(120);
  });

  test('by an import that is stopped on the way', async () => {
    const { office, folder } = await many(60);
    const { id } = office.call('officer', 'office.takeFolder', { folder });
    while (office.room().jobs.stateOf(id).done <= 52) await new Promise((resume) => setImmediate(resume));
    office.call('officer', 'job.cancel', { id });
    const stopped = await office.room().jobs.finished(id);
    expect(stopped).toMatchObject({ state: 'cancelled', taken: { ...counts(50), files: [] } });
    expect(intakesOf(office)).toHaveLength(50);
    expect((await take(office, folder)).taken).toMatchObject({ accepted: 10, already: 50, held: 0 });
  });

  test('by packages that are copied into the folder of another office as well', async () => {
    const { office, east } = threeRooms();
    const folder = putInto([await east.send(day)]);
    const other = newFolder();
    cpSync(folder, other, { recursive: true });
    await take(office, folder);
    expect((await take(office, other)).taken).toMatchObject({ accepted: 0, already: 1 });
    expect(readdirSync(folder)).toEqual(readdirSync(other));
  });
});
