import { describe, expect, test } from 'vitest';
import type { PeriodFields, PeriodPart } from '#domain/period/period';
import { isoDay } from '#domain/time/instant';
import { generatePlan } from '#service/period/generate-plan';
import { moment } from '../helpers/builders.ts';
import { openTestRoom, type TestRoom, testPassword } from '../helpers/open-test-room.ts';
import {
  aPeriod,
  declarePeriod,
  draftPlan,
  inTurn,
  meantPeriod,
  publishPlan,
  setUpPeriods,
} from '../helpers/period-room.ts';
import { aScheme } from '../helpers/period-setup.ts';

const day = (text: string) => isoDay.parse(text);

/** The parts of a period with every tier key of its scheme called `-2`, so that nothing published reads by them. */
const otherTiers = ({ parts }: PeriodFields): PeriodPart[] =>
  parts.map((part) => ({
    ...part,
    scheme: {
      ...part.scheme,
      tiers: part.scheme.tiers.map((tier) => ({ ...tier, key: `${tier.key}-2` })),
      pools: part.scheme.pools.map((pool) => ({
        ...pool,
        demands: pool.demands.map((demand) => ({ ...demand, tierKey: `${demand.tierKey}-2` })),
      })),
    },
  }));

/** A draft in which everybody takes tiers whose keys are called `-2`, published. */
function publishOther(room: TestRoom, id: ReturnType<typeof declarePeriod>['id']): void {
  const { fields, draft, published } = room.call('chief', 'period.one', { id });
  const { version } = room.call('chief', 'period.keepDraft', {
    id,
    version: draft?.version ?? 0,
    base: published?.version ?? 0,
    cells: inTurn(room, fields, 1).map((cell) => ({ ...cell, tierKey: `${cell.tierKey}-2` })),
  });
  room.call('chief', 'period.publish', {
    id,
    draftVersion: version,
    reason: '方案调整',
    password: testPassword,
  });
}

const dutiesOf = (room: TestRoom, on: string) =>
  room
    .call('chief', 'rota.between', { fromDay: day(on), untilDay: day(on) })
    .map(({ personName, duty, postName }) => ({ personName, duty, postName }));

describe('a scheme that was changed after its table was published and before it was published again', () => {
  test('leaves days that have begun as they were published, whoever looks at them later', () => {
    const room = openTestRoom();
    setUpPeriods(room);
    const declared = declarePeriod(room);
    publishPlan(room, declared);
    const served = dutiesOf(room, '2027-01-01');
    expect(served.length).toBeGreaterThan(2);
    const fields = aPeriod(room);
    room.call('chief', 'period.change', {
      ...meantPeriod(declared),
      fields: { ...fields, parts: otherTiers(fields) },
      reason: '方案调整',
    });
    room.setClock(moment('2027-01-01T01:00Z'));
    publishOther(room, declared.id);
    expect(dutiesOf(room, '2027-01-01')).toEqual(served);
    expect(dutiesOf(room, '2027-01-02').length).toBeGreaterThan(2);
    const { frame, published } = room.call('chief', 'period.one', { id: declared.id });
    for (const cell of published?.cells ?? []) {
      const part = frame.parts[frame.days.find((one) => one.day === cell.day)?.part ?? -1];
      expect(part?.scheme.tiers.map(({ key }) => key)).toContain(cell.tierKey);
    }
    room.setClock(moment('2027-01-04T01:00Z'));
    const summary = room.call('chief', 'period.summary', { id: declared.id });
    expect(summary.lines.reduce((sum, line) => sum + line.duty, 0)).toBe(6);
    expect(summary.shortages.filter((one) => one.day === '2027-01-01')).toEqual([]);
  });

  test('can be published though nobody moves, where only a name of it is another', () => {
    const room = openTestRoom();
    const declared = declarePeriod(room);
    publishPlan(room, declared);
    const scheme = aScheme();
    const fields = aPeriod(room);
    const tiers = scheme.tiers.map((tier, index) => (index === 0 ? { ...tier, name: '在位' } : tier));
    room.call('chief', 'period.change', {
      ...meantPeriod(declared),
      fields: { ...fields, parts: fields.parts.map((part) => ({ ...part, scheme: { ...scheme, tiers } })) },
      reason: '改称',
    });
    const draftVersion = draftPlan(room, declared);
    const wanted = { id: declared.id, draftVersion, reason: '改称', password: testPassword };
    expect(room.call('chief', 'period.publish', wanted)).toMatchObject({ version: 2, changes: [] });
    expect(dutiesOf(room, '2027-01-02')[0]?.postName).toContain('在位');
    const again = { ...wanted, draftVersion: draftPlan(room, declared) };
    expect(room.refusal('chief', 'period.publish', again)).toMatchObject({ message: 'nothing-changed' });
  });
});

describe('who holds a day', () => {
  test('a period that has no scheme any more gives its days back', () => {
    const room = openTestRoom();
    const declared = declarePeriod(room);
    publishPlan(room, declared);
    expect(dutiesOf(room, '2027-01-02')).not.toEqual([]);
    const changed = room.call('chief', 'period.change', {
      ...meantPeriod(declared),
      fields: aPeriod(room, { parts: [] }),
      reason: '按月度排班',
    });
    expect(dutiesOf(room, '2027-01-02')).toEqual([]);
    room.call('chief', 'period.change', { ...meantPeriod(changed), fields: aPeriod(room), reason: '恢复' });
    expect(dutiesOf(room, '2027-01-02')).not.toEqual([]);
  });

  test('a day that was served by one table does not go to another with the rank of either', () => {
    const room = openTestRoom();
    const holiday = declarePeriod(room);
    publishPlan(room, holiday);
    room.pass(1);
    const fields = (rank: number) => aPeriod(room, { kind: 'emergency', name: '防汛应急', rank });
    const emergency = declarePeriod(room, fields(9));
    publishPlan(room, emergency, 1);
    room.setClock(moment('2027-01-01T01:00Z'));
    const served = dutiesOf(room, '2027-01-01');
    const lowered = { ...meantPeriod(emergency), fields: fields(1), reason: '降级' };
    expect(room.refusal('chief', 'period.change', lowered)).toMatchObject({ message: 'period-begun-rank' });
    const raised = { ...meantPeriod(holiday), fields: aPeriod(room, { rank: 9 }), reason: '升级' };
    expect(room.call('chief', 'period.change', raised)).toMatchObject({ rank: 9 });
    expect(dutiesOf(room, '2027-01-01')).toEqual(served);
    const below = { ...lowered, fields: fields(8) };
    expect(room.refusal('chief', 'period.change', below)).toMatchObject({ message: 'period-begun-rank' });
  });
});

test('periods that share days say of each other how many each holds', () => {
  const room = openTestRoom();
  declarePeriod(room);
  room.pass(1);
  declarePeriod(room, {
    ...aPeriod(room, { fromDay: day('2027-01-03'), untilDay: day('2027-01-05') }),
    name: '防汛应急',
    rank: 9,
  });
  const [holiday, emergency] = room.call('chief', 'period.list', {
    fromDay: day('2027-01-01'),
    untilDay: day('2027-01-01'),
  });
  expect(emergency).toBeUndefined();
  const shared = { fromDay: '2027-01-03', untilDay: '2027-01-03' };
  expect(holiday?.overlaps).toEqual([expect.objectContaining({ ...shared, held: 0, lost: 1 })]);
  const lines = room.call('chief', 'period.list', {
    fromDay: day('2027-01-01'),
    untilDay: day('2027-01-09'),
  });
  expect(lines.map(({ overlaps }) => overlaps.map(({ held, lost }) => ({ held, lost })))).toEqual([
    [{ held: 0, lost: 1 }],
    [{ held: 1, lost: 0 }],
  ]);
});

test('days over which another period is declared go by the table that there is until the other has one, whoever publishes anew', () => {
  const room = openTestRoom();
  const holiday = declarePeriod(room);
  publishPlan(room, holiday);
  const before = dutiesOf(room, '2027-01-03');
  room.pass(1);
  const emergency = declarePeriod(room, {
    ...aPeriod(room, { fromDay: day('2027-01-03'), untilDay: day('2027-01-05') }),
    name: '防汛应急',
    rank: 9,
  });
  publishPlan(room, holiday, 1);
  expect(dutiesOf(room, '2027-01-03')).toEqual(before);
  const { published, frame } = room.call('chief', 'period.one', { id: holiday.id });
  expect(frame.days.map(({ part }) => part)).toEqual([0, 0, null]);
  expect(published?.changes.map((change) => change.day)).not.toContain('2027-01-03');
  publishPlan(room, emergency, 1);
  expect(dutiesOf(room, '2027-01-03')).not.toEqual(before);
  publishPlan(room, holiday, 2);
  const kept = room.call('chief', 'period.one', { id: holiday.id }).published?.cells ?? [];
  expect(kept.map((cell) => cell.day)).not.toContain('2027-01-03');
});

describe('a table that is being made', () => {
  /** Lets a table be made and says what happens at the moment at which it is to be kept. */
  function make(room: TestRoom, { id }: ReturnType<typeof declarePeriod>, meanwhile: () => void) {
    let looks = 0;
    return generatePlan(
      { id, way: 'fresh', version: 0, byName: '陈主班' },
      {
        read: () => {
          looks += 1;
          if (looks === 2) meanwhile();
          const { store, jobs, backups, alarms, inbox, days, withdrawals } = room.room();
          return {
            store,
            jobs,
            backups,
            alarms,
            inbox,
            days,
            withdrawals,
            now: room.now(),
            seat: '',
            session: null,
          };
        },
        progress: () => Promise.resolve(),
        isCancelled: () => false,
        changed: () => {},
      },
    );
  }
  const draftOf = (room: TestRoom, { id }: ReturnType<typeof declarePeriod>) =>
    room.call('chief', 'period.one', { id }).draft;

  test('is kept where nothing happens, and not for a period that was changed or called off meanwhile', async () => {
    const room = openTestRoom();
    const line = declarePeriod(room);
    const change = () => {
      const fields = aPeriod(room);
      room.call('chief', 'period.change', {
        ...meantPeriod(line),
        fields: { ...fields, parts: otherTiers(fields) },
        reason: '方案调整',
      });
    };
    await expect(make(room, line, change)).rejects.toThrow('period-draft');
    expect(draftOf(room, line)).toBeNull();
    await make(room, line, () => {});
    expect(draftOf(room, line)?.cells).toHaveLength(15);
    const other = declarePeriod(room, { name: '两会' });
    room.call('chief', 'period.cancel', { ...meantPeriod(other), reason: '取消' });
    await expect(make(room, other, () => {})).rejects.toThrow('period-over');
  });
});
