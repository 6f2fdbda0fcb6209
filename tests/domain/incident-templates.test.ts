import { describe, expect, test } from 'vitest';
import { currentFacts, type FactKey, type KeptFact } from '#domain/incident/facts';
import { fillTemplate, templateFaults } from '#domain/incident/fill-template';
import { type GapSource, gapValues, spokenTime } from '#domain/incident/gap-values';
import { elementsOf, scriptParts } from '#domain/incident/script-parts';
import { gapsOfFacts, templateGaps } from '#domain/incident/template-gaps';
import type { Instant } from '#domain/time/instant';

// Instants are branded; these are written as they have to be.
const at = (text: string): Instant => `${text}:00.000Z` as Instant;
const zone = 'Asia/Shanghai';

const said = (key: FactKey, what: number | string | null, more: Partial<KeptFact> = {}): KeptFact => ({
  key,
  label: '',
  number: typeof what === 'number' ? what : null,
  text: typeof what === 'string' ? what : '',
  isAbout: false,
  isVerified: false,
  source: '',
  knownAt: at('2021-06-12T23:00'),
  recordedAt: at('2021-06-12T23:01'),
  seq: 1,
  place: 0,
  byName: '陈静',
  ...more,
});

const source = (facts: readonly KeptFact[], more: Partial<GapSource> = {}): GapSource => ({
  incident: {
    fields: {
      title: '艳湖社区集贸市场燃气爆炸',
      kindId: 'gas',
      place: '张湾区艳湖社区集贸市场',
      occurredAt: at('2021-06-12T22:42'),
      isOccurredAbout: true,
      learnedAt: null,
      receivedAt: at('2021-06-12T22:55'),
      reporter: { unit: '市消防救援支队', name: '李强', post: '值班员', phone: '119' },
      alreadyInformed: '',
      isSensitive: false,
    },
    kindName: '燃气事故',
    stages: [],
  },
  current: currentFacts(facts),
  className: '事故灾难',
  levelName: '',
  unitName: '区应急管理局',
  zone,
  officer: '陈静',
  editor: '陈静',
  recipient: '市政府总值班室',
  ordinal: '',
  now: at('2021-06-12T23:05'),
  ...more,
});

const filled = (text: string, facts: readonly KeptFact[] = [], more: Partial<GapSource> = {}): string =>
  fillTemplate(text, gapValues(source(facts, more)));

describe('what a template is filled with', () => {
  test('is said on a 24-hour clock, with 约 and 许 kept', () => {
    const facts = [said('deaths', 4), said('injured', 150, { isAbout: true }), said('cause', '燃气泄漏')];
    expect(
      filled(
        '{{发生时间}}，{{地点}}发生{{类别}}，死亡{{死亡}}人、受伤{{受伤}}人，起因{{起因}}，{{信息来源}}{{接报时间}}报。',
        facts,
      ),
    ).toBe(
      '6月13日6时42分许，张湾区艳湖社区集贸市场发生燃气事故，死亡4人、受伤约150人，起因燃气泄漏，市消防救援支队值班员李强6月13日6时55分报。',
    );
  });

  test('reads 正在核实 where nobody knows, and leaves parts about it out', () => {
    expect(filled('死亡{{死亡}}人{{#失联}}、失联{{失联}}人{{/失联}}{{^被困}}，有无被困不明{{/被困}}。')).toBe(
      '死亡正在核实，有无被困不明。',
    );
  });

  test('says a zero, for nobody dead is something that is known', () => {
    expect(filled('{{#死亡}}死亡{{死亡}}人{{/死亡}}', [said('deaths', 0)])).toBe('死亡0人');
  });

  test('does not know what was taken back', () => {
    const facts = [said('deaths', 4), said('deaths', null, { seq: 2, knownAt: at('2021-06-12T23:02') })];
    expect(filled('{{死亡}}', facts)).toBe('正在核实');
  });

  test('sums up people in one gap, money in 万, and answers under questions of the unit', () => {
    const facts = [
      said('trapped', 3),
      said('deaths', 1),
      said('directLossYuan', 12_500_000, { isAbout: true }),
      said('other', '已通知', { label: '燃气公司' }),
    ];
    expect(filled('{{伤亡情况}}|{{直接经济损失}}元|{{其他情况}}', facts)).toBe(
      '死亡1人、被困3人|约1250万元|燃气公司：已通知',
    );
    expect(filled('{{直接经济损失}}', [said('directLossYuan', 9999)])).toBe('9999元');
    expect(filled('{{直接经济损失}}', [said('directLossYuan', 12_345_678)])).toBe('1234.5678万元');
  });

  test('says the unit once, whether the template writes it or not', () => {
    const facts = [
      said('deaths', 2),
      said('householdsCut', 3000),
      said('directLossYuan', 5000),
      said('areaHectares', 12),
    ];
    expect(filled('死亡{{死亡}}，失联{{失联}}，被困{{被困}}人。', facts)).toBe(
      '死亡2人，失联正在核实，被困正在核实。',
    );
    expect(filled('{{死亡}}人、{{死亡}} 人、{{死亡}}名群众、{{死亡}}人员', facts)).toBe(
      '2人、2人、2名群众、2人人员',
    );
    expect(filled('{{停供户数}}户 {{直接经济损失}}万元 {{直接经济损失}}元 {{受灾面积}}公顷', facts)).toBe(
      '3000户 5000元 5000元 12公顷',
    );
    expect(filled('{{#死亡}}死亡{{死亡}}人{{/死亡}}；{{死亡}}{{#死亡}}人{{/死亡}}', facts)).toBe(
      '死亡2人；2人人',
    );
  });

  test('does not say 值班室 twice', () => {
    expect(filled('{{接收单位}}值班室，{{本单位}}值班室')).toBe('市政府总值班室，区应急管理局值班室');
  });

  test('leaves gaps about the paper empty where they mean nothing', () => {
    expect(filled('[{{报告序号}}{{书面报送时限}}{{来电人已告知}}]')).toBe('[]');
    expect(filled('[{{获悉时间}}]')).toBe('[6月13日6时55分]');
    expect(filled('{{日期}} {{截至时间}}')).toBe('2021年6月13日 6月13日7时05分');
  });

  test('names the next written deadline of the recipient, not that of somebody else', () => {
    const stage = (recipient: string, dueAt: Instant, manner: 'phone' | 'written' = 'written') => ({
      id: `${recipient}${dueAt}`,
      origin: 'policy' as const,
      policyId: 'p',
      policyName: 'p',
      source: '',
      label: '书面报告',
      manner,
      report: 'initial' as const,
      recipient,
      personId: null,
      isHard: false,
      clockStart: 'occurred' as const,
      startAt: at('2021-06-12T22:42'),
      isFallback: false,
      minutes: 25,
      dueAt,
      warnAt: [],
      addedAt: at('2021-06-12T22:55'),
      state: 'open' as const,
      met: null,
      lateReason: '',
    });
    const { incident } = source([]);
    const stages = [
      stage('省政府总值班室', at('2021-06-12T23:06')),
      stage('市政府总值班室', at('2021-06-13T00:42')),
      stage('市政府总值班室', at('2021-06-12T23:07')),
      stage('市政府总值班室', at('2021-06-12T23:06'), 'phone'),
    ];
    expect(filled('{{书面报送时限}}', [], { incident: { ...incident, stages } })).toBe('6月13日7时07分');
    expect(filled('{{书面报送时限}}', [], { incident: { ...incident, stages }, recipient: '谁' })).toBe(
      '6月13日7时06分',
    );
  });

  test('names the year where it is another one than that of today', () => {
    expect(spokenTime(at('2020-12-31T15:50'), at('2021-01-01T01:00'), zone)).toBe('2020年12月31日23时50分');
    expect(spokenTime(at('2020-12-31T16:05'), at('2021-01-01T01:00'), zone)).toBe('1月1日0时05分');
  });

  test('has every gap that is offered', () => {
    const values = gapValues(source([]));
    expect(Object.keys(values).toSorted()).toEqual([...templateGaps].toSorted());
    expect(new Set(templateGaps).size).toBe(templateGaps.length);
  });
});

describe('a 续报', () => {
  test('leaves out parts about facts that are not new, and still knows them in a gap of its own', () => {
    const facts = [said('deaths', 12), said('trapped', 3), said('cause', '燃气泄漏')];
    const text =
      '{{#死亡}}死亡{{死亡}}人。{{/死亡}}{{#起因}}起因{{起因}}。{{/起因}}{{#伤亡情况}}累计{{伤亡情况}}。{{/伤亡情况}}被困{{被困}}人。{{#地点}}在{{地点}}。{{/地点}}';
    expect(fillTemplate(text, gapValues(source(facts)), gapsOfFacts(['deaths']))).toBe(
      '死亡12人。累计死亡12人、被困3人。被困3人。在张湾区艳湖社区集贸市场。',
    );
    expect(fillTemplate(text, gapValues(source(facts)), gapsOfFacts(['cause']))).toBe(
      '起因燃气泄漏。被困3人。在张湾区艳湖社区集贸市场。',
    );
  });
});

describe('a text that is not a template', () => {
  test.each([
    '{{',
    '{{死亡',
    '{{#死亡}}死亡',
    '{{/死亡}}',
    '{{#死亡}}{{#失联}}{{/死亡}}{{/失联}}',
    '{{=x}}',
    '{{{死亡}}',
  ])('%s is refused and stands as it is', (text) => {
    expect(templateFaults(text)).toEqual({ unknown: [], fault: 'unclosed' });
    expect(filled(text)).toBe(text);
  });

  test.each([
    '{{{死亡}}}',
    '{{&死亡}}',
    '{{> 死亡}}',
    '{{#死亡}}{{> passwd}}{{/死亡}}',
    '{{=<% %>=}}<%死亡%>',
  ])('%s has a sign that is not taken', (text) => {
    expect(templateFaults(text)).toEqual({ unknown: [], fault: 'sign' });
    expect(filled(text)).toBe(text);
  });

  test.each(['constructor', '__proto__', 'toString', '死亡.length', '.', '死 亡', 'hasOwnProperty'])(
    'the gap %s is unknown and fills nothing in',
    (name) => {
      const text = `a{{${name}}}{{#${name}}}b{{/${name}}}`;
      expect(templateFaults(text)).toEqual({ unknown: [name], fault: null });
      // `.` is what the library calls the view itself; there is something, but nothing of it can be read.
      expect(filled(text)).toBe(name === '.' ? 'ab' : 'a');
    },
  );

  test('takes gaps with spaces, parts in parts and remarks', () => {
    const text = '{{! 开头 }}{{ 死亡 }}{{#死亡}}{{^失联}}无失联{{/失联}}{{/死亡}}';
    expect(templateFaults(text)).toEqual({ unknown: [], fault: null });
    expect(filled(text, [said('deaths', 2)])).toBe('2人无失联');
  });

  test('facts are never read as a template and never changed', () => {
    const hostile = `{{死亡}}{{{本单位}}}{{> x}}{{=<% %>=}}<b>&"'</b>$& $1`;
    expect(filled('{{起因}}', [said('cause', hostile)])).toBe(hostile);
    expect(filled('{{#起因}}{{起因}}{{/起因}}', [said('cause', hostile)])).toBe(hostile);
  });
});

describe('what is ticked off', () => {
  const script = [
    '【开头】您好，我是区应急管理局值班室陈静。',
    '【要素】1.6月13日6时42分许 2.张湾区艳湖社区 3.死亡4人',
    '4、损失约 1.5万元 5.投入 120人',
    '（6）现场联络人李强',
    '【核对】请您复述关键要素。',
  ].join('\n');

  test('is one element a number', () => {
    expect(elementsOf(script)).toEqual([
      '6月13日6时42分许',
      '张湾区艳湖社区',
      '死亡4人',
      '损失约 1.5万元',
      '投入 120人',
      '现场联络人李强',
    ]);
    expect(scriptParts(script).map(({ text, isElement }) => `${isElement ? '+' : '-'}${text}`)).toEqual([
      '-【开头】您好，我是区应急管理局值班室陈静。',
      '-【要素】',
      '+1.6月13日6时42分许',
      '+2.张湾区艳湖社区',
      '+3.死亡4人',
      '+4、损失约 1.5万元',
      '+5.投入 120人',
      '+（6）现场联络人李强',
      '-【核对】请您复述关键要素。',
    ]);
  });

  test('is every line where nothing has a number', () => {
    expect(elementsOf('何时\n\n 何地 \n伤亡')).toEqual(['何时', '何地', '伤亡']);
  });

  test('is cut to what a record keeps, never inside a character', () => {
    const [element = ''] = elementsOf(`1.${'𠮷'.repeat(60)}`);
    expect(element).toBe('𠮷'.repeat(40));
    expect(elementsOf(Array.from({ length: 90 }, (_, place) => `第${place}项`).join('\n'))).toHaveLength(60);
  });
});
