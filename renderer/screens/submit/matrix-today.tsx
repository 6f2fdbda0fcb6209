import type { Output } from '#contract/methods';
import type { Instant } from '#domain/time/instant';
import { useTimes } from '../../parts/times.ts';
import { useNow } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { countStates } from './matrix-rows.ts';

/** The moment by which most rooms of a day have to report; undefined where none has to. */
function usualDue(rooms: Output<'office.day'>): Instant | undefined {
  const seen = new Map<Instant, number>();
  for (const { dueAt } of rooms) if (dueAt !== null) seen.set(dueAt, (seen.get(dueAt) ?? 0) + 1);
  return [...seen].toSorted((one, other) => other[1] - one[1])[0]?.[0];
}

function Left({ dueAt }: { readonly dueAt: Instant }) {
  const { t } = useWords();
  const minutes = Math.ceil((Date.parse(dueAt) - Date.parse(useNow())) / 60_000);
  const size = Math.abs(minutes);
  const time = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  return (
    <b role="timer" className={minutes < 0 ? 'is-over' : minutes <= 30 ? 'is-near' : ''}>
      {t(minutes < 0 ? 'product:matrix.over' : 'product:matrix.left', { time })}
    </b>
  );
}

/** How today stands in one line: how many have to report, did, and did not, and how long there is left. */
export function MatrixToday({ rooms }: { readonly rooms: Output<'office.day'> }) {
  const { t } = useWords();
  const times = useTimes();
  const counts = countStates(rooms.map(({ state }) => state));
  const due = usualDue(rooms);
  if (counts.expected === 0) return <output className="matrix-today">{t('product:matrix.noneToday')}</output>;
  return (
    <div className="matrix-today">
      <output>
        <b>{t('product:matrix.today')}</b>
        <span>{t('product:matrix.line.expected', { count: counts.expected })}</span>
        <span>
          {t('product:matrix.line.reported', { count: counts.reported })}
          {counts.zero === 0 ? '' : t('product:matrix.line.zero', { count: counts.zero })}
        </span>
        {counts.late === 0 ? null : (
          <span className="is-late-words">{t('product:matrix.line.late', { count: counts.late })}</span>
        )}
        {counts.held === 0 ? null : (
          <span className="is-held-words">{t('product:matrix.line.held', { count: counts.held })}</span>
        )}
        {counts.waiting === 0 ? null : (
          <span>{t('product:matrix.line.waiting', { count: counts.waiting })}</span>
        )}
        <span className={counts.missing === 0 ? '' : 'is-missing-words'}>
          {t('product:matrix.line.missing', { count: counts.missing })}
        </span>
      </output>
      {due === undefined ? null : (
        <span className="matrix-due">
          {t('product:matrix.line.due', { time: times.clock(due) })} <Left dueAt={due} />
        </span>
      )}
    </div>
  );
}
