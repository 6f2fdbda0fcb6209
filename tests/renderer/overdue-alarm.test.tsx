import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { Session } from '#contract/methods/people';
import { absenceId } from '#domain/absence/absence';
import { absenceLine } from '#contract/methods/absence-nouns';
import { type ShownDue, shownDue } from '#contract/methods/period-nouns';
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

const due = (dueAt: string, sentAt: string | null): ShownDue =>
  shownDue.parse({
    periodId: 'spring',
    periodName: '春节',
    bodyId: 'city',
    bodyName: '市政府总值班室',
    what: 'roster',
    day: null,
    dueAt,
    sentAt,
    submissionId: null,
    state: 'overdue',
    isOutdated: false,
  });

let overdue: readonly AbsenceLine[] = [];
let dues: readonly ShownDue[] = [];
const bridge = putFakeBridge({
  'station.now': { station: null },
  'desk.now': {},
  'reminders.open': [],
  'absence.now': () => ({ overdue }),
  'period.now': () => ({ dues }),
  'console.settings': { sound: false },
  'console.alarm': {},
});

afterEach(() => {
  cleanup();
  bridge.seen.length = 0;
});

/** Only what the frame looks at. */
const session = { isLocked: false, roles: ['officer'], personName: '林晓岚' } as unknown as Session;

/** The reminders of a console, as the frame holds them. */
async function showReminders(): Promise<void> {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
  const { answers } = await import('../../renderer/asking.ts');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { Reminders } = await import('../../renderer/frame/reminders.tsx');
  answers.clear();
  render(
    <QueryClientProvider client={answers}>
      <SeatProvider session={session}>
        <Reminders />
      </SeatProvider>
    </QueryClientProvider>,
  );
}

test('somebody who should be back is announced once, and again only where another return was planned', async () => {
  overdue = [late('a', '2026-11-20T10:00:00.000Z')];
  await showReminders();
  await waitFor(() => expect(bridge.of('console.alarm')).toHaveLength(1));
  const [alarm] = bridge.of('console.alarm');
  expect(alarm).toMatchObject({ title: '逾期未归 2026-0007' });
  expect(JSON.stringify(alarm)).toContain('孙伯安 副秘书长');

  const { forget } = await import('../../renderer/asking.ts');
  const asked = bridge.of('absence.now').length;
  forget(['absence']);
  await waitFor(() => expect(bridge.of('absence.now').length).toBeGreaterThan(asked));
  expect(bridge.of('console.alarm')).toHaveLength(1);

  overdue = [late('a', '2026-11-21T10:00:00.000Z'), late('b', '2026-11-20T10:00:00.000Z')];
  forget(['absence']);
  await waitFor(() => expect(bridge.of('console.alarm')).toHaveLength(3));
});

test('a table that should have been sent is announced once, one that was sent is not, and one that is due within the hour says so', async () => {
  overdue = [];
  dues = [due('2026-01-20T10:00:00.000Z', null), due('2026-01-19T10:00:00.000Z', '2026-01-19T12:00:00.000Z')];
  await showReminders();
  await waitFor(() => expect(bridge.of('console.alarm')).toHaveLength(1));
  const [alarm] = bridge.of('console.alarm');
  expect(alarm).toMatchObject({ title: '报送逾期 市政府总值班室' });
  expect(JSON.stringify(alarm)).toContain('春节：值班安排表应于 01-20 18:00 前报市政府总值班室');

  const { forget } = await import('../../renderer/asking.ts');
  const inHalfAnHour = new Date(Date.now() + 30 * 60_000).toISOString();
  dues = [...dues, due(inHalfAnHour, null)];
  forget(['period']);
  await waitFor(() => expect(bridge.of('console.alarm')).toHaveLength(2));
  expect(bridge.of('console.alarm')[1]).toMatchObject({ title: '报送即将到时 市政府总值班室' });
});
