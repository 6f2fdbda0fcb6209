import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { afterEach, expect, test } from 'vitest';
import type { Input } from '#contract/methods';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { Session } from '#contract/methods/people';
import type { OneStep } from '../../renderer/screens/incident/one-steps.tsx';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const kept = new Map<string, string>();
const bridge = putFakeBridge({
  'form.kept': (input: unknown) => ({
    json: kept.get((input as Input<'form.kept'>).key) ?? null,
    savedAt: null,
  }),
  'form.keep': (input: unknown) => {
    const { key, json } = input as Input<'form.keep'>;
    if (json === '') kept.delete(key);
    else kept.set(key, json);
    return {};
  },
});
const session = { personName: '周明远', roles: ['officer'], isLocked: false } as unknown as Session;
const full = {
  number: '2026-007',
  version: 1,
  incident: { id: 'i1', stages: [] },
  facts: [],
  steps: [],
  calls: [],
  reports: [],
} as unknown as IncidentFull;

afterEach(cleanup);

async function openWindow(kind: 'facts' | 'add') {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
  const { OneSteps } = await import('../../renderer/screens/incident/one-steps.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  const step: OneStep = { kind };
  const closed: string[] = [];
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={session}>
          <OneSteps step={step} full={full} recipients={[]} onClose={() => closed.push(kind)} />
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
  const dialog = within(await screen.findByRole('dialog'));
  return { user: userEvent.setup({ delay: null }), dialog, closed };
}

test.each([
  ['facts', ['伤亡损失（一句话）', '死2伤5'], 'incident.note'],
  ['add', ['谁要求的、为什么', '省政府总值班室要求'], 'incident.addStage'],
] as const)(
  'the window %s keeps what was typed where it is refused, put away, and opened again',
  async (kind, [name, typed], method) => {
    const first = await openWindow(kind);
    await first.user.type(first.dialog.getByRole('textbox', { name: new RegExp(name) }), typed);
    if (kind === 'add') await first.user.type(first.dialog.getByRole('combobox'), '省政府总值班室');
    await first.user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(bridge.of(method)).toHaveLength(1));
    expect(await first.dialog.findByRole('alert')).toBeDefined();
    expect(first.dialog.getByRole('textbox', { name: new RegExp(name) })).toHaveProperty('value', typed);
    expect(first.closed).toEqual([]);
    cleanup();
    await waitFor(() => expect([...kept.values()].join('')).toContain(typed));
    const second = await openWindow(kind);
    await waitFor(() =>
      expect(second.dialog.getByRole('textbox', { name: new RegExp(name) })).toHaveProperty('value', typed),
    );
  },
);
