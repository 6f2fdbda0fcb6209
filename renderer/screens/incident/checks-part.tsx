import '../../styles/incident-check.css';
import { Button, Segmented } from 'antd';
import { isWaiting } from '#domain/check/spot-check';
import { addDays } from '#domain/time/instant';
import { dutyDayOf } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole, useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { CheckBoard } from './check-board.tsx';
import { CheckDraw } from './check-draw.tsx';
import { CheckHistory } from './check-history.tsx';
import { CheckMonth } from './check-month.tsx';

const views = ['call', 'history', 'month'] as const;
type View = (typeof views)[number];

/** How long ago a room that still waits may have been picked. */
const waitingDays = 400;

function ToCall() {
  const { t } = useWords();
  const { station } = useSeat();
  const now = useMinute();
  const today = station === undefined ? now.slice(0, 10) : dutyDayOf(now, station);
  const setup = useAsk('incident.setup', {});
  const all = useAsk('check.all', {
    // The day is that of a moment.
    fromDay: addDays(today as never, -waitingDays),
    untilDay: addDays(today as never, 1),
  });
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const error = setup.error ?? all.error;
  if (setup.data === undefined || all.data === undefined) return <FailureNotice error={error} />;
  const waiting = all.data.filter(isWaiting);
  const hasRooms = setup.data.setup.rooms.some(({ isOn }) => isOn);
  return (
    <>
      <FailureNotice error={error} />
      {hasRooms ? null : (
        <p className="empty">
          {t('incident:checks.noRooms')}{' '}
          <Button onClick={() => announce('show-incident', { tab: 'setup' })}>
            {t('incident:checks.toSetup')}
          </Button>
        </p>
      )}
      {!isDesk ? (
        <p className="quiet">{t('incident:checks.onlyDesk')}</p>
      ) : (
        <>
          {hasRooms ? (
            <CheckDraw setup={setup.data.setup} waiting={new Set(waiting.map(({ roomId }) => roomId))} />
          ) : null}
          {hasRooms || waiting.length > 0 ? <CheckBoard checks={waiting} setup={setup.data.setup} /> : null}
        </>
      )}
    </>
  );
}

/** 查岗: spot checks of other duty rooms, the record of them, and the notice of a month. */
export function ChecksPart() {
  const { t } = useWords();
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const [view, setView] = useKept<View>('checks-view', isDesk ? 'call' : 'history');
  return (
    <div className="system-part checks-part">
      <Segmented
        className="check-views"
        aria-label={t('incident:checks.view.label')}
        value={view}
        options={views.map((value) => ({ value, label: t(`incident:checks.view.${value}`) }))}
        onChange={setView}
      />
      {view === 'call' ? <ToCall /> : view === 'history' ? <CheckHistory /> : <CheckMonth />}
    </div>
  );
}
