import type { AwayAtHandover } from '#domain/shift/sheet';
import type { Instant } from '#domain/time/instant';
import { endWords } from '../../parts/edge-words.ts';
import type { Times } from '../../parts/times.ts';
import type { Words } from '../../use-words.ts';

/** A line of what runs on by itself. */
export type WatchRow = {
  readonly key: string;
  readonly text: string;
  readonly tag: string;
  readonly isLate: boolean;
};

/** Leaders whom the registry has away at a handover, with who presides meanwhile, and everybody who should be back. */
export const awayRows = (
  t: Words,
  times: Times,
  absences: readonly AwayAtHandover[],
  at: Instant,
): readonly WatchRow[] =>
  absences
    .filter(({ isLeader, state }) => isLeader || state === 'overdue')
    .map((one) => {
      const acting = [one.actingName, one.actingPost].filter((part) => part !== '').join(' ');
      return {
        key: one.id,
        text: [
          [one.name, one.post].filter((part) => part !== '').join(' '),
          one.number,
          one.state === 'draft' ? t('absence:now.unapproved') : '',
          acting === '' ? '' : t('absence:desk.acting', { name: acting }),
        ]
          .filter((part) => part !== '')
          .join(' · '),
        tag:
          one.fromAt > at
            ? t('absence:now.span', { from: times.moment(one.fromAt), until: endWords(times, one.untilAt) })
            : t('handover.until', { time: endWords(times, one.untilAt) }),
        isLate: one.state === 'overdue',
      };
    });
