import {
  currentFacts,
  type Fact,
  type FactKey,
  factName,
  figureKey,
  isFigure,
  isTakenBack,
  type KeptFact,
} from './facts.ts';

/**
 * What became of one thing since a report: stated for the first time, a figure that rose or fell, other words, the same now
 * verified, or taken back.
 */
export type News = {
  readonly what: 'new' | 'rose' | 'fell' | 'changed' | 'verified' | 'takenBack';
  /** What was told of it before; null where nothing was. */
  readonly before: KeptFact | null;
  readonly now: KeptFact;
};

const isSaid = (one: KeptFact | undefined): one is KeptFact => one !== undefined && !isTakenBack(one);

function newsOf(before: KeptFact | undefined, now: KeptFact): News | null {
  if (!isSaid(before)) return isTakenBack(now) ? null : { what: 'new', before: null, now };
  if (isTakenBack(now)) return { what: 'takenBack', before, now };
  const isSame = isFigure(now.key)
    ? before.number === now.number && before.isAbout === now.isAbout
    : before.text.trim() === now.text.trim();
  if (isSame) return now.isVerified && !before.isVerified ? { what: 'verified', before, now } : null;
  if (!isFigure(now.key) || before.number === now.number) return { what: 'changed', before, now };
  return { what: (now.number ?? 0) > (before.number ?? 0) ? 'rose' : 'fell', before, now };
}

/**
 * What holds now and was not told by a report with the facts up to a record, in the order in which the trade lists facts;
 * what was stated since and says the same is no news.
 */
export function newsSince(facts: readonly KeptFact[], untilSeq: number): readonly News[] {
  const told = currentFacts(facts.filter(({ seq }) => seq <= untilSeq));
  return inOrder([...currentFacts(facts).values()]).flatMap((now) => {
    const news = newsOf(told.get(factName(now)), now);
    return news === null ? [] : [news];
  });
}

const order: readonly FactKey[] = [
  'what',
  'unitAffected',
  'nature',
  'cause',
  ...figureKey.options.slice(0, 8),
  'directLossYuan',
  'scope',
  'evacuated',
  'householdsCut',
  'gathered',
  'areaHectares',
  'leadersOnScene',
  'forces',
  'measures',
  'sceneContact',
  'opinion',
  'trend',
  'support',
  'nextSteps',
];
const place = new Map<FactKey, number>(order.map((key, index) => [key, index]));

/** Facts in the order in which a report tells them: what happened, whom it hurt, how far it goes, what is done, what comes. */
export const inOrder = <One extends Pick<Fact, 'key' | 'label'>>(facts: readonly One[]): readonly One[] =>
  facts.toSorted(
    (one, other) =>
      (place.get(one.key) ?? place.size) - (place.get(other.key) ?? place.size) ||
      one.label.localeCompare(other.label),
  );
