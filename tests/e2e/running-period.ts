import type { Page } from '@playwright/test';
import type { PeriodLine } from '#contract/methods/period-nouns';
import { daysOfPeriod } from '#domain/period/holds';
import { periodFields } from '#domain/period/period';
import { planCells } from '#domain/period/plan';
import { scheme } from '#domain/period/scheme';
import { addDays } from '#domain/time/instant';
import presets from '#presets/period' with { type: 'json' };
import { ask } from './ask.ts';

/** 三三制 as it is shipped, where those on standby have a minute to come. */
function threeThree() {
  const found = scheme.parse(presets.schemes.find(({ id }) => id === 'three-three'));
  return {
    ...found,
    tiers: found.tiers.map((tier) => ({ ...tier, arriveMinutes: tier.kind === 'standby' ? 1 : null })),
  };
}

/** Puts people into the directory so that a period has many. */
export async function addPeople(page: Page, count: number): Promise<void> {
  await ask(page, 'people.import', {
    people: Array.from({ length: count }, (_, index) => ({
      name: `${'赵钱孙李周吴郑王冯陈'[index % 10] ?? '赵'}${'文武明德安国'[Math.floor(index / 10)] ?? '文'}${index % 7 === 0 ? '' : '辉'}`,
      post: index % 9 === 0 ? '重大项目建设与安全生产综合协调科副科长' : '科员',
      unit: '市政府办公室',
      phones: [{ kind: 'mobile' as const, number: `139${String(index).padStart(8, '0')}` }],
      group: '',
      order: 500 + index,
      joinedDay: null,
      leftDay: null,
    })),
  });
}

/**
 * Declares nine days from today on by 三三制 and publishes their table: the first leaders and everybody else in turn. One superior body
 * should have the table already, the other in two hours.
 */
export async function runPeriod(page: Page): Promise<PeriodLine> {
  const { today } = await ask(page, 'period.now', {});
  const people = await ask(page, 'people.all', { withLeft: false });
  const leaders = people.filter(({ post }) => post.includes('市长') || post.includes('秘书长')).slice(0, 6);
  const staff = people.filter(({ id }) => !leaders.some((leader) => leader.id === id)).slice(0, 60);
  const pools = [
    { key: 'leaders', people: leaders.map(({ id }) => id), leads: [] },
    { key: 'staff', people: staff.map(({ id }) => id), leads: [] },
  ];
  const body = (bodyId: string, name: string, urgentHours: number) => ({
    bodyId,
    name,
    roster: { daysBefore: 3, at: '17:00', urgentHours },
    daily: null,
  });
  const fields = periodFields.parse({
    kind: 'holiday',
    name: '春节',
    fromDay: today,
    untilDay: addDays(today, 8),
    rank: 5,
    basis: '国办通知',
    isSensitive: false,
    parts: [{ fromDay: today, scheme: threeThree(), pools }],
    bodies: [body('province', '省政府总值班室', 0), body('office', '市应急管理局', 2)],
    note: '',
  });
  const line = await ask(page, 'period.declare', { fields, note: '' });
  const { frame } = await ask(page, 'period.one', { id: line.id });
  const gone = new Set(frame.away.map(({ personId, day }) => `${personId} ${day}`));
  const tiers = ['duty', 'standby', 'rest'];
  const cells = planCells
    .parse(
      daysOfPeriod({ fields }).flatMap((day, index) =>
        pools.flatMap((pool) =>
          pool.people.map((personId, place) => ({
            day,
            personId,
            poolKey: pool.key,
            tierKey: tiers[(place + index) % 3],
            isLead: pool.key === 'staff' && (place + index) % 3 === 0 && place < 3,
            isPinned: false,
          })),
        ),
      ),
    )
    .filter(({ personId, day }) => !gone.has(`${personId} ${day}`));
  const draft = await ask(page, 'period.keepDraft', { id: line.id, version: 0, base: 0, cells });
  await ask(page, 'period.publish', {
    id: line.id,
    draftVersion: draft.version,
    reason: '',
    password: 'Demo-2026',
  });
  return line;
}
