import { describe, expect, test } from 'vitest';
import type { Output } from '#contract/methods';
import { aPerson, aStation, onDay } from '../helpers/builders.ts';
import { nameOf, openTestRoom, type TestRoom, testPassword } from '../helpers/open-test-room.ts';

const audit = (room: TestRoom, kinds: readonly string[]): readonly Output<'audit.page'>['lines'][number][] =>
  room.call('auditor', 'audit.page', { before: null, limit: 200, kinds: [...kinds] }).lines;
const accountOf = (room: TestRoom, name: string) => {
  const account = room.call('admin', 'accounts.all', {}).find((known) => known.name === name);
  if (account === undefined) throw new RangeError(name);
  return account;
};
const signIn = (room: TestRoom, account: string, password = testPassword) =>
  room.call('nobody', 'session.signIn', { account, password });
const wrongly = (room: TestRoom, account: string) =>
  room.refusal('nobody', 'session.signIn', { account, password: 'wrong-one' });

describe('signing in', () => {
  test('offers every active account by name, and no more than names', () => {
    const choices = openTestRoom().call('nobody', 'session.choices', {});
    expect(choices.map((choice) => choice.account)).toEqual([
      'admin',
      'chief',
      'officer',
      'second',
      'leader',
      'auditor',
    ]);
    expect(choices[1]).toEqual({ account: 'chief', personName: '陈主班', initials: 'czb', roles: ['chief'] });
  });

  test('takes the name however wide or large it was typed, and the password only as it is', () => {
    const room = openTestRoom();
    expect(signIn(room, ' ＣＨＩＥＦ ')).toMatchObject({ accountName: 'chief', personName: nameOf('chief') });
    expect(
      room.refusal('nobody', 'session.signIn', { account: 'chief', password: testPassword.toLowerCase() })
        .code,
    ).toBe('wrong-password');
  });

  test('with a wrong password is refused and yet written down', () => {
    const room = openTestRoom();
    const before = room.call('auditor', 'chain.head', {}).seq;
    expect(wrongly(room, 'chief')).toEqual({
      code: 'wrong-password',
      message: 'password',
      details: ['chief'],
    });
    expect(room.call('auditor', 'chain.head', {}).seq).toBe(before + 1);
    expect(room.announced().at(-1)).toEqual(['accounts']);
    expect(audit(room, ['wrong-password'])).toMatchObject([{ byName: nameOf('chief') }]);
    expect(audit(room, ['wrong-password'])[0]?.detail).not.toContain('wrong-one');
    expect(room.call('nobody', 'session.now', {}).session).toBeNull();
  });

  test('closes the account for a growing time; the right password opens it only after that', () => {
    const room = openTestRoom();
    expect([wrongly(room, 'chief').code, wrongly(room, 'chief').code]).toEqual([
      'wrong-password',
      'wrong-password',
    ]);
    const third = wrongly(room, 'chief');
    expect(third.details).toHaveLength(2);
    expect(
      room.refusal('nobody', 'session.signIn', { account: 'chief', password: testPassword }),
    ).toMatchObject({ code: 'locked-out', details: ['chief', third.details[1]] });
    expect(accountOf(room, 'chief').lockedUntil).toBe(third.details[1]);
    room.pass(0.5);
    const fourth = wrongly(room, 'chief');
    room.pass(0.5);
    expect(
      room.refusal('nobody', 'session.signIn', { account: 'chief', password: testPassword }),
    ).toMatchObject({ code: 'locked-out', details: ['chief', fourth.details[1]] });
    room.pass(0.5);
    signIn(room, 'chief');
    expect(accountOf(room, 'chief').lockedUntil).toBeNull();
    expect(wrongly(room, 'chief').details).toHaveLength(1);
  });

  test('closed by wrong passwords stays closed over a restart, and the administrator opens it', () => {
    const room = openTestRoom();
    for (let each = 0; each < 3; each += 1) wrongly(room, 'chief');
    room.reopen();
    expect(wrongly(room, 'chief').code).toBe('locked-out');
    expect(room.call('admin', 'account.unlock', { id: accountOf(room, 'chief').id }).lockedUntil).toBeNull();
    signIn(room, 'chief');
  });

  test('under a name that nobody has is refused like a wrong password and writes nothing', () => {
    const room = openTestRoom();
    const before = room.call('auditor', 'chain.head', {});
    expect(wrongly(room, 'nobody-here').code).toBe('wrong-password');
    expect(room.call('auditor', 'chain.head', {})).toEqual(before);
  });

  test('outlasts a restart of the service, a sign-out does not', () => {
    const room = openTestRoom();
    room.reopen();
    expect(room.call('chief', 'session.now', {}).session).toMatchObject({
      accountName: 'chief',
      isLocked: false,
    });
    room.call('chief', 'session.lock', {});
    room.reopen();
    expect(room.call('chief', 'session.now', {}).session?.isLocked).toBe(true);
    room.call('chief', 'session.signOut', {});
    expect(room.call('chief', 'session.now', {}).session).toBeNull();
    expect(audit(room, ['sign-out'])).toMatchObject([{ byName: nameOf('chief') }]);
  });

  test('leaves neither a password nor a secret in anything that the service answers or records', () => {
    const room = openTestRoom();
    signIn(room, 'second');
    wrongly(room, 'second');
    const { id, version } = accountOf(room, 'second');
    room.call('admin', 'account.resetPassword', { id, version, password: 'Linshi-4321' });
    const { sqlite } = room.room().store;
    const everything = JSON.stringify([
      room.call('admin', 'accounts.all', {}),
      audit(room, []),
      sqlite.prepare('SELECT json FROM record').all(),
      sqlite.prepare('SELECT * FROM command').all(),
    ]);
    for (const word of [testPassword, 'Linshi-4321', 'wrong-one', 'scrypt'])
      expect(everything).not.toContain(word);
  });
});

describe('an account', () => {
  test('whose name was typed with wide letters is the one with narrow letters', () => {
    const room = openTestRoom();
    const { personId } = accountOf(room, 'second');
    expect(
      room.refusal('admin', 'account.create', {
        name: 'ｃｈｉｅｆ',
        personId,
        roles: ['officer'],
        password: 'Yunzhong-77',
      }),
    ).toMatchObject({ code: 'conflict', message: 'account-name' });
    expect(
      room.call('admin', 'account.create', {
        name: 'ｌｉｕ２',
        personId,
        roles: ['officer'],
        password: 'Yunzhong-77',
      }).name,
    ).toBe('liu2');
    expect(signIn(room, 'liu2', 'Yunzhong-77').accountName).toBe('liu2');
    signIn(room, 'ｌｉｕ２', 'Yunzhong-77');
  });

  test('is created for a person that exists, under a name that is free, with a password that is not the name', () => {
    const room = openTestRoom();
    const input = {
      name: 'new-one',
      personId: accountOf(room, 'second').personId,
      roles: ['officer' as const],
      password: 'Yunzhong-77',
    };
    expect(room.refusal('admin', 'account.create', { ...input, personId: 'x' })).toMatchObject({
      code: 'not-found',
      message: 'person',
    });
    expect(room.refusal('admin', 'account.create', { ...input, name: 'CHIEF' })).toMatchObject({
      code: 'conflict',
    });
    expect(room.refusal('admin', 'account.create', { ...input, password: 'my-new-one!' })).toMatchObject({
      code: 'rule-broken',
      message: 'password-guessable',
    });
    expect(room.refusal('admin', 'account.create', { ...input, roles: ['auditor', 'admin'] }).code).toBe(
      'bad-input',
    );
  });

  test('of the last administrator can be neither disabled nor made something else', () => {
    const room = openTestRoom();
    const admin = accountOf(room, 'admin');
    const refused = { code: 'rule-broken', message: 'last-administrator' };
    expect(
      room.refusal('admin', 'account.change', {
        id: admin.id,
        version: admin.version,
        roles: ['officer'],
        state: 'active',
      }),
    ).toMatchObject(refused);
    expect(
      room.refusal('admin', 'account.change', {
        id: admin.id,
        version: admin.version,
        roles: ['admin'],
        state: 'disabled',
      }),
    ).toMatchObject(refused);
    const second = accountOf(room, 'second');
    const promoted = room.call('admin', 'account.change', {
      id: second.id,
      version: second.version,
      roles: ['admin'],
      state: 'active',
    });
    room.call('admin', 'account.change', {
      id: admin.id,
      version: admin.version,
      roles: ['officer'],
      state: 'active',
    });
    expect(
      room.refusal('second', 'account.change', {
        id: promoted.id,
        version: promoted.version,
        roles: ['admin'],
        state: 'disabled',
      }),
    ).toMatchObject(refused);
  });

  test('that two windows change at once is changed by one of them', () => {
    const room = openTestRoom();
    const { id, version } = accountOf(room, 'second');
    room.call('admin', 'account.change', { id, version, roles: ['chief'], state: 'active' });
    expect(
      room.refusal('admin', 'account.change', { id, version, roles: ['officer'], state: 'active' }),
    ).toMatchObject({ code: 'conflict' });
    expect(
      room.refusal('admin', 'account.resetPassword', { id, version, password: 'Linshi-4321' }),
    ).toMatchObject({ code: 'conflict' });
  });

  test('changes its password with the old one, to one that is new and not easy to guess', () => {
    const room = openTestRoom();
    expect(
      room.refusal('second', 'session.changePassword', { old: 'wrong-one', new: 'Yunzhong-77' }).code,
    ).toBe('wrong-password');
    expect(
      room.refusal('second', 'session.changePassword', { old: testPassword, new: testPassword }),
    ).toMatchObject({ message: 'password-guessable' });
    expect(
      room.refusal('second', 'session.changePassword', { old: testPassword, new: 'xx-second-xx' }),
    ).toMatchObject({ message: 'password-guessable' });
    signIn(room, 'second');
    room.call('second', 'session.changePassword', { old: testPassword, new: 'Yunzhong-77' });
    expect(room.call('nobody', 'session.now', {}).session).toBeNull();
    expect(room.call('second', 'session.now', {}).session?.mustChangePassword).toBe(false);
    signIn(room, 'second', 'Yunzhong-77');
    const { sqlite } = room.room().store;
    const secret = sqlite.prepare("SELECT secret FROM account WHERE name = 'second'").pluck().get();
    // Other accounts of test rooms are quick to check; those of people are not.
    expect(secret).toMatch(/^scrypt\$32768\$8\$1\$/u);
  });
});

describe('the set-up', () => {
  const input = {
    station: aStation(),
    admin: { name: '赵管理', account: 'ａｄｍｉｎ', password: testPassword, standsDuty: true },
    people: [aPerson('张三')],
  };

  test('is done once, seats the administrator and begins the record', () => {
    const room = openTestRoom({ desk: 'not-set-up' });
    expect(room.call('admin', 'setup.complete', input)).toMatchObject({
      accountName: 'admin',
      personName: '赵管理',
      roles: ['admin', 'chief'],
    });
    expect(room.refusal('admin', 'setup.complete', input)).toMatchObject({
      code: 'conflict',
      message: 'set-up-already',
    });
    expect(room.call('nobody', 'setup.state', {})).toEqual({ isSetUp: true, unitName: aStation().unitName });
    expect(room.call('admin', 'people.all', { withLeft: true }).map((person) => person.name)).toEqual([
      '赵管理',
      '张三',
    ]);
    expect(signIn(room, 'admin').accountName).toBe('admin');
  });

  test('refused leaves nothing behind', () => {
    const room = openTestRoom({ desk: 'not-set-up' });
    expect(
      room.refusal('admin', 'setup.complete', {
        ...input,
        admin: { ...input.admin, password: 'admin-admin' },
      }),
    ).toMatchObject({ message: 'password-guessable' });
    const pattern = { kind: 'own', shifts: [{ name: '甲', startsAt: '09:00' }] };
    expect(
      room.refusal('admin', 'setup.complete', { ...input, station: { ...aStation(), pattern } }),
    ).toMatchObject({ message: 'pattern-order' });
    expect(room.call('nobody', 'setup.state', {}).isSetUp).toBe(false);
    expect(room.room().store.sqlite.prepare('SELECT count(*) FROM record').pluck().get()).toBe(0);
  });
});

describe('people', () => {
  test('are found by name, pinyin, initials, post, unit and number, the nearest first', () => {
    const room = openTestRoom();
    const find = (text: string) =>
      room.call('chief', 'people.find', { text, limit: 10 }).map((person) => person.name);
    expect(find('王方')).toEqual(['王方']);
    expect(find('wf')).toEqual(['王方']);
    expect(find('WANG')).toEqual(['王方']);
    expect(find('sunboan')).toEqual(['孙伯安']);
    expect(find('办公室')).toHaveLength(6);
    expect(find('13900000000')).toHaveLength(6);
    expect(find('  ')).toEqual([]);
    expect(find('没有')).toEqual([]);
  });

  test('who leave later this year are still found, who left are not', () => {
    const room = openTestRoom();
    for (const [name, leftDay] of [
      ['吴未离', '2026-12-31'],
      ['郑已离', '2026-11-20'],
      ['冯今离', '2026-11-21'],
    ] as const) {
      room.call('chief', 'person.save', {
        fields: aPerson(name, { leftDay: onDay(leftDay) }),
        replaces: null,
      });
    }
    const find = (text: string) =>
      room.call('chief', 'people.find', { text, limit: 10 }).map((person) => person.name);
    expect([find('吴未离'), find('郑已离'), find('冯今离')]).toEqual([['吴未离'], [], ['冯今离']]);
    expect(room.call('chief', 'people.all', { withLeft: false }).map((person) => person.name)).toContain(
      '吴未离',
    );
  });

  test('that two windows save at once are saved by one of them', () => {
    const room = openTestRoom();
    const saved = room.call('chief', 'person.save', { fields: aPerson('钱一'), replaces: null });
    const replaces = { id: saved.id, version: saved.version };
    expect(room.call('chief', 'person.save', { fields: aPerson('钱二'), replaces }).version).toBe(2);
    expect(room.refusal('admin', 'person.save', { fields: aPerson('钱三'), replaces })).toMatchObject({
      code: 'conflict',
      message: 'person',
    });
    expect(
      room.refusal('admin', 'person.save', { fields: aPerson('钱三'), replaces: { id: 'x', version: 1 } }),
    ).toMatchObject({ code: 'not-found' });
    expect(
      room.refusal('admin', 'person.save', {
        fields: { ...aPerson('钱三'), joinedDay: '2026-02-01', leftDay: '2026-01-01' },
        replaces: null,
      }),
    ).toMatchObject({ message: 'left-before-joined' });
  });

  test('imported twice are there once, what is known of them is kept', () => {
    const room = openTestRoom();
    const people = [aPerson('钱一', { post: '科员' }), aPerson('李二')];
    expect(room.call('chief', 'people.import', { people })).toEqual({ added: 2, changed: 0 });
    const [first, ...rest] = people;
    if (first === undefined) throw new RangeError('two people');
    expect(
      room.call('chief', 'people.import', { people: [{ ...first, post: '科长', order: 99 }, ...rest] }),
    ).toEqual({ added: 0, changed: 2 });
    expect(room.call('chief', 'people.find', { text: '钱一', limit: 5 })).toMatchObject([
      { post: '科长', order: 10, version: 2 },
    ]);
  });
});

describe('the station', () => {
  test('is changed by the one who saw its newest version, and the change is recorded', () => {
    const room = openTestRoom();
    const { station, version } = room.call('admin', 'station.now', {});
    expect(
      room.call('admin', 'station.change', { station: { ...station, lateEntryMinutes: 60 }, version })
        .version,
    ).toBe(version + 1);
    expect(room.refusal('admin', 'station.change', { station, version })).toMatchObject({
      code: 'conflict',
      message: 'station',
    });
    expect(
      room.refusal('admin', 'station.change', {
        station: { ...station, dayStart: '09:00' },
        version: version + 1,
      }),
    ).toMatchObject({ message: 'pattern-order' });
    expect(audit(room, ['station'])).toHaveLength(1);
  });

  test('has phrases that one window at a time changes', () => {
    const room = openTestRoom();
    const phrase = room.call('chief', 'phrase.save', {
      phrase: { category: 'EVENT', text: '已派人核实。', order: 3 },
      replaces: null,
    });
    const replaces = { id: phrase.id, version: phrase.version };
    room.call('chief', 'phrase.save', { phrase: { category: null, text: '已办结。', order: 3 }, replaces });
    expect(
      room.refusal('officer', 'phrase.save', { phrase: { category: null, text: 'x', order: 3 }, replaces }),
    ).toMatchObject({ code: 'conflict' });
    expect(room.refusal('officer', 'phrase.remove', replaces)).toMatchObject({ code: 'conflict' });
    room.call('officer', 'phrase.remove', { id: phrase.id, version: 2 });
    expect(room.call('chief', 'phrases.all', {}).map((one) => one.id)).not.toContain(phrase.id);
  });
});
