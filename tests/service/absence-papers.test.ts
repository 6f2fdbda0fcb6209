import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Input, Output } from '#contract/methods';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import { absenceId } from '#domain/absence/absence';
import { personId } from '#domain/people/person';
import { isoMonth } from '#domain/rota/duty';
import { recordBySeq } from '#service/store/ledger';
import absence from '#words/zh-CN/absence' with { type: 'json' };
import {
  anAbsence,
  approveAbsence,
  edge,
  fileAbsence,
  meantBy,
  registerAbsence,
  reportAbsence,
  setAbsenceRules,
  signAbsence,
} from '../helpers/absence-room.ts';
import { moment } from '../helpers/builders.ts';
import { nameOf, openTestRoom, type Seat, type TestRoom } from '../helpers/open-test-room.ts';
import { docxRows, everyPart, htmlRows, valuesByLabel, xlsxRows } from '../helpers/read-cells.ts';
import { december, personAt } from '../helpers/rota-room.ts';

type Job = Output<'absence.exportForm'>;

async function filesOf(room: TestRoom, { id }: Job): Promise<readonly string[]> {
  const job = await room.room().jobs.finished(id);
  expect(job).toMatchObject({ state: 'done', failure: null });
  return job.files.map(({ file }) => file);
}

const formOrder = (
  room: TestRoom,
  { id }: Pick<AbsenceLine, 'id'>,
  withWhereabouts: boolean,
): Input<'absence.exportForm'> => ({
  id,
  formats: ['docx', 'xlsx'],
  folder: join(room.folder, 'out'),
  withWhereabouts,
});

const ledgerOrder = (
  room: TestRoom,
  change: Partial<Input<'absence.exportLedger'>> = {},
): Input<'absence.exportLedger'> => ({
  month: december,
  personId: null,
  formats: ['docx', 'xlsx'],
  folder: join(room.folder, 'out'),
  withWhereabouts: false,
  ...change,
});

const newestRecord = (room: TestRoom): { readonly seq: number; readonly [key: string]: unknown } =>
  JSON.parse(
    room
      .room()
      .store.sqlite.prepare('SELECT json FROM record ORDER BY seq DESC LIMIT 1')
      .pluck()
      .get() as string,
  ) as { readonly seq: number };

/** A trip of the leader: approved, reported late, explained, extended by telephone, and come back from. */
function aTrip(room: TestRoom): AbsenceLine {
  setAbsenceRules(room);
  const registered = registerAbsence(room, 'second', {
    acting: { personId: personAt(room, 'chief'), name: nameOf('chief'), post: '主任', phone: '0533-8210002' },
    companions: '随员甲、随员乙',
    arrangement: '日常工作由陈主班负责',
    note: '会议通知另附',
  });
  const approved = signAbsence(room, registered);
  room.setClock(moment('2026-12-08T00:00Z'));
  const reported = reportAbsence(room, approved, { manner: 'written', note: '附会议通知' });
  const decided = room.call('chief', 'absence.decide', {
    ...meantBy(reported),
    decisions: [
      { ruleId: 'lead', subject: '', byName: nameOf('leader'), byPost: '副县长', reason: '临时通知' },
    ],
  });
  room.setClock(moment('2026-12-09T03:00Z'));
  const { fields } = room.call('chief', 'absence.one', { id: decided.id });
  const changed = room.call('chief', 'absence.change', {
    ...meantBy(decided),
    fields: { ...fields, until: edge('2026-12-10', '15:00'), place: '山东省青岛市' },
    decisions: [],
    reason: '转赴青岛',
    told: { byName: nameOf('second'), manner: 'phone' },
  });
  room.setClock(moment('2026-12-10T07:30Z'));
  return room.call('chief', 'absence.return', {
    ...meantBy(changed),
    returnedAt: moment('2026-12-10T07:10Z'),
    note: '',
  });
}

/** What a form has to say of an absence by what the store gives. */
function said(room: TestRoom, id: AbsenceLine['id']): Readonly<Record<string, readonly string[]>> {
  const full = room.call('chief', 'absence.one', { id });
  const { fields, approval, reports, decisions, returned, steps } = full;
  const local = (at: string): string =>
    new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const withMore = (text: string, more: string): string => (more === '' ? text : `${text}（${more}）`);
  return {
    单位: [room.call('auditor', 'station.now', {}).station.unitName],
    姓名: [full.personName],
    职务: [full.personPost],
    报备类别: [absence.kind[fields.kind]],
    外出事由: [fields.cause],
    天数: [`${full.halfDays / 2}天`],
    外出范围: [absence.reach[fields.reach]],
    目的地: [fields.place],
    交通方式: [fields.transport],
    随行人员: [fields.companions],
    外出期间联系电话: [fields.contactPhone],
    主持工作同志: [
      `${withMore(fields.acting?.name ?? '', fields.acting?.post ?? '')}\n电话：${fields.acting?.phone ?? ''}`,
    ],
    工作安排: [fields.arrangement],
    批准人: [withMore(approval?.name ?? '', approval?.post ?? '')],
    批准时间: [local(approval?.at ?? '')],
    批准方式: [approval === null ? '' : absence.approvalManner[approval.manner]],
    批准文号: [approval?.documentNo ?? ''],
    报备对象: reports.map(({ to, receivedBy }) => `${to}（接收人：${receivedBy}）`),
    '报备时间、方式': reports.map(({ at, manner, note }) =>
      withMore(`${local(at)}，${absence.reportManner[manner]}`, note),
    ),
    情况说明: decisions.map(
      ({ reason, byName, byPost, at }) => `提前报备：${reason}（${byName} ${byPost}，${local(at)}）`,
    ),
    实际返回: [local(returned?.at ?? '')],
    '销假时间、经手人': [`${local(returned?.recordedAt ?? '')}、${steps.at(-1)?.byName ?? ''}`],
    备注: [fields.note],
  };
}

test('the printed form of a trip says in every form what the store says of it, and by which record', async () => {
  const room = openTestRoom();
  const { id, number } = aTrip(room);
  const wanted = said(room, id);
  expect(wanted['天数']).toEqual(['3天']);
  const { sqlite } = room.room().store;
  const seq = sqlite.prepare("SELECT max(seq) FROM record WHERE kind = 'absence'").pluck().get() as number;
  const files = await filesOf(room, room.call('chief', 'absence.exportForm', formOrder(room, { id }, true)));
  expect(files.map((file) => basename(file))).toEqual([
    `absence-${number}-whereabouts.docx`,
    `absence-${number}-whereabouts.xlsx`,
  ]);
  const [word = '', sheet = ''] = files;
  const { html } = room.call('chief', 'absence.formHtml', { id, withWhereabouts: true });
  for (const rows of [
    docxRows(readFileSync(word)),
    (await xlsxRows(readFileSync(sheet))).filter((row) => row.length > 1),
    htmlRows(html),
  ]) {
    const values = Object.fromEntries(valuesByLabel(rows));
    expect(values).toMatchObject(wanted);
    expect(values).toMatchObject({
      出发: ['2026年12月8日上午'],
      返回: ['2026年12月10日15:00'],
      提前量是否达标: ['未达标：应于2026-12-07 24:00前报备，实际2026-12-08 08:00报备'],
      规则执行情况: [expect.stringContaining('提前报备：不符合，已作说明')],
      变更记录: [
        `1. 2026-12-09 11:00${nameOf('chief')}登记：${nameOf('second')}以电话告知；` +
          '返回由“2026年12月9日晚上”改为“2026年12月10日15:00”；' +
          '目的地由“山东省济南市”改为“山东省青岛市”；原因：转赴青岛',
      ],
    });
  }
  const { hash } = recordBySeq(sqlite, seq) ?? {};
  // The paper names the record of the newest step, not whatever came after it.
  expect(html).toContain(
    `内容以记录链第${seq}条（本报备单最近一次登记）为准，校验值（SHA-256）：${hash ?? '?'}`,
  );
});

test('the record of an export says which absence or month left the machine, and whether with whereabouts', async () => {
  const room = openTestRoom();
  const { id, number } = fileAbsence(room, 'second');
  for (const withWhereabouts of [true, false]) {
    await filesOf(room, room.call('chief', 'absence.exportForm', formOrder(room, { id }, withWhereabouts)));
    expect(newestRecord(room)).toMatchObject({
      kind: 'export',
      byName: nameOf('chief'),
      body: {
        fromDay: '2026-12-08',
        untilDay: '2026-12-09',
        absenceOf: number,
        withWhereabouts,
        formats: ['docx', 'xlsx'],
      },
    });
  }
  await filesOf(room, room.call('auditor', 'absence.exportLedger', ledgerOrder(room)));
  expect(newestRecord(room)).toMatchObject({
    kind: 'export',
    byName: nameOf('auditor'),
    body: {
      fromDay: '2026-12-01',
      untilDay: '2026-12-31',
      absenceOf: '2026-12',
      withWhereabouts: false,
      files: [{ name: 'absences-2026-12.docx' }, { name: 'absences-2026-12.xlsx' }],
    },
  });
});

test('without whereabouts nothing that was typed of them is in any byte', async () => {
  const room = openTestRoom();
  const { id } = aTrip(room);
  const { fields } = room.call('chief', 'absence.one', { id });
  const secrets = [
    fields.cause,
    '济南',
    '青岛',
    fields.transport,
    fields.companions,
    fields.contactPhone,
    fields.arrangement,
    fields.note,
    '0533-8210002',
    '附会议通知',
  ];
  const files = [
    ...(await filesOf(room, room.call('second', 'absence.exportForm', formOrder(room, { id }, false)))),
    ...(await filesOf(room, room.call('second', 'absence.exportLedger', ledgerOrder(room)))),
  ];
  const texts = [
    ...files.map((file) => everyPart(readFileSync(file))),
    room.call('officer', 'absence.formHtml', { id, withWhereabouts: false }).html,
    room.call('auditor', 'absence.ledgerHtml', {
      month: december,
      personId: null,
      withWhereabouts: false,
    }).html,
  ];
  expect(texts).toHaveLength(6);
  for (const text of texts) {
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).toContain(nameOf('second'));
  }
});

const notSeen = { code: 'not-allowed', message: 'whereabouts' };

test('whereabouts go on paper only for whoever may see them', () => {
  const room = openTestRoom();
  const { id } = fileAbsence(room, 'leader');
  const own = fileAbsence(room, 'second');
  const refused = (seat: Seat, of: Pick<AbsenceLine, 'id'>) => [
    room.refusal(seat, 'absence.exportForm', formOrder(room, of, true)),
    room.refusal(seat, 'absence.formHtml', { id: of.id, withWhereabouts: true }),
  ];
  for (const failure of refused('second', { id })) expect(failure).toMatchObject(notSeen);
  // One's own trip is no secret to oneself.
  expect(room.call('second', 'absence.formHtml', { id: own.id, withWhereabouts: true }).html).toContain(
    '山东省济南市',
  );
  for (const seat of ['admin', 'auditor'] as const)
    for (const failure of refused(seat, { id })) expect(failure).toMatchObject({ code: 'not-allowed' });
  const ledger = { month: december, personId: null, withWhereabouts: true };
  for (const seat of ['second', 'admin', 'auditor'] as const) {
    expect(
      room.refusal(seat, 'absence.exportLedger', ledgerOrder(room, { withWhereabouts: true })),
    ).toMatchObject(notSeen);
    expect(room.refusal(seat, 'absence.ledgerHtml', ledger)).toMatchObject(notSeen);
  }
  const { html } = room.call('officer', 'absence.ledgerHtml', ledger);
  expect(htmlRows(html).filter((row) => row.includes('山东省济南市'))).toHaveLength(2);
  const mine = { ...ledger, personId: personAt(room, 'second') };
  expect(room.call('second', 'absence.ledgerHtml', mine).html).toContain('山东省济南市');
});

test('a ledger of one person has only that person, with the own sums', () => {
  const room = openTestRoom();
  setAbsenceRules(room);
  fileAbsence(room, 'leader');
  const late = { from: edge('2026-11-21', 'afternoon'), until: edge('2026-11-22', 'evening') };
  reportAbsence(room, approveAbsence(room, registerAbsence(room, 'second', late)), { manner: 'written' });
  const rows = (whose: Seat | null, month = isoMonth.parse('2026-11')) => {
    const { html } = room.call('auditor', 'absence.ledgerHtml', {
      month,
      personId: whose === null ? null : personAt(room, whose),
      withWhereabouts: false,
    });
    return { html, rows: htmlRows(html).slice(1) };
  };
  const own = rows('second');
  expect(own.html).toContain(`2026年11月外出报备台账（${nameOf('second')}）</h1>`);
  expect(own.html).toContain('提前报备达标率：0/1（0%）');
  expect(own.rows[0]?.[1]).toBe(nameOf('second'));
  expect(own.rows).toContainEqual(['提前报备', '0', '1', '0', '0%']);
  expect(rows('leader').html).toContain('提前报备达标率：本月无须提前报备的事项');
  const inDecember = rows('leader', december);
  expect(inDecember.rows[0]?.[1]).toBe(nameOf('leader'));
  expect(inDecember.html).toContain('提前报备达标率：1/1（100%）');
  expect(rows(null, december).rows).toEqual(inDecember.rows);
});

test('what is not there is refused with a reason', () => {
  const room = openTestRoom();
  const { id } = fileAbsence(room, 'second');
  const nobody = absenceId.parse('nobody');
  expect(room.refusal('chief', 'absence.formHtml', { id: nobody, withWhereabouts: false })).toMatchObject({
    code: 'not-found',
    message: 'absence',
  });
  expect(room.refusal('chief', 'absence.exportForm', formOrder(room, { id: nobody }, true)).code).toBe(
    'not-found',
  );
  expect(
    room.refusal('chief', 'absence.exportLedger', ledgerOrder(room, { personId: personId.parse('nobody') })),
  ).toMatchObject({ code: 'not-found', message: 'person' });
  const folder = { code: 'bad-input', message: 'folder' };
  expect(
    room.refusal('chief', 'absence.exportForm', { ...formOrder(room, { id }, true), folder: 'out' }),
  ).toMatchObject(folder);
  expect(room.refusal('chief', 'absence.exportLedger', ledgerOrder(room, { folder: 'out' }))).toMatchObject(
    folder,
  );
  expect(room.refusal('nobody', 'absence.formHtml', { id, withWhereabouts: false }).code).toBe('signed-out');
});

test('a file that says where people are does not take the place of one that does not', async () => {
  const room = openTestRoom();
  registerAbsence(room, 'second');
  const { id, number } = fileAbsence(room, 'officer', anAbsence(personAt(room, 'officer')));
  const names = async (job: Job): Promise<readonly string[]> =>
    (await filesOf(room, job)).map((file) => basename(file));
  const xlsx = { formats: ['xlsx' as const] };
  const only = { ...xlsx, personId: personAt(room, 'officer'), withWhereabouts: true };
  expect([
    ...(await names(
      room.call('chief', 'absence.exportForm', { ...formOrder(room, { id }, false), ...xlsx }),
    )),
    ...(await names(room.call('chief', 'absence.exportForm', { ...formOrder(room, { id }, true), ...xlsx }))),
    ...(await names(room.call('chief', 'absence.exportLedger', ledgerOrder(room, only)))),
  ]).toEqual([
    `absence-${number}.xlsx`,
    `absence-${number}-whereabouts.xlsx`,
    `absences-2026-12-${nameOf('officer')}-whereabouts.xlsx`,
  ]);
});
