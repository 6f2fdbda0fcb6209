import { useEffect, useRef } from 'react';
import type { Output } from '#contract/methods';
import type { OfficeRoomId } from '#domain/office/office-room';
import { useWords } from '../../use-words.ts';

/** The rooms that are missing as a list of calls, with what the last call to each came to. */
export function ChaseList({
  rooms,
  chosen,
  onChoose,
}: {
  readonly rooms: Output<'office.missing'>;
  readonly chosen: OfficeRoomId;
  readonly onChoose: (id: OfficeRoomId) => void;
}) {
  const { t } = useWords();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (chosen !== '')
      list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <nav className="panel chase-list" aria-label={t('product:chase.list')}>
      <ul ref={list}>
        {rooms.map((room) => {
          const last = room.chases
            .toSorted((one, other) => one.calledAt.localeCompare(other.calledAt))
            .at(-1);
          return (
            <li key={room.roomId}>
              <button
                type="button"
                aria-current={room.roomId === chosen}
                onClick={() => onChoose(room.roomId)}
              >
                <b>{room.roomName}</b>
                <span className="small quiet">
                  {[
                    room.group,
                    room.lapses === 0 ? '' : t('product:chase.lapsesShort', { count: room.lapses }),
                  ]
                    .filter((text) => text !== '')
                    .join(' · ')}
                </span>
                {last === undefined ? null : (
                  <span className={last.result === 'reached' ? 'tag green' : 'tag orange'}>
                    {t(`product:chaseResult.${last.result}`)}
                    {room.chases.length > 1 ? ` ×${room.chases.length}` : ''}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
