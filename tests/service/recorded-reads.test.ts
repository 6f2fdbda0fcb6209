import { describe, expect, test } from 'vitest';
import { personFields } from '#domain/people/person';
import { moment, onDay } from '../helpers/builders.ts';
import { intakesOf, openOffice, openReportingRoom, pair, putInto, take } from '../helpers/reporting-room.ts';
import {
  nameOf,
  openTestRoom,
  type Seat,
  type TestRoom,
  testPassword,
  verdictOf,
} from '../helpers/open-test-room.ts';

const day = onDay('2026-11-21');

const personOf = (room: TestRoom, seat: Seat) => {
  const person = room
    .call('admin', 'people.all', { withLeft: true })
    .find(({ name }) => name === nameOf(seat));
  if (person === undefined) throw new RangeError(seat);
  return person;
};

/** Everything that is recorded of looks, oldest first, read past the call that would itself be recorded. */
const looks = (room: TestRoom) =>
  (
    room
      .room()
      .store.sqlite.prepare("SELECT json FROM record WHERE kind = 'read' ORDER BY seq")
      .pluck()
      .all() as string[]
  ).map((json) => {
    const { byName, shift, body } = JSON.parse(json) as { byName: string; shift: number; body: object };
    return { byName, shift, ...body };
  });

const attached = (room: TestRoom) => {
  const file = room.call('officer', 'attachment.add', { name: '现场.jpg', base64: 'YQ==' });
  room.write('chief', '油罐车侧翻', { attachments: [file] });
  return { hash: file.hash, name: file.name };
};

describe('a look at what is protected', () => {
  test('is recorded with who looked, at what and whose, in the chain', async () => {
    const room = openTestRoom();
    const file = attached(room);
    const { id } = personOf(room, 'second');
    room.announced();
    room.call('officer', 'attachment.file', file);
    expect(room.announced()).toEqual([['log']]);
    room.call('leader', 'people.phones', { id });
    room.call('chief', 'export.html', { fromDay: day, untilDay: day });
    room.call('chief', 'handover.html', { shiftNo: 1 });
    room.call('auditor', 'audit.page', { before: null, limit: 10, kinds: [] });
    room.call('auditor', 'verify.start', {});
    expect(looks(room)).toEqual([
      { byName: nameOf('officer'), shift: 1, what: 'attachment', of: file.hash, name: '现场.jpg' },
      { byName: nameOf('leader'), shift: 1, what: 'phones', of: id, name: nameOf('second') },
      { byName: nameOf('chief'), shift: 1, what: 'print', of: day, name: '' },
      { byName: nameOf('chief'), shift: 1, what: 'handover', of: '1', name: '' },
      { byName: nameOf('auditor'), shift: 1, what: 'audit', of: '', name: '' },
      { byName: nameOf('auditor'), shift: 1, what: 'verify', of: '', name: '' },
    ]);
    expect(await verdictOf(room)).toMatchObject({ isIntact: true });
  });

  test('is recorded once an hour for one session and one thing, and again after the next sign-in', () => {
    const room = openTestRoom();
    const [one, other] = [personOf(room, 'second').id, personOf(room, 'leader').id];
    const count = () => looks(room).length;
    const look = (id: typeof one) => void room.call('officer', 'people.phones', { id });
    look(one);
    look(one);
    room.pass(59);
    look(one);
    expect(count()).toBe(1);
    look(other);
    expect(count()).toBe(2);
    room.pass(1);
    look(one);
    expect(count()).toBe(3);
    room.call('officer', 'session.signIn', { account: 'officer', password: testPassword });
    look(one);
    expect(count()).toBe(4);
    room.setClock(moment('2026-11-20T00:00Z'));
    look(one);
    expect(count()).toBe(5);
  });

  test('that was refused is none', () => {
    const room = openTestRoom();
    const file = attached(room);
    const { id } = personOf(room, 'second');
    room.refusal('nobody', 'people.phones', { id });
    room.refusal('officer', 'people.phones', { id: 'id-x' });
    room.refusal('officer', 'audit.page', { before: null, limit: 10, kinds: [] });
    room.refusal('officer', 'attachment.file', { ...file, hash: 'a'.repeat(64) });
    room.call('officer', 'session.lock', {});
    room.refusal('officer', 'attachment.file', file);
    expect(looks(room)).toEqual([]);
  });

  test('cannot be kept out of the record by a name that no paper carries', () => {
    const room = openTestRoom();
    const { hash } = attached(room);
    room.call('officer', 'attachment.file', { hash, name: 'a\ud800\u0000b' });
    expect(looks(room)).toMatchObject([{ what: 'attachment', of: hash, name: 'a\uFFFD\uFFFDb' }]);
    expect(room.defects).toEqual([]);
  });

  test('is answered where it cannot be recorded, and the defect is reported', () => {
    const room = openTestRoom();
    const file = attached(room);
    const { sqlite } = room.room().store;
    sqlite.pragma('query_only = ON');
    expect(room.call('officer', 'attachment.file', file).file).toContain(file.hash);
    expect(room.defects).toHaveLength(1);
    sqlite.pragma('query_only = OFF');
    room.call('officer', 'attachment.file', file);
    expect(looks(room)).toHaveLength(1);
  });

  test('is recorded of each file that somebody takes out of a package that came in', async () => {
    const office = openOffice(['东城区']);
    const east = openReportingRoom('东城区', 1);
    pair(office, east);
    await take(office, putInto([await east.send(day)]));
    const { id } = intakesOf(office)[0] ?? expect.fail('nothing came in');
    const { report } = office.call('auditor', 'office.intake', { id });
    expect(report).not.toBeNull();
    expect(looks(office)).toEqual([]);
    await office.later('auditor', 'office.packageFile', { id, name: 'report.json' });
    await office.later('auditor', 'office.packageFile', { id, name: 'report.json' });
    await office.later('officer', 'office.packageFile', { id, name: 'report.json' });
    const look = {
      shift: 1,
      what: 'package-file',
      of: `${id}/report.json`,
      name: '东城区  report.json',
    };
    expect(looks(office)).toEqual([
      { byName: nameOf('auditor'), ...look },
      { byName: nameOf('officer'), ...look },
    ]);
    expect(await verdictOf(office)).toMatchObject({ isIntact: true });
  });

  test('is found by the auditor by its kind', () => {
    const room = openTestRoom();
    room.call('officer', 'people.phones', { id: personOf(room, 'second').id });
    const { lines } = room.call('auditor', 'audit.page', { before: null, limit: 10, kinds: ['read'] });
    expect(lines.map((line) => [line.kind, line.byName])).toEqual([['read', nameOf('officer')]]);
  });
});

describe('a private number', () => {
  const phones = [
    { kind: 'mobile', number: '13912345678' },
    { kind: 'home', number: '5551' },
    { kind: 'office', number: '0533-8210001' },
  ] as const;

  function withPhones() {
    const room = openTestRoom();
    for (const seat of ['second', 'chief'] as const) {
      const { id, version, pinyin: _pinyin, initials: _initials, ...fields } = personOf(room, seat);
      room.call('admin', 'person.save', {
        fields: { ...fields, phones: [...phones] },
        replaces: { id, version },
      });
    }
    return room;
  }
  const shownOf = (room: TestRoom, by: Seat, of: Seat) =>
    room.call(by, 'people.find', { text: nameOf(of), limit: 1 })[0]?.phones.map((phone) => phone.number);

  test('is hidden from everybody until somebody asks for it by name', () => {
    const room = withPhones();
    for (const seat of ['admin', 'chief', 'officer', 'leader', 'auditor'] as const)
      expect(shownOf(room, seat, 'second')).toEqual(['139••••78', '••••', '0533-8210001']);
    expect(personOf(room, 'second').phones.map((phone) => phone.isHidden)).toEqual([true, true, false]);
    expect(room.call('officer', 'people.phones', { id: personOf(room, 'second').id }).phones).toEqual(phones);
  });

  test('of whoever has the desk now, and the own one, is there for all', () => {
    const room = withPhones();
    const open = phones.map((phone) => phone.number);
    expect(shownOf(room, 'auditor', 'chief')).toEqual(open);
    expect(shownOf(room, 'second', 'second')).toEqual(open);
    room.call('officer', 'shift.leave', {
      shiftNo: 1,
      account: 'chief',
      password: testPassword,
      reason: '下班',
    });
    expect(shownOf(room, 'auditor', 'chief')).not.toEqual(open);
  });

  test('tells whose it is to whoever has the whole of it, and cannot be spelled out digit by digit', () => {
    const room = withPhones();
    const found = (text: string) =>
      room.call('officer', 'people.find', { text, limit: 9 }).map((person) => person.name);
    expect(found('13912345678')).toEqual([nameOf('chief'), nameOf('second')]);
    expect(found('139123')).toEqual([]);
    expect(found('8210')).toEqual([nameOf('chief'), nameOf('second')]);
  });

  test('that is hidden is not written back over the real one', () => {
    const room = withPhones();
    const { phones: hidden } = personOf(room, 'second');
    for (const { kind, number } of hidden.filter((phone) => phone.isHidden))
      expect(personFields.shape.phones.safeParse([{ kind, number }]).success).toBe(false);
  });
});

describe('a change of settings', () => {
  test('shows the auditor what stood before', () => {
    const room = openTestRoom();
    const { station, version } = room.call('admin', 'station.now', {});
    room.call('admin', 'station.change', { station: { ...station, idleLockMinutes: 5 }, version });
    room.call('admin', 'station.change', {
      station: { ...station, idleLockMinutes: 7 },
      version: version + 1,
    });
    const settings = { secondFolder: null, everyMinutes: 30, version: 1 };
    room.call('admin', 'backup.settings', settings);
    room.call('admin', 'backup.settings', { ...settings, everyMinutes: 20, version: 2 });
    const { lines } = room.call('auditor', 'audit.page', {
      before: null,
      limit: 9,
      kinds: ['station', 'backup', 'setup'],
    });
    const said = lines.map((line) => [
      line.kind,
      line.before === null ? null : (JSON.parse(line.before) as object),
    ]);
    expect(said).toMatchObject([
      ['backup', { everyMinutes: 30 }],
      ['backup', null],
      ['station', { station: { idleLockMinutes: 5 } }],
      ['station', { station: { idleLockMinutes: 15 } }],
      ['setup', null],
    ]);
  });
});
