import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { OfficeRoomId } from '#domain/office/office-room';
import type { IsoDay } from '#domain/time/instant';
import { useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useFocusBack } from '../../parts/use-focus-back.ts';
import { useWords } from '../../use-words.ts';
import { ChaseCalls } from './chase-calls.tsx';
import { classOfState } from './matrix-line.tsx';
import { goToChase, goToIntake } from './office-goto.ts';
import { ToldDialog } from './told-dialog.tsx';

/** One room on one day: what came and when, what was due, the calls, and what can be done about it. */
export function MatrixCell({
  roomId,
  day,
  onClose,
}: {
  readonly roomId: OfficeRoomId;
  readonly day: IsoDay;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const asked = useAsk('office.day', { day });
  const missing = useAsk('office.missing', { day });
  const [isTelling, setTelling] = useState(false);
  useFocusBack();
  const room = asked.data?.find((one) => one.roomId === roomId);
  const line = missing.data?.find((one) => one.roomId === roomId);
  const intakeId = room?.intakeId ?? null;
  if (isTelling && room !== undefined)
    return (
      <ToldDialog
        roomId={roomId}
        roomName={room.roomName}
        day={day}
        onClose={() => setTelling(false)}
        onDone={() => setTelling(false)}
      />
    );
  return (
    <Modal
      open
      title={t('product:matrix.cell.title', { room: room?.roomName ?? '', day: times.longDay(day) })}
      onCancel={onClose}
      footer={
        <span className="actions matrix-acts">
          {isDesk && line !== undefined ? (
            <>
              <Button onClick={() => setTelling(true)}>{t('product:matrix.cell.told')}</Button>
              <Button type={intakeId === null ? 'primary' : 'default'} onClick={() => goToChase(day, roomId)}>
                {t('product:matrix.chase')}
              </Button>
            </>
          ) : null}
          {intakeId === null ? null : (
            <Button type="primary" autoFocus onClick={() => goToIntake(intakeId)}>
              {t('product:matrix.cell.open')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.close')}</Button>
        </span>
      }
    >
      <FailureNotice error={asked.error ?? missing.error} />
      {room === undefined ? (
        asked.data === undefined ? null : (
          <p className="quiet">{t('product:matrix.cell.none')}</p>
        )
      ) : (
        <dl className="summary-facts">
          <dt>{t('product:matrix.cell.state')}</dt>
          <dd>
            <span className={`matrix-cell is-wide ${classOfState(room.state)}`}>
              {t(`product:cell.${room.state}`)}
            </span>
          </dd>
          <dt>{t('product:matrix.cell.due')}</dt>
          <dd>{room.dueAt === null ? t('product:matrix.cell.notDue') : times.moment(room.dueAt)}</dd>
          <dt>{t('product:matrix.cell.arrived')}</dt>
          <dd>
            {room.arrivedAt === null ? t('product:matrix.cell.notArrived') : times.moment(room.arrivedAt)}
          </dd>
          {room.intakeId === null ? null : (
            <>
              <dt>{t('product:figure.incidents')}</dt>
              <dd>{room.incidents}</dd>
            </>
          )}
          {line === undefined ? null : (
            <>
              <dt>{t('product:chase.phone')}</dt>
              <dd>{line.phone === '' ? t('product:chase.noPhone') : line.phone}</dd>
              <dt>{t('product:chase.calls')}</dt>
              <dd>
                <ChaseCalls chases={line.chases} />
              </dd>
            </>
          )}
        </dl>
      )}
    </Modal>
  );
}
