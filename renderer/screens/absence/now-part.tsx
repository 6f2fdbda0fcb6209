import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { AbsenceId } from '#domain/absence/absence';
import { useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { peopleOf } from '../../parts/people-of.ts';
import { useWords } from '../../use-words.ts';
import { AwayTable } from './away-table.tsx';
import { ContradictionRows } from './contradiction-rows.tsx';

function Section({
  title,
  count,
  colour = '',
  empty,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly colour?: 'red' | 'orange' | '';
  readonly empty?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={`panel ${colour === '' ? '' : `is-${colour}`}`} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className={`tag ${count === 0 ? '' : colour}`}>{count}</span>
      </header>
      {count === 0 && empty !== undefined ? <div className="empty">{empty}</div> : children}
    </section>
  );
}

/** 今日在外: who should be back, which duties lie on somebody away, who is away and who leaves next. */
export function NowPart({
  onOpen,
  onRules,
}: {
  readonly onOpen: (id: AbsenceId) => void;
  readonly onRules: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const mayChoose = useHasRole('chief', 'admin');
  const { data, error } = useAsk('absence.now', {}, { everyMilliseconds: 60_000 });
  if (data === undefined) return <FailureNotice error={error} />;
  const { away, overdue, contradictions } = data;
  const unapproved = data.leaving.filter((line) => line.fromAt <= data.now);
  const leaving = data.leaving.filter((line) => line.fromAt > data.now);
  const out = [...overdue, ...away];
  return (
    <div className="system-part away-now">
      <h2 className="unseen">{t('absence:now.title')}</h2>
      <div className="part-bar">
        <b>{times.longDay(data.today)}</b>
        <span className="quiet">
          {t('absence:now.sum', {
            count: peopleOf(out),
            leaders: peopleOf(out.filter((line) => line.isLeader)),
          })}
        </span>
      </div>
      <FailureNotice error={error} />
      {data.hasNoRules ? (
        <div className="notice-line" role="note">
          <span className="grow">{t(mayChoose ? 'absence:now.noRules' : 'absence:now.noRulesRead')}</span>
          <Button onClick={onRules}>{t('absence:now.toRules')}</Button>
        </div>
      ) : null}
      {overdue.length === 0 ? null : (
        <Section title={t('absence:state.overdue')} count={overdue.length} colour="red">
          <AwayTable label={t('absence:state.overdue')} lines={overdue} isLate onOpen={onOpen} />
        </Section>
      )}
      {contradictions.length === 0 ? null : (
        <Section title={t('absence:now.contradictions')} count={contradictions.length} colour="orange">
          <ContradictionRows contradictions={contradictions} onOpen={onOpen} />
        </Section>
      )}
      {unapproved.length === 0 ? null : (
        <Section title={t('absence:now.unapproved')} count={unapproved.length} colour="orange">
          <AwayTable label={t('absence:now.unapproved')} lines={unapproved} onOpen={onOpen} />
        </Section>
      )}
      <Section title={t('absence:now.away')} count={away.length} empty={t('absence:now.nobody')}>
        <AwayTable label={t('absence:now.away')} lines={away} onOpen={onOpen} />
      </Section>
      <Section title={t('absence:now.leaving')} count={leaving.length} empty={t('absence:now.nobodyLeaves')}>
        <AwayTable label={t('absence:now.leaving')} lines={leaving} onOpen={onOpen} />
      </Section>
      {data.seesWhereabouts ? null : <p className="small quiet">{t('absence:now.hidden')}</p>}
    </div>
  );
}
