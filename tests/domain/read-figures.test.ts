import { expect, test } from 'vitest';
import { readFigures } from '#domain/incident/read-figures';

/** What was read, as `deaths 2`, `evacuated ~200`, `missing ?`, and behind a bar what was not understood. */
const read = (line: string): string => {
  const { figures, notUnderstood } = readFigures(line);
  const known = figures
    .map(({ key, number, isAbout }) => `${key} ${number === null ? '?' : `${isAbout ? '~' : ''}${number}`}`)
    .join(', ');
  return notUnderstood.length === 0 ? known : `${known} | ${notUnderstood.join(' / ')}`;
};

test.each([
  [
    '死2失联1伤5(重2) 困3 疏散200 损失50万',
    'deaths 2, missing 1, injured 5, seriouslyInjured 2, trapped 3, evacuated 200, directLossYuan 500000',
  ],
  ['死三人', 'deaths 3'],
  ['两人重伤', 'seriouslyInjured 2'],
  ['2死1伤', 'deaths 2, injured 1'],
  ['2 死 1 伤', 'deaths 2, injured 1'],
  ['死 2 伤 5', 'deaths 2, injured 5'],
  ['死亡12人，受伤138人，其中重伤37人', 'deaths 12, injured 138, seriouslyInjured 37'],
  ['12人死亡、138人受伤（其中37人重伤）', 'deaths 12, injured 138, seriouslyInjured 37'],
  ['伤5（2重3轻）', 'injured 5, seriouslyInjured 2, slightlyInjured 3'],
  ['伤5(重2轻3)', 'injured 5, seriouslyInjured 2, slightlyInjured 3'],
  ['死亡 2人受伤', 'injured 2 | 死亡'],
  ['死亡：2，失踪:1', 'deaths 2, missing 1'],
  ['死亡人数为3人', 'deaths 3'],
  ['已造成3人遇难', 'deaths 3'],
  ['约30人被困', 'trapped ~30'],
  ['疏散群众二百余人', 'evacuated ~200'],
  ['紧急转移1.2万人', 'evacuated 12000'],
  ['疏散约5万余人', 'evacuated ~50000'],
  ['近百人聚集', 'gathered ~100'],
  ['上千人围观', 'gathered ~1000'],
  ['聚集五十来人', 'gathered ~50'],
  ['上访 40 人左右', 'gathered ~40'],
  ['停电3000户', 'householdsCut 3000'],
  ['三千二百户停水', 'householdsCut 3200'],
  ['直接经济损失约1.5亿元', 'directLossYuan ~150000000'],
  ['损失两百余万元', 'directLossYuan ~2000000'],
  ['经济损失3亿2000万', 'directLossYuan 320000000'],
  ['过火面积150亩', 'areaHectares 10'],
  ['过火面积100亩', 'areaHectares ~7'],
  ['受灾面积3平方公里', 'areaHectares 300'],
  ['无人员伤亡', 'deaths 0, injured 0'],
  ['暂无伤亡，困2', 'deaths 0, injured 0, trapped 2'],
  ['未造成人员死亡', 'deaths 0'],
  ['无人被困', 'trapped 0'],
  ['死亡不详', 'deaths ?'],
  ['伤亡不详', 'deaths ?, injured ?'],
  ['被困人数不清楚 伤3', 'trapped ?, injured 3'],
  ['3人下落不明', 'missing 3'],
  ['中毒十一人', 'poisoned 11'],
  ['死俩', 'deaths 2'],
  ['死０伤１０', 'deaths 0, injured 10'],
  ['2 dead, 5 injured', 'deaths 2, injured 5'],
  ['dead 2 seriously injured 3 evacuated about 200', 'deaths 2, seriouslyInjured 3, evacuated ~200'],
  ['killed 1', 'deaths 1'],
  ['no casualties', 'deaths 0, injured 0'],
  ['', ''],
])('%s says what it says', (line, said) => {
  expect(read(line)).toBe(said);
});

test.each([
  ['死者45岁', ' | 死者45岁'],
  ['3号楼死2', 'deaths 2 | 3号楼'],
  ['烧毁2辆车，伤1', 'injured 1 | 烧毁2辆车'],
  ['02:05死2', 'deaths 2 | 02:05'],
  ['一氧化碳中毒3人', 'poisoned 3 | 一氧化碳'],
  ['数十人受伤', ' | 数十人受伤'],
  ['3至5人被困', ' | 3至5人被困'],
  ['十几人受伤', ' | 十几人受伤'],
  ['三五人受伤', ' | 三五人受伤'],
  ['多人受伤', ' | 多人受伤'],
  ['新增死亡2人', ' | 新增死亡2人'],
  ['死亡失联3人', ' | 死亡失联3人'],
  ['3人死亡失联', ' | 3人死亡失联'],
  ['伤亡7人', ' | 伤亡7人'],
  ['无死亡3人', ' | 无死亡3人'],
  ['损失50', ' | 损失50'],
  ['死2，又说死3', 'deaths 2 | 又说死3'],
  ['死2户', ' | 死2户'],
  ['消防员2人受伤', 'injured 2 | 消防员'],
  ['电话2345678', ' | 电话2345678'],
  ['死1.5', ' | 死1.5'],
])('what of %s is no figure is told word for word', (line, said) => {
  expect(read(line)).toBe(said);
});

/** A small generator whose sequence is the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const bits =
  '死 亡 伤 重 轻 死亡 受伤 重伤 失联 被困 困 疏散 转移 损失 停电 过火 伤亡 无 未 没有 不详 约 近 余 多 左右 至 - 共 其中 新增 人 名 户 元 万元 亩 岁 号楼 辆 ( ) （ ） ， 、 ； : / 空 车 第 氧化碳 dead injured'.split(
    ' ',
  );

test('no number in a line vanishes: it stands in a figure or in what was not understood', () => {
  const next = chance(7);
  for (let round = 0; round < 4000; round += 1) {
    const numbers: string[] = [];
    let line = '';
    for (let length = 1 + next(8); length > 0; length -= 1) {
      if (next(3) === 0) {
        // Each number is another one, so that it can be looked for.
        const number = String(1_000 + numbers.length * 1_000 + next(900));
        numbers.push(number);
        line += number;
      } else line += bits[next(bits.length)] ?? '';
      if (next(3) === 0) line += ' ';
    }
    const { figures, notUnderstood } = readFigures(line);
    const told = [...figures.map(({ text }) => text), ...notUnderstood].join('\n');
    const digits = (text: string): string => [...text.matchAll(/\d/g)].map(String).toSorted().join('');
    expect([line, digits(told)]).toEqual([line, digits(line)]);
    const keys = figures.map(({ key }) => key);
    expect([line, new Set(keys).size]).toEqual([line, keys.length]);
  }
});

test('no word vanishes either, except those that say nothing', () => {
  const next = chance(11);
  const said = [
    '死',
    '伤',
    '失联',
    '被困',
    '损失',
    '岁',
    '号楼',
    '辆',
    '车',
    '第',
    '氧化碳',
    '一',
    '三',
    '十',
    '两',
  ];
  for (let round = 0; round < 3000; round += 1) {
    let line = '';
    for (let length = 1 + next(7); length > 0; length -= 1) line += said[next(said.length)] ?? '';
    const { figures, notUnderstood } = readFigures(line);
    const texts = new Set(figures.map(({ text }) => text));
    const told = [...texts, ...notUnderstood].join('');
    const signs = (text: string): string => text.split('').toSorted().join('');
    expect([line, signs(told)]).toEqual([line, signs(line)]);
  }
});
