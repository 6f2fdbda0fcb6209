import { expect, test } from 'vitest';
import { station } from '#domain/station';
import { instant } from '#domain/time/instant';
import { person } from '#domain/people/person';
import { draftOf, readClock, readStation } from '../../renderer/parts/station-draft.ts';
import { isPersonMatch } from '../../renderer/screens/people/match-person.ts';
import { newInitialPassword } from '../../renderer/screens/system/initial-password.ts';
import { suggestAccount } from '../../renderer/screens/system/suggest-account.ts';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

putFakeBridge({});
const names = {
  'whole-day': ['Whole day'],
  'day-night': ['Day', 'Night'],
  three: ['1', '2', '3'],
  own: ['Whole day'],
};
const room = station.parse({
  unitName: '云岭市',
  centralOffice: '',
  zone: 'Asia/Shanghai',
  dayStart: '08:30',
  pattern: { kind: 'whole-day', shifts: [{ name: '全天班', startsAt: '08:30' }] },
  idleLockMinutes: 15,
  lateEntryMinutes: 30,
  reliefGraceMinutes: 15,
  retentionLabel: '10年',
});

test.each([
  ['0830', '08:30'],
  ['830', '08:30'],
  ['8：30', '08:30'],
  ['8', '08:00'],
  ['２３59', '23:59'],
  ['2460', undefined],
  ['', undefined],
])('a time typed as %s is %s', (typed, read) => {
  expect(readClock(typed)).toBe(read);
});

test('a station that nobody touched is read back as it was, shift names of another language included', () => {
  expect(readStation(draftOf(room), names)).toEqual({ station: room, problems: {} });
});

test('shifts out of order and minutes out of range are named', () => {
  const draft = {
    ...draftOf(room),
    kind: 'own' as const,
    own: [
      { key: 'a', name: '白班', startsAt: '08:30' },
      { key: 'b', name: '夜班', startsAt: '0830' },
    ],
    idleLockMinutes: '999',
  };
  expect(readStation(draft, names)).toEqual({
    station: undefined,
    problems: { pattern: 'order', idleLockMinutes: 'minutes' },
  });
});

test('somebody is found by initials, pinyin, a part of the number or two words at once', () => {
  const someone = person.parse({
    id: 'p',
    name: '单国栋',
    pinyin: 'shan guo dong',
    initials: 'sgd',
    post: '值班员',
    unit: '市应急管理局',
    phones: [{ kind: 'office', number: '0539-5550103', isHidden: false }],
    group: '',
    order: 1,
    joinedDay: null,
    leftDay: null,
    version: 1,
  });
  for (const typed of ['sgd', 'shanguo', '国栋', '5395550103', '应急 sgd', 'ＳＧＤ'])
    expect(isPersonMatch(someone, typed)).toBe(true);
  for (const typed of ['dgs', '应急 zm', '999']) expect(isPersonMatch(someone, typed)).toBe(false);
});

test('accounts are suggested from pinyin and passwords have no sign that is mistaken for another', () => {
  expect(suggestAccount({ name: '欧阳静怡', pinyin: 'ou yang jing yi' }, new Set())).toBe('ouyangjy');
  expect(suggestAccount({ name: '林晓岚', pinyin: 'lin xiao lan' }, new Set(['linxl', 'linxl2']))).toBe(
    'linxl3',
  );
  for (let round = 0; round < 200; round += 1) expect(newInitialPassword()).not.toMatch(/[0O1lIo]/);
});

test('a day is understood as it is typed', async () => {
  const { readTypedDay } = await import('../../renderer/parts/typed-day.tsx');
  const now = instant.parse('2026-11-22T04:00:00.000Z');
  for (const typed of ['2026-11-01', '20261101', '11-01', '11月1日', '2026年11月1日'])
    expect(readTypedDay(typed, now, 'Asia/Shanghai')).toBe('2026-11-01');
  expect(readTypedDay('20261301', now, 'Asia/Shanghai')).toBeUndefined();
});
