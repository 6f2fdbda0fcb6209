import type { FigureKey } from './facts.ts';
import { numberSigns } from './read-number.ts';

/** What a word of the line counts; 伤亡 names two figures at once and no number can be divided between them. */
export type FigureWord = FigureKey | 'casualties';

/** What a figure is counted in. */
export type FigureKind = 'people' | 'households' | 'yuan' | 'area';

/** One piece of a line of casualties and losses. */
export type FigureToken = { readonly text: string } & (
  | { readonly kind: 'word'; readonly word: FigureWord }
  | {
      readonly kind: 'number';
      readonly digits: string;
      readonly unit: string;
      readonly unitKind: FigureKind | undefined;
      readonly isAbout: boolean;
    }
  /** `space` and `filler` say nothing, `break` ends a thought, `none` denies, `unknown` says that nobody knows, `added` is no total. */
  | { readonly kind: 'space' | 'break' | 'filler' | 'none' | 'unknown' | 'added' | 'other' }
);

const wordsOf: readonly (readonly [FigureWord, readonly string[]])[] = [
  ['casualties', ['人员伤亡', '伤亡', '死伤', 'casualties']],
  ['deaths', ['死亡', '遇难', '身亡', '丧生', '罹难', '死者', '死', '亡', 'deaths', 'dead', 'killed']],
  ['missing', ['失去联系', '无法联系', '联系不上', '下落不明', '失联', '失踪', 'missing']],
  ['trapped', ['被困', '受困', '被埋', '埋压', '压埋', '困', 'trapped']],
  [
    'seriouslyInjured',
    ['重伤', '危重', '重症', '伤势较重', '重', 'seriously injured', 'seriously hurt', 'serious'],
  ],
  ['slightlyInjured', ['轻伤', '轻微伤', '轻', 'slightly injured', 'slightly hurt', 'slight']],
  ['injured', ['受伤', '负伤', '伤者', '伤员', '伤', 'injured', 'hurt', 'wounded']],
  ['poisoned', ['中毒', 'poisoned']],
  ['ill', ['患病', '发病', '确诊', '感染', '发热', 'ill', 'sick']],
  ['evacuated', ['疏散转移', '转移疏散', '转移安置', '紧急转移', '疏散', '转移', '撤离', 'evacuated']],
  ['householdsCut', ['停电', '停水', '停气', '停暖', '断电', '断水', '断气', '停供']],
  ['directLossYuan', ['直接经济损失', '直接损失', '经济损失', '财产损失', '损失', 'loss']],
  ['gathered', ['聚集', '上访', '集访', '围观', 'gathered']],
  ['areaHectares', ['受灾面积', '过火面积', '成灾面积', '过火', '面积', 'area']],
];

const kinds: Partial<Readonly<Record<FigureKey, FigureKind>>> = {
  householdsCut: 'households',
  directLossYuan: 'yuan',
  areaHectares: 'area',
};

/** What a figure is counted in. */
export const kindOfFigure = (key: FigureKey): FigureKind => kinds[key] ?? 'people';

const units: readonly (readonly [FigureKind, readonly string[]])[] = [
  ['people', ['人', '名', '例', '位', 'people', 'persons', 'person']],
  ['households', ['户', 'households']],
  ['yuan', ['元', 'yuan']],
  ['area', ['平方公里', '公顷', '亩']],
];

const isLatin = (word: string): boolean => /^[a-z]/.test(word);
/** The longest first, and Latin words only whole: 重伤 before 重, and no `ill` in `killed`. */
const oneOf = (words: readonly string[]): string =>
  words
    .toSorted((one, other) => other.length - one.length)
    .map((word) => (isLatin(word) ? `\\b${word.replaceAll(' ', String.raw`\s+`)}\\b` : word))
    .join('|');

const unitPattern = oneOf(units.flatMap(([, words]) => words));
const pattern = (source: string): RegExp => new RegExp(source, 'y');

/** What counts other things than people, money and area: the number in front of it is no figure. */
const otherThings = String.raw`\s*(?:号|楼|层|单元|路|辆|台|艘|架|栋|幢|间|座|车|岁|米|公里|千米|小时|时|点|分|秒|日|天|月|年|次|级|吨|公斤|处|个|所|家|%)`;
const before = '(?:大约|约|近|超过|超|逾|至少|上(?=[百千万])|about\\s*)';
const behind = '(?:左右|上下|以上)';
const bare = `(?:${numberSigns}|[俩仨])`;

const numberPattern = pattern(
  `(?:(${before})\\s*)?(${bare})([余多来])?([万亿])?([余多])?\\s*(${unitPattern})?(${behind})?(?!${otherThings}|${numberSigns})`,
);
/** Numbers that name no number: 数十人, 几人, 3至5人, 二三十人, and counts of other things. */
const vaguePattern = pattern(
  [
    `(?:数|好几|几|若干|十几|几十)[十百千万]*(?:${unitPattern})?`,
    `(?:多|部分|一些|大批|大量)(?:人|名)`,
    `${bare}\\s*(?:至|到|-|~|—)\\s*${bare}\\s*(?:${unitPattern})?`,
    `${bare}几(?:${unitPattern})?`,
    String.raw`\d{1,2}:\d{2}`,
    `${bare}${otherThings}`,
  ].join('|'),
);

const simple: readonly (readonly [Exclude<FigureToken['kind'], 'word' | 'number'>, RegExp])[] = [
  ['space', pattern(String.raw`[^\S\n]+`)],
  ['break', pattern(String.raw`[\n,、;。()\[\]【】/+|!?]+`)],
  [
    'unknown',
    pattern('尚不清楚|不清楚|不清|不详|不明|未知|待核实|待核|待查|正在核实|(?:is |are )?\\bunknown\\b'),
  ],
  ['added', pattern('又新增|新增加|新增|增加|又有|再增|又|再')],
  ['none', pattern('尚未发现|未发现|没有发现|未造成|没有造成|暂无|尚无|没有|未|无|\\bno\\b')],
  [
    'filler',
    pattern(
      '其中|已造成|造成|导致|目前|现场|初步|统计|据报|已有|已|另有|另|共计|共有|共|合计|群众|居民|人员|人数|人|数|者|总|为|是|达|有|的|了|[:=]|\\b(?:and|with|are|is|of|people|were|was)\\b',
    ),
  ],
];

/** Splits a line of casualties and losses into words, numbers and what lies between them; joined again it is the line. */
export function figureTokens(typed: string): readonly FigureToken[] {
  const line = typed.normalize('NFKC').toLowerCase();
  const tokens: FigureToken[] = [];
  const words = wordsOf.map(([word, names]) => [word, names] as const);
  const wordPattern = pattern(oneOf(words.flatMap(([, names]) => names)));
  const wordNamed = (text: string): FigureWord | undefined => {
    const plain = text.replaceAll(/\s+/g, ' ');
    return words.find(([, names]) => names.includes(plain))?.[0];
  };
  const at = (where: RegExp, place: number): RegExpExecArray | null => {
    const copy = new RegExp(where);
    copy.lastIndex = place;
    return copy.exec(line);
  };
  let place = 0;
  while (place < line.length) {
    const token = tokenAt(place);
    tokens.push(token);
    place += token.text.length;
  }
  return tokens;

  function tokenAt(from: number): FigureToken {
    const word = at(wordPattern, from)?.[0];
    const named = word === undefined ? undefined : wordNamed(word);
    if (word !== undefined && named !== undefined) return { text: word, kind: 'word', word: named };
    const vague = at(vaguePattern, from)?.[0];
    if (vague !== undefined) return { text: vague, kind: 'other' };
    const count = at(numberPattern, from);
    if (count !== null) {
      const [text, about, signs = '', some, scale = '', more, unit = '', roughly] = count;
      return {
        text,
        kind: 'number',
        digits: signs.replace('俩', '2').replace('仨', '3') + scale,
        unit,
        unitKind: units.find(([, names]) => names.includes(unit))?.[0],
        isAbout: [about, some, more, roughly].some((part) => part !== undefined),
      };
    }
    for (const [kind, where] of simple) {
      const found = at(where, from)?.[0];
      if (found !== undefined) return { text: found, kind };
    }
    return { text: String.fromCodePoint(line.codePointAt(from) ?? 0), kind: 'other' };
  }
}
