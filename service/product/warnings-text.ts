import type { Entry } from '#domain/log/entry';
import { firstSentence } from '#domain/product/first-sentence';
import { instant, type Instant } from '#domain/time/instant';
import { fill, print, trade, tradeWord } from '../documents/words.ts';
import { lastingMatters } from '../store/entries.ts';
import { isWithin, type ProductGround } from './ground.ts';
import { capped, fieldOf, noted, timeOf } from './lines.ts';

const words = print.product.compose.warning;
const { itemAt, stop } = print.product.compose;

/** The levels of warnings from the worst down. */
const levels = ['red', 'orange', 'yellow', 'blue'] as const;

const untilOf = (entry: Entry): Instant | null => {
  const read = instant.safeParse(entry.fields['validUntilAt']);
  return read.success ? read.data : null;
};

/**
 * Warnings of earlier days that hold now, or of a span that is over held when it began: until the time that they name, or without one until
 * somebody settled them.
 */
export function lastingWarnings({ sqlite, fromDay, span, now }: ProductGround): readonly Entry[] {
  const held = isWithin(span, now) ? now : span.from;
  return lastingMatters(sqlite, fromDay).filter((entry) => {
    const until = untilOf(entry);
    return (
      entry.category === 'WARN' &&
      !entry.isVoid &&
      entry.day < fromDay &&
      (until === null ? entry.state !== 'done' : until > held)
    );
  });
}

/** Warnings that were received or issued in the span. */
export const warningsOf = ({ entries }: Pick<ProductGround, 'entries'>): readonly Entry[] =>
  entries.filter(({ category }) => category === 'WARN');

function warningLine({ told }: ProductGround, entry: Entry): string {
  const until = untilOf(entry);
  const kind = fieldOf(entry, 'warningKind');
  const level = fieldOf(entry, 'level');
  const issuer = fieldOf(entry, 'issuer');
  const isWhole = kind !== '' && issuer !== '';
  const levelName = level === '' ? '' : tradeWord('choice', level);
  const text = isWhole
    ? fill(words.kind, { issuer, kind: kind.replace(/预警$/u, ''), level: levelName })
    : firstSentence(entry.content);
  const forwarded = fieldOf(entry, 'forwardedTo');
  return `${fill(itemAt, { at: told(timeOf(entry)), text })}${noted([
    isWhole || levelName === '' || /色预警/u.test(text) ? '' : fill(words.grade, { level: levelName }),
    until === null ? '' : fill(words.until, { at: told(until) }),
    forwarded === '' ? '' : fill(words.forwarded, { to: forwarded }),
  ])}${stop}`;
}

/** 天气与预警: how many there were of which level, each in one line, and those of earlier days that still held. */
export function warningsText(ground: ProductGround): readonly string[] {
  const issued = warningsOf(ground);
  const lasting = lastingWarnings(ground);
  const counts = levels.flatMap((level) => {
    const count = issued.filter((entry) => entry.fields['level'] === level).length;
    return count === 0 ? [] : fill(words.level, { level: trade.choice[level], count });
  });
  return [
    ...(issued.length === 0
      ? []
      : [
          fill(words.count, {
            count: issued.length,
            levels: counts.length === 0 ? '' : fill(words.levels, { levels: counts.join(print.listComma) }),
          }),
          ...capped(issued.map((entry) => warningLine(ground, entry))),
        ]),
    ...(lasting.length === 0
      ? []
      : [
          fill(words.lasting, { count: lasting.length }),
          ...capped(lasting.map((entry) => warningLine(ground, entry))),
        ]),
  ];
}
