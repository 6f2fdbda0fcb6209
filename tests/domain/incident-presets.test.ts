import { describe, expect, test } from 'vitest';
import { templateUse } from '#domain/incident/setup';
import { incidentSetupFaults } from '#domain/incident/setup-fault';
import { incidentClass } from '#domain/incident/taxonomy';
import { shippedIncidents, shippedPolicy } from '../helpers/incident-builders.ts';

const { kinds, levelRules, policies, templates, questions, callTree, bulletins, recipients } =
  shippedIncidents;

/** The minutes, recipients’ count, manner and force of each stage of a policy. */
const stagesOf = (id: string) =>
  shippedPolicy(id).stages.map(({ minutes, manner, isHard, clockStart, levels }) => [
    minutes,
    manner,
    isHard ? '最迟' : '力争',
    clockStart,
    levels.join(' '),
  ]);

const gaps = new Set(
  '本单位 值班员 接收单位 事件名称 类别 级别 地点 发生时间 获悉时间 接报时间 信息来源 死亡 失联 被困 重伤 轻伤 受伤 中毒 患病 疏散转移 停供户数 直接经济损失 聚集人数 受灾面积 基本经过 事发单位 性质 起因 影响范围 先期处置 投入力量 到场领导 发展趋势 需要支持 现场联络人 舆情 下一步措施 伤亡情况 来电人已告知 书面报送时限 报告序号 截至时间 编辑 日期'.split(
    ' ',
  ),
);

describe('the set-up of incidents that ships', () => {
  test('can be kept as it is, and leaves room in the record of an incident with every policy in use', () => {
    const known = { isPerson: () => false };
    expect(incidentSetupFaults(shippedIncidents, known)).toEqual([]);
    const all = { ...shippedIncidents, policies: policies.map((policy) => ({ ...policy, isOn: true })) };
    expect(incidentSetupFaults(all, known)).toEqual([]);
  });

  test('knows the four classes and 其他, with every sub-type that plans name and no code that nobody has seen', () => {
    for (const one of incidentClass.options)
      expect(kinds.filter((kind) => kind.class === one).length).toBeGreaterThanOrEqual(4);
    expect(new Set(kinds.map(({ stdCode }) => stdCode))).toEqual(new Set([null]));
    const words = kinds.flatMap(({ group, name }) => [group, name]).join(' ');
    for (const word of '洪涝 干旱 山洪 台风 暴雨 冰雹 雪灾 高温 低温 雷电 大风 大雾 地震 崩塌 滑坡 泥石流 塌陷 海洋 森林 草原 生物 工矿商贸 危化品火灾 危化品爆炸 危化品泄漏 烟花爆竹 建筑施工 道路 铁路 水上 民航 轨道 火灾 特种设备 燃气 供水 供电 供热 通信 环境污染 生态破坏 核与辐射 踩踏 农机 渔船 传染病 不明原因 食品安全 食物中毒 职业中毒 药品 疫苗 动物疫情 群体性事件 恐怖袭击 刑事案件 民族宗教 金融 经济安全 涉外 网络与信息安全 市场稳定 校园安全 重大舆情 预警预测 苗头 隐患 敏感信息'.split(
      ' ',
    ))
      expect(words).toContain(word);
    for (const kind of kinds) expect(kind.id.startsWith(`${kind.class}.`)).toBe(true);
  });

  test('has every rule with its source; local thresholds wait to be put in use', () => {
    for (const rule of levelRules) expect(rule.source).not.toBe('');
    const inUse = new Set(levelRules.filter(({ isOn }) => isOn).map(({ jurisdiction }) => jurisdiction));
    expect(inUse).toEqual(new Set(['国家', '江苏省']));
    for (const { level } of levelRules.filter(({ jurisdiction }) => jurisdiction === '邵东市'))
      expect(level).toBeNull();
  });

  test('has the deadlines of at least 25 places, each with its source and what in it is ours; only Zibo’s are in use', () => {
    expect(policies.length).toBeGreaterThanOrEqual(25);
    for (const { source, note } of policies) {
      expect(source).not.toBe('');
      expect(note).not.toBe('');
    }
    expect(policies.filter(({ isOn }) => isOn).map(({ id }) => id)).toEqual(['zibo-2016']);
    expect(shippedPolicy('zibo-2016').stages.map(({ isForSensitive }) => isForSensitive)).toEqual([
      true,
      true,
      true,
    ]);
    expect(new Set(policies.map(({ warnAtPercent }) => warnAtPercent.join()))).toEqual(new Set(['50,80']));
  });

  test.each([
    [
      'zibo-2016',
      [
        [10, 'phone', '力争', 'occurred', 'I II III none'],
        [25, 'written', '力争', 'occurred', 'I II III none'],
        [120, 'written', '最迟', 'occurred', 'I II III none'],
      ],
    ],
    [
      'state-2015',
      [
        [30, 'phone', '力争', 'occurred', 'I II'],
        [60, 'written', '力争', 'occurred', 'I II'],
      ],
    ],
    ['decree-493-unit', [[60, 'any', '最迟', 'received', 'I II III IV none']]],
    [
      'disaster-statistics',
      [
        [120, 'any', '最迟', 'occurred', 'I II III IV none'],
        [120, 'any', '最迟', 'occurred', 'I II'],
      ],
    ],
    [
      'shandong',
      [
        [30, 'phone', '最迟', 'received', 'I II III IV none'],
        [60, 'written', '最迟', 'received', 'I II III'],
      ],
    ],
    [
      'shanghai-steps',
      [
        [60, 'phone', '最迟', 'received', 'I II III IV none'],
        [120, 'written', '最迟', 'received', 'I II III IV none'],
      ],
    ],
    ['chongqing', [[60, 'any', '最迟', 'occurred', 'I II III']]],
    [
      'wuhan',
      [
        [120, 'any', '最迟', 'learned', 'IV none'],
        [60, 'any', '最迟', 'learned', 'III'],
        [30, 'any', '最迟', 'occurred', 'I II'],
      ],
    ],
    [
      'zhuhai',
      [
        [30, 'phone', '力争', 'occurred', 'I II'],
        [120, 'written', '力争', 'occurred', 'I II'],
      ],
    ],
    [
      'jiangxi',
      [
        [120, 'any', '最迟', 'occurred', 'I II III'],
        [180, 'any', '最迟', 'occurred', 'I II III'],
      ],
    ],
    [
      'anhui-2010',
      [
        [120, 'any', '最迟', 'occurred', 'I II'],
        [240, 'any', '最迟', 'occurred', 'III'],
      ],
    ],
    ['lanzhou', [[120, 'any', '最迟', 'occurred', 'I II III']]],
    ['jilin-city', [[60, 'any', '最迟', 'occurred', 'I II']]],
    [
      'anshan',
      [
        [60, 'any', '最迟', 'occurred', 'I II III'],
        [1440, 'any', '最迟', 'occurred', 'IV'],
      ],
    ],
    [
      'guangyuan-traffic',
      [
        [30, 'phone', '力争', 'occurred', 'I II III'],
        [60, 'written', '力争', 'occurred', 'I II III'],
      ],
    ],
    [
      'unnamed-city',
      [
        [15, 'phone', '力争', 'occurred', 'I II'],
        [30, 'written', '力争', 'occurred', 'I II'],
        [30, 'phone', '力争', 'occurred', 'III'],
        [60, 'written', '力争', 'occurred', 'III'],
      ],
    ],
    [
      'unnamed-county',
      [
        [20, 'phone', '力争', 'occurred', 'I II III IV none'],
        [40, 'written', '力争', 'occurred', 'I II III IV none'],
      ],
    ],
    [
      'xilinhot',
      [
        [null, 'phone', '力争', 'learned', 'I II III IV none'],
        [30, 'written', '力争', 'learned', 'I II III IV none'],
      ],
    ],
  ])('%s says what its document says', (id, expected) => {
    expect(stagesOf(id)).toEqual(expected);
  });

  test('has the steps of the statutes on health, animals and decree 493', () => {
    const minutesOf = (id: string) => shippedPolicy(id).stages.map(({ minutes }) => minutes);
    expect(minutesOf('public-health')).toEqual([120, 120, 120, 120, 60]);
    expect(minutesOf('animal-epidemic')).toEqual([120, 60, 60, 240]);
    expect(minutesOf('decree-493-steps')).toEqual([120, 120, 120, 120]);
    expect(minutesOf('decree-493-supplement')).toEqual([30 * 1440]);
    expect(minutesOf('decree-493-supplement-7')).toEqual([7 * 1440]);
  });

  test('has a text for every use, for the four classes where they are told differently, with gaps that are closed and known', () => {
    for (const use of templateUse.options)
      expect(templates.some((template) => template.use === use && template.classes.length === 0)).toBe(true);
    for (const use of ['phone-initial', 'written-initial'])
      expect(templates.filter((template) => template.use === use).flatMap(({ classes }) => classes)).toEqual([
        'accident',
        'natural',
        'health',
        'security',
      ]);
    for (const { text } of templates) {
      const open: string[] = [];
      for (const [, sign, name = ''] of text.matchAll(/\{\{([#^/]?)([^{}]*)\}\}/gu)) {
        expect(gaps).toContain(name);
        if (sign === '/') expect(open.pop()).toBe(name);
        else if (sign !== '') open.push(name);
      }
      expect(open).toEqual([]);
      expect(text.replaceAll(/\{\{[#^/]?[^{}]*\}\}/gu, '')).not.toMatch(/[{}]/u);
    }
  });

  test('a text of one class stands before the one for every class, which would hide it', () => {
    for (const use of templateUse.options) {
      const general = templates.findIndex(
        (template) => template.use === use && template.classes.length === 0,
      );
      const particular = templates.findLastIndex(
        (template) => template.use === use && template.classes.length > 0,
      );
      expect(particular).toBeLessThan(general);
    }
  });

  test('asks of every kind what belongs to it, and of every incident what a report has to have', () => {
    for (const { id } of kinds.filter((kind) =>
      [
        'accident.hazmat-fire',
        'accident.gas',
        'accident.road',
        'accident.fire',
        'natural.flood',
        'natural.earthquake',
        'natural.forest-fire',
        'health.epidemic',
        'health.food-poisoning',
        'security.gathering',
        'security.campus',
        'security.opinion',
      ].includes(kind.id),
    ))
      expect(questions.filter((question) => question.kinds.includes(id)).length).toBeGreaterThanOrEqual(3);
    const always = questions.filter(
      (question) => question.classes.length === 0 && question.kinds.length === 0,
    );
    expect(always.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining([
        'what',
        'cause',
        'scope',
        'measures',
        'leadersOnScene',
        'trend',
        'support',
        'sceneContact',
      ]),
    );
  });

  test('calls the leader of the shift first, and names nobody', () => {
    expect(callTree[0]).toMatchObject({ role: '带班领导', duty: 'leader', isForSensitive: true });
    expect(callTree.every(({ personId }) => personId === null)).toBe(true);
    expect(recipients.every(({ phone }) => phone === '')).toBe(true);
    expect(bulletins.map(({ kind }) => kind)).toEqual(['bulletin', 'special']);
  });
});
