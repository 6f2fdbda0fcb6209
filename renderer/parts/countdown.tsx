import '../styles/countdown.css';
import type { Instant } from '#domain/time/instant';
import { useNow } from '../use-now.ts';
import { useWords } from '../use-words.ts';
import { countdownWords, pressureAt } from './stage-words.ts';

/** What is left of a clock, by the second, in words and in a colour; a clock without a moment says at once. */
export function Countdown({
  startAt,
  dueAt,
  isBig = false,
}: {
  readonly startAt: Instant;
  readonly dueAt: Instant | null;
  readonly isBig?: boolean;
}) {
  const { t } = useWords();
  const now = useNow();
  const size = isBig ? 'countdown is-big' : 'countdown';
  if (dueAt === null) return <span className={`${size} is-soon`}>{t('incident:countdown.atOnce')}</span>;
  return (
    <span className={`${size} is-${pressureAt(startAt, dueAt, now)}`} role="timer">
      {countdownWords(t, dueAt, now)}
    </span>
  );
}
