import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import { type Fact, factKey, isFigure } from '#domain/incident/facts';
import { addMinutes, type Instant, instant } from '#domain/time/instant';
import { chiefAtDesk } from '../helpers/demo-store.ts';
import { appFolder, closeConsole, launchConsole, test, untilUsable } from '../helpers/e2e-console.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { checkout, node24 } from '../helpers/node24.ts';
import { checkAccessibility } from './accessibility.ts';
import { ask } from './ask.ts';
import { fourLooks, showLook } from './look.ts';
import { signIn } from './walk.ts';

const pictures = join(appFolder, 'out', 'looks');
const password = 'Demo-2026';
const replay = z
  .object({
    name: z.string(),
    place: z.string(),
    occurredAt: z.string(),
    updates: z.array(
      z.object({
        knownAt: z.string(),
        from: z.string(),
        facts: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
  })
  .parse(
    JSON.parse(
      readFileSync(join(checkout, 'tests', 'fixtures', 'replays', 'shiyan-2021-06-13.json'), 'utf8'),
    ),
  );

const at = (text: string): Instant => instant.parse(new Date(text).toISOString());
const occurredAt = at(replay.occurredAt);
const update = (index: number) => replay.updates[index] ?? { knownAt: '', from: '', facts: {} };
const names: Readonly<Record<string, string>> = {
  seriouslyInjured: 'seriouslyInjured',
  directLossCny: 'directLossYuan',
};

/** What an update says, as facts; the level that an investigation found is a decision and no fact. */
function factsOf(index: number): Fact[] {
  const { facts, from, knownAt } = update(index);
  return Object.entries(facts)
    .filter(([name]) => name !== 'level')
    .map(([name, said]) => {
      const key = factKey.parse(names[name] ?? name);
      const number = isFigure(key) ? Number(said) : null;
      return {
        key,
        label: '',
        number,
        text: number === null ? String(said) : '',
        isAbout: false,
        isVerified: true,
        source: from,
        knownAt: at(knownAt),
      };
    });
}

/** The clocks of a rule as people read them: whom, how, and by when. */
const clocks = ({ incident }: IncidentFull, policyId: string) =>
  incident.stages
    .filter((stage) => stage.policyId === policyId && stage.report === 'initial' && stage.state !== 'lifted')
    .map(({ recipient, manner, dueAt }) => [recipient, manner, dueAt]);

const city = '省政府总值班室';
const state = '国务院总值班室';

async function threeRules(page: Page): Promise<void> {
  const { setup, version } = await ask(page, 'incident.setup', {});
  await ask(page, 'incident.changeSetup', {
    version,
    setup: {
      ...setup,
      callTree: [],
      policies: setup.policies.map((policy) => ({
        ...policy,
        isOn: ['zibo-2016', 'state-2015', 'wuhan'].includes(policy.id),
      })),
    },
  });
}

const alarmBar = (page: Page) => page.getByRole('region', { name: '报告时限提醒' });

test('a gas explosion is told as it became known, by three rules at once: clocks, alarms, levels, words and reports', async ({
  folders,
}) => {
  test.setTimeout(240_000);
  mkdirSync(pictures, { recursive: true });
  const clock = movableClock();
  const goTo = (moment: Instant): Promise<void> =>
    clock.setAhead(Math.round((Date.parse(moment) - Date.now()) / 60_000));
  await goTo(at(update(0).knownAt));
  execFileSync(
    node24,
    [join(checkout, 'service', 'cli.ts'), '--store', folders.store, 'seed-demo', '--days', '2'],
    { stdio: 'pipe', env: { ...process.env, ...clock.environment } },
  );
  const running = await launchConsole(folders, clock);
  const { page } = running;
  const unlocked = async (moment: Instant): Promise<void> => {
    await goTo(moment);
    const locked = page.getByRole('heading', { name: '屏幕已锁定' });
    await expect(locked).toBeVisible({ timeout: 30_000 });
    await page.locator('input[type=password]:visible').fill(password);
    await page.keyboard.press('Enter');
    await expect(locked).toBeHidden();
  };
  try {
    await untilUsable(page);
    await signIn(page, chiefAtDesk(folders.store), password);
    await threeRules(page);
    const before = await ask(page, 'incident.now', {});
    for (const { id, version } of before.incidents)
      await ask(page, 'incident.settle', { id, version, what: 'close', reason: '演示结束' });

    // 05:42 and 06:38: a leak, which is no incident yet and stands in the log.
    await page.keyboard.press('Control+n');
    await page.keyboard.type(`${update(0).from}：${String(update(0).facts['what'])}`);
    await page.keyboard.press('Control+Enter');
    await expect(
      page.getByRole('listbox', { name: '本班记录' }).getByText('管道泄漏报警').first(),
    ).toBeVisible();

    // 06:42: the explosion is taken in by keyboard; nothing is known but the place.
    await unlocked(addMinutes(occurredAt, 1));
    await page.keyboard.press('Control+i');
    await page.keyboard.type('张湾区艳湖社区集贸市场燃气爆炸');
    await page.keyboard.press('Enter');
    await page.keyboard.type('燃气');
    await page.keyboard.press('Enter');
    await page.keyboard.type(replay.place);
    await page.keyboard.press('Enter');
    await page.keyboard.type('0642');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(/已登记突发事件/)).toBeVisible();
    await page.keyboard.press('Escape');
    const { incidents } = await ask(page, 'incident.now', {});
    const { id } = incidents[0] ?? { id: '' as never };
    const full = () => ask(page, 'incident.one', { id });
    const meant = async () => ({ id, version: (await full()).version });
    const opened = await full();
    expect(opened.incident).toMatchObject({ kindName: '燃气事故', class: 'accident', level: null });
    expect(opened.incident.fields.occurredAt).toBe(occurredAt);
    expect(opened.suggestion.level).toBeNull();
    expect(clocks(opened, 'zibo-2016')).toEqual([
      [city, 'phone', addMinutes(occurredAt, 10)],
      [city, 'written', addMinutes(occurredAt, 25)],
      [city, 'written', addMinutes(occurredAt, 120)],
    ]);
    expect(clocks(opened, 'state-2015')).toEqual([]);

    // 06:50: eight of ten minutes are gone.
    await goTo(addMinutes(occurredAt, 8));
    await expect(alarmBar(page)).toContainText('时限将到');
    await page.screenshot({ path: join(pictures, 'incident-replay-alarm.png') });
    await page.keyboard.press('Alt+a');
    await expect(alarmBar(page)).toBeHidden();
    const script = await ask(page, 'incident.script', { id, use: 'phone-initial', recipient: city });
    expect(script.text).toContain('6时42分');
    expect(script.text).toMatch(/死亡.{0,3}正在核实/u);
    const phone = opened.incident.stages.find(
      ({ policyId, manner }) => policyId === 'zibo-2016' && manner === 'phone',
    );
    await page.keyboard.press('Control+3');
    await page.keyboard.press('p');
    const out = page.getByRole('dialog', { name: /^电话报告 / });
    await expect(out).toBeVisible();
    await page.screenshot({ path: join(pictures, 'incident-replay-call.png') });
    await page.keyboard.press('j');
    await page.keyboard.press('Control+Enter');
    await expect(out.getByText(/^已登记：/)).toBeVisible();
    await page.keyboard.press('Escape');
    expect((await full()).incident.stages.find((stage) => stage.id === phone?.id)).toMatchObject({
      state: 'met',
    });

    const write = async (kind: 'initial' | 'followUp' | 'final') => {
      const { fields } = await ask(page, 'report.compose', { incidentId: id, kind });
      const issued = await ask(page, 'report.issue', {
        fields,
        no: null,
        reviewer: null,
        issuer: { manner: 'spoken', name: '带班领导', at: (await ask(page, 'incident.now', {})).now },
      });
      const { stages } = (await full()).incident;
      const waiting = stages.filter(
        (stage) =>
          stage.state === 'open' &&
          stage.manner !== 'phone' &&
          (stage.report !== 'final' || kind === 'final'),
      );
      const units = [...new Set([city, ...waiting.map(({ recipient }) => recipient)])];
      return ask(page, 'report.send', {
        id: issued.id,
        version: issued.version,
        deliveries: units.map((unit) => ({
          unit,
          stageIds: waiting.filter(({ recipient }) => recipient === unit).map((stage) => stage.id),
          manner: 'system' as const,
          receiver: '',
          sentAt: null,
        })),
      });
    };

    // 07:02: in writing, five minutes before it is due.
    await unlocked(addMinutes(occurredAt, 24));
    const first = await write('initial');
    expect(first.fields.title).toContain('首报');
    expect(clocks(await full(), 'zibo-2016')).toHaveLength(3);
    const late = (await full()).incident.stages.filter(
      ({ state: standing, dueAt }) => standing === 'open' && dueAt !== null,
    );
    expect(late).toEqual([]);

    // 12:00: eleven dead. The rules say 重大, the chief decides so, and the State Council and the other rule are late at once.
    await unlocked(at(update(3).knownAt));
    await ask(page, 'incident.note', { ...(await meant()), facts: factsOf(3), note: '' });
    expect((await full()).suggestion).toMatchObject({ level: 'II' });
    await ask(page, 'incident.decide', { ...(await meant()), level: 'II', reason: '' });
    const raised = await full();
    expect(clocks(raised, 'state-2015')).toEqual([
      [state, 'phone', addMinutes(occurredAt, 30)],
      [state, 'written', addMinutes(occurredAt, 60)],
    ]);
    expect(clocks(raised, 'wuhan').map(([, , dueAt]) => dueAt)).toContain(addMinutes(occurredAt, 30));
    expect(raised.incident.stages.find((stage) => stage.id === phone?.id)?.state).toBe('met');
    await expect(alarmBar(page)).toContainText('时限已到');
    await page.keyboard.press('Control+3');
    await expect(page.getByText('重大', { exact: true }).first()).toBeVisible();
    for (const look of fourLooks) {
      await showLook(running, look);
      await page.screenshot({ path: join(pictures, `incident-replay-${look.name}.png`) });
      await checkAccessibility(page);
    }
    const [usual] = fourLooks;
    if (usual !== undefined) await showLook(running, usual);
    const overdue = raised.incident.stages.filter(({ state: standing }) => standing === 'open');
    await ask(page, 'incident.explainLate', {
      ...(await meant()),
      stageIds: overdue.filter(({ dueAt }) => dueAt !== null).map((stage) => stage.id),
      reason: '伤亡人数12时方才核实，此前未达重大',
    });
    const second = await write('followUp');
    expect(second.fields.title).toContain('续报一');
    expect(second.fields.body).toContain('11');

    // 19:45: twenty-five. The next report tells what changed and nothing else.
    await unlocked(at(update(4).knownAt));
    await ask(page, 'incident.note', { ...(await meant()), facts: factsOf(4), note: '' });
    const third = await write('followUp');
    expect(third.fields.title).toContain('续报二');
    expect(third.fields.body).toMatch(/由11人.{0,2}25人/u);
    expect((await full()).facts.filter(({ key }) => key === 'deaths').map(({ number }) => number)).toEqual([
      11, 25,
    ]);

    // Months later the investigation: the figures are final, and so is the report.
    await unlocked(addMinutes(at(update(5).knownAt), 1));
    await ask(page, 'incident.note', { ...(await meant()), facts: factsOf(5), note: '' });
    const end = await full();
    expect(end.suggestion.level).toBe('II');
    expect(end.suggestion.because.join(' ')).toMatch(/死亡|损失/u);
    const last = await write('final');
    expect(last.fields.title).toContain('终报');
    expect(last.fields.body).toContain('26');
    await ask(page, 'incident.settle', { ...(await meant()), what: 'close', reason: '调查报告已公布' });
    const closed = await full();
    expect(closed.reports.map(({ fields }) => fields.kind)).toEqual([
      'initial',
      'followUp',
      'followUp',
      'final',
    ]);
    expect(closed.incident.stages.filter(({ id: one }) => one === phone?.id)).toHaveLength(1);
    expect(closed.incident.stages.find((stage) => stage.id === phone?.id)?.met).toEqual(
      raised.incident.stages.find((stage) => stage.id === phone?.id)?.met,
    );
  } finally {
    await page
      .screenshot({ path: join(pictures, 'incident-replay-end.png'), timeout: 5000 })
      .catch(() => undefined);
    await closeConsole(running.app);
    clock.remove();
  }
});
