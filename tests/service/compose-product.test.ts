import { describe, expect, it } from 'vitest';
import { productFields, type ProductFields } from '#domain/product/product';
import type { ProductSetup } from '#domain/product/setup';
import { addMinutes } from '#domain/time/instant';
import { composeProduct } from '#service/product/compose-product';
import type { ProductAsked } from '#service/product/ground';
import { happenedOn } from '#service/product/happened-on';
import { presetProductSetup } from '#service/product/setup-now';
import type { Read } from '#service/room';
import { append } from '#service/store/ledger';
import { listProductSetup } from '#service/store/product-setup';
import { anAbsence, approveAbsence, edge, registerAbsence } from '../helpers/absence-room.ts';
import { moment, onDay } from '../helpers/builders.ts';
import { aRoom, checkRoom, setUpRooms } from '../helpers/check-room.ts';
import { aFact, meantIncident, openIncident } from '../helpers/incident-room.ts';
import {
  deskTakenAt,
  handoverInput,
  nameOf,
  openTestRoom,
  type TestRoom,
} from '../helpers/open-test-room.ts';
import { declarePeriod, publishPlan, setUpPeriods } from '../helpers/period-room.ts';

const [day, dayAfter] = [onDay('2026-11-21'), onDay('2026-11-22')];

function readOf(room: TestRoom): Read {
  const { store, jobs, backups, alarms, inbox, days, withdrawals } = room.room();
  return { store, jobs, backups, alarms, inbox, days, withdrawals, session: null, now: room.now(), seat: '' };
}

const compose = (room: TestRoom, change: Partial<ProductAsked> = {}): ProductFields =>
  // Whatever is composed can be issued as it is.
  productFields.parse(
    composeProduct(readOf(room), { kind: 'daily', isZero: false, fromDay: day, untilDay: day, ...change }),
  );

const textOf = ({ sections }: ProductFields, key: string): string =>
  sections.find((section) => section.key === key)?.text ?? '(no such section)';

/** Lets a room write its products so. */
function setUpProducts(room: TestRoom, setup: ProductSetup): void {
  const { sqlite } = room.room().store;
  const by = { accountId: 'test', name: nameOf('chief') };
  sqlite.transaction(() =>
    listProductSetup(
      sqlite,
      append(sqlite, { kind: 'product-setup', at: room.now(), by, shift: 0, body: { setup } }),
    ),
  )();
}

/** Hands the desk over at the end of the first duty day, so that the second one begins. */
function nextDay(room: TestRoom): void {
  room.setClock(addMinutes(deskTakenAt, 24 * 60));
  room.call('chief', 'session.signIn', { account: 'chief', password: 'Zhiban-2026' });
  room.call('second', 'session.signIn', { account: 'second', password: 'Zhiban-2026' });
  room.call('officer', 'session.signIn', { account: 'officer', password: 'Zhiban-2026' });
  room.call('chief', 'shift.handOver', handoverInput(room, 'second'));
}

describe('a daily report', () => {
  it('says of an empty day who is there, and that nothing happened', () => {
    const room = openTestRoom();
    const fields = compose(room);
    expect(fields.title).toBe('云台县人民政府值班室日报告（2026年11月21日）');
    expect(textOf(fields, 'onDuty')).toBe(
      '带班领导：孙伯安。值班人员：陈主班（主班）、王方（副班），已签到在岗。',
    );
    expect(fields.sections.slice(1).map(({ text }) => text)).toEqual([
      '未收到预警信息。',
      '未接报突发事件。',
      '无需要报告的情况。',
      '未接报信访和舆情信息。',
      '未安排查岗。',
      '无领导外出。',
      '无领导批示指示。',
      '无未办结和需协调事项。',
    ]);
    expect(fields.conclusion).toBe(
      '截至11月21日8时40分，云台县人民政府值班室值守正常，无重大以上突发事件，辖区总体平稳。',
    );
    expect(fields.period).toBeNull();
    expect(Object.values(fields.figures)).toEqual(new Array(14).fill(0));
    expect(happenedOn(readOf(room), day)).toEqual([]);
  });

  it('tells the log by categories, without void entries and with what corrections say', () => {
    const room = openTestRoom();
    room.write('officer', '收到大风黄色预警，已转各镇街。请注意防范。', {
      category: 'WARN',
      fields: { level: 'yellow', issuer: '市气象台', validUntilAt: moment('2026-11-22T04:00Z') },
    });
    const wrong = room.write('officer', '主要领导要求加强巡查', {
      category: 'INSTR',
      state: 'todo',
      fields: { leader: '孙伯按', channel: 'phone', assignedTo: '应急局' },
    });
    room.call('officer', 'log.correct', {
      id: wrong.id,
      version: 0,
      content: {
        category: 'INSTR',
        occurredAt: null,
        urgency: 'routine',
        counterpart: { unit: '', name: '', post: '', phone: '' },
        content: '主要领导要求加强林区巡查',
        instruction: '',
        handling: '',
        state: 'todo',
        isImportant: false,
        fields: { leader: '孙伯安', channel: 'phone', assignedTo: '应急局' },
        links: [],
        attachments: [],
        remindAt: null,
      },
      reason: '姓名笔误',
      draftId: null,
    });
    const twice = room.write('officer', '重复登记的预警', { category: 'WARN' });
    room.call('officer', 'log.void', { id: twice.id, version: 0, reason: '重复' });
    room.write('officer', '王强（13800001234）反映停水，已转水务局', { category: 'HOTLINE' });
    room.write('officer', '城区巡查无异常', { category: 'PATROL', fields: { patrolResult: 'normal' } });
    room.write('officer', '通信设备测试', {
      category: 'EQUIP',
      fields: { landline: 'ok', satellite: 'fault', fault: '信号弱' },
    });
    room.write('officer', '询问放假安排');
    const fields = compose(room);
    expect(textOf(fields, 'warnings')).toBe(
      [
        '接收和发布预警信息1条，其中黄色1条。',
        '11月21日8时40分，收到大风黄色预警，已转各镇街（有效至11月22日12时00分）。',
      ].join('\n'),
    );
    expect(textOf(fields, 'orders')).toBe(
      [
        '领导批示指示1件：',
        '11月21日8时40分，孙伯安电话指示：主要领导要求加强林区巡查（承办：应急局）。落实情况：待办理。',
      ].join('\n'),
    );
    expect(textOf(fields, 'fields')).toBe(
      '巡查1次，未发现异常。\n设备测试1次，其中异常1次：\n11月21日8时40分，卫星电话故障，信号弱。',
    );
    expect(textOf(fields, 'opinion')).toContain('王强（号码略）反映停水');
    expect(textOf(fields, 'matters')).toBe('未办结事项1件，其中1件见以上各项。');
    expect(fields.figures).toMatchObject({ entries: 6, calls: 1, orders: 1, warnings: 1, openMatters: 1 });
    expect(happenedOn(readOf(room), day)).toEqual([
      { what: 'warnings', count: 1 },
      { what: 'orders', count: 1 },
    ]);
  });

  it('tells of earlier warnings only while they hold', () => {
    const room = openTestRoom();
    room.write('officer', '收到大风黄色预警', {
      category: 'WARN',
      fields: { level: 'yellow', issuer: '市气象台', validUntilAt: moment('2026-11-22T04:00Z') },
    });
    nextDay(room);
    const warnings = (): string =>
      textOf(compose(room, { fromDay: dayAfter, untilDay: dayAfter }), 'warnings');
    expect(warnings()).toContain('此前发布、仍在有效期的预警1条。');
    room.setClock(moment('2026-11-22T04:01Z'));
    expect(warnings()).toBe('未收到预警信息。');
  });

  it('counts what happened up to the minute before the duty day ends, and the next minute on the next day', () => {
    const room = openTestRoom();
    room.setClock(addMinutes(deskTakenAt, 24 * 60));
    openIncident(room, { title: '前一分钟', receivedAt: addMinutes(room.now(), -1) });
    openIncident(room, { title: '正点', receivedAt: room.now() });
    expect(compose(room).incidents.map(({ title }) => title)).toEqual(['前一分钟']);
    const next = compose(room, { fromDay: dayAfter, untilDay: dayAfter });
    expect(next.figures.incidents).toBe(1);
    expect(next.incidents.map(({ title }) => title)).toEqual(['正点', '前一分钟']);
  });

  it('takes an entry of half past eight to the day of the shift that wrote it, and to no other', () => {
    const room = openTestRoom();
    nextDay(room);
    room.write('second', '交班后一分钟不到的预警', { category: 'WARN' });
    expect(room.now()).toBe('2026-11-22T00:30:00.000Z');
    expect(compose(room).figures.warnings).toBe(0);
    expect(compose(room, { fromDay: dayAfter, untilDay: dayAfter }).figures.warnings).toBe(1);
    expect(compose(room, { kind: 'weekly', untilDay: dayAfter }).figures.warnings).toBe(1);
  });
});

describe('incidents', () => {
  it('are told in a sentence each, with those who came to harm counted once over the days', () => {
    const room = openTestRoom();
    const full = openIncident(
      room,
      { occurredAt: addMinutes(room.now(), -8), isOccurredAbout: true },
      {
        facts: [
          aFact(room, 'deaths', 3, { isVerified: true }),
          aFact(room, 'injured', 5),
          aFact(room, 'slightlyInjured', 6),
          aFact(room, 'measures', '消防救援力量已到场', { isVerified: true }),
        ],
      },
    );
    room.pass(30);
    room.call('officer', 'incident.note', {
      ...meantIncident(full),
      facts: [aFact(room, 'deaths', 4, { isVerified: true })],
      note: '',
    });
    const first = compose(room);
    expect(textOf(first, 'incidents')).toBe(
      [
        '接报突发事件1起（未定级1起），共死亡4人、受伤6人。',
        '11月21日8时32分许，张店区309国道与西外环路口发生危化品运输车起火。死亡4人、轻伤6人（待核实）。消防救援力量已到场。目前正在处置。',
      ].join('\n'),
    );
    expect(first.conclusion).toContain('接报突发事件1起');
    expect(first.conclusion).not.toContain('平稳');
    expect(happenedOn(readOf(room), day)).toContainEqual({ what: 'deaths', count: 4 });
    nextDay(room);
    const second = compose(room, { fromDay: dayAfter, untilDay: dayAfter });
    expect(textOf(second, 'incidents')).toContain('未接报新的突发事件。\n此前接报、仍在处置');
    expect(second.figures).toMatchObject({ incidents: 0, deaths: 0, injured: 0 });
    expect(second.incidents).toMatchObject([{ title: full.incident.fields.title, deaths: 4, injured: 6 }]);
    expect(happenedOn(readOf(room), dayAfter)).toContainEqual({ what: 'ongoing', count: 1 });
    const both = compose(room, { kind: 'weekly', untilDay: dayAfter });
    expect(both.figures).toMatchObject({ incidents: 1, deaths: 4, injured: 6 });
    expect(both.incidents).toHaveLength(1);
  });

  it('name their place once, however short the event', () => {
    const room = openTestRoom();
    openIncident(room, {
      title: '艳湖社区2号楼火灾',
      place: '张店区艳湖社区2号楼',
      occurredAt: addMinutes(room.now(), -8),
    });
    expect(textOf(compose(room), 'incidents')).toContain('张店区艳湖社区2号楼发生火灾。');
  });

  it('are none where they were entered by mistake', () => {
    const room = openTestRoom();
    const full = openIncident(room, {}, { facts: [aFact(room, 'deaths', 9)] });
    room.call('chief', 'incident.settle', { ...meantIncident(full), what: 'void', reason: '误录' });
    const fields = compose(room);
    expect(fields.incidents).toEqual([]);
    expect(fields.figures).toMatchObject({ incidents: 0, deaths: 0, reportsDue: 0 });
  });

  it('are also those that only the log tells of, but none twice', () => {
    const room = openTestRoom();
    const noted = room.write('officer', '城关镇一处仓库冒烟，无人受伤。已处置', { category: 'EVENT' });
    room.pass(1);
    openIncident(room);
    const fields = compose(room);
    expect(fields.figures.incidents).toBe(2);
    expect(fields.incidents.map(({ number }) => number)).toEqual([noted.number, '2026-001']);
    expect(fields.incidents[0]).toMatchObject({
      line: '11月21日8时40分，城关镇一处仓库冒烟，无人受伤。已办结。',
      state: 'closed',
    });
  });
});

describe('other sections', () => {
  it('name leaders who are away, from when to when and who presides, never where', () => {
    const room = openTestRoom();
    const line = registerAbsence(room, 'leader', {
      from: edge('2026-11-21', 'morning'),
      until: edge('2026-11-23', 'evening'),
      acting: { personId: null, name: '韩副县长', post: '', phone: '13966660000' },
    });
    expect(compose(room).figures.leadersAway).toBe(0);
    approveAbsence(room, line);
    room.write('officer', '孙伯安赴济南市报备', { category: 'ABSENCE', fields: { leader: '孙伯安' } });
    const fields = compose(room);
    expect(textOf(fields, 'away')).toBe(
      `外出领导1人：\n${nameOf('leader')}（科员），11月21日至11月23日外出，由韩副县长主持工作。`,
    );
    expect(JSON.stringify(fields)).not.toContain('济南');
    expect(JSON.stringify(fields)).not.toMatch(/139\d{8}/u);
    const { place, contactPhone } = anAbsence(line.personId);
    expect(JSON.stringify(fields)).not.toContain(place);
    expect(JSON.stringify(fields)).not.toContain(contactPhone);
  });

  it('say how checks went, each counted once with its entry in the log', () => {
    const room = openTestRoom();
    setUpRooms(room, [aRoom('r1', { name: '城关镇值班室' }), aRoom('r2', { name: '云门镇值班室' })]);
    checkRoom(room, 'r1');
    checkRoom(room, 'r2', { result: 'noAnswer', problem: '响铃无人接听', name: '', seconds: null });
    room.write('officer', '抽查石桥镇', {
      category: 'CHECK_OUT',
      fields: { roomChecked: '石桥镇值班室', checkResult: 'off-post' },
    });
    const fields = compose(room);
    expect(fields.figures).toMatchObject({ checks: 3, faultyChecks: 2 });
    expect(textOf(fields, 'checks')).toBe(
      [
        '抽查2个值班室2次，正常1次，发现问题1个：云门镇值班室（无人接听）。',
        '据值班记录，查岗1次，在岗应答0次，发现问题1个：石桥镇值班室（脱岗）。',
      ].join('\n'),
    );
  });

  it('know which day of the important period with the highest rank it is, and whom it wants told', () => {
    const room = openTestRoom();
    setUpPeriods(room);
    const holiday = { fromDay: onDay('2027-01-01'), untilDay: onDay('2027-01-03') };
    const declared = declarePeriod(room, holiday);
    declarePeriod(room, { ...holiday, kind: 'fire', name: '防火期', rank: 1, parts: [], bodies: [] });
    publishPlan(room, declared);
    const second = onDay('2027-01-02');
    const fields = compose(room, { fromDay: second, untilDay: second });
    expect(fields.period).toEqual({ id: declared.id, name: '2027年元旦', dayNo: 2 });
    expect(fields.title).toBe('云台县人民政府值班室日报告（2027年1月2日，2027年元旦第2日）');
    expect(fields.to).toEqual(['市政府总值班室']);
    expect(textOf(fields, 'onDuty')).toContain('按“2027年元旦”值班安排表，');
    expect(textOf(fields, 'onDuty')).not.toContain('休息');
    const weekly = compose(room, { kind: 'weekly', ...holiday });
    expect(weekly.period).toBeNull();
    expect(textOf(weekly, 'period')).toContain('2027年元旦（1月1日至1月3日），本时段内3日。');
  });

  it('never speak of later than the end of their days, whatever happened until they are written', () => {
    const room = openTestRoom();
    const late = { kind: 'daily', isZero: true } as const;
    expect(compose(room, late).conclusion).toContain('截至11月21日8时40分，');
    nextDay(room);
    room.pass(60);
    openIncident(room);
    const ended = '截至11月22日8时30分';
    expect(compose(room, late).conclusion).toBe(
      `${ended}，云台县人民政府值班室值守正常，未发生突发事件，无其他需要报告的重要情况，辖区总体平稳。`,
    );
    expect(compose(room).conclusion).toContain(`${ended}，`);
    for (const kind of ['weekly', 'monthly'] as const)
      expect(compose(room, { kind }).conclusion).toContain(`（情况${ended}）`);
    expect(compose(room, { kind: 'consolidated' }).conclusion).toContain(`${ended}，`);
    expect(compose(room, { kind: 'weekly', untilDay: dayAfter }).conclusion).toContain(
      '（情况截至11月22日9时30分）',
    );
  });

  it('tell of a past day what was open when it ended', () => {
    const room = openTestRoom();
    const matter = room.write('officer', '请水务局核实水压', { category: 'HOTLINE', state: 'todo' });
    nextDay(room);
    room.call('second', 'log.setState', { id: matter.id, version: 1, state: 'done', note: '' });
    expect(compose(room).figures.openMatters).toBe(1);
    expect(compose(room, { fromDay: dayAfter, untilDay: dayAfter }).figures.openMatters).toBe(0);
  });
});

describe('other products', () => {
  it('a zero report has few sections, a title and a conclusion of its own', () => {
    const room = openTestRoom();
    const fields = compose(room, { isZero: true });
    expect(fields.title).toBe('云台县人民政府值班室零报告（2026年11月21日）');
    expect(fields.sections.map(({ key }) => key)).toEqual(['onDuty', 'incidents', 'away']);
    expect(fields.conclusion).toContain('未发生突发事件');
    openIncident(room);
    expect(compose(room, { isZero: true }).conclusion).not.toContain('未发生');
  });

  it('a monthly one covers its days and compares them with the month before', () => {
    const room = openTestRoom();
    room.write('officer', '来电');
    const november = { fromDay: onDay('2026-11-01'), untilDay: onDay('2026-11-30') };
    const fields = compose(room, { kind: 'monthly', ...november });
    expect(fields.title).toBe('云台县人民政府值班室月报（2026年11月）');
    expect(textOf(fields, 'volume')).toBe('共登记值班记录1件，其中来电1件。未接报突发事件。');
    expect(textOf(fields, 'onDuty')).toContain('30个值班日，接班登记1班次。');
    expect(textOf(fields, 'onDuty')).not.toContain('无接班登记');
    const december = { fromDay: onDay('2026-12-01'), untilDay: onDay('2026-12-31') };
    expect(textOf(compose(room, { kind: 'monthly', ...december }), 'volume')).toContain(
      '与上期（2026年11月）相比，值班记录减少1件，突发事件持平。',
    );
  });

  it('a consolidated one has the incidents of this desk beside those of rooms, of which there may be none', () => {
    const room = openTestRoom();
    openIncident(room);
    const fields = compose(room, { kind: 'consolidated' });
    expect(fields.title).toBe('云台县人民政府值班室情况汇总（2026年11月21日）');
    expect(textOf(fields, 'reporting')).toBe('没有应报单位。');
    expect(textOf(fields, 'roomIncidents')).toBe('各单位未报告突发事件。');
    expect(textOf(fields, 'roomSections')).toBe('各单位无其他需要报告的情况。');
    expect(textOf(fields, 'ownIncidents')).toContain('接报突发事件1起');
    expect(fields.figures).toEqual(compose(room).figures);
    expect(fields.incidents).toEqual(compose(room).incidents);
  });

  it('numbered ones know their number, and texts of the unit stand before what is composed', () => {
    const room = openTestRoom();
    const setup = presetProductSetup();
    const templates = setup.templates.map((template) =>
      template.kind === 'digest'
        ? {
            ...template,
            title: '值班要情第{{期号}}期',
            sections: template.sections.map((section) => ({ ...section, text: '{{日期}}情况如下。' })),
          }
        : template,
    );
    setUpProducts(room, { ...setup, templates });
    const fields = compose(room, { kind: 'digest' });
    expect(fields.title).toBe('值班要情第1期');
    expect(textOf(fields, 'incidents')).toBe('2026年11月21日情况如下。\n未接报突发事件。');
    expect(compose(room, { kind: 'info' }).sections).toHaveLength(1);
  });
});

it('what is told out of the records has no telephone number in it, of whatever kind and wherever it was written', () => {
  const room = openTestRoom();
  const phones = [
    '13900002222',
    '１３９００００３３３３',
    '0533-8210001',
    '（010）8888 7777',
    '400-810-1234',
  ];
  const said = phones.join('、');
  for (const category of ['WARN', 'HOTLINE', 'OPINION', 'CALL_IN', 'INSTR'] as const)
    room.write('officer', `联系${said}`, { category });
  room.write('officer', `联系${said}`, { category: 'EVENT' });
  openIncident(
    room,
    {
      title: `起火，拨打${said}`,
      place: `报警人${said}`,
      reporter: { unit: '', name: '', post: '', phone: '' },
    },
    { facts: [aFact(room, 'other', `已联系${said}`)] },
  );
  const fields = compose(room);
  expect(fields.incidents).toHaveLength(2);
  const all = JSON.stringify(fields);
  expect(all).toContain('号码略');
  for (const phone of phones) expect(all).not.toContain(phone);
});
