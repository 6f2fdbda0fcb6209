import type { HandoverSheet } from '#contract/methods/shifts';
import type { EntryId } from '#domain/log/entry';
import type { AccountId } from '#domain/people/account';
import type { PersonId } from '#domain/people/person';
import type { Signature } from '#domain/shift/shift';
import { aShift } from './sample-book.ts';
import { anEntry, at, hashOf, sampleDay } from './sample-entries.ts';
import { lateEntry } from './sample-marked-entries.ts';

const over = hashOf('statement');
const signedAt = at('2026-11-22T10:04:52.000Z');

const signatureOf = (id: string, name: string, meaning: Signature['meaning']): Signature => ({
  personId: `p${id}` as PersonId,
  accountId: `a${id}` as AccountId,
  name,
  meaning,
  signedAt,
  over,
});

const shift = aShift();
const event = lateEntry().entry;
const order = anEntry(6, {
  category: 'INSTR',
  state: 'doing',
  content: '请应急局十一点前报情况。',
  fields: { leader: '孙伯安', dueAt: at('2026-11-22T09:00:00.000Z') },
});
const warning = anEntry(5, {
  category: 'WARN',
  content: '道路结冰黄色预警',
  fields: { validUntilAt: at('2026-11-23T00:00:00.000Z') },
});
const away = anEntry(4, {
  category: 'ABSENCE',
  content: '程立群副市长赴省城开会',
  fields: { leader: '程立群', returnsAt: at('2026-11-24T10:00:00.000Z') },
});

/** A signed handover sheet with something in every list; one open matter was left unread, with the reason. */
export function aSheet(change: Partial<HandoverSheet> = {}): HandoverSheet {
  const open = [
    { ...event, state: 'carried' as const },
    order,
    anEntry(7, { category: 'HOTLINE', state: 'todo', content: '市民反映小区停电，已转供电公司。' }),
    anEntry(8, { state: 'doing', content: '某'.repeat(900) }),
  ];
  return {
    shift,
    facts: {
      shift: {
        no: shift.no,
        day: shift.day,
        name: shift.name,
        plannedFromAt: shift.plannedFromAt,
        plannedUntilAt: shift.plannedUntilAt,
        startedAt: shift.startedAt,
        leaderName: shift.leaderName,
        members: shift.members,
      },
      numbers: { first: '2026-000001', last: '2026-000010' },
      entryCount: 9,
      voidCount: 1,
      counts: [
        { category: 'CALL_OUT', count: 4 },
        { category: 'CALL_IN', count: 3 },
        { category: 'EVENT', count: 1 },
        { category: 'HOTLINE', count: 1 },
      ],
      matters: [away, warning, ...open],
      important: [event.id],
      openMatters: open.map((entry) => entry.id),
      orders: [order.id],
      warnings: [warning.id],
      deadlines: [{ entryId: order.id, dueAt: at('2026-11-22T09:00:00.000Z'), kind: 'order' }],
      leadersAway: [away.id],
      equipmentTests: [],
      majorIncidents: [{ entryId: event.id, leadId: null, leadName: '' }],
    },
    digest: hashOf('facts'),
    nextShift: {
      day: sampleDay,
      index: 1,
      name: '夜班',
      from: at('2026-11-22T10:00:00.000Z'),
      until: at('2026-11-23T00:30:00.000Z'),
    },
    dueAt: at('2026-11-22T10:00:00.000Z'),
    relief: { kind: 'late', minutes: 5 },
    work: null,
    handed: {
      equipment: [
        { name: '值班电话', state: 'ok', note: '' },
        { name: '卫星电话', state: 'fault', note: '电池老化，已报修' },
      ],
      things: [{ name: '印章', isHanded: true, note: '保密柜二层' }],
      note: '备用手机在左侧抽屉。\n卫星电话已充电。',
      latenessReason: '接班人员途中遇交通管制',
      handed: open.map((entry) => entry.id),
      taken: [event.id, order.id, 7 as EntryId],
      unread: [{ entryId: 8 as EntryId, reason: '材料待查' }],
      released: [],
    },
    leads: [{ entryId: event.id, number: event.number, personId: 'p1' as PersonId, name: '张晓明' }],
    unrelieved: null,
    signatures: [signatureOf('1', '张晓明', 'handed-over'), signatureOf('3', '欧阳静怡', 'took-over')],
    signedAt,
    review: { opinion: '已阅，请跟踪停电处置。', signature: signatureOf('5', '何秋实', 'reviewed') },
    laterChanges: [
      {
        seq: 70,
        kind: 'correction',
        at: at('2026-11-22T12:00:00.000Z'),
        byName: '欧阳静怡',
        shiftNo: 2,
        reason: '补充伤员人数',
        entryId: event.id,
        number: event.number,
        content: '2人轻伤，已送医',
      },
    ],
    head: { seq: 61, hash: hashOf('sheet') },
    ...change,
  };
}
