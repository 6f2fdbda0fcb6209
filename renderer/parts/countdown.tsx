import '../styles/countdown.css';
import type { Instant } from '#domain/time/instant';
import { useNow } from '../use-now.ts';
import { useWords } from '../use-words.ts';
import { countdownWords, pressureAt } from './stage-words.ts';

/** What is left of a clock, by the second, in words and in a colour; a clock without a moment says at once, or before the end. */
export function Countdown({
  startAt,
  dueAt,
  isBeforeEnd = false,
  isBig = false,
}: {
  readonly startAt: Instant;
  readonly dueAt: Instant | null;
  /** Whether a clock without a moment is owed before the end of its incident and not at once. */
  readonly isBeforeEnd?: boolean;
  readonly isBig?: boolean;
}) {
  const { t } = useWords();
  const now = useNow();
  const size = isBig ? 'countdown is-big' : 'countdown';
  // Nothing runs yet, so it is neither large nor as green as a clock that does.
  if (dueAt === null && isBeforeEnd)
    return <span className="countdown is-before-end">{t('incident:countdown.beforeEnd')}</span>;
  if (dueAt === null) return <span className={`${size} is-soon`}>{t('incident:countdown.atOnce')}</span>;
  return (
    <span className={`${size} is-${pressureAt(startAt, dueAt, now)}`} role="timer">
      {countdownWords(t, dueAt, now)}
    </span>
  );
}
