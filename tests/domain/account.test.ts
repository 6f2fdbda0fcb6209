import { describe, expect, test } from 'vitest';
import { accountName, isGuessable, lockedUntilAfter, newPassword, roles } from '#domain/people/account';
import { personFields } from '#domain/people/person';
import { station } from '#domain/station';
import { minutesBetween } from '#domain/time/instant';
import { aPerson, aStation, moment } from '../helpers/builders.ts';

describe('an account', () => {
  test('stays open for two wrong passwords, then closes for a time that doubles up to thirty minutes', () => {
    const at = moment('2026-11-21T00:00Z');
    const seconds = (failures: number): number | null => {
      const until = lockedUntilAfter(failures, at);
      return until === null ? null : (Date.parse(until) - Date.parse(at)) / 1000;
    };
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(seconds)).toEqual([
      null,
      null,
      30,
      60,
      120,
      240,
      480,
      960,
      1800,
      1800,
    ]);
    expect(minutesBetween(at, lockedUntilAfter(5000, at) ?? at)).toBe(30);
  });

  test.each([
    ['li', true],
    ['李雷', true],
    ['li.lei_2-b', true],
    ['l', false],
    ['li lei', false],
    ['li/lei', false],
    ['x'.repeat(33), false],
    ['', false],
    ["o'x", false],
  ])('may be called %j: %s', (name, isAllowed) => {
    expect(accountName.safeParse(name).success).toBe(isAllowed);
  });

  test.each([
    [['officer'], true],
    [['officer', 'chief', 'dutyLeader', 'admin'], true],
    [['auditor'], true],
    [[], false],
    [['auditor', 'admin'], false],
    [['officer', 'officer'], false],
    [['root'], false],
  ])('may have the roles %j: %s', (list, isAllowed) => {
    expect(roles.safeParse(list).success).toBe(isAllowed);
  });

  test.each([
    ['wangfang-2026', 'wangfang', true],
    ['WANGFANG1', 'wangfang', true],
    ['aaaaaaaa', 'li', true],
    ['abababab', 'wf', true],
    ['Zhiban-2026', 'wf', false],
  ])('with the password %j and the name %j is easy to guess: %s', (password, name, isEasy) => {
    expect(isGuessable(password, name)).toBe(isEasy);
  });

  test('has a password of eight characters or more', () => {
    expect([
      newPassword.safeParse('1234567').success,
      newPassword.safeParse('12345678').success,
      newPassword.safeParse('x'.repeat(257)).success,
    ]).toEqual([false, true, false]);
  });
});

describe('a person', () => {
  test.each([
    ['0533-8210001', true],
    ['+86 139 0000 0000', true],
    ['8210001转123', true],
    ['*21#', true],
    ['12', false],
    ['不详', false],
    ['1;2', false],
  ])('may have the number %j: %s', (number, isAllowed) => {
    expect(personFields.safeParse({ ...aPerson('张三'), phones: [{ kind: 'office', number }] }).success).toBe(
      isAllowed,
    );
  });

  test('has a name', () => {
    expect(personFields.safeParse({ ...aPerson('张三'), name: '  ' }).success).toBe(false);
  });
});

describe('a station', () => {
  test.each([
    [{ zone: 'Asia/Nowhere' }],
    [{ dayStart: '24:00' }],
    [{ unitName: ' ' }],
    [{ lateEntryMinutes: 0 }],
    [{ reliefGraceMinutes: -1 }],
    [{ idleLockMinutes: 1.5 }],
  ])('with %j is refused', (change) => {
    expect(station.safeParse({ ...aStation(), ...change }).success).toBe(false);
  });
});
