import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

let version = 1;
let slowness = 0;
const pause = (): Promise<void> => new Promise((resume) => setTimeout(resume, slowness));

putFakeBridge({
  'absence.now': async () => {
    const seen = version;
    if (seen > 1) await pause();
    return { version: seen };
  },
  'absence.report': async () => {
    const { forget } = await import('../../renderer/asking.ts');
    version += 1;
    // The service says what has changed before it answers.
    forget(['absence']);
    return {};
  },
});

afterEach(cleanup);

/** Shows a screen that reads the version, takes a step, and gives the version that the screens knew when the step had ended. */
async function knownAfterStep(): Promise<unknown> {
  const { answers, useAct, useAsk } = await import('../../renderer/asking.ts');
  answers.clear();
  version = 1;
  let take: (() => Promise<unknown>) | undefined;
  function Screen() {
    const { data } = useAsk('absence.now', {});
    const { act } = useAct('absence.report');
    take = () => act({} as Parameters<typeof act>[0]);
    return <output>{String((data as { readonly version?: number } | undefined)?.version)}</output>;
  }
  render(
    <QueryClientProvider client={answers}>
      <Screen />
    </QueryClientProvider>,
  );
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('1'));
  await take?.();
  return answers.getQueryData(['absence.now', {}]);
}

test('a step has ended when the screens know what it changed', async () => {
  slowness = 60;
  expect(await knownAfterStep()).toEqual({ version: 2 });
});

test('a screen that takes its time does not hold a step up', async () => {
  slowness = 60_000;
  expect(await knownAfterStep()).toEqual({ version: 1 });
});

test('what changes while a screen asks for the first time is asked for again, whether or not the screen is still there', async () => {
  const { answers, forget, useAsk } = await import('../../renderer/asking.ts');
  for (const leaves of [false, true]) {
    answers.clear();
    version = 2;
    slowness = 60;
    function Screen() {
      const { data } = useAsk('absence.now', {});
      return <output>{String((data as { readonly version?: number } | undefined)?.version)}</output>;
    }
    const shown = (
      <QueryClientProvider client={answers}>
        <Screen />
      </QueryClientProvider>
    );
    const first = render(shown);
    version = 3;
    forget(['absence']);
    if (leaves) {
      first.unmount();
      await waitFor(() => expect(answers.getQueryData(['absence.now', {}])).toEqual({ version: 2 }));
      render(shown);
    }
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('3'));
    cleanup();
  }
});
