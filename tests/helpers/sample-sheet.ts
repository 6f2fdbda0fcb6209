import type { HandoverSheet } from '#contract/methods/shifts';
import type { EntryId } from '#domain/log/entry';
import type { AccountId } from '#domain/people/account';
import type { PersonId } from '#domain/people/person';
import { aShift } from './sample-book.ts';
import { anEntry, at, hashOf, sampleDay } from './sample-entries.ts';
import { lateEntry } from './sample-marked-entries.ts';

/** A signed handover sheet with open matters, one of them not acknowledged. */
export function aSheet(change: Partial<HandoverSheet> = {}): HandoverSheet {
  const event = lateEntry().entry;
  const open = [
    { ...event, state: 'carried' as const },
    anEntry(7, { category: 'HOTLINE', state: 'todo', content: '市民反映小区停电，已转供电公司。' }),
    anEntry(8, { state: 'doing', content: '某'.repeat(900) }),
  ];
  return {
    shift: aShift(),
    nextShift: {
      day: sampleDay,
      index: 1,
      name: '夜班',
      from: at('2026-11-22T10:00:00.000Z'),
      until: at('2026-11-23T00:30:00.000Z'),
    },
    dueAt: at('2026-11-22T10:00:00.000Z'),
    relief: { kind: 'late', minutes: 5 },
    counts: [
      { category: 'CALL_IN', count: 3 },
      { category: 'EVENT', count: 1 },
      { category: 'HOTLINE', count: 1 },
      { category: 'CALL_OUT', count: 4 },
      { category: 'MEMO', count: 0 },
    ],
    entryCount: 9,
    important: [event],
    openMatters: open,
    acknowledged: [event.id, 7 as EntryId],
    note: '备用手机在左侧抽屉。\n卫星电话已充电。',
    latenessReason: '接班人员途中遇交通管制',
    signatures: [
      {
        personId: 'p1' as PersonId,
        accountId: 'a1' as AccountId,
        name: '张晓明',
        meaning: 'handed-over',
        signedAt: at('2026-11-22T10:04:52.000Z'),
      },
      {
        personId: 'p3' as PersonId,
        accountId: 'a3' as AccountId,
        name: '欧阳静怡',
        meaning: 'took-over',
        signedAt: at('2026-11-22T10:04:52.000Z'),
      },
    ],
    signedAt: at('2026-11-22T10:04:52.000Z'),
    head: { seq: 61, hash: hashOf('sheet') },
    ...change,
  };
}
