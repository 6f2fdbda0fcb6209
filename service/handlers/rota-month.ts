import { DutyError } from '#contract/errors';
import { addDays } from '#domain/time/instant';
import { explainPlace } from '../rota/explain-place.ts';
import { fairnessLines } from '../rota/fairness-lines.ts';
import { monthView } from '../rota/month-view.ts';
import { personFits } from '../rota/person-fits.ts';
import { placeChoices } from '../rota/place-choices.ts';
import { type Part, sessionOf } from './part.ts';
import { standingDuties } from './rota-drafts.ts';

/** Years that the statistics go back at once. */
const longestSpan = 3660;

/** The rota of a month as its screen shows it, and what it comes to over longer spans. */
export const rotaMonthHandlers: Part<
  'rota.month' | 'rota.fairness' | 'rota.ways' | 'rota.fits' | 'rota.generate' | 'rota.explain'
> = {
  'rota.month': (room, { month }) => monthView(room, month),
  'rota.ways': (room, { month, place }) => placeChoices(room, month, place, standingDuties(room, month)),
  'rota.fits': (room, asked) => personFits(room, asked, standingDuties(room, asked.month)),
  'rota.explain': (room, { month, place }) => ({
    candidates: [...explainPlace(room, month, place, standingDuties(room, month))],
  }),
  'rota.generate': (room, order) => room.jobs.startGenerate(sessionOf(room), order),
  'rota.fairness': (room, { fromDay, untilDay }) => {
    if (untilDay > addDays(fromDay, longestSpan))
      throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
    return { lines: [...fairnessLines(room, fromDay, untilDay)] };
  },
};
