import { describe, expect, test } from 'vitest';
import { isoMonth, placeKey } from '#domain/rota/duty';
import {
  nameOf,
  openTestRoom,
  runningShiftOf,
  testPassword,
  handoverInput,
} from '../helpers/open-test-room.ts';
import { moment, onDay } from '../helpers/builders.ts';
import {
  alternating,
  aRotaSetup,
  aSubstitution,
  december,
  freely,
  personAt,
  publishMonth,
  setUpRota,
} from '../helpers/rota-room.ts';

const at = (day: string, postId = 'chief') => ({ day: onDay(day), postId, seat: 0 });

function rotaRoom(change: Parameters<typeof setUpRota>[1] = {}) {
  const room = openTestRoom();
  setUpRota(room, change);
  return room;
}

describe('set-up', () => {
  test('a room begins without groups and says what it was set to afterwards', () => {
    const room = openTestRoom();
    expect(room.call('auditor', 'rota.setup', {})).toMatchObject({ version: 0, setup: { groups: [] } });
    setUpRota(room);
    expect(room.call('auditor', 'rota.setup', {})).toEqual({ version: 1, setup: aRotaSetup(room) });
    expect(room.refusal('chief', 'rota.changeSetup', { setup: aRotaSetup(room), version: 0 })).toMatchObject({
      code: 'conflict',
      message: 'rota-setup',
      details: ['1'],
    });
    expect(room.refusal('officer', 'rota.changeSetup', { setup: aRotaSetup(room), version: 1 }).code).toBe(
      'not-allowed',
    );
  });

  test.each([
    ['rota-unknown-group', (setup: ReturnType<typeof aRotaSetup>) => ({ ...setup, groups: [] })],
    [
      'rota-unknown-shift',
      (setup: ReturnType<typeof aRotaSetup>) => ({
        ...setup,
        posts: setup.posts.map((post) => ({ ...post, shift: 1 })),
      }),
    ],
    [
      'rota-same-name',
      (setup: ReturnType<typeof aRotaSetup>) => ({
        ...setup,
        groups: setup.groups.map((group) => ({ ...group, name: '一组' })),
      }),
    ],
    [
      'rota-days-reversed',
      (setup: ReturnType<typeof aRotaSetup>) => ({
        ...setup,
        sensitive: [{ name: '两会', fromDay: onDay('2027-03-10'), untilDay: onDay('2027-03-01') }],
      }),
    ],
    [
      'rota-member-twice',
      (setup: ReturnType<typeof aRotaSetup>) => ({
        ...setup,
        groups: setup.groups.map((group) => ({ ...group, members: [...group.members, ...group.members] })),
      }),
    ],
    [
      'rota-unknown-member',
      (setup: ReturnType<typeof aRotaSetup>) => ({
        ...setup,
        rules: { ...setup.rules, opening: [{ personId: 'nobody', points: 1 }] },
      }),
    ],
  ] as const)('%s is refused in words of its own', (message, spoil) => {
    const room = openTestRoom();
    expect(
      room.refusal('chief', 'rota.changeSetup', { setup: spoil(aRotaSetup(room)), version: 0 }),
    ).toMatchObject({ code: 'rule-broken', message });
  });
});

describe('drafts', () => {
  test('a draft is kept, replaced by version and dropped; an old version never wins again', () => {
    const room = rotaRoom();
    const duties = alternating(room, december);
    const first = room.call('chief', 'rota.keepDraft', { month: december, version: 0, duties });
    expect(room.call('officer', 'rota.month', { month: december }).draft).toMatchObject({
      version: first.version,
      byName: nameOf('chief'),
      duties,
    });
    expect(room.refusal('chief', 'rota.keepDraft', { month: december, version: 0, duties })).toMatchObject({
      code: 'conflict',
      message: 'rota-draft',
    });
    room.call('chief', 'rota.dropDraft', { month: december, version: first.version });
    expect(room.call('officer', 'rota.month', { month: december }).draft).toBeNull();
    const again = room.call('chief', 'rota.keepDraft', { month: december, version: 0, duties });
    expect(again.version).toBeGreaterThan(first.version);
    expect(
      room.refusal('chief', 'rota.keepDraft', { month: december, version: first.version, duties }).code,
    ).toBe('conflict');
  });

  test('a first draft that begins from an older version than what is published is refused', () => {
    const room = rotaRoom();
    publishMonth(room);
    const draft = { month: december, version: 0, duties: alternating(room, december) };
    expect(room.refusal('chief', 'rota.keepDraft', { ...draft, base: 0 })).toMatchObject({
      code: 'conflict',
      message: 'rota-draft',
    });
    expect(room.call('chief', 'rota.month', { month: december }).draft).toBeNull();
    expect(room.call('chief', 'rota.keepDraft', { ...draft, base: 1 }).version).toBeGreaterThan(0);
  });

  test('a draft that breaks a hard rule is refused and the one before stays', () => {
    const room = rotaRoom();
    const duties = alternating(room, december);
    const { version } = room.call('chief', 'rota.keepDraft', { month: december, version: 0, duties });
    const [first, second] = duties.filter(({ postId }) => postId === 'chief');
    if (first === undefined || second === undefined) throw new RangeError('duties');
    const running = duties.map((duty) =>
      placeKey(duty) === placeKey(second) ? { ...duty, personId: first.personId } : duty,
    );
    expect(
      room.refusal('chief', 'rota.keepDraft', { month: december, version, duties: running }),
    ).toMatchObject({
      code: 'rule-broken',
      message: expect.stringMatching(/^rota-(?:rest|running)$/u) as string,
    });
    expect(room.call('chief', 'rota.month', { month: december }).draft).toMatchObject({ version, duties });
  });

  test('a rule that was broken by what changed since does not stop other work', () => {
    const room = rotaRoom();
    const duties = alternating(room, december);
    const { version } = room.call('chief', 'rota.keepDraft', { month: december, version: 0, duties });
    const away = personAt(room, 'chief');
    setUpRota(room, {
      rules: {
        ...aRotaSetup(room).rules,
        unavailable: [
          { personId: away, fromDay: onDay('2026-12-10'), untilDay: onDay('2026-12-12'), reason: '年休' },
        ],
      },
    });
    const conflicts = room.call('chief', 'rota.month', { month: december }).conflicts;
    expect(conflicts.filter(({ kind }) => kind === 'away')).not.toEqual([]);
    const emptied = duties.map((duty) => (duty.day === '2026-12-25' ? { ...duty, personId: null } : duty));
    room.call('chief', 'rota.keepDraft', { month: december, version, duties: emptied });
  });

  test('what has begun stays as it was published, whatever a draft says', () => {
    const room = rotaRoom();
    const november = isoMonth.parse('2026-11');
    publishMonth(room, november);
    const before = room.call('chief', 'rota.month', { month: november }).published;
    const cleared = (before?.duties ?? []).map((duty) => ({ ...duty, personId: null }));
    room.call('chief', 'rota.keepDraft', { month: november, version: 0, duties: cleared });
    const { draft, now, places } = room.call('chief', 'rota.month', { month: november });
    const begun = new Set(places.filter(({ from }) => from <= now).map(placeKey));
    expect(begun.size).toBeGreaterThan(0);
    for (const duty of draft?.duties ?? []) {
      const published = before?.duties.find((one) => placeKey(one) === placeKey(duty));
      expect(duty.personId).toBe(begun.has(placeKey(duty)) ? (published?.personId ?? null) : null);
    }
  });

  test('nobody who is unknown to the directory is put on duty', () => {
    const room = rotaRoom();
    const duties = alternating(room, december).map((duty) => ({ ...duty, personId: 'nobody' }));
    expect(room.refusal('chief', 'rota.keepDraft', { month: december, version: 0, duties }).code).toBe(
      'not-found',
    );
  });
});

describe('publication', () => {
  test('versions keep their changes and stay readable', () => {
    const room = rotaRoom();
    publishMonth(room);
    const first = room.call('auditor', 'rota.version', { month: december, version: 1 });
    expect(first).toMatchObject({ version: 1, cause: 'published', effectiveDay: '2026-12-01' });
    expect(first.changes).toHaveLength(62);
    const { published } = room.call('chief', 'rota.month', { month: december });
    const duties = (published?.duties ?? []).map((duty) =>
      duty.day >= '2026-12-31' ? { ...duty, personId: null } : duty,
    );
    const draft = room.call('chief', 'rota.keepDraft', { month: december, version: 0, duties });
    const second = room.call('chief', 'rota.publish', {
      month: december,
      draftVersion: draft.version,
      effectiveDay: onDay('2026-12-20'),
      reason: '年末另行安排',
      password: testPassword,
    });
    expect(second).toMatchObject({ version: 2, reason: '年末另行安排' });
    expect(second.changes.map(({ place }) => place.day)).toEqual(['2026-12-31', '2026-12-31']);
    expect(new Set(second.tell)).toEqual(new Set(second.changes.map(({ before }) => before)));
    expect(room.call('auditor', 'rota.versions', { month: december }).map(({ version }) => version)).toEqual([
      2, 1,
    ]);
    expect(room.call('auditor', 'rota.version', { month: december, version: 1 })).toEqual(first);
    expect(room.call('chief', 'rota.month', { month: december }).draft).toBeNull();
  });

  test('what a draft changes before the effective day stays in the draft', () => {
    const room = rotaRoom();
    publishMonth(room);
    const { published } = room.call('chief', 'rota.month', { month: december });
    const emptied = new Set(['2026-12-03', '2026-12-10']);
    const duties = (published?.duties ?? []).map((duty) =>
      emptied.has(duty.day) && duty.postId === 'chief' ? { ...duty, personId: null } : duty,
    );
    const draft = room.call('chief', 'rota.keepDraft', { month: december, version: 0, duties });
    const version = room.call('chief', 'rota.publish', {
      month: december,
      draftVersion: draft.version,
      effectiveDay: onDay('2026-12-08'),
      reason: '会议',
      password: testPassword,
    });
    expect(version.changes.map(({ place }) => place.day)).toEqual(['2026-12-10']);
    const after = room.call('chief', 'rota.month', { month: december });
    expect(after.changes.map(({ place }) => place.day)).toEqual(['2026-12-03']);
    expect(after.draft?.version).toBeGreaterThan(draft.version);
  });

  test('it takes the own password, the draft that was seen, and a day that is still to come', () => {
    const room = rotaRoom();
    const { version } = room.call('chief', 'rota.keepDraft', {
      month: december,
      version: 0,
      duties: alternating(room, december),
    });
    const order = {
      month: december,
      draftVersion: version,
      effectiveDay: onDay('2026-12-01'),
      reason: '',
      password: testPassword,
    };
    const refused = (change: object) => room.refusal('chief', 'rota.publish', { ...order, ...change });
    expect(refused({ password: 'wrong' }).code).toBe('wrong-password');
    expect(refused({ draftVersion: version + 1 })).toMatchObject({ code: 'conflict', message: 'rota-draft' });
    expect(refused({ effectiveDay: onDay('2026-11-20') })).toMatchObject({ message: 'rota-effective-day' });
    expect(refused({ effectiveDay: onDay('2027-01-01') })).toMatchObject({ message: 'rota-effective-day' });
    room.call('chief', 'rota.publish', order);
    expect(refused({}).code).toBe('conflict');
  });
});

test('who is on duty now, next and this week comes from what is published', () => {
  const room = rotaRoom();
  publishMonth(room, isoMonth.parse('2026-11'));
  room.setClock(moment('2026-11-23T02:00Z'));
  const { onDuty, next, week } = room.call('officer', 'rota.now', {});
  expect(onDuty.map(({ day, postId }) => [day, postId])).toEqual([
    ['2026-11-23', 'chief'],
    ['2026-11-23', 'deputy'],
  ]);
  expect(next.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-24']);
  expect(week).toHaveLength(14);
  expect(onDuty.every(({ phones }) => phones.every(({ isHidden }) => !isHidden))).toBe(true);
  expect(
    room.refusal('officer', 'rota.between', { fromDay: onDay('2026-01-01'), untilDay: onDay('2027-12-31') }),
  ).toMatchObject({ message: 'range-too-long' });
});

test('a month that has to be published is told, also when it has begun without', () => {
  const room = rotaRoom();
  const dueAt = (at: string) => {
    room.setClock(moment(at));
    room.call('chief', 'session.signIn', { account: 'chief', password: testPassword });
    return room.call('chief', 'rota.now', {}).due;
  };
  const due = { month: december, dueDay: '2026-11-26' };
  expect(dueAt('2026-11-22T02:00Z')).toBeNull();
  expect(dueAt('2026-11-23T02:00Z')).toEqual(due);
  // No month was published before: the next one is what matters.
  expect(dueAt('2026-12-03T02:00Z')).toBeNull();
  room.setClock(moment('2026-11-23T02:00Z'));
  publishMonth(room, isoMonth.parse('2026-11'));
  expect(dueAt('2026-12-03T02:00Z')).toEqual(due);
  publishMonth(room);
  expect(dueAt('2026-12-03T02:00Z')).toBeNull();
});

describe('a take-over by somebody else than planned', () => {
  test('says who is missing and why; as planned it says nothing', () => {
    const room = rotaRoom();
    publishMonth(room, isoMonth.parse('2026-11'));
    room.setClock(moment('2026-11-22T00:25Z'));
    const planned = room
      .call('auditor', 'rota.between', { fromDay: onDay('2026-11-22'), untilDay: onDay('2026-11-22') })
      .map(({ personName }) => personName);
    expect(runningShiftOf(room).no).toBe(1);
    room.call('second', 'shift.handOver', { ...handoverInput(room, 'second'), offPlan: ' 临时代班 ' });
    const { offPlan } = room.call('auditor', 'desk.now', {});
    expect(offPlan?.reason).toBe('临时代班');
    expect(offPlan?.missing.map(({ name }) => name)).toEqual(
      planned.filter((name) => ![nameOf('second'), nameOf('leader')].includes(name)),
    );
  });

  test('the log book and the sheet say it too', () => {
    const room = rotaRoom();
    publishMonth(room, isoMonth.parse('2026-11'));
    room.setClock(moment('2026-11-22T00:25Z'));
    const before = room.call('auditor', 'handover.sheet', { shiftNo: 1 });
    const names = (before.facts.rota?.next ?? []).map(({ name }) => name);
    expect(names).toHaveLength(2);
    room.call('second', 'shift.handOver', { ...handoverInput(room, 'second'), offPlan: '' });
    const { html } = room.call('auditor', 'export.html', {
      fromDay: onDay('2026-11-22'),
      untilDay: onDay('2026-11-22'),
    });
    const missing = names.filter((name) => ![nameOf('second'), nameOf('leader')].includes(name));
    for (const name of missing) expect(html).toContain(name);
    expect(html).toMatch(/按排班应为.*未到；原因：待补/u);
    expect(room.call('auditor', 'handover.html', { shiftNo: 1 }).html).toContain('下一班应到');
  });

  test('a room without a rota is not asked', () => {
    const room = openTestRoom();
    room.call('second', 'shift.handOver', handoverInput(room, 'second'));
    expect(room.call('auditor', 'desk.now', {}).offPlan).toBeNull();
  });
});

describe('swap and substitution', () => {
  const freeRoom = () => {
    const room = openTestRoom();
    setUpRota(room, freely(room));
    publishMonth(room);
    return room;
  };
  const by = (account: string) => ({ account, password: testPassword, note: '' });

  test('goes from request over consent and approval into a version; plan and turn stay apart', () => {
    const room = freeRoom();
    const request = aSubstitution(room);
    const asked = room.call('officer', 'swap.request', { request });
    expect(asked).toMatchObject({
      state: 'requested',
      byName: nameOf('officer'),
      withName: nameOf('second'),
    });
    room.call('officer', 'swap.consent', { id: asked.id, ...by('second') });
    const filed = room.call('officer', 'swap.approve', { id: asked.id, ...by('leader') });
    expect(filed).toMatchObject({ state: 'approved', filed: [{ month: december, version: 2 }] });
    expect(filed.steps.map(({ state, name }) => [state, name])).toEqual([
      ['requested', nameOf('officer')],
      ['consented', nameOf('second')],
      ['approved', nameOf('leader')],
    ]);
    const version = room.call('auditor', 'rota.version', { month: december, version: 2 });
    expect(version).toMatchObject({ cause: 'substitution', reason: '家中有事' });
    expect(version.changes).toEqual([
      { place: request.give, before: personAt(room, 'officer'), after: request.withId },
    ]);
    expect(
      room.call('auditor', 'swaps.all', { fromDay: request.give.day, untilDay: request.give.day }),
    ).toEqual([filed]);
  });

  test('nobody consents for somebody else, approves without being a leader, or approves an own request', () => {
    const room = freeRoom();
    const { id } = room.call('officer', 'swap.request', { request: aSubstitution(room) });
    expect(room.refusal('officer', 'swap.approve', { id, ...by('leader') })).toMatchObject({
      code: 'conflict',
    });
    expect(room.refusal('officer', 'swap.consent', { id, ...by('officer') })).toMatchObject({
      message: 'swap-consent',
    });
    room.call('officer', 'swap.consent', { id, ...by('second') });
    expect(room.refusal('officer', 'swap.approve', { id, ...by('second') })).toMatchObject({
      message: 'swap-approve',
    });
    room.call('officer', 'swap.withdraw', { id, note: '不需要了' });
    expect(room.refusal('officer', 'swap.approve', { id, ...by('leader') })).toMatchObject({
      code: 'conflict',
    });
    const own = { ...aSubstitution(room), give: at('2026-12-02'), withId: personAt(room, 'leader') };
    const holder = room
      .call('auditor', 'rota.month', { month: december })
      .published?.duties.find((duty) => placeKey(duty) === placeKey(own.give))?.personId;
    const request = holder === own.withId ? { ...own, give: at('2026-12-03') } : own;
    const asked = room.call('chief', 'swap.request', { request });
    room.call('chief', 'swap.consent', { id: asked.id, ...by('leader') });
    expect(room.refusal('chief', 'swap.approve', { id: asked.id, ...by('leader') })).toMatchObject({
      message: 'swap-own',
    });
  });

  test('one that would break a rule, or that gives what somebody does not have, is refused', () => {
    const room = rotaRoom();
    publishMonth(room);
    const request = aSubstitution(room);
    const refused = room.refusal('officer', 'swap.request', { request });
    expect(refused.code).toBe('rule-broken');
    expect(refused.message).toMatch(/^rota-(?:rest|running)$/u);
    expect(
      room.refusal('officer', 'swap.request', { request: { ...request, give: at('2026-12-05', 'gone') } }),
    ).toMatchObject({ message: 'swap-unknown-duty' });
    expect(
      room.refusal('second', 'swap.request', { request: { ...request, withId: personAt(room, 'chief') } }),
    ).toMatchObject({ code: 'not-allowed' });
  });

  test('an approved exchange is carried into a draft that was made before it', () => {
    const room = freeRoom();
    const request = aSubstitution(room);
    const { published } = room.call('chief', 'rota.month', { month: december });
    room.call('chief', 'rota.keepDraft', { month: december, version: 0, duties: published?.duties ?? [] });
    const { id } = room.call('officer', 'swap.request', { request });
    room.call('officer', 'swap.consent', { id, ...by('second') });
    room.call('officer', 'swap.approve', { id, ...by('leader') });
    const { draft } = room.call('chief', 'rota.month', { month: december });
    expect(draft?.duties.find((duty) => placeKey(duty) === placeKey(request.give))).toMatchObject({
      personId: request.withId,
      isPinned: true,
    });
  });
});

test('the statistics count what was planned and served, and balances come to nothing together', () => {
  const room = rotaRoom();
  publishMonth(room, isoMonth.parse('2026-11'));
  room.setClock(moment('2026-11-30T02:00Z'));
  const { lines } = room.call('auditor', 'rota.fairness', {
    fromDay: onDay('2026-11-01'),
    untilDay: onDay('2026-11-30'),
  });
  expect(lines.map(({ name }) => name).toSorted()).toEqual(
    (['chief', 'leader', 'officer', 'second'] as const).map(nameOf).toSorted(),
  );
  expect(lines.reduce((sum, { balance }) => sum + Math.round(balance * 100), 0)).toBe(0);
  const served = lines.reduce((sum, line) => sum + line.served.workday + line.served.restday, 0);
  expect(served).toBe(20);
});
