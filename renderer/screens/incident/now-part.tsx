import '../../styles/incident-page.css';
import { Button } from 'antd';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { byUrgency, OneList } from './one-list.tsx';
import { OnePage } from './one-page.tsx';
import type { IncidentPartProps } from './part-props.ts';

/** 在办: incidents that go on, and the one that is looked at with its clocks, facts, calls and reports. */
export function NowPart({ id, onChoose }: IncidentPartProps) {
  const { t } = useWords();
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const { data, error } = useAsk('incident.now', {}, { everyMilliseconds: 60_000 });
  if (data === undefined) return <FailureNotice error={error} />;
  const chosen = id ?? byUrgency(data.incidents)[0]?.id;
  return (
    <div className="incident-now">
      <h2 className="unseen">{t('incident:tab.now')}</h2>
      <nav className="one-side" aria-label={t('incident:page.open')}>
        <header>
          <b>{t('incident:page.open')}</b> <span className="tag">{data.incidents.length}</span>
          {isDesk ? (
            <Button size="small" title="Ctrl+I" onClick={() => announce('new-incident', {})}>
              {t('incident:page.take')}
            </Button>
          ) : null}
        </header>
        <FailureNotice error={error} />
        {data.incidents.length === 0 ? (
          <div className="empty">{t('incident:page.noneOpen')}</div>
        ) : (
          <OneList
            lines={data.incidents}
            stages={data.stages}
            chosen={chosen}
            onChoose={(one) => onChoose(one)}
          />
        )}
        {id === undefined || data.incidents.some((line) => line.id === id) ? null : (
          <Button type="link" onClick={() => onChoose(undefined)}>
            {t('incident:page.backToOpen')}
          </Button>
        )}
      </nav>
      {chosen === undefined ? (
        <div className="empty one-nothing">
          <p>{t('incident:page.nothing')}</p>
          <p>{t(isDesk ? 'incident:page.nothingTake' : 'incident:page.nothingRead')}</p>
        </div>
      ) : (
        <OnePage key={chosen} id={chosen} />
      )}
    </div>
  );
}
