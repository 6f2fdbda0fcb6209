import type { PackageLine } from '#contract/methods/packages';
import type { Times } from '../../parts/times.ts';
import type { Words } from '../../use-words.ts';

const verdictColours = { accepted: 'green', held: 'orange', refused: 'red' } as const;

/** How a way to a destination stands: 排队, 16:40 第2次重试, 已停. */
export function wayWords(t: Words, times: Times, { tries, nextTryAt }: PackageLine['ways'][number]): string {
  if (nextTryAt === null) return t('product:packages.state.stopped');
  if (tries === 0) return t('product:packages.state.queued');
  return t('product:packages.state.retry', { count: tries, time: times.clock(nextTryAt) });
}

/** How a package that was put somewhere stands there: delivered, or what the office said. */
export const dropWords = (
  t: Words,
  { receipt }: PackageLine['drops'][number],
): { readonly words: string; readonly colour: string } =>
  receipt === null
    ? { words: t('product:packages.state.delivered'), colour: 'blue' }
    : { words: t(`product:verdict.${receipt.verdict}`), colour: verdictColours[receipt.verdict] };

/** How a package stands at each place, for a line of a list. */
export const packageState = (
  t: Words,
  times: Times,
  { drops, ways }: PackageLine,
): readonly {
  readonly key: string;
  readonly name: string;
  readonly words: string;
  readonly colour: string;
}[] => [
  ...drops.map((drop) => ({
    key: `${drop.destinationId} ${drop.folder} ${drop.deliveredAt}`,
    name: drop.name,
    ...dropWords(t, drop),
  })),
  ...ways.map((way) => ({
    key: way.destinationId,
    name: way.name,
    words: wayWords(t, times, way),
    colour: way.tries > 0 || way.nextTryAt === null ? 'orange' : '',
  })),
];
