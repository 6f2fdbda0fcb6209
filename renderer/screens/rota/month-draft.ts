import type { RotaMonth } from '#contract/methods/rota-nouns';
import { placeKey, type RotaDuty } from '#domain/rota/duty';
import type { KnownDraft } from '../../parts/draft-keeper.ts';

/** The squares of a month as the service has them, one for every seat. */
function squaresOf(month: RotaMonth): readonly RotaDuty[] {
  const known = new Map(
    (month.draft?.duties ?? month.published?.duties ?? []).map((duty) => [placeKey(duty), duty]),
  );
  return month.places.map(
    ({ day, postId, seat }) =>
      known.get(placeKey({ day, postId, seat })) ?? {
        day,
        postId,
        seat,
        personId: null,
        turnOf: null,
        isPinned: false,
      },
  );
}

/** What the service says the draft of a month is. */
export const knownOf = (month: RotaMonth): KnownDraft<RotaDuty> => ({
  version: month.draft?.version ?? 0,
  base: month.published?.version ?? 0,
  squares: squaresOf(month),
});
