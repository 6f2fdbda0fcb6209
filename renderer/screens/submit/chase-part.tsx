import '../../styles/submit-office.css';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Output } from '#contract/methods';
import type { OfficeRoomId } from '#domain/office/office-room';
import type { IsoDay } from '#domain/time/instant';
import { useAsk } from '../../asking.ts';
import { DayPicker } from '../../parts/day-picker.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { ChaseList } from './chase-list.tsx';
import { ChaseRoom } from './chase-room.tsx';
import { useOfficeDay } from './office-goto.ts';

/** The room that is being called, with its place in the list. */
type InHand = {
  readonly day: IsoDay;
  readonly at: number;
  readonly room: Output<'office.missing'>[number];
};

/** 催报: the rooms whose report of a day is missing, called one after the other by keyboard. */
export function ChasePart() {
  const { t } = useWords();
  const times = useTimes();
  const { today, day, setDay } = useOfficeDay();
  const [chosen, setChosen] = useKept<OfficeRoomId | undefined>('chase-room', undefined);
  const asked = useAsk('office.missing', { day }, { everyMilliseconds: 60_000 });
  const rooms = asked.data ?? [];
  const [inHand, setInHand] = useState<InHand | undefined>(undefined);
  const found = rooms.findIndex(({ roomId }) => roomId === chosen);
  const listed = rooms[found];
  // Whose report arrives during the call stays in sight: what is typed must not come to another room.
  const held =
    listed === undefined && inHand?.day === day && inHand.room.roomId === chosen ? inHand : undefined;
  const room = listed ?? held?.room ?? rooms[0];
  if (listed !== undefined && (inHand?.room !== listed || inHand.at !== found || inHand.day !== day))
    setInHand({ day, at: found, room: listed });
  useEffect(() => {
    if (room !== undefined && room.roomId !== chosen) setChosen(room.roomId);
  });
  const go = (step: number): void => {
    // The next one stands where the one stood that is gone.
    const from = held === undefined ? Math.max(0, found) : held.at - (step > 0 ? 1 : 0);
    const next = rooms[(from + step + rooms.length) % Math.max(1, rooms.length)];
    if (next !== undefined) setChosen(next.roomId);
    else if (held !== undefined) setInHand(undefined);
  };
  const called = rooms.filter(({ chases }) => chases.length > 0).length;
  const missing = rooms.filter(({ state }) => state === 'm' || state === 'x').length;
  return (
    <div className="office-chase">
      <h2 className="unseen">{t('product:tab.chase')}</h2>
      <div className="office-bar">
        <DayPicker
          label={t('product:chase.day')}
          day={day}
          allowClear={false}
          onChange={(next) => {
            if (next !== '') setDay(next);
          }}
        />
        <Button disabled={day === today} onClick={() => setDay(today)}>
          {t('product:matrix.today')}
        </Button>
        <b>{times.longDay(day)}</b>
        {asked.data === undefined ? null : (
          <output className="grow">
            {t('product:chase.left', { count: rooms.length, missing, called })}
          </output>
        )}
        <span className="quiet small">{t('product:chase.keys')}</span>
      </div>
      <FailureNotice error={asked.error} />
      {asked.data === undefined ? null : room === undefined ? (
        <div className="empty grow">{t('product:chase.empty')}</div>
      ) : (
        <div className="chase-board">
          <ChaseList rooms={rooms} chosen={room.roomId} onChoose={setChosen} />
          <ChaseRoom
            key={`${day} ${room.roomId}`}
            room={room}
            day={day}
            isGone={held !== undefined}
            onGo={go}
          />
        </div>
      )}
    </div>
  );
}
