import { useWords } from '../use-words.ts';
import { type Instant, minutesBetween } from '#domain/time/instant';
import { useMinute } from '../use-now.ts';

/** How long ago a moment is, in the largest unit that fits; what lies ahead is no time ago. */
export function useAge(): (at: Instant) => string {
  const { t } = useWords();
  const now = useMinute();
  return (at) => {
    const minutes = Math.max(0, minutesBetween(at, now));
    if (minutes < 120) return t('strip.age.minutes', { count: minutes });
    if (minutes < 48 * 60) return t('strip.age.hours', { count: Math.floor(minutes / 60) });
    return t('strip.age.days', { count: Math.floor(minutes / 1440) });
  };
}
