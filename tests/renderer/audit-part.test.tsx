import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { session } from '#contract/methods/people';
import { putFakeBridge } from '../helpers/fake-bridge.ts';

const at = '2026-11-21T01:00:00.000Z';
const pattern = { kind: 'whole-day', shifts: [{ name: '全天班', startsAt: '08:30' }] };
const station = {
  unitName: '云台县',
  zone: 'Asia/Shanghai',
  idleLockMinutes: 15,
  centralOffice: '',
  pattern,
};
const read = (what: string, of: string, name = '') => ({
  kind: 'read',
  detail: { what, of, name },
  before: null,
});
type IncidentStep = {
  readonly act: string;
  readonly facts?: readonly object[];
  readonly about?: readonly string[];
  readonly note?: string;
};
const shown = [
  read('attachment', 'a'.repeat(64), '现场.jpg'),
  read('phones', 'id-7', '王方'),
  read('print', '2026-11-21/2026-11-22'),
  read('handover', '3'),
  read('audit', ''),
  read('verify', ''),
  {
    kind: 'station',
    detail: {
      station: {
        ...station,
        idleLockMinutes: 5,
        centralOffice: '市政府',
        pattern: { ...pattern, shifts: [] },
      },
    },
    before: { station },
  },
  {
    kind: 'backup',
    detail: { what: 'settings', secondFolder: 'D:\\备份', everyMinutes: 30 },
    before: { what: 'settings', secondFolder: null, everyMinutes: 60 },
  },
  read('rota', '2026-12/2'),
  {
    kind: 'export',
    detail: {
      fromDay: '2026-12-01',
      untilDay: '2026-12-31',
      rotaOf: '2026-12/0',
      formats: ['xlsx', 'ics'],
      files: [{ name: 'a', sha256: 'b' }],
    },
    before: null,
  },
  {
    kind: 'rota-setup',
    detail: { setup: { groups: [{ name: '领导' }, { name: '值班员' }], posts: [] } },
    before: null,
  },
  {
    kind: 'rota',
    detail: {
      month: '2026-12',
      version: 2,
      cause: 'substitution',
      effectiveDay: '2026-12-05',
      changes: [{}],
      reason: '家中有事',
    },
    before: null,
  },
  {
    kind: 'rota-swap',
    detail: {
      state: 'consented',
      request: { kind: 'swap', give: { day: '2026-12-05' }, take: { day: '2026-12-08' }, reason: '出差' },
      byName: '王方',
      withName: '刘洋',
      note: '',
    },
    before: null,
  },
  {
    kind: 'take-over',
    detail: {
      shift: { day: '2026-11-22', name: '全天班', members: [{ name: '刘洋' }] },
      openMatters: [],
      offPlan: { missing: [{ name: '王方' }], reason: '' },
    },
    before: null,
  },
  {
    kind: 'absence-rules',
    detail: { rules: { name: '本单位外出报备规定', rules: [{}, {}], people: [{}] } },
    before: null,
  },
  ...[
    { act: 'registered' },
    { act: 'approved' },
    { act: 'reported' },
    { act: 'changed', told: { byName: '刘洋', manner: 'phone' } },
    { act: 'returned' },
  ].map((step) => ({
    kind: 'absence',
    detail: {
      told: null,
      note: '家人住院',
      ...step,
      absence: {
        year: 2026,
        no: 7,
        personName: '王方',
        approval: { name: '何秋实', manner: 'oral' },
        reports: [{ to: '市委值班室', manner: 'phone', note: '在省立医院' }],
        fields: {
          from: { day: '2026-12-05' },
          until: { day: '2026-12-08' },
          cause: '就医',
          place: '省立医院',
          contactPhone: '13900001111',
        },
      },
    },
    before: null,
  })),
  read('absence', '2026-0007', '王方'),
  read('absences', '2026-12'),
  {
    kind: 'read',
    detail: { what: 'absences', of: '2026-12', name: '王方', withWhereabouts: true },
    before: null,
  },
  ...[
    ['2026-0007', true],
    ['2026-12', false],
  ].map(([absenceOf, withWhereabouts]) => ({
    kind: 'export',
    detail: {
      fromDay: '2026-12-05',
      untilDay: '2026-12-08',
      absenceOf,
      withWhereabouts,
      formats: ['docx'],
      files: [{ name: 'a', sha256: 'b' }],
    },
    before: null,
  })),
  ...[
    {
      kind: 'period-setup',
      detail: {
        setup: { schemes: [{ name: '三三制' }, { name: '双带班' }], bodies: [{ name: '市政府总值班室' }] },
      },
    },
    ...(['declared', 'cancelled'] as const).map((act) => ({
      kind: 'period',
      detail: {
        act,
        note: act === 'declared' ? '' : '活动改期',
        period: {
          year: 2026,
          no: 3,
          fields: {
            name: '2026年春节',
            fromDay: '2026-02-15',
            untilDay: '2026-02-23',
            parts: act === 'declared' ? [{ scheme: { name: '三三制' } }] : [],
          },
        },
      },
    })),
    {
      kind: 'period-plan',
      detail: {
        name: '2026年春节',
        version: 2,
        effectiveDay: '2026-02-17',
        changes: [{}, {}, {}, {}, {}],
        reason: '一人请假',
      },
    },
    ...[
      { act: 'sent', fields: { what: 'roster', planVersion: 2, manner: 'network' }, withdrawn: null },
      {
        act: 'receipt',
        fields: { what: 'daily', day: '2026-02-16', receivedBy: '市值班员', receipt: '收文 12 号' },
        withdrawn: null,
      },
      { act: 'withdrawn', fields: { what: 'daily', day: '2026-02-16' }, withdrawn: { reason: '登记有误' } },
    ].map(({ act, ...submission }) => ({
      kind: 'period-report',
      detail: { act, submission: { bodyName: '市政府总值班室', ...submission } },
    })),
    ...[
      { act: 'called', isDrill: true },
      { act: 'added', about: ['p2'] },
      { act: 'noted', about: ['p1', 'p2', 'p3'] },
      { act: 'corrected', about: ['p4'], note: '记错人' },
      { act: 'ended', ended: { conclusion: '险情排除' } },
    ].map(({ act, about = [], note = '', ...step }) => ({
      kind: 'call-out',
      detail: {
        act,
        about,
        note,
        callOut: {
          year: 2026,
          no: 1,
          isDrill: false,
          periodName: '2026年春节',
          reason: '山体滑坡',
          ended: null,
          ...step,
          people: [
            { personId: 'p1', name: '王方', answeredAt: at, arrivedAt: at, excuse: '' },
            { personId: 'p2', name: '刘洋', answeredAt: at, arrivedAt: null, excuse: '' },
            { personId: 'p3', name: '沈安', answeredAt: at, arrivedAt: null, excuse: '发烧' },
            { personId: 'p4', name: '何秋实', answeredAt: null, arrivedAt: null, excuse: '' },
          ],
        },
      },
    })),
    { kind: 'read', detail: { what: 'period', of: '2026-03/0', name: '2026年春节' } },
    ...['2026-03/2', '2026-03/summary'].map((periodOf) => ({
      kind: 'export',
      detail: {
        fromDay: '2026-02-15',
        untilDay: '2026-02-23',
        formats: ['pdf'],
        files: [{}],
        periodOf,
      },
    })),
    {
      kind: 'incident-setup',
      detail: {
        setup: {
          kinds: [{}, {}],
          levelRules: [{}],
          policies: [
            { name: '市政府时限', isOn: true },
            { name: '旧时限', isOn: false },
          ],
          rooms: [{}, {}, {}],
        },
      },
    },
    ...[
      { act: 'opened', facts: [{}] },
      { act: 'facts', facts: [{}, {}] },
      { act: 'level', note: '死亡3人' },
      { act: 'stage-added', about: ['s2'], note: '市领导要求' },
      { act: 'met', about: ['s1', 's2'] },
      { act: 'voided', note: '误报' },
    ].map(({ act, facts = [], about = [], note = '' }: IncidentStep) => ({
      kind: 'incident',
      detail: {
        act,
        facts,
        about,
        note,
        incident: {
          year: 2026,
          no: 7,
          fields: { title: '油罐车起火' },
          level: 'III',
          stages: [
            { id: 's1', recipient: '市政府总值班室', label: '电话报告' },
            { id: 's2', recipient: '市领导', label: '' },
          ],
        },
      },
    })),
    ...[
      { act: 'noted', direction: 'out', outcome: 'noAnswer' },
      { act: 'noted', direction: 'in', outcome: 'answered' },
      { act: 'corrected', direction: 'out', outcome: 'busy', note: '记错' },
    ].map(({ act, note = '', ...call }) => ({
      kind: 'incident-call',
      detail: { act, note, call: { unit: '市政府总值班室', purpose: 'initial', ...call } },
    })),
    ...['issued', 'sent', 'receipt', 'withdrawn'].map((act) => ({
      kind: 'incident-report',
      detail: {
        act,
        note: act === 'withdrawn' ? '数字有误' : '',
        report: {
          incidentNumber: '2026-007',
          fields: { kind: 'followUp', title: '油罐车起火续报' },
          deliveries:
            act === 'issued'
              ? []
              : [
                  { unit: '市政府总值班室', receiptAt: at, confirmedAt: null },
                  { unit: '市应急局', receiptAt: null, confirmedAt: null },
                ],
        },
      },
    })),
    ...[
      { act: 'picked', made: null },
      { act: 'made', made: { result: 'offPost' } },
      { act: 'rectified', made: { result: 'offPost' }, rectified: { text: '已约谈' } },
      { act: 'dropped', made: null, note: '线路检修' },
    ].map(({ act, note = '', ...check }) => ({
      kind: 'spot-check',
      detail: { act, note, check: { year: 2026, no: 12, roomName: '桓台县值班室', ...check } },
    })),
    { kind: 'read', detail: { what: 'report', of: 'id-9', name: '油罐车起火续报' } },
    ...[
      { reportOf: '2026-007/2' },
      { reportOf: 'bulletin-2026-3' },
      { checksOf: '2026-11' },
      { assessmentOf: '2026-11-01/2026-11-30' },
      { productOf: 'digest-2026-31' },
      { packageOf: 'a1a1a1a1-17' },
      { officeOf: 'matrix' },
      { officeOf: 'statistics' },
    ].map((of) => ({
      kind: 'export',
      detail: { fromDay: '2026-11-21', untilDay: '2026-11-21', formats: ['docx'], files: [{}], ...of },
    })),
    {
      kind: 'product-setup',
      detail: { setup: { recipients: [{ name: '市总值班室' }], destinations: [] } },
    },
    ...['issued', 'sent', 'receipt', 'withdrawn'].map((act) => ({
      kind: 'product',
      detail: {
        act,
        note: act === 'withdrawn' ? '补充伤亡' : '',
        product: {
          no: 312,
          fields: { kind: 'daily', isZero: act === 'issued', title: '值班日报告' },
          deliveries:
            act === 'issued'
              ? []
              : [
                  { unit: '市总值班室', receiptAt: at },
                  { unit: '市应急局', receiptAt: null },
                ],
        },
      },
    })),
    { kind: 'unit-key', detail: { publicKey: 'a1'.repeat(32), reason: '换机' } },
    ...['made', 'delivered', 'receipt'].map((act) => ({
      kind: 'package',
      detail: {
        act,
        package: {
          sequence: 17,
          title: '值班日报告',
          drops:
            act === 'made'
              ? []
              : [
                  {
                    name: '移动硬盘',
                    folder: '/media/usb',
                    receipt: act === 'receipt' ? { office: '市总值班室', verdict: 'held' } : null,
                  },
                ],
        },
      },
    })),
    ...[
      { act: 'added', keys: [] },
      { act: 'paired', keys: [{ publicKey: 'b2'.repeat(32), retiredAt: null }] },
      {
        act: 'unpaired',
        note: '硬盘丢失',
        keys: [
          { publicKey: 'c3'.repeat(32), retiredAt: at },
          { publicKey: 'b2'.repeat(32), retiredAt: '2026-11-20T01:00:00.000Z' },
        ],
      },
      { act: 'changed', keys: [] },
    ].map(({ act, note = '', keys }) => ({
      kind: 'office-room',
      detail: { act, note, room: { fields: { name: '桓台县值班室' }, keys } },
    })),
    ...[
      {
        act: 'taken',
        roomName: '',
        manifest: null,
        file: { name: '照片.zip' },
        day: null,
        verdict: 'refused',
        problems: [{ code: 'not-a-package' }],
      },
      {
        act: 'taken',
        verdict: 'held',
        problems: [{ code: 'unknown-key' }, { code: 'sequence-gap' }],
      },
      { act: 'rejudged', isZero: true, verdict: 'accepted' },
      { act: 'decided', verdict: 'accepted', decision: { reason: '电话核实' } },
      { act: 'taken', manifest: null, told: { manner: 'phone' }, isZero: true, verdict: 'accepted' },
    ].map(({ act, ...intake }) => ({
      kind: 'intake',
      detail: {
        act,
        intake: {
          roomName: '桓台县值班室',
          day: '2026-11-21',
          isZero: false,
          manifest: { sequence: 17, product: { kind: 'daily' } },
          told: null,
          problems: [],
          decision: null,
          ...intake,
        },
      },
    })),
    {
      kind: 'chase',
      detail: {
        chase: {
          roomName: '桓台县值班室',
          day: '2026-11-21',
          result: 'reached',
          answeredBy: '王建国',
          said: '五点前报',
        },
      },
    },
    { kind: 'read', detail: { what: 'product', of: 'id-9', name: '值班日报告' } },
  ].map((line) => ({ ...line, before: null })),
  {
    kind: 'office-setup',
    detail: {
      setup: { isOffice: true, inbox: '/srv/inbox', dueAt: '16:30', on: 'workdays', lateBy: 'issue' },
    },
    before: { setup: { isOffice: true, inbox: '', dueAt: '16:00', on: 'everyDay', lateBy: 'arrival' } },
  },
].map(({ kind, detail, before }, index) => ({
  seq: 90 - index,
  kind,
  at,
  byName: '沈审计',
  detail: JSON.stringify(detail),
  before: before === null ? null : JSON.stringify(before),
}));

const auditor = session.parse({
  accountId: 'a1',
  accountName: 'shenjj',
  personId: 'p1',
  personName: '沈审计',
  roles: ['auditor'],
  isLocked: false,
  mustChangePassword: false,
  signedInAt: at,
});
const bridge = putFakeBridge({
  'accounts.all': [],
  'audit.page': { lines: shown, nextBefore: null },
});

beforeAll(async () => {
  const { startWords } = await import('../../renderer/words.ts');
  await startWords('zh-CN');
});
afterEach(cleanup);

async function showAudit(): Promise<readonly string[]> {
  const { AuditPart } = await import('../../renderer/screens/system/audit-part.tsx');
  const { SeatProvider } = await import('../../renderer/frame/seat.tsx');
  const { answers } = await import('../../renderer/asking.ts');
  answers.clear();
  render(
    <QueryClientProvider client={answers}>
      <SeatProvider session={auditor}>
        <AuditPart />
      </SeatProvider>
    </QueryClientProvider>,
  );
  const rows = await screen.findAllByRole('row');
  return rows.slice(1).map((row) => {
    const cells = within(row).getAllByRole('cell');
    return `${cells[3]?.textContent ?? ''} | ${cells[4]?.textContent ?? ''}`;
  });
}

test('the audit says what somebody looked at and whose it was, and what a setting was before', async () => {
  expect(await showAudit()).toEqual([
    '查阅 | 打开附件  现场.jpg',
    '查阅 | 查看私人电话  王方',
    '查阅 | 打印日志  2026-11-21 – 2026-11-22',
    '查阅 | 打印交接单  第3班',
    '查阅 | 查阅审计',
    '查阅 | 校验记录',
    '值班室设置 | 上级总值班室：（空） → 市政府；班次：全天班 08:30 → （空）；无操作锁屏（分钟）：15 → 5',
    '备份 | 备份设置  第二位置：（空） → D:\\备份；备份间隔（分钟）：60 → 30',
    '查阅 | 打印值班表  2026-12 第2版',
    '导出 | 2026-12 草稿  XLSX ICS  1 个文件',
    '排班设置 | 组：领导、值班员；岗位：（空）',
    '发布值班表 | 2026-12 第2版  代班  自 2026-12-05 起  改动 1 处  家中有事',
    '调班、代班 | 调班  对方同意  王方 → 刘洋  2026-12-05 ↔ 2026-12-08  出差',
    '接班 | 2026-11-22  全天班  刘洋  未办结 0  未按值班表到岗：王方；原因：（空）',
    '报备规则 | 本单位外出报备规定；2 条规则；标明职级 1 人',
    '外出报备 | 2026-0007  登记  王方  2026-12-05 – 2026-12-08',
    '外出报备 | 2026-0007  审批  王方  2026-12-05 – 2026-12-08  何秋实 口头同意',
    '外出报备 | 2026-0007  报备  王方  2026-12-05 – 2026-12-08  市委值班室 电话',
    '外出报备 | 2026-0007  变更  王方  2026-12-05 – 2026-12-08  刘洋',
    '外出报备 | 2026-0007  销假  王方  2026-12-05 – 2026-12-08',
    '查阅 | 查看外出报备  2026-0007  王方',
    '查阅 | 打印报备台账  2026-12',
    '查阅 | 打印报备台账  2026-12  王方  含去向和联系电话',
    '导出 | 报备单 2026-0007  含去向和联系电话  DOCX  1 个文件',
    '导出 | 报备台账 2026-12  DOCX  1 个文件',
    '重要时段设置 | 方案：三三制、双带班；报送对象：市政府总值班室',
    '重要时段 | 设立 2026-03「2026年春节」，2026-02-15 – 2026-02-23  方案：三三制',
    '重要时段 | 撤销 2026-03「2026年春节」，2026-02-15 – 2026-02-23  活动改期',
    '公布值班安排 | 公布「2026年春节」值班安排第 2 版，自 2026-02-17 起，改动 5 处  一人请假',
    '报送 | 向「市政府总值班室」报送值班安排表第 2 版，政务网',
    '报送 | 登记「市政府总值班室」对2026-02-16 每日报告的回执：市值班员 收文 12 号',
    '报送 | 撤回向「市政府总值班室」报送2026-02-16 每日报告的记录：登记有误',
    '备勤集结 | 启动备勤集结演练 D2026-01，呼叫 4 人：山体滑坡  2026年春节',
    '备勤集结 | 备勤集结 2026-01 加派 刘洋',
    '备勤集结 | 备勤集结 2026-01 登记 王方已到位、刘洋已应答、沈安不能到',
    '备勤集结 | 备勤集结 2026-01 更正 何秋实未应答  记错人',
    '备勤集结 | 备勤集结 2026-01 结束：险情排除',
    '查阅 | 打印值班安排表  值班安排 2026-03 草稿  2026年春节',
    '导出 | 值班安排 2026-03 第 2 版  PDF  1 个文件',
    '导出 | 小结 2026-03  PDF  1 个文件',
    '突发事件设置 | 事件种类 2 种；分级标准 1 条；报告时限：市政府时限；查岗单位 3 个',
    '突发事件 | 接报 2026-007「油罐车起火」',
    '突发事件 | 2026-007「油罐车起火」补充情况 2 条',
    '突发事件 | 2026-007「油罐车起火」定级：较大  死亡3人',
    '突发事件 | 2026-007「油罐车起火」加报告时限：市领导  市领导要求',
    '突发事件 | 2026-007「油罐车起火」已报：市政府总值班室 电话报告、市领导',
    '突发事件 | 作废 2026-007「油罐车起火」  误报',
    '电话报告 | 致电「市政府总值班室」：首报，无人接听',
    '电话报告 | 「市政府总值班室」来电：首报，已接听',
    '电话报告 | 更正致电「市政府总值班室」的记录：首报，占线  记错',
    '书面报告 | 签发续报《油罐车起火续报》  2026-007',
    '书面报告 | 报送续报《油罐车起火续报》，已送市政府总值班室、市应急局  2026-007',
    '书面报告 | 登记续报《油罐车起火续报》的回执：市政府总值班室  2026-007',
    '书面报告 | 撤回续报《油罐车起火续报》  2026-007  数字有误',
    '查岗 | 抽取「桓台县值班室」，查岗 2026-012',
    '查岗 | 查岗 2026-012「桓台县值班室」：脱岗',
    '查岗 | 登记查岗 2026-012「桓台县值班室」的整改：已约谈',
    '查岗 | 取消查岗 2026-012「桓台县值班室」  线路检修',
    '查阅 | 查看书面报告  油罐车起火续报',
    '导出 | 报告 2026-007 第 2 份  DOCX  1 个文件',
    '导出 | 值班快报 2026 年第 3 期  DOCX  1 个文件',
    '导出 | 2026-11 查岗通报  DOCX  1 个文件',
    '导出 | 报告考核 2026-11-01 – 2026-11-30  DOCX  1 个文件',
    '导出 | 值班要情 2026 年第 31 期  DOCX  1 个文件',
    '导出 | 报送包第 17 号（密钥 a1a1a1a1）  DOCX  1 个文件',
    '导出 | 报送情况表 2026-11-21  DOCX  1 个文件',
    '导出 | 报送统计表 2026-11-21  DOCX  1 个文件',
    '报送设置 | 报送对象：市总值班室；送达位置：（空）',
    '报送材料 | 签发零报告第 312 期《值班日报告》',
    '报送材料 | 报送日报告第 312 期《值班日报告》，已送市总值班室、市应急局',
    '报送材料 | 登记日报告第 312 期《值班日报告》的回执：市总值班室',
    '报送材料 | 撤回日报告第 312 期《值班日报告》  补充伤亡',
    '签名密钥 | 启用密钥 a1a1a1a1  换机',
    '报送包 | 制包第 17 号《值班日报告》',
    '报送包 | 第 17 号包《值班日报告》送达移动硬盘',
    '报送包 | 第 17 号包《值班日报告》收到回执：市总值班室待核',
    '报送单位 | 登记「桓台县值班室」',
    '报送单位 | 「桓台县值班室」配对密钥 b2b2b2b2',
    '报送单位 | 停用「桓台县值班室」的密钥 c3c3c3c3  硬盘丢失',
    '报送单位 | 变更「桓台县值班室」',
    '收件 | 收到未知单位 （空） 照片.zip：拒收  因不是报送包',
    '收件 | 收到「桓台县值班室」 2026-11-21 日报告（第 17 号包）：待核  因密钥未登记、序号不连续',
    '收件 | 重新判断「桓台县值班室」 2026-11-21 零报告（第 17 号包）：已收',
    '收件 | 决定「桓台县值班室」 2026-11-21 日报告（第 17 号包）：已收  电话核实',
    '收件 | 收到「桓台县值班室」 2026-11-21 电话报送的零报告：已收',
    '催报 | 催「桓台县值班室」报 2026-11-21 情况：已接通  王建国  五点前报',
    '查阅 | 查看报送材料  值班日报告',
    '总值班室设置 | 收件目录：（空） → /srv/inbox；报送时限：16:00 → 16:30；应报日：每天 → 工作日；迟报按：收到时间 → 签发时间',
  ]);
});

test('where somebody was and why is in no line of the audit', async () => {
  const lines = (await showAudit()).join(' ');
  for (const secret of ['医院', '就医', '13900001111', '住院']) expect(lines).not.toContain(secret);
});

test('looks are one of the groups that can be chosen', async () => {
  await showAudit();
  await userEvent.setup().click(screen.getByRole('button', { name: '查阅' }));
  expect(bridge.of('audit.page').at(-1)).toMatchObject({ kinds: ['read'] });
  await userEvent.setup().click(screen.getByRole('button', { name: '查阅' }));
});

test('what is reported to others and taken in from others is a group that can be chosen', async () => {
  await showAudit();
  const group = screen.getByRole('button', { name: '报送' });
  await userEvent.setup().click(group);
  expect(bridge.of('audit.page').at(-1)).toMatchObject({
    kinds: [
      'product-setup',
      'product',
      'unit-key',
      'package',
      'office-setup',
      'office-room',
      'intake',
      'chase',
    ],
  });
  await userEvent.setup().click(group);
});

test('incidents and spot checks are a group that can be chosen', async () => {
  await showAudit();
  const group = screen.getByRole('button', { name: '突发事件' });
  await userEvent.setup().click(group);
  expect(bridge.of('audit.page').at(-1)).toMatchObject({
    kinds: ['incident-setup', 'incident', 'incident-call', 'incident-report', 'spot-check'],
  });
  await userEvent.setup().click(group);
});

test('the same lines are there in English', async () => {
  await i18next.changeLanguage('en');
  try {
    const lines = await showAudit();
    expect(lines.slice(8)).toEqual([
      'Looked at | Printed the rota  2026-12 version 2',
      expect.stringContaining('2026-12 draft  XLSX ICS'),
      'Rota set-up | groups: 领导、值班员; posts: (empty)',
      'Rota published | 2026-12 version 2  substitution  from 2026-12-05  changes: 1  家中有事',
      'Swap or substitution | swap  agreed to  王方 → 刘洋  2026-12-05 ↔ 2026-12-08  出差',
      expect.stringContaining('not as planned, missing: 王方; reason: (empty)'),
      'Absence rules | 本单位外出报备规定; rules: 2; people with a rank: 1',
      'Absence | 2026-0007  Registered  王方  2026-12-05 – 2026-12-08',
      'Absence | 2026-0007  Approved  王方  2026-12-05 – 2026-12-08  何秋实 By word',
      'Absence | 2026-0007  Reported  王方  2026-12-05 – 2026-12-08  市委值班室 By telephone',
      'Absence | 2026-0007  Changed  王方  2026-12-05 – 2026-12-08  刘洋',
      'Absence | 2026-0007  Returned  王方  2026-12-05 – 2026-12-08',
      'Looked at | Opened an absence  2026-0007  王方',
      'Looked at | Printed the ledger of absences  2026-12',
      'Looked at | Printed the ledger of absences  2026-12  王方  with where people are',
      expect.stringContaining('form 2026-0007  with where people are  DOCX'),
      expect.stringContaining('ledger of absences 2026-12  DOCX'),
      'Period set-up | schemes: 三三制、双带班; sent to: 市政府总值班室',
      'Important period | declared 2026-03 “2026年春节”, 2026-02-15 – 2026-02-23  schemes: 三三制',
      'Important period | cancelled 2026-03 “2026年春节”, 2026-02-15 – 2026-02-23  活动改期',
      'Duty table published | published version 2 of the table of “2026年春节”, from 2026-02-17, changes: 5  一人请假',
      expect.stringMatching(/^Submission \| sent version 2 of the duty table to 市政府总值班室, \S/u),
      'Submission | noted the receipt of the report of 2026-02-16 by 市政府总值班室: 市值班员 收文 12 号',
      'Submission | took back the record that the report of 2026-02-16 was sent to 市政府总值班室: 登记有误',
      'Call-out | started drill D2026-01, people called: 4, 山体滑坡  2026年春节',
      'Call-out | call-out 2026-01, also called: 刘洋',
      'Call-out | call-out 2026-01, noted: 王方 arrived、刘洋 answered、沈安 cannot come',
      'Call-out | call-out 2026-01, corrected: 何秋实 did not answer yet  记错人',
      'Call-out | ended call-out 2026-01: 险情排除',
      'Looked at | Printed a duty table  duty table 2026-03 draft  2026年春节',
      expect.stringContaining('duty table 2026-03 version 2  PDF'),
      expect.stringContaining('summary 2026-03  PDF'),
      'Incident set-up | kinds: 2; level rules: 1; deadlines: 市政府时限; rooms to check: 3',
      'Incident | took in 2026-007 “油罐车起火”',
      'Incident | 2026-007 “油罐车起火”, facts added: 2',
      'Incident | 2026-007 “油罐车起火”, level: Serious  死亡3人',
      'Incident | 2026-007 “油罐车起火”, deadline added: 市领导  市领导要求',
      'Incident | 2026-007 “油罐车起火”, reported: 市政府总值班室 电话报告、市领导',
      'Incident | voided 2026-007 “油罐车起火”  误报',
      'Phone report | called 市政府总值班室: First report, No answer',
      'Phone report | 市政府总值班室 called: First report, Answered',
      'Phone report | corrected the call to 市政府总值班室: First report, Busy  记错',
      'Written report | Follow-up “油罐车起火续报” issued  2026-007',
      'Written report | Follow-up “油罐车起火续报” sent, so far to 市政府总值班室、市应急局  2026-007',
      'Written report | Follow-up “油罐车起火续报”, receipt noted: 市政府总值班室  2026-007',
      'Written report | Follow-up “油罐车起火续报” withdrawn  2026-007  数字有误',
      'Spot check | picked “桓台县值班室” for check 2026-012',
      'Spot check | check 2026-012 “桓台县值班室”: Off post',
      'Spot check | check 2026-012 “桓台县值班室”, put right: 已约谈',
      'Spot check | dropped check 2026-012 “桓台县值班室”  线路检修',
      'Looked at | Opened a written report  油罐车起火续报',
      'Export | report 2 of 2026-007  DOCX  1 files',
      'Export | Duty bulletin 2026 no. 3  DOCX  1 files',
      'Export | notice on spot checks 2026-11  DOCX  1 files',
      'Export | assessment of reports 2026-11-01 – 2026-11-30  DOCX  1 files',
      'Export | Duty digest 2026 no. 31  DOCX  1 files',
      'Export | package 17 (key a1a1a1a1)  DOCX  1 files',
      'Export | table of who reported 2026-11-21  DOCX  1 files',
      'Export | statistics of reports 2026-11-21  DOCX  1 files',
      'Report set-up | sent to: 市总值班室; packages go to: (empty)',
      'Report or bulletin | Zero report no. 312 “值班日报告” issued',
      'Report or bulletin | Daily report no. 312 “值班日报告” sent, so far to 市总值班室、市应急局',
      'Report or bulletin | Daily report no. 312 “值班日报告”, receipt noted: 市总值班室',
      'Report or bulletin | Daily report no. 312 “值班日报告” withdrawn  补充伤亡',
      'Signing key | key a1a1a1a1 in use  换机',
      'Package | made package 17 “值班日报告”',
      'Package | package 17 “值班日报告” delivered to 移动硬盘',
      'Package | package 17 “值班日报告”, receipt: 市总值班室: To be decided',
      'Reporting room | added “桓台县值班室”',
      'Reporting room | “桓台县值班室” has the key b2b2b2b2',
      'Reporting room | retired the key c3c3c3c3 of “桓台县值班室”  硬盘丢失',
      'Reporting room | changed “桓台县值班室”',
      'Intake | took in from an unknown room, (empty), 照片.zip: Refused  because: Not a package',
      'Intake | took in from “桓台县值班室”, 2026-11-21, Daily report (package 17): To be decided  because: Key of no room、Numbers missing',
      'Intake | judged again “桓台县值班室”, 2026-11-21, Zero report (package 17): Accepted',
      'Intake | decided on “桓台县值班室”, 2026-11-21, Daily report (package 17): Accepted  电话核实',
      'Intake | took in from “桓台县值班室”, 2026-11-21, Zero report by Telephone: Accepted',
      'Chasing call | called “桓台县值班室” about 2026-11-21: Reached  王建国  五点前报',
      'Looked at | Opened a report  值班日报告',
      'Central office set-up | watched folder: (empty) → /srv/inbox；due at: 16:00 → 16:30；days: every day → workdays；late by: arrival → issue',
    ]);
    expect(lines.slice(0, 7)).toEqual([
      'Looked at | Opened a file  现场.jpg',
      'Looked at | Private numbers  王方',
      'Looked at | Printed the log  2026-11-21 – 2026-11-22',
      'Looked at | Printed the handover sheet  shift 3',
      'Looked at | Read the audit',
      'Looked at | Verified the record',
      expect.stringContaining('15 → 5'),
    ]);
  } finally {
    await i18next.changeLanguage('zh-CN');
  }
});
