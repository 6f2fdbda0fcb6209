import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { App } from 'antd';
import type { ComponentType } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { DutyError } from '#contract/errors';
import type { Session } from '#contract/methods/people';
import { isoDay } from '#domain/time/instant';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const running = {
  id: 'j1',
  kind: 'take',
  state: 'running',
  done: 400,
  total: 1000,
  files: [],
  failure: null,
  verdict: null,
  drill: null,
  taken: { accepted: 400, already: 0, held: 0, refused: 0, files: [] },
  packageId: null,
  restored: null,
  startedAt: '2026-11-21T00:00:00.000Z',
};
let isStartedAgain = false;
let state = 'running';
const bridge = putFakeBridge({
  'station.now': { station: { unitName: '云岭市', zone: 'Asia/Shanghai', dayStart: '08:30' } },
  'desk.now': {},
  'session.choices': [],
  'office.intakes': { intakes: [], all: 0, held: 3 },
  'office.rooms': { rooms: [], unknown: [] },
  'product.list': [],
  'package.list': [],
  'console.chooseFolder': { folder: '/media/usb' },
  'office.takeFolder': running,
  'job.state': () => {
    if (isStartedAgain) throw new DutyError('not-found', 'job');
    return { ...running, state };
  },
});

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
  // The screens are read from the disk here, once, and not in the time of a test.
  await Promise.all([
    import('../../renderer/screens/submit/intake-list.tsx'),
    import('../../renderer/screens/submit/packages-part.tsx'),
    import('../../renderer/screens/submit/list-part.tsx'),
    import('../../renderer/screens/submit/intake-take.tsx'),
  ]);
}, 60_000);
beforeEach(async () => {
  bridge.seen.length = 0;
  [isStartedAgain, state] = [false, 'running'];
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-21T08:00:00+08:00') });
  const { forgetPlaces } = await import('../../renderer/parts/kept.ts');
  forgetPlaces();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Shows a screen to somebody at a desk. */
async function show(Page: ComponentType): Promise<void> {
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  const session = { accountName: 'lin', personName: '林晓岚', roles: ['officer'], isLocked: false };
  render(
    <QueryClientProvider client={answers}>
      <App>
        <SeatProvider session={session as unknown as Session}>
          <Page />
        </SeatProvider>
      </App>
    </QueryClientProvider>,
  );
}

const goTo = (time: string): unknown => vi.setSystemTime(Date.parse(`2026-11-${time}:00+08:00`));
const asked = (method: string) => bridge.of(method).at(-1);
const soon = { timeout: 4000 };

test('the list of what came in ends today, also after the duty day has changed under it and a filter was touched', async () => {
  const { IntakeList } = await import('../../renderer/screens/submit/intake-list.tsx');
  await show(() => <IntakeList chosen={undefined} onChoose={() => undefined} />);
  // Until the duty day begins the date is ahead of it, and what the date allows is accepted.
  await waitFor(() =>
    expect(asked('office.intakes')).toMatchObject({ fromDay: '2026-10-21', untilDay: '2026-11-21' }),
  );
  fireEvent.change(screen.getByLabelText('结论'), { target: { value: 'accepted' } });
  await waitFor(() => expect(asked('office.intakes')).toMatchObject({ verdict: 'accepted' }));
  goTo('22T09:00');
  await waitFor(
    () =>
      expect(asked('office.intakes')).toMatchObject({
        fromDay: '2026-10-23',
        untilDay: '2026-11-22',
        verdict: 'accepted',
      }),
    soon,
  );
});

test('the registers of packages and of products end today after midnight', async () => {
  const { PackagesPart } = await import('../../renderer/screens/submit/packages-part.tsx');
  const { ListPart } = await import('../../renderer/screens/submit/list-part.tsx');
  await show(() => (
    <>
      <PackagesPart />
      <ListPart />
    </>
  ));
  await waitFor(() => expect(asked('package.list')).toMatchObject({ untilDay: '2026-11-21' }));
  await waitFor(() => expect(asked('product.list')).toMatchObject({ untilDay: '2026-11-21' }));
  goTo('24T00:10');
  await waitFor(() => expect(asked('package.list')).toMatchObject({ untilDay: '2026-11-24' }), soon);
  await waitFor(() => expect(asked('product.list')).toMatchObject({ untilDay: '2026-11-24' }), soon);
});

test('a part of a filter that somebody chose stays, and one that is set back to today goes on with it', async () => {
  const { useKeptParts } = await import('../../renderer/parts/kept.ts');
  let today = '2026-11-21';
  let change: (parts: { from?: string; until?: string }) => void = () => undefined;
  const Page = () => {
    const [value, setParts] = useKeptParts('span', { from: '2026-10-01', until: today });
    change = setParts;
    return <output>{`${value.from} ${value.until}`}</output>;
  };
  const shown = render(<Page />);
  act(() => change({ from: '2026-10-05', until: '2026-11-19' }));
  today = '2026-11-22';
  shown.rerender(<Page />);
  expect(shown.container.textContent).toBe('2026-10-05 2026-11-19');
  act(() => change({ until: '2026-11-22' }));
  today = '2026-11-23';
  shown.rerender(<Page />);
  expect(shown.container.textContent).toBe('2026-10-05 2026-11-23');
});

test('the day of the central office is today again for whom 催报 of today opened it', async () => {
  const { keepWanted, useOfficeDay } = await import('../../renderer/screens/submit/office-goto.ts');
  goTo('21T09:00');
  const Page = () => <output>{useOfficeDay().day}</output>;
  keepWanted({ day: isoDay.parse('2026-11-21') });
  await show(Page);
  const day = () => screen.getByText(/^2026/).textContent;
  await waitFor(() => expect(bridge.of('station.now')).not.toEqual([]));
  await waitFor(() => expect(day()).toBe('2026-11-21'));
  act(() => keepWanted({ day: isoDay.parse('2026-11-21') }));
  goTo('22T08:20');
  await new Promise((resume) => setTimeout(resume, 1200));
  expect(day()).toBe('2026-11-21');
  goTo('22T08:40');
  await waitFor(() => expect(day()).toBe('2026-11-22'), soon);
  act(() => keepWanted({ day: isoDay.parse('2026-11-20') }));
  expect(day()).toBe('2026-11-20');
});

test('a folder that was being taken in when the service was started again says so, and can be cleared away', async () => {
  const { IntakeTake } = await import('../../renderer/screens/submit/intake-take.tsx');
  await show(() => <IntakeTake onOpen={() => undefined} />);
  fireEvent.click(screen.getByRole('button', { name: '选择文件夹…' }));
  await waitFor(() => expect(screen.getByRole('progressbar')).toBeDefined());
  isStartedAgain = true;
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull(), soon);
  expect(screen.getByRole('alert')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: /关\s*闭/ }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what came of a folder that was taken in stays to be read when the service was started again after it', async () => {
  const { IntakeTake } = await import('../../renderer/screens/submit/intake-take.tsx');
  await show(() => <IntakeTake onOpen={() => undefined} />);
  fireEvent.click(screen.getByRole('button', { name: '选择文件夹…' }));
  await waitFor(() => expect(screen.getByRole('progressbar')).toBeDefined());
  state = 'done';
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull(), soon);
  isStartedAgain = true;
  const before = bridge.of('job.state').length;
  await waitFor(() => expect(bridge.of('job.state').length).toBeGreaterThan(before + 1), soon);
  expect(screen.getByText('已收 400')).toBeDefined();
  expect(screen.queryByRole('alert')).toBeNull();
});
