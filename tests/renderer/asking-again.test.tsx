import { focusManager, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const bridge = putFakeBridge({ 'absence.now': { overdue: [] } });
const asked = (): number => bridge.of('absence.now').length;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  focusManager.setFocused(undefined);
  cleanup();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

async function asker() {
  const { answers, useAsk } = await import('../../renderer/asking.ts');
  answers.clear();
  function Asker({ isOff }: { readonly isOff: boolean }) {
    useAsk('absence.now', {}, { isOff, everyMilliseconds: 60_000 });
    return null;
  }
  return (isOff: boolean) => (
    <QueryClientProvider client={answers}>
      <Asker isOff={isOff} />
    </QueryClientProvider>
  );
}

test('what the clock changes is asked for every minute, while the window is hidden too', async () => {
  const shown = await asker();
  const before = asked();
  render(shown(false));
  await pass(0);
  expect(asked()).toBe(before + 1);
  focusManager.setFocused(false);
  await pass(120_000);
  expect(asked()).toBe(before + 3);
});

test('what the clock changes is asked for at once where a seat is unlocked again later than that, and not sooner', async () => {
  const shown = await asker();
  const before = asked();
  const { rerender } = render(shown(false));
  await pass(0);
  rerender(shown(true));
  await pass(10_000);
  rerender(shown(false));
  await pass(0);
  expect(asked()).toBe(before + 1);
  rerender(shown(true));
  await pass(600_000);
  expect(asked()).toBe(before + 1);
  rerender(shown(false));
  await pass(0);
  expect(asked()).toBe(before + 2);
});
