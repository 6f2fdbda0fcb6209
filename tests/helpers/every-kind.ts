import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentOf } from '#domain/log/entry';
import { personId } from '#domain/people/person';
import { isoDay } from '#domain/time/instant';
import { append, noAuthor } from '#service/store/ledger';
import type { RecordKind } from '#service/store/record-bodies';
import { fileAbsences } from './absence-room.ts';
import { aPerson, aStation, moment } from './builders.ts';
import { fileIncidents } from './file-incidents.ts';
import { fileProducts } from './file-products.ts';
import { filePeriods } from './period-room.ts';
import { fileSubstitution, publishMonth, setUpRota, twoDays } from './rota-room.ts';
import { handoverInput, runningShiftOf, type TestRoom, testPassword } from './open-test-room.ts';

/** Every kind of record; a kind that is added to the record is missed here by the compiler. */
const kinds: Readonly<Record<RecordKind, true>> = {
  setup: true,
  station: true,
  person: true,
  account: true,
  'sign-in': true,
  'sign-out': true,
  'wrong-password': true,
  entry: true,
  correction: true,
  void: true,
  state: true,
  'reminder-done': true,
  'take-over': true,
  'hand-over': true,
  join: true,
  leave: true,
  review: true,
  release: true,
  unrelieved: true,
  export: true,
  backup: true,
  clock: true,
  read: true,
  calendar: true,
  'rota-setup': true,
  rota: true,
  'rota-swap': true,
  'absence-rules': true,
  absence: true,
  'period-setup': true,
  period: true,
  'period-plan': true,
  'period-report': true,
  'call-out': true,
  'incident-setup': true,
  incident: true,
  'incident-call': true,
  'incident-report': true,
  'spot-check': true,
  'product-setup': true,
  product: true,
  'unit-key': true,
  package: true,
  'office-setup': true,
  'office-room': true,
  intake: true,
  chase: true,
};

/** The names of all kinds of record. */
export const allKinds: readonly string[] = Object.keys(kinds);

/** Fills a manned room with at least one record of every kind, each written the way the console writes it. */
export async function writeEveryKind(room: TestRoom): Promise<void> {
  const day = isoDay.parse('2026-11-21');
  const file = room.call('officer', 'attachment.add', { name: '现场.jpg', base64: 'YQ==' });
  const first = room.write('chief', '油罐车侧翻', {
    category: 'EVENT',
    state: 'todo',
    attachments: [file],
    fields: { place: '东岳路' },
    remindAt: moment('2026-11-21T03:00Z'),
    occurredAt: moment('2026-11-21T00:31Z'),
    counterpart: { unit: '桓台县', name: '王建国', post: '值班员', phone: '0533-8210001' },
  });
  const second = room.write('officer', '重复登记', { links: [{ entryId: first.id, kind: 'relates' }] });
  const corrected = { ...contentOf(first), content: '油罐车侧翻起火' };
  room.call('chief', 'log.correct', {
    id: first.id,
    version: 0,
    content: corrected,
    reason: '补充',
    draftId: null,
  });
  room.call('chief', 'reminder.done', { id: first.id, version: 1 });
  room.call('chief', 'log.setState', { id: first.id, version: 2, state: 'doing', note: '已通知' });
  room.call('chief', 'log.void', { id: second.id, version: 0, reason: '重复' });
  const signer = { account: 'leader', password: testPassword, duty: 'dutyLeader' } as const;
  room.call('officer', 'shift.join', { shiftNo: 1, signer });
  room.call('officer', 'shift.leave', {
    shiftNo: 1,
    account: 'officer',
    password: testPassword,
    reason: '下班',
  });
  room.call('admin', 'station.change', { station: aStation({ idleLockMinutes: 5 }), version: 1 });
  room.call('admin', 'person.save', { fields: aPerson('钱新人', { leftDay: day }), replaces: null });
  room.refusal('second', 'session.signIn', { account: 'second', password: 'wrong-password' });
  room.call('second', 'session.signOut', {});
  room.call('second', 'session.signIn', { account: 'second', password: testPassword });
  const out = mkdtempSync(join(tmpdir(), 'out '));
  const job = room.call('chief', 'export.start', {
    fromDay: day,
    untilDay: day,
    formats: ['csv'],
    folder: out,
  });
  await room.room().jobs.finished(job.id);
  await room.room().jobs.finished(room.call('chief', 'backup.start', {}).id);
  await room.room().jobs.finished(room.call('chief', 'backup.drill', {}).id);
  room.call('chief', 'calendar.amend', {
    year: 2026,
    version: 0,
    notice: '县府办〔2026〕3号',
    issuedDay: day,
    reason: '台风停工',
    coversYear: false,
    days: [{ day: isoDay.parse('2026-12-07'), type: 'restday', name: '台风' }],
  });
  setUpRota(room, twoDays(room));
  publishMonth(room);
  fileSubstitution(room);
  fileAbsences(room);
  filePeriods(room);
  fileIncidents(room);
  fileProducts(room);
  room.call('auditor', 'attachment.file', { hash: file.hash, name: file.name });
  room.write('chief', '油罐车再次起火', { category: 'EVENT', urgency: 'flash', state: 'doing' });
  const sheet = room.call(
    'second',
    'shift.handOver',
    handoverInput(room, 'second', { handed: { released: [] } }),
  );
  const lead = runningShiftOf(room).members.find((one) => one.duty === 'incidentLead');
  room.call('second', 'shift.release', {
    shiftNo: 2,
    personId: personId.parse(lead?.personId),
    account: 'second',
    password: testPassword,
    note: '已扑灭',
  });
  room.call('leader', 'handover.review', {
    shiftNo: 1,
    over: sheet.signatures[0]?.over ?? '',
    account: 'leader',
    password: testPassword,
    opinion: '已阅',
  });
  room.setClock(moment('2026-11-21T00:20Z'));
  room.write('second', '时钟拨回之后', { links: [{ entryId: first.id, kind: 'closes' }] });
  const end = { shiftNo: runningShiftOf(room).no, account: 'second', password: testPassword };
  room.call('second', 'shift.endUnrelieved', { ...end, reportedTo: '市总值班室', reason: '无人接班' });
}

/** Writes a record that nothing speaks of after it, so that every other one has a follower. */
export function writeLast(room: TestRoom): void {
  const { sqlite } = room.room().store;
  sqlite
    .transaction(() =>
      append(sqlite, { kind: 'sign-out', at: room.now(), by: noAuthor, shift: 0, body: { account: 'id-x' } }),
    )
    .immediate();
}
