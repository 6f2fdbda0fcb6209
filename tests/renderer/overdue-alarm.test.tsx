import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { Session } from '#contract/methods/people';
import { absenceId } from '#domain/absence/absence';
import { absenceLine } from '#contract/methods/absence-nouns';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const late = (id: string, untilAt: string): AbsenceLine =>
  absenceLine.parse({
    id: absenceId.parse(id),
    personId: 'p',
    personName: '孙伯安',
    personPost: '副秘书长',
    fromAt: '2026-11-18T00:30:00.000Z',
    untilAt,
    halfDays: 4,
    registeredAt: '2026-11-16T00:30:00.000Z',
    changedAt: null,
    changeCount: 0,
    returned: null,
    number: '2026-0007',
    version: 1,
    rankName: '班子成员',
    isLeader: true,
    kind: 'business',
    reach: 'province',
    from: { day: '2026-11-18', part: 'morning', time: null },
    until: { day: '2026-11-20', part: 'afternoon', time: null },
    acting: null,
    state: 'overdue',
    stepState: 'reported',
    approverName: '马国强',
    missed: 0,
    decided: 0,
    open: 0,
  });

let overdue: readonly AbsenceLine[] = [];
const bridge = putFakeBridge({
  'station.now': { station: null },
  'desk.now': {},
  'reminders.open': [],
  'absence.now': () => ({ overdue }),
  'console.settings': { sound: false },
  'console.alarm': {},
});

afterEach(cleanup);

test('somebody who should be back is announced once, and again only where another return was planned', async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
  const { answers, forget } = await import('../../renderer/asking.ts');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { Reminders } = await import('../../renderer/frame/reminders.tsx');
  // Only what the frame looks at.
  const session = { isLocked: false, roles: ['officer'], personName: '林晓岚' } as unknown as Session;
  overdue = [late('a', '2026-11-20T10:00:00.000Z')];
  render(
    <QueryClientProvider client={answers}>
      <SeatProvider session={session}>
        <Reminders />
      </SeatProvider>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(bridge.of('console.alarm')).toHaveLength(1));
  const [alarm] = bridge.of('console.alarm');
  expect(alarm).toMatchObject({ title: '逾期未归 2026-0007' });
  expect(JSON.stringify(alarm)).toContain('孙伯安 副秘书长');

  const asked = bridge.of('absence.now').length;
  forget(['absence']);
  await waitFor(() => expect(bridge.of('absence.now').length).toBeGreaterThan(asked));
  expect(bridge.of('console.alarm')).toHaveLength(1);

  overdue = [late('a', '2026-11-21T10:00:00.000Z'), late('b', '2026-11-20T10:00:00.000Z')];
  forget(['absence']);
  await waitFor(() => expect(bridge.of('console.alarm')).toHaveLength(3));
});
