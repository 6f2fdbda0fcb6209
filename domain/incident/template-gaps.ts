import { type FactKey, isFigure } from './facts.ts';

/** The gaps of templates that a fact fills, and the fact. A figure stands with its unit, `约20人`; where the template writes a unit behind the gap it is not said twice. */
export const factGaps = {
  死亡: 'deaths',
  失联: 'missing',
  被困: 'trapped',
  重伤: 'seriouslyInjured',
  轻伤: 'slightlyInjured',
  受伤: 'injured',
  中毒: 'poisoned',
  患病: 'ill',
  疏散转移: 'evacuated',
  停供户数: 'householdsCut',
  直接经济损失: 'directLossYuan',
  聚集人数: 'gathered',
  受灾面积: 'areaHectares',
  基本经过: 'what',
  事发单位: 'unitAffected',
  性质: 'nature',
  起因: 'cause',
  影响范围: 'scope',
  先期处置: 'measures',
  投入力量: 'forces',
  到场领导: 'leadersOnScene',
  发展趋势: 'trend',
  需要支持: 'support',
  现场联络人: 'sceneContact',
  舆情: 'opinion',
  下一步措施: 'nextSteps',
} as const satisfies Readonly<Record<string, FactKey>>;

/** A gap that one fact fills. */
export type FactGap = keyof typeof factGaps;

/** Gaps about the incident as a whole. */
const incidentGaps = [
  '事件名称',
  '类别',
  '级别',
  '地点',
  '发生时间',
  '获悉时间',
  '接报时间',
  '信息来源',
  /** Every figure of people that is known: `死亡2人、失联1人`. */
  '伤亡情况',
  /** What was answered under a question of the unit's own, with the question before it. */
  '其他情况',
] as const;

/** Gaps about who says it to whom and when; where nothing is known of them nothing is said. */
const frameGaps = [
  '本单位',
  '值班员',
  '接收单位',
  '来电人已告知',
  '书面报送时限',
  '报告序号',
  '截至时间',
  '编辑',
  '日期',
] as const;

/** A name that a template may have between `{{` and `}}`. */
export type Gap = FactGap | (typeof incidentGaps)[number] | (typeof frameGaps)[number];

/** Every name that a template may have between `{{` and `}}`, in the order in which they are offered. */
export const templateGaps: readonly Gap[] = [
  ...incidentGaps,
  // The keys of the table are what its type says.
  ...(Object.keys(factGaps) as FactGap[]),
  ...frameGaps,
];

/** What a gap reads where nothing is known. */
export const stillChecking = '正在核实';

/** True of gaps that read 正在核实 where nothing is known; the others are about the call or the paper and stay empty. */
export const isChecked = (gap: Gap): boolean => !(frameGaps as readonly string[]).includes(gap);

/** True of gaps that facts fill, as against the incident as a whole or the call. */
export const isOfFacts = (gap: Gap): boolean =>
  Object.hasOwn(factGaps, gap) || gap === '伤亡情况' || gap === '其他情况';

/** True of gaps that a figure fills. */
export const isFigureGap = (gap: Gap): boolean =>
  // A name of the table is one that its type says.
  Object.hasOwn(factGaps, gap) && isFigure(factGaps[gap as FactGap]);

/** The figures of people hurt or gone, in the order in which 伤亡情况 names them. */
export const casualtyGaps = ['死亡', '失联', '被困', '重伤', '轻伤', '受伤', '中毒', '患病'] as const;

/** The gaps that have something new to say where a fact of these keys is new. */
export function gapsOfFacts(keys: readonly FactKey[]): ReadonlySet<Gap> {
  const named = (Object.keys(factGaps) as FactGap[]).filter((gap) => keys.includes(factGaps[gap]));
  const gaps = new Set<Gap>(named);
  if (casualtyGaps.some((gap) => gaps.has(gap))) gaps.add('伤亡情况');
  if (keys.includes('other')) gaps.add('其他情况');
  return gaps;
}
