import type { Input } from '#contract/methods';
import type { PeriodLine, TierToday } from '#contract/methods/period-nouns';
import type { PersonId } from '#domain/people/person';

/** A call-out as it is being filled in. */
export type CallDraft = {
  /** The tier that is called; empty where people are called without one. */
  readonly tierKey: string;
  readonly isDrill: boolean;
  /** Everybody with a tick to set, and those whose tick is set. */
  readonly listed: readonly PersonId[];
  readonly chosen: readonly PersonId[];
  readonly reason: string;
  readonly place: string;
  readonly minutes: string;
};

/** The same call of another tier: everybody of it who is not away, within the minutes that the tier says. */
export function withTier(draft: CallDraft, tiers: readonly TierToday[], tierKey: string): CallDraft {
  const found = tiers.find(({ tier }) => tier.key === tierKey);
  const people = found?.people ?? [];
  return {
    ...draft,
    tierKey: found === undefined ? '' : tierKey,
    listed: people.map(({ personId }) => personId),
    chosen: people.filter(({ awayBy }) => awayBy === '').map(({ personId }) => personId),
    minutes: found?.tier.arriveMinutes?.toString() ?? '',
  };
}

/** A call-out to begin with: of the tier that is wanted, otherwise of those on standby today. */
export function firstDraft(tiers: readonly TierToday[], wantedTier: string): CallDraft {
  const standby = tiers.find(({ tier }) => tier.kind === 'standby')?.tier.key ?? '';
  const blank: CallDraft = {
    tierKey: '',
    isDrill: false,
    listed: [],
    chosen: [],
    reason: '',
    place: '',
    minutes: '',
  };
  return withTier(blank, tiers, wantedTier === '' ? standby : wantedTier);
}

/** The minutes that were typed, null for none; undefined where it is no number of minutes. */
function minutesTyped(typed: string): number | null | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return minutes >= 1 && minutes <= 1440 ? minutes : undefined;
}

/** What has to be mended before people can be called; undefined where nothing has. */
export function draftProblem(draft: CallDraft): 'needPeople' | 'needReason' | 'badMinutes' | undefined {
  if (draft.chosen.length === 0) return 'needPeople';
  if (draft.reason.trim() === '') return 'needReason';
  return minutesTyped(draft.minutes) === undefined ? 'badMinutes' : undefined;
}

/** What is asked of the service for a draft without a problem. */
export function callOf(
  draft: CallDraft,
  tiers: readonly TierToday[],
  holder: PeriodLine | undefined,
): Input<'callout.start'> {
  const tier = tiers.find((one) => one.tier.key === draft.tierKey)?.tier;
  return {
    isDrill: draft.isDrill,
    periodId: tier === undefined ? null : (holder?.id ?? null),
    tierName: tier?.name ?? '',
    people: draft.listed.filter((id) => draft.chosen.includes(id)),
    reason: draft.reason.trim(),
    place: draft.place.trim(),
    minutes: minutesTyped(draft.minutes) ?? null,
  };
}
