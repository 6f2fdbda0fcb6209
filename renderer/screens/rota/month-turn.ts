import type { RotaMonth } from '#contract/methods/rota-nouns';
import { type DutyPlace, placeKey } from '#domain/rota/duty';
import { goesOn } from '#domain/rota/turns';

/**
 * The squares of a month that one turn fills: the place itself and, where a turn of its post lasts several days, those before and
 * after it. Squares that began already are left out, because nobody changes them.
 */
export function turnAround(month: RotaMonth, place: DutyPlace): readonly DutyPlace[] {
  const post = month.posts.find(({ id }) => id === place.postId);
  if (post === undefined || post.block === 'day') return [place];
  const open = new Map(
    month.places.filter(({ from }) => from > month.now).map((known) => [placeKey(known), known]),
  );
  const at = month.days.findIndex(({ day }) => day === place.day);
  const walk = (step: 1 | -1): readonly DutyPlace[] => {
    const found: DutyPlace[] = [];
    for (let index = at + step; ; index += step) {
      const [here, before] = [month.days[index], month.days[index - step]];
      if (here === undefined || before === undefined) return found;
      const isJoined = step === 1 ? goesOn(post.block, before, here) : goesOn(post.block, here, before);
      const known = open.get(placeKey({ ...place, day: here.day }));
      if (!isJoined || known === undefined) return found;
      found.push({ day: known.day, postId: known.postId, seat: known.seat });
    }
  };
  return [...walk(-1).toReversed(), place, ...walk(1)];
}
