import type { IncidentKind } from './taxonomy.ts';

/** Words in which people tell of an incident, and the words by which kinds are called. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/起火|着火|失火|火情|燃烧|fire/i, '火灾'],
  [/爆燃|炸|explosion/i, '爆炸'],
  [/漏|泄露|leak/i, '泄漏'],
  [/危险品|化工|液氨|氯气|油罐|罐车|槽车/, '危化品'],
  [/天然气|煤气|液化气|燃气|gas/i, '燃气'],
  [/追尾|车祸|翻车|相撞|碰撞|高速|crash/i, '道路交通'],
  [/火车|列车|铁路/, '铁路'],
  [/翻船|沉船|落水|渡船/, '水上'],
  [/山火|林火/, '森林草原火灾'],
  [/滑坡|塌方|山体|崩塌|泥石流/, '地质滑坡泥石流崩塌'],
  [/坍塌|倒塌|塔吊|脚手架/, '建筑施工'],
  [/暴雨|内涝|溃坝|洪水|山洪|积水|flood/i, '洪涝'],
  [/地震|有感|earthquake/i, '地震'],
  [/腹泻|呕吐|食堂|聚餐|food/i, '食物中毒食品安全'],
  [/疫情|发热|确诊|感染/, '传染病疫情'],
  [/聚集|上访|讨薪|堵路|拉横幅/, '群体性事件'],
  [/踩踏/, '踩踏'],
  [/矿井|井下|瓦斯|透水/, '工矿商贸煤矿'],
  [/停电|停水|断供/, '公共设施供水供电'],
  [/污染|死鱼|异味/, '环境污染'],
];

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));

/** The kind that a sentence speaks of, by the words that it shares with the names of kinds; undefined where it shares none. */
export function guessKind(kinds: readonly IncidentKind[], sentence: string): IncidentKind | undefined {
  const text = sentence.normalize('NFKC').toLowerCase();
  const meant = alike.filter(([words]) => words.test(text)).map(([, name]) => name);
  const said = pairsOf([text, ...meant].join(' '));
  let best: IncidentKind | undefined;
  let most = 0;
  for (const kind of kinds) {
    if (!kind.isOn) continue;
    const shared = [...pairsOf(kind.name.toLowerCase())].filter((pair) => said.has(pair)).length;
    const score = shared * 10 + (kind.group !== '' && text.includes(kind.group) ? 1 : 0);
    if (shared > 0 && score > most) {
      best = kind;
      most = score;
    }
  }
  return best;
}
