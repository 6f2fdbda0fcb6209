import type { FigureKey } from './facts.ts';
import { figureTokens, type FigureToken, type FigureWord, kindOfFigure } from './figure-tokens.ts';
import { readNumber } from './read-number.ts';

/** A figure that was understood in a line of words. */
export type ReadFigure = {
  readonly key: FigureKey;
  /** Null where it was said that nobody knows. */
  readonly number: number | null;
  readonly isAbout: boolean;
  /** The words in which it stood. */
  readonly text: string;
};

/** What a line of casualties and losses says; what was not understood is told word for word and never left out. */
export type ReadFigures = {
  readonly figures: readonly ReadFigure[];
  readonly notUnderstood: readonly string[];
};

const perHectare: Readonly<Record<string, number>> = { 公顷: 1, 平方公里: 100, 亩: 1 / 15 };
const mostPeople = 100_000_000;

type Count = Extract<FigureToken, { readonly kind: 'number' }>;

/** The figure that a word and a number make together; undefined where the number cannot be one of it. */
function figureFrom(word: FigureWord, count: Count, text: string): ReadFigure | undefined {
  if (word === 'casualties') return undefined;
  const unitKind = kindOfFigure(word);
  if (count.unit !== '' && count.unitKind !== unitKind) return undefined;
  const number = readNumber(count.digits);
  if (number === undefined) return undefined;
  if (unitKind === 'area') {
    const factor = perHectare[count.unit];
    if (factor === undefined) return undefined;
    const hectares = number * factor;
    return {
      key: word,
      number: Math.round(hectares),
      isAbout: count.isAbout || !Number.isInteger(hectares),
      text,
    };
  }
  // 损失50 may be yuan or ten thousands of them.
  if (unitKind === 'yuan' && count.unit === '' && number < 1000) return undefined;
  if (!Number.isInteger(number) || (unitKind === 'people' && number > mostPeople)) return undefined;
  return { key: word, number, isAbout: count.isAbout, text };
}

const zeroOf = (word: FigureWord): readonly FigureKey[] =>
  word === 'casualties' ? ['deaths', 'injured'] : [word];

/** The place of the next token behind `from` that is not passed over; spaces are, where they may. */
function next(tokens: readonly FigureToken[], from: number, skip: ReadonlySet<FigureToken['kind']>): number {
  let at = from;
  for (let token = tokens[at]; token !== undefined && skip.has(token.kind); token = tokens[at]) at += 1;
  return at;
}

const loose: ReadonlySet<FigureToken['kind']> = new Set(['space', 'filler']);
const tight: ReadonlySet<FigureToken['kind']> = new Set(['filler']);

/** 死亡 2人受伤: where the number stands close to the word behind it, it belongs there. */
function belongsBehind(tokens: readonly FigureToken[], word: number, count: number): boolean {
  if (!tokens.slice(word, count).some(({ kind }) => kind === 'space')) return false;
  const behind = next(tokens, count + 1, tight);
  if (tokens[behind]?.kind !== 'word') return false;
  return tokens[next(tokens, behind + 1, loose)]?.kind !== 'number';
}

type Match = { readonly until: number; readonly figures: readonly ReadFigure[] };

/** What begins at a token: a word with its number, a number with its word, a word that is denied or unknown. */
function matchAt(tokens: readonly FigureToken[], at: number): Match | undefined {
  const textUntil = (until: number): string =>
    tokens
      .slice(at, until)
      .map(({ text }) => text)
      .join('')
      .trim();
  const token = tokens[at];
  if (token?.kind === 'none') {
    const first = next(tokens, at + 1, loose);
    let until = first;
    const words: FigureWord[] = [];
    for (let word = tokens[until]; word?.kind === 'word'; word = tokens[until]) {
      words.push(word.word);
      until += 1;
    }
    // 无死亡3人 says two things at once.
    if (words.length === 0 || tokens[next(tokens, until, loose)]?.kind === 'number') return undefined;
    const text = textUntil(until);
    return {
      until,
      figures: [...new Set(words.flatMap(zeroOf))].map((key) => ({ key, number: 0, isAbout: false, text })),
    };
  }
  if (token?.kind === 'word') {
    const behind = next(tokens, at + 1, loose);
    const other = tokens[behind];
    if (other?.kind === 'unknown') {
      const text = textUntil(behind + 1);
      return {
        until: behind + 1,
        figures: zeroOf(token.word).map((key) => ({ key, number: null, isAbout: false, text })),
      };
    }
    if (other?.kind !== 'number' || belongsBehind(tokens, at, behind)) return undefined;
    const figure = figureFrom(token.word, other, textUntil(behind + 1));
    return figure === undefined ? undefined : { until: behind + 1, figures: [figure] };
  }
  if (token?.kind !== 'number') return undefined;
  const behind = next(tokens, at + 1, loose);
  const word = tokens[behind];
  // 2人死亡失联 does not say how many of each.
  if (word?.kind !== 'word' || tokens[behind + 1]?.kind === 'word') return undefined;
  const figure = figureFrom(word.word, token, textUntil(behind + 1));
  return figure === undefined ? undefined : { until: behind + 1, figures: [figure] };
}

/**
 * Reads casualties and losses from one line as people type or say them: `死2失联1伤5(重2) 困3 疏散200 损失50万`,
 * `两人重伤，死亡不详`, `无人员伤亡`. Every number is either part of a figure or told as not understood.
 */
export function readFigures(typed: string): ReadFigures {
  const tokens = figureTokens(typed);
  const figures: ReadFigure[] = [];
  const notUnderstood: string[] = [];
  let waiting: FigureToken[] = [];
  const tell = (): void => {
    const words = waiting;
    waiting = [];
    if (words.every(({ kind }) => kind === 'filler' || kind === 'space')) return;
    notUnderstood.push(
      words
        .map(({ text }) => text)
        .join('')
        .trim(),
    );
  };
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    const before = waiting.findLast(({ kind }) => !loose.has(kind))?.kind;
    const isBlocked =
      before === 'added' || before === 'none' || (waiting.at(-1)?.kind === 'word' && token.kind === 'word');
    const found = matchAt(tokens, at);
    const isNew = found?.figures.every(({ key }) => figures.every((known) => known.key !== key)) === true;
    // 新增死亡2人 is no total, and 死亡失联3人 does not say how many of each; both are told as they stand.
    if (found !== undefined && isNew && !isBlocked) {
      tell();
      figures.push(...found.figures);
      at = found.until;
    } else if (found !== undefined) {
      waiting.push(...tokens.slice(at, found.until));
      at = found.until;
    } else {
      if (token.kind === 'break') tell();
      else waiting.push(token);
      at += 1;
    }
  }
  tell();
  return { figures, notUnderstood };
}
