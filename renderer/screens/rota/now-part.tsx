import '../../styles/rota-office.css';
import { Button } from 'antd';
import type { Output } from '#contract/methods';
import { useAsk } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { DutyTable } from './duty-table.tsx';
import { DutyPhones, useShownPhones } from './shown-phones.tsx';

type Now = Output<'rota.now'>;

/** One card: who is to be on duty in a shift, with the numbers. */
function DutyCard({
  title,
  empty,
  duties,
  phones,
}: {
  readonly title: string;
  readonly empty: string;
  readonly duties: Now['onDuty'];
  readonly phones: ReturnType<typeof useShownPhones>;
}) {
  const { t } = useWords();
  const times = useTimes();
  return (
    <section className="panel duty-card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {duties[0] === undefined ? null : <span className="quiet">{times.longDay(duties[0].day)}</span>}
      </header>
      {duties.length === 0 ? <div className="empty">{empty}</div> : null}
      <ul>
        {duties.map((duty) => (
          <li key={`${duty.day} ${duty.postId} ${duty.from} ${duty.seat}`}>
            <span className="duty-post">
              <b>{duty.postName}</b>
              <span className="quiet small">
                {times.moment(duty.from)}–{times.moment(duty.until)}
              </span>
            </span>
            <span className="duty-name">
              {duty.personId === null ? (
                <span className="tag red">{t('rota.now.gap')}</span>
              ) : (
                <>
                  <b>{duty.personName}</b> <span className="quiet">{duty.personPost}</span>
                </>
              )}
            </span>
            <DutyPhones duty={duty} phones={phones.phonesOf(duty)} onShow={(id) => void phones.show(id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 今日/本周: who is to be on duty now, who comes next, and the week, as it was published. */
export function NowPart() {
  const { t } = useWords();
  const times = useTimes();
  const { station } = useSeat();
  const { data, error } = useAsk('rota.now', {}, { everyMilliseconds: 60_000 });
  const phones = useShownPhones();
  if (data === undefined) return <FailureNotice error={error} />;
  const isEmpty = data.onDuty.length === 0 && data.next.length === 0 && data.week.length === 0;
  if (isEmpty) return <div className="empty">{t('rota.now.nothing')}</div>;
  return (
    <div className="rota-now">
      <div className="part-bar">
        <h2 className="grow">
          <span className="only-print">{station?.unitName} </span>
          {times.longDay(data.today)}
        </h2>
        <span className="quiet small no-print">{t('rota.now.phonesHint')}</span>
        <Button className="no-print" onClick={() => globalThis.print()}>
          {t('rota.now.print')}
        </Button>
      </div>
      <FailureNotice error={error ?? phones.refusal} />
      <div className="duty-cards">
        <DutyCard
          title={t('rota.now.onDuty')}
          empty={t('rota.now.nobody')}
          duties={data.onDuty}
          phones={phones}
        />
        <DutyCard
          title={t('rota.now.next')}
          empty={t('rota.now.noNext')}
          duties={data.next}
          phones={phones}
        />
      </div>
      <DutyTable label={t('rota.now.week')} duties={data.week} today={data.today} />
    </div>
  );
}
