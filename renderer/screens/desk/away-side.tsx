import type { AbsenceLine } from '#contract/methods/absence-nouns';
import type { AbsenceId } from '#domain/absence/absence';
import { placeKey } from '#domain/rota/duty';
import { addDays } from '#domain/time/instant';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { actingWords, edgeWords } from '../../parts/edge-words.ts';
import { peopleOf } from '../../parts/people-of.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** On how many days from today a duty that nobody decided is said at the desk. */
const nearDays = 3;

function AwayRow({ line, onOpen }: { readonly line: AbsenceLine; readonly onOpen: (id: AbsenceId) => void }) {
  const { t } = useWords();
  const times = useTimes();
  const acting = actingWords(line);
  const isLate = line.state === 'overdue';
  const until = edgeWords(t, times, line.until);
  return (
    <button type="button" className="side-row" onClick={() => onOpen(line.id)}>
      <span>
        <b>{line.personName}</b> <span className="quiet small">{line.personPost}</span>
      </span>
      <span className="small below">
        {isLate ? <span className="tag red">{t('absence:state.overdue')}</span> : null}{' '}
        <span className={isLate ? 'late-words' : 'quiet'}>
          {t(isLate ? 'absence:desk.overdue' : 'absence:desk.until', { until })}
        </span>
      </span>
      {acting === '' ? null : (
        <span className="small below">{t('absence:desk.acting', { name: acting })}</span>
      )}
    </button>
  );
}

/** 在外领导: leaders who are away and who acts for them, everybody who should be back, and duties of the next days on somebody away. */
export function AwaySide() {
  const { t } = useWords();
  const times = useTimes();
  const goTo = useGoTo();
  const now = useAsk('absence.now', {}, { everyMilliseconds: 60_000 }).data;
  if (now === undefined) return null;
  const leaders = now.away.filter((line) => line.isLeader);
  const near = now.contradictions.filter(
    ({ place, decision }) => decision === null && place.day < addDays(now.today, nearDays),
  );
  const rows = [...now.overdue, ...leaders];
  const count = peopleOf(rows);
  const unapproved = now.leaving.filter((line) => line.isLeader && line.fromAt <= now.now);
  const others = peopleOf(now.away.filter((line) => !line.isLeader));
  // A room that keeps no registry is not told that everybody is there.
  if (now.hasNoRules && count + others + unapproved.length + near.length === 0) return null;
  const open = (id: AbsenceId): void => {
    goTo('/absence');
    announce('show-absence', { id });
  };
  return (
    <section className="panel" aria-label={t('absence:desk.title')}>
      <header>
        <h2>{t('absence:desk.title')}</h2>
        <span className={now.overdue.length === 0 ? 'tag' : 'tag red'}>{count}</span>
      </header>
      {count === 0 ? <div className="empty">{t('absence:desk.none')}</div> : null}
      {rows.map((line) => (
        <AwayRow key={line.id} line={line} onOpen={open} />
      ))}
      {unapproved.map((line) => (
        <button key={line.id} type="button" className="side-row" onClick={() => open(line.id)}>
          <span className="tag orange">{t('absence:now.unapproved')}</span>
          <span className="below">
            <b>{line.personName}</b> {line.personPost}
          </span>
        </button>
      ))}
      {others === 0 ? null : (
        <button type="button" className="side-row" onClick={() => goTo('/absence')}>
          <span className="small quiet">{t('absence:desk.others', { count: others })}</span>
        </button>
      )}
      {near.map((one) => (
        <button
          key={`${one.absenceId} ${placeKey(one.place)}`}
          type="button"
          className="side-row"
          onClick={() => open(one.absenceId)}
        >
          <span className="tag orange">{t('absence:desk.undecided')}</span>
          <span className="below">
            <b>{one.personName}</b>{' '}
            {t('absence:desk.against', { day: times.day(one.place.day), post: one.postName })}
          </span>
        </button>
      ))}
    </section>
  );
}
