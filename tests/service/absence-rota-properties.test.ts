import { cpSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { DutyError } from '#contract/errors';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { Swap } from '#domain/rota/swap';
import { absenceKind } from '#domain/absence/absence';
import type { PersonId } from '#domain/people/person';
import { isoMonth, placeKey, type IsoMonth, type RotaDuty } from '#domain/rota/duty';
import { addDays, addMinutes, type Instant, type IsoDay } from '#domain/time/instant';
import { oneOf } from '#service/demo/chance';
import {
  anAbsence,
  anApproval,
  aReport,
  edge,
  fileAbsence,
  meantBy,
  reportAbsence,
  setAbsenceRules,
} from '../helpers/absence-room.ts';
import { keyOf, publishedMonths, type Reckoned, reckoned, reckonedOf } from '../helpers/absence-reckoning.ts';
import { aPerson, moment, onDay } from '../helpers/builders.ts';
import { openTestRoom, type TestRoom, testPassword } from '../helpers/open-test-room.ts';
import { aRotaSetup, december, freely, personAt, publishMonth, setUpRota } from '../helpers/rota-room.ts';
import { chances } from '../helpers/seeded-rota.ts';

/** A longer run is asked for from outside by `ABSENCE_RUNS=1000`; one that failed names its seed, and `ABSENCE_SEED` plays that alone. */
const runs = Number(process.env['ABSENCE_RUNS'] ?? 40);
const onlySeed = process.env['ABSENCE_SEED'];
const actsInRun = 25;

const january = isoMonth.parse('2027-01');
const months = [december, january];
const accounts = ['chief', 'leader', 'officer', 'second', 'third', 'fourth'] as const;
type Account = (typeof accounts)[number];
const firstDay = onDay('2026-11-29');
const lastDay = onDay('2027-01-04');
/** Days on which there is duty, several posts at once. */
const dutyDays = [
  { name: '初冬', fromDay: onDay('2026-12-01'), untilDay: onDay('2026-12-05') },
  { name: '岁末', fromDay: onDay('2026-12-30'), untilDay: onDay('2027-01-02') },
];

let prepared: TestRoom;
/** Whose account is whose. */
const people = new Map<Account, PersonId>();

const personOf = (account: Account): PersonId => {
  const found = people.get(account);
  if (found === undefined) throw new RangeError(account);
  return found;
};

/** Two more officers than other test rooms have, so that three posts a day can be filled in more than one way. */
function addOfficers(room: TestRoom): void {
  for (const [name, account] of [
    ['周三', 'third'],
    ['吴四', 'fourth'],
  ] as const) {
    const { id } = room.call('admin', 'person.save', { fields: aPerson(name), replaces: null });
    room.call('admin', 'account.create', {
      name: account,
      personId: id,
      roles: ['officer'],
      password: testPassword,
    });
    people.set(account, id);
  }
  room.room().store.sqlite.exec('UPDATE account SET must_change_password = 0');
  for (const seat of ['chief', 'leader', 'officer', 'second'] as const)
    people.set(seat, personAt(room, seat));
}

/** Three posts on nine days of two months, with people who may be in more than one, published. */
beforeAll(() => {
  prepared = openTestRoom({ keep: true, now: moment('2026-11-28T02:00Z') });
  const setup = aRotaSetup(prepared);
  addOfficers(prepared);
  const members = (...names: readonly Account[]) =>
    names.map((name) => ({ personId: personOf(name), fromDay: null, untilDay: null }));
  const count = { workday: 0, restday: 0, holiday: 0, makeup: 0, sensitive: 1 };
  const [chief, deputy] = setup.posts;
  if (chief === undefined || deputy === undefined) throw new RangeError('posts');
  setUpRota(prepared, {
    ...freely(prepared),
    groups: [
      { id: 'chiefs', name: '值班长', members: members('chief', 'leader', 'officer', 'third') },
      { id: 'officers', name: '值班员', members: members('officer', 'second', 'third', 'fourth') },
      { id: 'waiting', name: '备勤', members: members('second', 'third', 'fourth', 'chief') },
    ],
    posts: [
      { ...chief, count },
      { ...deputy, count },
      { ...deputy, id: 'standby', name: '备勤', duty: 'standby', groupIds: ['waiting'], count },
    ],
    sensitive: dutyDays,
  });
  setAbsenceRules(prepared);
  for (const month of months) publishMonth(prepared, month);
  prepared.close();
}, 60_000);

/** A copy of that room. */
function openCopy(now: Instant): TestRoom {
  const room = openTestRoom({ desk: 'not-set-up', keep: true, now });
  room.close();
  cpSync(prepared.folder, room.folder, { recursive: true });
  room.reopen();
  return room;
}

type Chance = () => number;

/** A place of a record as the registry names it. */
const subjectOf = (place: Reckoned['place']): string => placeKey({ ...place, day: onDay(place.day) });

/** When a sequence begins: before the days of duty, in the midst of them, and between. */
const beginnings = [
  '2026-11-29T02:00Z',
  '2026-12-01T14:00Z',
  '2026-12-03T00:29Z',
  '2026-12-28T02:00Z',
] as const;

const dayIn = (chance: Chance, from: IsoDay, until: IsoDay): IsoDay => {
  const span = Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
  return addDays(from, Math.floor(chance() * (span + 1)));
};

const edgeOn = (day: IsoDay, chance: Chance) =>
  edge(
    day,
    oneOf(['morning', 'afternoon', 'evening', '08:29', '08:30', '08:31', '00:00', '23:59'] as const, chance),
  );

/** What an act did: `done` where the room took it, otherwise how it refused. */
type Outcome = { readonly act: string; readonly said: string };

const listed = (room: TestRoom): readonly AbsenceLine[] =>
  room.call('chief', 'absence.list', { fromDay: addDays(firstDay, -30), untilDay: addDays(lastDay, 60) });

const monthAt = (room: TestRoom, month: IsoMonth) => room.call('auditor', 'rota.month', { month });

const publishedDuties = (room: TestRoom): readonly RotaDuty[] =>
  months.flatMap((month) => monthAt(room, month).published?.duties ?? []);

/** One of the absences that a step might be taken of; `null` where there is none. */
function someAbsence(room: TestRoom, chance: Chance, states: readonly string[]): AbsenceLine | null {
  const found = listed(room).filter(({ stepState }) => states.includes(stepState));
  return found.length === 0 ? null : oneOf(found, chance);
}

const formOf = (account: Account, chance: Chance) => {
  const day = dayIn(chance, firstDay, lastDay);
  return anAbsence(personOf(account), {
    kind: oneOf(absenceKind.options, chance),
    from: edgeOn(day, chance),
    until: edgeOn(addDays(day, Math.floor(chance() * 4)), chance),
  });
};

const candidatesOf = (room: TestRoom, postId: string): readonly PersonId[] =>
  monthAt(room, december).candidates.find((post) => post.postId === postId)?.people ?? [];

/** Duties with somebody else here and there, or with two of one day who changed places. */
function redrafted(room: TestRoom, month: IsoMonth, chance: Chance): RotaDuty[] {
  const { draft, published } = monthAt(room, month);
  const standing = (draft ?? published)?.duties ?? [];
  if (chance() < 0.4) {
    const wanted = oneOf(standing, chance);
    const [one, other] = [
      wanted,
      oneOf(
        standing.filter(({ day }) => day === wanted.day),
        chance,
      ),
    ];
    return standing.map((duty) => {
      const taken = duty === one ? other : duty === other ? one : duty;
      return { ...duty, personId: taken.personId };
    });
  }
  return standing.map((duty) => {
    if (chance() > 0.12) return duty;
    return {
      ...duty,
      personId: chance() < 0.15 ? null : oneOf(candidatesOf(room, duty.postId), chance),
    };
  });
}

function keepDraft(room: TestRoom, month: IsoMonth, chance: Chance): unknown {
  const version = monthAt(room, month).draft?.version ?? 0;
  return room.call('chief', 'rota.keepDraft', { month, version, duties: redrafted(room, month, chance) });
}

/** Everything that can be done, each by chance; an act that has nothing to be done to gives null. */
const acts: Readonly<Record<string, (room: TestRoom, chance: Chance) => unknown>> = {
  register: (room, chance) => {
    const fields = formOf(oneOf(accounts, chance), chance);
    return room.call('chief', 'absence.register', { fields, decisions: [], note: '' });
  },
  trip: (room, chance) => {
    // One that is in force at once, and lies on the days of the rota.
    const { fromDay, untilDay } = oneOf(dutyDays, chance);
    const day = dayIn(chance, fromDay, untilDay);
    const fields = anAbsence(personOf(oneOf(accounts, chance)), {
      from: edgeOn(day, chance),
      until: edgeOn(addDays(day, Math.floor(chance() * 3)), chance),
    });
    const line = room.call('chief', 'absence.register', { fields, decisions: [], note: '' });
    return reportAbsence(room, line);
  },
  approve: (room, chance) => {
    const one = someAbsence(room, chance, ['draft', 'approved', 'reported']);
    if (one === null) return null;
    const approval = anApproval(room);
    return room.call('chief', 'absence.approve', { ...meantBy(one), approval, signer: null, note: '' });
  },
  report: (room, chance) => {
    const one = someAbsence(room, chance, ['draft', 'approved', 'returned']);
    return one === null
      ? null
      : room.call('chief', 'absence.report', { ...meantBy(one), report: aReport(room) });
  },
  change: (room, chance) => {
    const one = someAbsence(room, chance, ['draft', 'approved', 'reported']);
    if (one === null) return null;
    const { fields } = room.call('chief', 'absence.one', { id: one.id });
    const later = edgeOn(addDays(one.until.day, Math.floor(chance() * 4) - 1), chance);
    const edges = chance() < 0.5 ? { until: later } : { from: edgeOn(addDays(one.from.day, -1), chance) };
    return room.call('chief', 'absence.change', {
      ...meantBy(one),
      fields: { ...fields, ...edges },
      decisions: [],
      reason: '行程有变',
      told: null,
    });
  },
  return: (room, chance) => {
    const begun = listed(room).filter(
      ({ stepState, fromAt }) =>
        ['approved', 'reported', 'returned'].includes(stepState) && fromAt < room.now(),
    );
    if (begun.length === 0) return null;
    const one = oneOf(begun, chance);
    const ago = oneOf([0, 30, 700, 1500], chance);
    const returnedAt = addMinutes(room.now(), -ago);
    return room.call('chief', 'absence.return', { ...meantBy(one), returnedAt, note: '' });
  },
  cancel: (room, chance) => {
    const one = someAbsence(room, chance, ['draft', 'approved', 'reported']);
    return one === null ? null : room.call('chief', 'absence.cancel', { ...meantBy(one), reason: '不去了' });
  },
  decide: (room, chance) => {
    const broken = reckoned(room);
    if (broken.length === 0) return null;
    const { key, place } = oneOf(broken, chance);
    const one = listed(room).find(({ id }) => key === keyOf(id, place));
    if (one === undefined) throw new RangeError(key);
    return room.call('chief', 'absence.decide', {
      ...meantBy(one),
      decisions: [
        { ruleId: 'duty', subject: subjectOf(place), byName: '孙伯安', byPost: '副县长', reason: '由副班代' },
      ],
    });
  },
  request: (room, chance) => {
    const open = publishedDuties(room).filter(({ personId }) => personId !== null);
    const broken = new Set(reckoned(room).map(({ place }) => subjectOf(place)));
    const inTheWay = open.filter((duty) => broken.has(placeKey(duty)));
    const wanted = oneOf(inTheWay.length > 0 && chance() < 0.6 ? inTheWay : open, chance);
    const give = { day: wanted.day, postId: wanted.postId, seat: wanted.seat };
    const other = oneOf(open, chance);
    const isSwap = chance() < 0.4 && other.personId !== null;
    const able = candidatesOf(room, wanted.postId).filter((one) => one !== wanted.personId);
    return room.call('chief', 'swap.request', {
      request: {
        kind: isSwap ? 'swap' : 'substitution',
        give,
        withId: isSwap && other.personId !== null ? other.personId : oneOf(able, chance),
        take: isSwap ? { day: other.day, postId: other.postId, seat: other.seat } : null,
        reason: '外出',
      },
    });
  },
  agree: (room, chance) => {
    const swap = pending(room, chance, 'requested');
    if (swap === null) return null;
    const account = accounts.find((name) => personOf(name) === swap.withId) ?? '';
    return room.call('chief', 'swap.consent', { id: swap.id, account, password: testPassword, note: '' });
  },
  exchange: (room, chance) => {
    const swap = pending(room, chance, 'consented');
    if (swap === null) return null;
    const signer = { account: 'leader', password: testPassword };
    return room.call('chief', 'swap.approve', { id: swap.id, ...signer, note: '' });
  },
  draft: (room, chance) => keepDraft(room, oneOf(months, chance), chance),
  publish: (room, chance) => {
    const month = oneOf(months, chance);
    if (monthAt(room, month).draft === null) keepDraft(room, month, chance);
    const { draft, days, today } = monthAt(room, month);
    const open = days.map(({ day }) => day).filter((day) => day >= today);
    const effectiveDay = chance() < 0.9 ? open[0] : oneOf(open.length > 0 ? open : [today], chance);
    return room.call('chief', 'rota.publish', {
      month,
      draftVersion: draft?.version ?? 0,
      effectiveDay: effectiveDay ?? today,
      reason: '调整',
      password: testPassword,
    });
  },
  wait: (room, chance) => room.pass(oneOf([1, 45, 600, 1440, 3000, 6000], chance)),
  restart: (room) => room.reopen(),
};

const weights: Readonly<Record<string, number>> = {
  register: 2,
  trip: 5,
  approve: 3,
  report: 2,
  change: 4,
  return: 2,
  cancel: 1,
  decide: 2,
  request: 6,
  agree: 5,
  exchange: 5,
  draft: 4,
  publish: 3,
  wait: 3,
  restart: 0.3,
};

function pending(room: TestRoom, chance: Chance, state: Swap['state']): Swap | null {
  const found = room
    .call('auditor', 'swaps.all', { fromDay: onDay('2026-12-01'), untilDay: onDay('2027-01-31') })
    .filter((swap) => swap.state === state);
  return found.length === 0 ? null : oneOf(found, chance);
}

function actBy(chance: Chance): string {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  let left = chance() * total;
  for (const [name, weight] of Object.entries(weights)) {
    left -= weight;
    if (left < 0) return name;
  }
  return 'wait';
}

/** Takes an act; a refusal in the words of the contract is an answer, anything else is a fault of the room. */
function take(room: TestRoom, act: string, chance: Chance): Outcome {
  try {
    return { act, said: acts[act]?.(room, chance) === null ? 'nothing' : 'done' };
  } catch (error) {
    if (
      !(error instanceof DutyError) ||
      !['rule-broken', 'not-allowed', 'not-found'].includes(error.failure.code)
    )
      throw error;
    return { act, said: error.failure.message };
  }
}

const openKeys = (found: readonly Reckoned[]): readonly string[] =>
  found.filter(({ isDecided }) => !isDecided).map(({ key }) => key);

/** Contradictions of the drafts as they stand. */
function reckonedDrafts(room: TestRoom): readonly Reckoned[] {
  const published = publishedMonths(room);
  return months.flatMap((month) => {
    const record = published.find((one) => one.month === month);
    const { draft } = monthAt(room, month);
    return record === undefined || draft === null ? [] : reckonedOf(room, draft.duties, record);
  });
}

/** Everything that the room says of contradictions is what the records say, and each is where the rota is worked on. */
function expectReported(room: TestRoom): readonly Reckoned[] {
  const found = reckoned(room);
  const reported = room.call('auditor', 'absence.contradictions', {
    fromDay: onDay('2026-11-20'),
    untilDay: onDay('2027-02-28'),
  });
  const texts = (list: readonly (readonly [string, boolean])[]) =>
    list.map(([key, isDecided]) => `${key}${isDecided ? ' decided' : ''}`).toSorted();
  expect(texts(reported.map((one) => [keyOf(one.absenceId, one.place), one.decision !== null]))).toEqual(
    texts(found.map(({ key, isDecided }) => [key, isDecided])),
  );
  const now = Date.parse(room.now()) / 60_000;
  for (const month of months) {
    const { draft, published, conflicts } = monthAt(room, month);
    const standing = new Map<string, string | null>(
      (draft ?? published)?.duties.map((duty) => [placeKey(duty), duty.personId]),
    );
    const away = new Set(
      conflicts.flatMap(({ kind, place, personId }) =>
        kind === 'away' && place !== null ? [`${placeKey(place)} ${personId}`] : [],
      ),
    );
    // What has begun can no longer be changed in the rota; it stays in the list above until it is over.
    const expected = found.filter(
      ({ place, personId, from, isDecided }) =>
        place.day.startsWith(month) &&
        !isDecided &&
        from > now &&
        standing.get(subjectOf(place)) === personId,
    );
    const missing = expected
      .map(({ place, personId }) => `${subjectOf(place)} ${personId}`)
      .filter((key) => !away.has(key));
    expect(missing, `conflicts of ${month}`).toEqual([]);
  }
  return found;
}

const newlyOnDuty = new Set(['draft', 'publish', 'exchange']);

/** Plays a sequence and looks after every act; gives what was done and how many contradictions were there. */
function play(seed: number): {
  readonly outcomes: readonly Outcome[];
  readonly seen: number;
  readonly decided: number;
} {
  const chance = chances(seed);
  const room = openCopy(moment(oneOf(beginnings, chance)));
  const outcomes: Outcome[] = [];
  let seen = 0;
  let decided = 0;
  try {
    for (let index = 0; index < actsInRun; index += 1) {
      const act = actBy(chance);
      const before = newlyOnDuty.has(act)
        ? [...openKeys(reckoned(room)), ...openKeys(reckonedDrafts(room))]
        : [];
      const at: Instant = room.now();
      const outcome = take(room, act, chance);
      outcomes.push(outcome);
      const found = expectReported(room);
      seen += found.length;
      decided += found.filter(({ isDecided }) => isDecided).length;
      if (newlyOnDuty.has(act)) {
        expect(room.now()).toBe(at);
        const after = [...openKeys(found), ...openKeys(reckonedDrafts(room))];
        expect(
          after.filter((key) => !before.includes(key)),
          `${act} puts nobody on duty who is away`,
        ).toEqual([]);
      }
    }
    expect(room.takeDefects()).toEqual([]);
  } catch (error) {
    const told = outcomes.map(({ act, said }) => `${act}: ${said}`).join('\n');
    throw new Error(`ABSENCE_SEED=${seed} failed after\n${told}`, { cause: error });
  } finally {
    room.close();
  }
  return { outcomes, seen, decided };
}

describe('whatever is registered, changed, exchanged, drafted and published', () => {
  test('nobody is on duty while away without that being reported, and nothing puts anybody there unsaid', () => {
    const seeds =
      onlySeed === undefined ? Array.from({ length: runs }, (_, index) => index + 1) : [Number(onlySeed)];
    const done = new Map<string, number>();
    const total = { seen: 0, decided: 0, refused: 0 };
    for (const seed of seeds) {
      const { outcomes, seen, decided } = play(seed);
      total.seen += seen;
      total.decided += decided;
      for (const { act, said } of outcomes) {
        if (said === 'done') done.set(act, (done.get(act) ?? 0) + 1);
        if (said === 'rota-away') total.refused += 1;
      }
    }
    if (onlySeed !== undefined) return;
    // The sequences do what they are for: every act is taken, contradictions come up, are decided, and are refused.
    expect(Object.keys(acts).filter((act) => !done.has(act))).toEqual([]);
    expect(total.seen).toBeGreaterThan(runs);
    expect(total.decided).toBeGreaterThan(0);
    expect(total.refused).toBeGreaterThan(0);
  }, 600_000);
});

test.each([1, 2])(
  'a month that is generated puts nobody on duty who is away (seed %i)',
  async (seed) => {
    const chance = chances(seed * 104_729);
    const room = openTestRoom();
    setUpRota(room, freely(room));
    const days = ['2026-12-02', '2026-12-09', '2026-12-16', '2026-12-23', '2026-12-30'].map(onDay);
    const filed = days.map((day) => {
      const from = edgeOn(addDays(day, Math.floor(chance() * 3)), chance);
      const until = edge(addDays(from.day, 1 + Math.floor(chance() * 3)), 'afternoon');
      return fileAbsence(room, oneOf(['chief', 'leader', 'officer', 'second'] as const, chance), {
        from,
        until,
      });
    });
    const { id } = room.call('chief', 'rota.generate', { month: december, months: 1, onlyGaps: false });
    expect(await room.room().jobs.finished(id)).toMatchObject({ state: 'done' });
    const { draft, posts, conflicts } = monthAt(room, december);
    expect(draft?.generation).toMatchObject({ isOptimal: true, gaps: 0 });
    expect(conflicts.filter(({ kind }) => kind === 'away')).toEqual([]);
    const duties = draft?.duties ?? [];
    expect(duties).toHaveLength(62);
    expect(reckonedOf(room, duties, { posts, dayStart: '08:30' })).toEqual([]);
    // Everybody who was away would otherwise have had one of these duties: put there by hand, each is a contradiction.
    const all = duties.map((duty) => ({ ...duty, personId: filed[0]?.personId ?? null }));
    expect(reckonedOf(room, all, { posts, dayStart: '08:30' }).length).toBeGreaterThan(0);
  },
  120_000,
);
