import type { IncidentLine } from '#contract/methods/incident-nouns';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../asking.ts';
import { pinyinInitials } from '../parts/pinyin-initials.ts';
import { useMinute } from '../use-now.ts';
import { useWords } from '../use-words.ts';
import { announce } from './events.ts';
import { useZone } from './seat.tsx';
import { useGoTo } from './use-console-keys.ts';

/** How many incidents are offered at once, and from how long ago. */
const mostShown = 5;
const daysBack = 399;

/** True where an incident is meant by what was typed: a part of its number or title, or the pinyin initials of the title. */
export function isIncidentMeant(
  { number, title }: Pick<IncidentLine, 'number' | 'title'>,
  typed: string,
): boolean {
  const wanted = typed.toLowerCase();
  return (
    number.includes(wanted) || title.toLowerCase().includes(wanted) || pinyinInitials(title).includes(wanted)
  );
}

/** The incidents that are meant by what is typed, those that go on first, then the newest. */
export function useIncidentRows(
  typed: string,
): readonly { readonly key: string; readonly label: string; readonly run: () => void }[] {
  const { t } = useWords();
  const goTo = useGoTo();
  const today = localParts(useMinute(), useZone()).day;
  const span = { fromDay: addDays(today, -daysBack), untilDay: addDays(today, 1), withOpen: true };
  const incidents = useAsk('incident.list', span, { isOff: typed === '' }).data ?? [];
  if (typed === '') return [];
  return incidents
    .filter((line) => isIncidentMeant(line, typed))
    .toSorted(
      (one, other) =>
        Number(other.state === 'open') - Number(one.state === 'open') ||
        other.receivedAt.localeCompare(one.receivedAt),
    )
    .slice(0, mostShown)
    .map(({ id, number, title, state }) => ({
      key: `incident-${id}`,
      label: t('incident:deskSide.palette', { number, title }),
      run: () => {
        goTo('/incident');
        announce('show-incident', { tab: state === 'open' ? 'now' : 'list', id });
      },
    }));
}
