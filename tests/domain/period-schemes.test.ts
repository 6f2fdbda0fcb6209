import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { largestRemainder, tierHeads } from '#domain/period/demands';
import { filledGaps } from '#domain/period/form-gaps';
import { type Scheme, scheme } from '#domain/period/scheme';
import { schemeFault } from '#domain/period/scheme-fault';
import { type PeriodSetup, periodSetup, type SuperiorBody, superiorBody } from '#domain/period/setup';
import { periodSetupFault } from '#domain/period/setup-fault';
import { usualPeriodSetup } from '#domain/period/usual-setup';
import presets from '#presets/period' with { type: 'json' };
import en from '#words/en/failures' with { type: 'json' };
import zh from '#words/zh-CN/failures' with { type: 'json' };
import type { PeriodFault } from '#domain/period/fault';

const schemes = scheme.array().parse(presets.schemes);
const threeThree = schemes[0] as Scheme;
const body = superiorBody.parse({ ...presets.body, id: 'body' });

const setupWith = (parts: Partial<z.input<typeof periodSetup>>): PeriodSetup =>
  periodSetup.parse({ ...usualPeriodSetup, ...parts });
const ruleOf = (parts: Partial<Scheme>): string | undefined => schemeFault({ ...threeThree, ...parts })?.rule;
const formFault = (form: Partial<SuperiorBody['form']>): PeriodFault | null =>
  periodSetupFault(setupWith({ bodies: [{ ...body, form: { ...body.form, ...form } }] }));

describe('the schemes that come with the console', () => {
  test.each(schemes.map((one) => [one.name, one] as const))('%s can be kept as it is', (_name, one) => {
    expect(schemeFault(one)).toBeNull();
    expect(one.tiers.map(({ arriveMinutes }) => arriveMinutes)).toEqual(one.tiers.map(() => null));
    expect([one.source, one.note]).not.toContain('');
  });

  test('stand beside each other in one set-up, each with an id of its own', () => {
    expect(new Set(schemes.map(({ id }) => id)).size).toBe(5);
    expect(periodSetupFault(setupWith({ schemes, bodies: [body] }))).toBeNull();
  });

  test.each(schemes.map((one) => [one.name, one] as const))(
    '%s gives each of three to thirty people exactly one tier',
    (_name, one) => {
      for (const pool of one.pools)
        for (let people = 3; people <= 30; people += 1) {
          const heads = [...tierHeads(pool, people).values()];
          expect(heads.reduce((sum, count) => sum + count, 0)).toBe(people);
          expect(Math.min(...heads)).toBeGreaterThanOrEqual(0);
        }
    },
  );

  test('三三制 gives 20 people 7, 7 and 6, and 7 leaders 3, 2 and 2', () => {
    const shares = threeThree.pools.map((pool, index) => [...tierHeads(pool, [7, 20][index] ?? 0).values()]);
    expect(shares).toEqual([
      [3, 2, 2],
      [7, 7, 6],
    ]);
    expect(largestRemainder(20, [1, 1, 1])).toEqual([7, 7, 6]);
  });
});

describe('a scheme is refused', () => {
  const [leaders, staff] = threeThree.pools;
  const [duty, standby, rest] = threeThree.tiers;
  if (leaders === undefined || staff === undefined) throw new Error('no pools');
  if (duty === undefined || standby === undefined || rest === undefined) throw new Error('no tiers');
  const one = (tierKey: string, by: 'heads' | 'parts', amount: number) => ({ tierKey, by, amount });

  test('where two tiers or two pools have one key or one name', () => {
    expect(ruleOf({ tiers: [duty, standby, rest, { ...rest, name: '轮休' }] })).toBe('period-key-twice');
    expect(ruleOf({ tiers: [duty, standby, { ...rest, name: ' 备勤' }] })).toBe('period-key-twice');
    expect(schemeFault({ ...threeThree, pools: [leaders, { ...staff, name: '领导' }] })).toEqual({
      rule: 'period-key-twice',
      details: ['三三制', '领导'],
      path: 'pools.1.name',
    });
  });

  test('where people are placed in a tier that is not there, or twice in one', () => {
    const gone = { ...staff, demands: [...staff.demands, one('gone', 'heads', 1)] };
    const doubled = { ...staff, demands: [...staff.demands, one('rest', 'heads', 1)] };
    expect(ruleOf({ pools: [gone] })).toBe('period-unknown-tier');
    expect(ruleOf({ pools: [doubled] })).toBe('period-demand-twice');
  });

  test('where some of a pool would be in no tier', () => {
    expect(ruleOf({ pools: [{ ...staff, demands: [one('duty', 'heads', 2)] }] })).toBe('period-nobody-rests');
    expect(
      ruleOf({ pools: [{ ...staff, demands: [one('duty', 'heads', 2), one('rest', 'parts', 0)] }] }),
    ).toBe('period-nobody-rests');
  });

  test('where nobody is on duty, or nobody of those who are to have a first', () => {
    expect(ruleOf({ tiers: [{ ...duty, kind: 'standby' }, standby, rest], pools: [leaders] })).toBe(
      'period-no-duty-tier',
    );
    const resting = { ...leaders, demands: [one('duty', 'parts', 0), one('rest', 'parts', 1)] };
    expect(ruleOf({ pools: [resting] })).toBe('period-nobody-on-duty');
    expect(ruleOf({ pools: [leaders, { ...resting, key: 'b', name: '乙', hasLead: true }] })).toBe(
      'period-lead-without-duty',
    );
    expect(ruleOf({ pools: [resting, staff] })).toBeUndefined();
  });

  test('where somebody may leave town and has to be there', () => {
    expect(ruleOf({ tiers: [{ ...duty, mayLeaveTown: true }, standby, rest] })).toBe('period-leaves-post');
    expect(ruleOf({ tiers: [duty, { ...standby, mayLeaveTown: true }, rest] })).toBe('period-leaves-post');
    expect(ruleOf({ tiers: [duty, standby, { ...rest, mayLeaveTown: true }] })).toBeUndefined();
  });
});

describe('a set-up is refused', () => {
  test('where two schemes or two bodies have one id or one name', () => {
    expect(
      periodSetupFault(setupWith({ schemes: [threeThree, { ...threeThree, id: 'other' }] })),
    ).toMatchObject({ rule: 'period-scheme-twice', details: ['三三制'], path: 'schemes.1.name' });
    expect(
      periodSetupFault(setupWith({ schemes: [threeThree, { ...threeThree, name: '另一个' }] })),
    ).toMatchObject({ rule: 'period-scheme-twice' });
    expect(periodSetupFault(setupWith({ bodies: [body, { ...body, id: 'other' }] }))).toMatchObject({
      rule: 'period-body-twice',
    });
  });

  test('with what is wrong in one of its schemes', () => {
    expect(
      periodSetupFault(setupWith({ schemes: [{ ...threeThree, tiers: threeThree.tiers.slice(1) }] })),
    ).toMatchObject({
      rule: 'period-no-duty-tier',
      path: 'schemes.0.tiers',
    });
  });

  test('where a table has a column twice, no day, nobody, or a gap that is not known', () => {
    const { columns } = body.form;
    const only = (...keys: readonly string[]) => columns.filter(({ key }) => keys.includes(key));
    expect(formFault({ columns: [...columns, { key: 'note', label: '说明' }] })).toMatchObject({
      rule: 'period-column-twice',
      details: ['总值班室', '说明'],
    });
    expect(formFault({ columns: only('leader') })?.rule).toBe('period-form-without-day');
    expect(formFault({ columns: only('day', 'unit') })?.rule).toBe('period-form-without-people');
    expect(formFault({ columns: only('day', 'standby') })).toBeNull();
    expect(formFault({ title: '{{unit}}{{month}}值班表' })).toEqual({
      rule: 'period-unknown-gap',
      details: ['总值班室', '{{month}}'],
      path: 'bodies.0.form.title',
    });
    expect(formFault({ footer: [{ label: '填报人', value: '{{signer}}' }] })?.path).toBe(
      'bodies.0.form.footer.0.value',
    );
  });
});

test('the gaps of a title are filled, and what is typed around them stays', () => {
  const values = { unit: '某局', year: '2026', name: '春节', writer: '张', date: '2月1日', phone: '12345' };
  expect(filledGaps(body.form.title, values)).toBe('某局2026年春节值班安排表');
  expect(filledGaps('{{name}}{{name}}：{{other}}', values)).toBe('春节春节：{{other}}');
});

/** Every rule; one that is added is missed here by the compiler. */
const rules: Readonly<Record<PeriodFault['rule'], true>> = {
  'period-key-twice': true,
  'period-unknown-tier': true,
  'period-demand-twice': true,
  'period-nobody-rests': true,
  'period-no-duty-tier': true,
  'period-nobody-on-duty': true,
  'period-lead-without-duty': true,
  'period-leaves-post': true,
  'period-scheme-twice': true,
  'period-body-twice': true,
  'period-column-twice': true,
  'period-form-without-day': true,
  'period-form-without-people': true,
  'period-unknown-gap': true,
};

test('every refusal of a scheme or a set-up has a sentence of its own', () => {
  const names = Object.keys(rules).map((rule) => `rule-broken_${rule}`);
  expect(names.filter((name) => !Object.hasOwn(zh, name) || !Object.hasOwn(en, name))).toEqual([]);
});
