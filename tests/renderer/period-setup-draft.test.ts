import { expect, test } from 'vitest';
import { type Scheme, scheme } from '#domain/period/scheme';
import type { PeriodSetup } from '#domain/period/setup';
import { usualPeriodSetup } from '#domain/period/usual-setup';
import type { ClockTime } from '#domain/time/instant';
import { freeColumns, withExample } from '../../renderer/screens/period/body-draft.ts';
import {
  demandIn,
  newPool,
  newScheme,
  newTier,
  withDemand,
  withTiers,
} from '../../renderer/screens/period/scheme-draft.ts';
import { tierSums } from '../../renderer/screens/period/scheme-sums.ts';
import { freeName, setupProblems } from '../../renderer/screens/period/setup-draft.ts';
import { dueExamples, schemePresets, usualBody } from '../../renderer/screens/period/setup-presets.ts';

const names = { scheme: '新方案1', duty: '在岗', rest: '休息', pool: '工作人员' };
const threeThree = schemePresets[0] as Scheme;
const body = { ...usualBody, id: 'body' };
const setupWith = (parts: Partial<PeriodSetup>): PeriodSetup => ({ ...usualPeriodSetup, ...parts });

test('a new scheme, a scheme with one more pool and a usual body can be saved as they are', () => {
  const fresh = newScheme('a', names);
  const wider = {
    ...fresh,
    id: 'b',
    name: '另一个',
    pools: [...fresh.pools, newPool('p2', '领导', fresh.tiers)],
  };
  expect(setupProblems(setupWith({ schemes: [fresh, wider], bodies: [body] }))).toEqual({});
  expect(scheme.array().safeParse([fresh, wider]).success).toBe(true);
});

test('what is wrong is said at the field where it is', () => {
  const [leaders, staff] = threeThree.pools;
  if (leaders === undefined || staff === undefined) throw new Error('no pools');
  const setup = setupWith({
    schemes: [
      {
        ...threeThree,
        name: ' ',
        blockDays: Number.NaN,
        tiers: threeThree.tiers.map((tier) => ({ ...tier, arriveMinutes: Number.NaN, mayLeaveTown: true })),
        pools: [leaders, { ...staff, demands: [{ tierKey: 'duty', by: 'heads', amount: -1 }] }],
      },
    ],
    bodies: [
      {
        ...body,
        roster: { daysBefore: 61, at: '8点' as ClockTime, urgentHours: 2 },
        form: { ...body.form, columns: [], title: '{{bad}}', footer: [{ label: '', value: 'x'.repeat(61) }] },
      },
    ],
    daysBefore: 8,
  });
  expect(setupProblems(setup)).toEqual({
    'schemes.0.name': 'required',
    'schemes.0.blockDays': 'number',
    'schemes.0.tiers.0.place': 'leaves-post',
    'schemes.0.tiers.1.place': 'leaves-post',
    'schemes.0.tiers.0.arriveMinutes': 'number',
    'schemes.0.tiers.1.arriveMinutes': 'number',
    'schemes.0.tiers.2.arriveMinutes': 'number',
    'schemes.0.pools.1': 'lead-without-duty',
    'schemes.0.pools.1.demands.0.amount': 'number',
    'bodies.0.roster.daysBefore': 'number',
    'bodies.0.roster.at': 'clock',
    'bodies.0.form.columns': 'too-few',
    'bodies.0.form.title': 'unknown-gap',
    'bodies.0.form.footer.0.label': 'required',
    'bodies.0.form.footer.0.value': 'too-long',
    daysBefore: 'number',
  });
});

test('demands follow the order of the tiers, and go with a tier that is taken out', () => {
  const [duty, standby, rest] = threeThree.tiers;
  const [pool] = threeThree.pools;
  if (duty === undefined || standby === undefined || rest === undefined || pool === undefined)
    throw new Error('no tiers');
  const turned = withTiers(threeThree, [rest, duty]);
  expect(turned.pools[0]?.demands.map(({ tierKey }) => tierKey)).toEqual(['rest', 'duty']);
  const without = withDemand(threeThree, pool, 'standby', null);
  expect(without.map(({ tierKey }) => tierKey)).toEqual(['duty', 'rest']);
  const again = withDemand(threeThree, { ...pool, demands: without }, 'standby', { by: 'heads', amount: 2 });
  expect(again.map(({ tierKey, amount }) => `${tierKey} ${amount}`)).toEqual([
    'duty 1',
    'standby 2',
    'rest 1',
  ]);
  expect(demandIn({ ...pool, demands: without }, 'standby')).toBeNull();
  expect(newPool('p', '甲', [newTier('only', '休息')]).demands).toEqual([
    { tierKey: 'only', by: 'parts', amount: 1 },
  ]);
});

test('a scheme in one line: heads, parts, and the others where only one tier shares them', () => {
  const lines = (name: string) => {
    const found = schemePresets.find((one) => one.name === name) as Scheme;
    return tierSums(found, found.pools.at(-1) as Scheme['pools'][number]).map(
      (sum) => `${sum.name} ${sum.by} ${sum.amount}`,
    );
  };
  expect(lines('三三制')).toEqual(['在岗 parts 1', '备勤 parts 1', '休息 parts 1']);
  expect(lines('带班–值班–待命')).toEqual(['在岗 heads 1', '待命 heads 1', '休息 rest 1']);
});

test('a published due rule fills in what it says and leaves the rest', () => {
  const example = (id: string) => {
    const found = dueExamples.find((one) => one.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  };
  const roster = { daysBefore: 1, at: '09:30' as ClockTime, urgentHours: 6 };
  const own = { ...body, roster, daily: null };
  expect(withExample(own, example('five-days')).roster).toEqual({ ...roster, daysBefore: 5 });
  expect(withExample(own, example('noon-two-days')).roster).toEqual({
    daysBefore: 2,
    at: '12:00',
    urgentHours: 6,
  });
  expect(withExample(own, example('daily-three'))).toEqual({ ...own, daily: { at: '15:00' } });
  expect(dueExamples.map(({ what }) => what)).toEqual(['roster', 'roster', 'daily', 'daily']);
  for (const one of dueExamples)
    expect(setupProblems(setupWith({ bodies: [withExample(body, one)] }))).toEqual({});
});

test('columns that are there are not offered again', () => {
  expect(freeColumns(body.form)).toEqual(['fax']);
  expect(freeColumns({ columns: [] })).toHaveLength(12);
});

test('a name that is taken gets the next number', () => {
  const form = (no: number): string => `方案${no}`;
  expect([
    freeName(form, []),
    freeName(form, ['方案1', '方案3']),
    freeName(form, ['方案1', '方案2']),
  ]).toEqual(['方案1', '方案2', '方案3']);
});
