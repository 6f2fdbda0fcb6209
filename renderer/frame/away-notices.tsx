import '../styles/absence.css';
import { Popover } from 'antd';
import type { AbsenceLine } from '#contract/methods/absence-nouns';
import { useAsk } from '../asking.ts';
import { actingWords, edgeWords } from '../parts/edge-words.ts';
import type { Notice } from '../parts/notice.ts';
import { peopleOf } from '../parts/people-of.ts';
import { useTimes } from '../parts/times.ts';
import { useWords } from '../use-words.ts';
import { announce } from './events.ts';
import { useSeat } from './seat.tsx';

const show = (): void => announce('show-absence', {});

function Names({ lines }: { readonly lines: readonly AbsenceLine[] }) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <>
      <dl className="facts" style={{ maxWidth: 420 }}>
        {lines.map((line) => {
          const acting = actingWords(line);
          return (
            <div key={line.id} style={{ display: 'contents' }}>
              <dt>{line.personName}</dt>
              <dd>
                {[
                  line.state === 'draft' ? t('absence:now.unapproved') : '',
                  t(line.state === 'overdue' ? 'absence:desk.overdue' : 'strip.awayUntil', {
                    until: edgeWords(t, times, line.until),
                  }),
                  acting === '' ? '' : t('absence:desk.acting', { name: acting }),
                ]
                  .filter((part) => part !== '')
                  .join('\n')}
              </dd>
            </div>
          );
        })}
      </dl>
      <a className="row-button" href="#/absence" onClick={show}>
        {t('strip.awayOpen')}
      </a>
    </>
  );
}

/** Leaders who are away, everybody who should be back, and duties that lie on somebody away; nothing where there is nothing. */
export function useAwayNotices(): readonly Notice[] {
  const { t } = useWords();
  const { session } = useSeat();
  const now = useAsk('absence.now', {}, { isOff: session.isLocked, everyMilliseconds: 60_000 }).data;
  if (now === undefined) return [];
  // Whose departure has passed may be gone, whether anybody approved or not.
  const gone = now.leaving.filter((line) => line.fromAt <= now.now);
  const leaders = [...now.overdue, ...now.away, ...gone].filter((line) => line.isLeader);
  const undecided = now.contradictions.filter(({ decision }) => decision === null).length;
  const notices: Notice[] = [];
  if (now.overdue.length > 0) {
    const shown = (
      <a className="tag red" href="#/absence" onClick={show}>
        {t('strip.overdue', { count: peopleOf(now.overdue) })}
      </a>
    );
    notices.push({ key: 'overdue', tone: 'red', isKept: true, shown });
  }
  if (undecided > 0) {
    const shown = (
      <a className="tag orange" href="#/absence" onClick={show}>
        {t('strip.contradictions', { count: undecided })}
      </a>
    );
    notices.push({ key: 'contradictions', tone: 'orange', isKept: false, shown });
  }
  if (leaders.length > 0) {
    const shown = (
      <Popover trigger="click" title={t('strip.awayTitle')} content={<Names lines={leaders} />}>
        <button className="tag strip-tag plain" type="button">
          {t('strip.away', { count: peopleOf(leaders) })}
        </button>
      </Popover>
    );
    notices.push({ key: 'away', tone: 'plain', isKept: false, shown });
  }
  return notices;
}
