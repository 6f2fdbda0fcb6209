import { describe, expect, test } from 'vitest';
import { composeReport } from '#domain/incident/compose-report';
import { type Fact, type FactKey, isFigure, type KeptFact } from '#domain/incident/facts';
import { type Incident, incidentFields, incidentId } from '#domain/incident/incident';
import { type IncidentReport, reportFields, type ReportKind } from '#domain/incident/incident-report';
import { judgeElements } from '#domain/incident/report-elements';
import type { ReportGround } from '#domain/incident/report-ground';
import { reportLines } from '#domain/incident/report-lines';
import { newsSince } from '#domain/incident/report-news';
import { lastTold, nextOrdinal, nextPlace } from '#domain/incident/report-numbers';
import { countyOf, eventName } from '#domain/incident/report-title';
import { print } from '#service/documents/words';
import { moment } from '../helpers/builders.ts';

const words = print.incidentReport.compose;

const incident: Incident = {
  id: incidentId.parse('i1'),
  year: 2021,
  no: 1,
  fields: incidentFields.parse({
    title: '艳湖社区集贸市场燃气爆炸',
    kindId: '',
    place: '湖北省十堰市张湾区艳湖社区集贸市场',
    occurredAt: moment('2021-06-12T22:42Z'),
    isOccurredAbout: true,
    learnedAt: null,
    receivedAt: moment('2021-06-12T22:50Z'),
    reporter: { unit: '张湾区值班室', name: '', post: '', phone: '' },
    alreadyInformed: '',
    isSensitive: false,
  }),
  kindName: '燃气事故',
  class: 'accident',
  level: 'II',
  setupSeq: 1,
  entryId: null,
  state: 'open',
  stages: [],
};

let said = 0;

const stated = (
  seq: number,
  key: FactKey,
  what: number | string | null,
  change: Partial<Fact> = {},
): KeptFact => {
  said += 1;
  const at = moment(`2021-06-12T23:${String(said % 60).padStart(2, '0')}Z`);
  return {
    key,
    label: '',
    number: isFigure(key) && typeof what === 'number' ? what : null,
    text: typeof what === 'string' ? what : '',
    isAbout: false,
    isVerified: true,
    source: '',
    knownAt: moment(`2021-06-13T00:00Z`),
    ...change,
    seq,
    place: said,
    recordedAt: at,
    byName: '王方',
  };
};

const groundOf = (kind: ReportKind, change: Partial<ReportGround> = {}): ReportGround => ({
  kind,
  incident,
  before: incident,
  facts: [],
  toldUntilSeq: 0,
  ordinal: '',
  levelName: (level) => ({ I: '特别重大', II: '重大', III: '较大', IV: '一般' })[level ?? 'IV'],
  className: '事故灾难',
  unitName: '十堰市政府',
  now: moment('2021-06-13T01:00Z'),
  zone: 'Asia/Shanghai',
  template: null,
  editorName: '王方',
  ...change,
});

describe('titles', () => {
  test('name the county, the event and the 续报', () => {
    expect(composeReport(groundOf('followUp', { ordinal: '一' }), words).title).toBe(
      '张湾区艳湖社区集贸市场燃气爆炸续报一',
    );
    expect(composeReport(groundOf('initial'), words).title).toBe('张湾区艳湖社区集贸市场燃气爆炸首报');
  });

  test.each([
    ['湖北省十堰市张湾区艳湖社区集贸市场', '张湾区'],
    ['张店区309国道与西外环路口', '张店区'],
    ['淄博市张店区城市广场小区', '张店区'],
    ['内蒙古自治区锡林郭勒盟锡林浩特市某路', '锡林浩特市'],
    ['邵东市', '邵东市'],
    ['某某小区三号楼', ''],
    ['', ''],
  ])('%s lies in %s', (place, county) => {
    expect(countyOf(place)).toBe(county);
  });

  test('do not say the county twice', () => {
    expect(eventName({ title: '张店区油罐车起火', place: '张店区309国道' })).toBe('张店区油罐车起火');
  });
});

describe('a 首报', () => {
  test('says what is known, marks what is not verified, and of the rest that it is being verified', () => {
    const facts = [
      stated(2, 'what', '菜市场发生燃气爆炸，部分楼体垮塌', { isVerified: false }),
      stated(2, 'deaths', 11),
      stated(2, 'trapped', 5, { isAbout: true, isVerified: false }),
      stated(2, 'directLossYuan', 12_000_000),
    ];
    const { body } = composeReport(groundOf('initial', { facts }), words);
    expect(body).toContain('6月13日6时50分，十堰市政府值班室接张湾区值班室报告：6月13日6时42分许');
    expect(body).toContain('死亡11人、被困约5人（待核实）。');
    expect(body).toContain('直接经济损失1200万元。');
    expect(body).toContain('部分楼体垮塌（待核实）。');
    expect(body).toContain('起因：正在核实。');
    expect(body.split('\n').filter((line) => /^[一二三四五]、/.test(line))).toEqual([
      '一、基本情况',
      '二、人员伤亡和财产损失',
      '三、影响范围和发展趋势',
      '四、已采取措施',
    ]);
  });

  test('does not name a time of occurrence that nobody knows', () => {
    const unknown = { ...incident, fields: { ...incident.fields, occurredAt: null } };
    const { body } = composeReport(groundOf('initial', { incident: unknown }), words);
    expect(body).toContain('发生时间正在核实');
    expect(body).not.toContain('6时42分');
  });

  test('goes by the template of the unit', () => {
    const ground = groundOf('initial', {
      facts: [stated(2, 'deaths', 3)],
      template: '{{地点}}：死亡{{死亡}}人',
    });
    expect(composeReport(ground, words).body).toBe('湖北省十堰市张湾区艳湖社区集贸市场：死亡3人');
  });
});

describe('a 续报', () => {
  const told = [stated(2, 'deaths', 11), stated(2, 'injured', 37), stated(2, 'cause', '燃气泄漏')];

  test('tells changed figures from what to what, and only what is new', () => {
    const facts = [
      ...told,
      stated(5, 'deaths', 25),
      stated(5, 'injured', 37),
      stated(5, 'measures', '搜救结束'),
    ];
    const { body } = composeReport(groundOf('followUp', { facts, toldUntilSeq: 4, ordinal: '一' }), words);
    expect(body).toContain('死亡人数由11人增至25人。');
    expect(body).toContain('已采取措施：搜救结束。');
    expect(body).not.toContain('受伤');
    expect(body).not.toContain('燃气泄漏');
  });

  test('says of a figure that it was corrected downwards, taken back or verified', () => {
    const facts = [
      ...told,
      stated(3, 'missing', 4, { isVerified: false }),
      stated(5, 'deaths', 10),
      stated(5, 'injured', null),
      stated(5, 'missing', 4),
    ];
    const { body } = composeReport(groundOf('followUp', { facts, toldUntilSeq: 4 }), words);
    expect(body).toContain('死亡人数由11人核减为10人');
    expect(body).toContain('失联人数4人，现已核实');
  });

  test('says what became other of the incident itself', () => {
    const before = { ...incident, level: 'III' as const };
    const { body } = composeReport(groundOf('followUp', { facts: told, toldUntilSeq: 4, before }), words);
    expect(body).toContain('事件级别由较大调整为重大。');
  });

  test('says that nothing is new where nothing is', () => {
    const facts = [...told, stated(6, 'deaths', 11)];
    const { body } = composeReport(groundOf('followUp', { facts, toldUntilSeq: 4 }), words);
    expect(body).toBe('截至6月13日9时00分，较上次报告无新情况。');
  });

  test('puts the change into the template of the unit and loses no news that the template does not name', () => {
    const facts = [...told, stated(5, 'deaths', 25), stated(5, 'opinion', '网上有视频')];
    const template = '{{#死亡}}死亡{{死亡}}人。{{/死亡}}{{#受伤}}受伤{{受伤}}人。{{/受伤}}';
    const { body } = composeReport(groundOf('followUp', { facts, toldUntilSeq: 4, template }), words);
    expect(body).toBe('死亡由11人增至25人。\n舆情：网上有视频。');
  });
});

test('news is what holds now and was not told, in the order of a report', () => {
  const facts = [
    stated(2, 'deaths', 1),
    stated(3, 'measures', '已疏散'),
    stated(3, 'deaths', 2),
    stated(4, 'deaths', 1),
    stated(4, 'missing', 3),
  ];
  expect(newsSince(facts, 2).map(({ what, now }) => [now.key, what])).toEqual([
    ['missing', 'new'],
    ['measures', 'new'],
  ]);
  expect(newsSince(facts, 0)).toHaveLength(3);
});

describe('elements', () => {
  const present = (text: string, kind: ReportKind = 'initial', facts: readonly KeptFact[] = []) =>
    judgeElements(kind, text, facts, incident.fields)
      .filter(({ isPresent }) => isPresent)
      .map(({ key }) => key);

  test('are found in a report that has them, and those that are being verified are not', () => {
    const text = [
      '一、基本情况',
      '6月13日6时50分，十堰市政府值班室接张湾区值班室报告：6月13日6时42分许，湖北省十堰市张湾区艳湖社区集贸市场发生燃气爆炸。',
      '事件类别为燃气事故，初步判定为重大级别。',
      '起因：正在核实。',
      '二、人员伤亡和财产损失',
      '死亡11人、受伤37人。',
      '三、影响范围和发展趋势',
      '影响范围：周边居民约900人疏散。',
      '发展趋势：现场已得到控制。',
      '四、已采取措施',
      '张湾区区长赶赴现场指挥，消防、公安已赶赴现场救援。',
    ].join('\n');
    expect(present(text)).toEqual(
      expect.arrayContaining([
        'time',
        'place',
        'receivedAt',
        'source',
        'nature',
        'course',
        'casualties',
        'scope',
        'trend',
        'measures',
        'leaders',
      ]),
    );
    expect(present(text)).not.toContain('cause');
    expect(present(text)).not.toContain('loss');
    expect(present(text)).not.toContain('advice');
  });

  test('follow the text as it is edited', () => {
    expect(present('伤亡情况正在核实。')).not.toContain('casualties');
    expect(present('暂无人员伤亡。')).toContain('casualties');
    expect(present('死亡人数由2人增至5人（待核实）。')).toContain('casualties');
    expect(present('失联人数4人，现已核实。')).toContain('casualties');
    expect(present('目前死亡二人。')).toContain('casualties');
    expect(present('6时50分接到市公安局来电。')).not.toContain('time');
    expect(present('6时50分接到市公安局来电，6时42分发生爆炸。')).toContain('time');
    expect(present('')).toEqual([]);
    expect(present('一、起因')).not.toContain('cause');
    expect(present('一、起因\n初步判断为电线短路。')).toContain('cause');
  });

  test('are not there where only their heading stands with that it is being verified, or how reports end', () => {
    const blank = [
      '现将张湾区燃气爆炸的处置情况报告如下。',
      '张湾区艳湖社区集贸市场发生燃气爆炸。',
      '一、基本经过',
      '正在核实。',
      '起因：电线短路。',
      '二、已采取措施',
      '正在核实。',
      '到场领导：区长赵敏。',
      '三、拟采取措施',
      '正在进一步了解。',
      '现场联络人：李明 13907190000。',
      '后续情况及时续报。',
    ];
    const owed = new Set(['course', 'measures', 'nextMeasures']);
    const found = present(blank.join('\n'), 'final');
    expect(found.filter((key) => owed.has(key))).toEqual([]);
    expect(found).toEqual(expect.arrayContaining(['cause', 'leaders', 'contact']));
    const told = (line: number, text: string): readonly string[] =>
      present(blank.with(line, text).join('\n'), 'final').filter((key) => owed.has(key));
    expect(told(3, '6时42分商户开灯时起火。')).toEqual(['course']);
    expect(told(6, '疏散周边住户。')).toEqual(['measures']);
    expect(told(9, '排查同类商户。')).toEqual(['nextMeasures']);
  });

  test('know which facts would say them', () => {
    const judged = judgeElements('initial', '', [stated(2, 'cause', '电线短路')], incident.fields);
    expect(judged.find(({ key }) => key === 'cause')).toEqual({
      key: 'cause',
      isRequired: false,
      isPresent: false,
      isKnown: true,
    });
    expect(judged.find(({ key }) => key === 'casualties')).toMatchObject({
      isRequired: true,
      isKnown: false,
    });
  });
});

describe('numbers', () => {
  const reported = (
    kind: ReportKind,
    ordinal: number,
    change: Partial<Pick<IncidentReport, 'state' | 'deliveries' | 'no'>> = {},
    factsUntilSeq = 1,
  ) => ({
    fields: reportFields.parse({
      incidentId: 'i1',
      kind,
      title: '标题',
      body: '正文',
      to: [],
      copyTo: [],
      elements: [],
      factsUntilSeq,
    }),
    ordinal,
    no: 1,
    state: 'issued' as const,
    deliveries: [],
    issuedAt: moment('2021-06-13T00:00Z'),
    imprint: { unitName: '', head: '', contact: '' },
    ...change,
  });
  const delivered = [
    {
      unit: '市政府总值班室',
      stageIds: [],
      sentAt: moment('2021-06-13T00:10Z'),
      manner: 'fax' as const,
      receiver: '',
      receipt: '',
      receiptAt: null,
      confirmedBy: '',
      confirmedAt: null,
    },
  ];

  test('a 续报 that was withdrawn before anybody had it leaves its name free; one that was sent keeps it', () => {
    expect(nextOrdinal([])).toBe(1);
    expect(nextOrdinal([reported('initial', 0), reported('followUp', 1, { state: 'withdrawn' })])).toBe(1);
    expect(nextOrdinal([reported('followUp', 1, { state: 'withdrawn', deliveries: delivered })])).toBe(2);
    expect(nextOrdinal([reported('followUp', 1, { state: 'withdrawn' }), reported('followUp', 1)])).toBe(2);
  });

  test('the place in an incident is never given twice, and bulletins do not count', () => {
    expect(nextPlace([reported('initial', 0), reported('followUp', 1, { no: 2, state: 'withdrawn' })])).toBe(
      3,
    );
    expect(nextPlace([reported('special', 0, { no: 40 })])).toBe(1);
  });

  test('what was told is what the newest standing report told', () => {
    const reports = [
      reported('initial', 0, {}, 3),
      reported('followUp', 1, { state: 'withdrawn' }, 9),
      reported('special', 0, {}, 12),
    ];
    expect(lastTold(reports)?.fields.factsUntilSeq).toBe(3);
    expect(lastTold([])).toBeUndefined();
  });
});

test('paragraphs are set by how they begin', () => {
  expect(reportLines('一、基本情况\n\n　　（一）经过。凌晨起火。\n1.现场\n一、死亡3人，受伤5人。')).toEqual([
    { level: 1, lead: '一、基本情况', rest: '' },
    { level: 2, lead: '（一）经过。', rest: '凌晨起火。' },
    { level: 0, lead: '', rest: '1.现场' },
    { level: 0, lead: '', rest: '一、死亡3人，受伤5人。' },
  ]);
});
