import '../../styles/submit-office.css';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { ShownRoom, UnknownKey } from '#contract/methods/office';
import type { OfficeRoomId } from '#domain/office/office-room';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { base64Of } from '../../parts/file-bytes.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { LineGrid } from '../../parts/line-grid.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { PairDialog } from './rooms-pair.tsx';
import { RoomDialog } from './rooms-edit.tsx';
import { PasteRooms } from './rooms-paste.tsx';
import { RoomPanel } from './rooms-panel.tsx';
import { UnknownKeys } from './rooms-unknown.tsx';

type Line = { readonly id: OfficeRoomId; readonly room: ShownRoom };

const columns = ['name', 'group', 'phone', 'key', 'last'] as const;

function LineCells({ line: { room } }: { readonly line: Line }) {
  const { t } = useWords();
  const times = useTimes();
  const { name, group, phone, dueAt, untilDay } = room.fields;
  return (
    <>
      <td>
        <b className="gist">{name}</b>
        {dueAt === null && untilDay === null ? null : (
          <span className="small quiet below">
            {[
              dueAt === null ? '' : t('product:rooms.ownDue', { time: dueAt }),
              untilDay === null ? '' : t('product:rooms.until', { day: untilDay }),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        )}
      </td>
      <td>{group}</td>
      <td>{phone}</td>
      <td className="nowrap">
        {room.code === null ? (
          <span className="tag orange">{t('product:rooms.noKey')}</span>
        ) : (
          <span className="room-code">{room.code}</span>
        )}
      </td>
      <td>
        {room.lastArrivedAt === null
          ? '–'
          : `${t('product:intake.sequence', { no: room.lastSequence })} · ${times.moment(room.lastArrivedAt)}`}
      </td>
    </>
  );
}

/** 单位与密钥: the rooms that report to this office, and the keys that belong to them. */
export function RoomsPart() {
  const { t } = useWords();
  const mayPlan = useHasRole('chief', 'admin');
  const asked = useAsk('office.rooms', {});
  const takeCard = useAct('office.takeCard');
  const [text, setText] = useKept('rooms-find', '');
  const [chosen, setChosen] = useKept<OfficeRoomId | undefined>('rooms-chosen', undefined);
  const [edited, setEdited] = useState<ShownRoom | 'new' | undefined>(undefined);
  const [pairing, setPairing] = useState<
    { readonly unknown: UnknownKey; readonly roomId?: OfficeRoomId } | undefined
  >(undefined);
  const [isPasting, setPasting] = useState(false);
  const [cardError, setCardError] = useState<unknown>(undefined);
  const card = useRef<HTMLInputElement>(null);
  const rooms = asked.data?.rooms ?? [];
  const unknown = asked.data?.unknown ?? [];
  const wanted = text.trim().toLowerCase();
  const lines = rooms
    .filter(({ fields }) => `${fields.name} ${fields.group} ${fields.phone}`.toLowerCase().includes(wanted))
    .map((room): Line => ({ id: room.id, room }));
  const room = rooms.find(({ id }) => id === chosen);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setCardError(undefined);
    try {
      const key = await takeCard.act({ name: file.name, base64: await base64Of(file) });
      if (key !== undefined) setPairing({ unknown: key });
    } catch (error) {
      setCardError(error);
    }
  };
  return (
    <div className="office-rooms">
      <h2 className="unseen">{t('product:tab.rooms')}</h2>
      <div className="office-bar">
        <input
          className="text-input search"
          aria-label={t('product:rooms.find')}
          placeholder={t('product:rooms.find')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <output className="quiet small grow">
          {asked.data === undefined
            ? ''
            : t('product:rooms.count', {
                count: rooms.length,
                keys: rooms.filter(({ code }) => code !== null).length,
              })}
        </output>
        {mayPlan ? (
          <>
            <Button type="primary" onClick={() => setEdited('new')}>
              {t('product:rooms.add')}
            </Button>
            <Button aria-pressed={isPasting} onClick={() => setPasting(!isPasting)}>
              {t('product:rooms.many')}
            </Button>
            <Button loading={takeCard.isBusy} onClick={() => card.current?.click()}>
              {t('product:rooms.card')}
            </Button>
            <input
              ref={card}
              hidden
              type="file"
              accept=".json"
              aria-label={t('product:rooms.card')}
              onChange={({ target }) => {
                void take(target.files?.[0]);
                target.value = '';
              }}
            />
          </>
        ) : null}
      </div>
      <FailureNotice error={asked.error ?? takeCard.refusal ?? cardError} />
      <UnknownKeys keys={unknown} onPair={mayPlan ? (key) => setPairing({ unknown: key }) : undefined} />
      {isPasting ? <PasteRooms rooms={rooms} onDone={() => setPasting(false)} /> : null}
      <div className={room === undefined ? 'rooms-board' : 'rooms-board has-detail'}>
        {asked.data !== undefined && lines.length === 0 ? (
          <div className="empty grow">
            {t(rooms.length === 0 ? 'product:rooms.empty' : 'product:rooms.notFound')}
          </div>
        ) : (
          <LineGrid<OfficeRoomId, Line>
            name="rooms-scroll"
            label={t('product:tab.rooms')}
            className="rooms-grid"
            columns={columns.map((key) => ({
              key: `rooms-${key}`,
              heading: t(`product:rooms.column.${key}`),
            }))}
            lines={lines}
            cursorId={chosen}
            onCursor={setChosen}
            onOpen={setChosen}
            cells={LineCells}
            classOf={({ room: { fields } }) => (fields.untilDay === null ? undefined : 'is-void')}
          />
        )}
        {room === undefined ? null : (
          <RoomPanel
            key={room.id}
            room={room}
            mayPlan={mayPlan}
            unknown={unknown}
            onEdit={() => setEdited(room)}
            onPair={(key) => setPairing({ unknown: key, roomId: room.id })}
            onClose={() => setChosen(undefined)}
          />
        )}
      </div>
      {edited === undefined ? null : (
        <RoomDialog
          room={edited === 'new' ? undefined : edited}
          groups={[...new Set(rooms.map(({ fields }) => fields.group))].filter((group) => group !== '')}
          onClose={() => setEdited(undefined)}
        />
      )}
      {pairing === undefined ? null : (
        <PairDialog {...pairing} rooms={rooms} onClose={() => setPairing(undefined)} />
      )}
    </div>
  );
}
