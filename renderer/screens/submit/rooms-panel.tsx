import { Button } from 'antd';
import { useState } from 'react';
import type { ShownRoom, UnknownKey } from '#contract/methods/office';
import { useAct } from '../../asking.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** One room of the registry: what is typed about it, its keys since the first, and what came last. */
export function RoomPanel({
  room,
  mayPlan,
  unknown,
  onEdit,
  onPair,
  onClose,
}: {
  readonly room: ShownRoom;
  readonly mayPlan: boolean;
  readonly unknown: readonly UnknownKey[];
  readonly onEdit: () => void;
  readonly onPair: (key: UnknownKey) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const unpair = useAct('office.unpair');
  const [isRetiring, setRetiring] = useState(false);
  const { fields } = room;
  const facts: readonly (readonly [string, string])[] = [
    [t('product:rooms.column.group'), fields.group],
    [t('product:rooms.column.phone'), fields.phone],
    [t('product:rooms.field.dueAt'), fields.dueAt ?? t('product:rooms.officeDue')],
    [t('product:rooms.field.fromDay'), `${fields.fromDay} – ${fields.untilDay ?? ''}`],
    [t('product:rooms.field.note'), fields.note],
    [
      t('product:rooms.column.last'),
      room.lastArrivedAt === null
        ? '–'
        : `${t('product:intake.sequence', { no: room.lastSequence })} · ${times.full(room.lastArrivedAt)}`,
    ],
  ];
  const own = unknown.filter(({ unitName }) => unitName === fields.name);
  return (
    <section className="panel room-panel" aria-label={fields.name}>
      <header>
        <h3>{fields.name}</h3>
        <span className="actions">
          {mayPlan ? <Button onClick={onEdit}>{t('common.edit')}</Button> : null}
          <Button onClick={onClose}>{t('common.close')}</Button>
        </span>
      </header>
      <div className="room-body">
        <dl className="summary-facts">
          {facts
            .filter(([, text]) => text !== '')
            .map(([name, text]) => (
              <div key={name} className="contents">
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
        </dl>
        <h4>{t('product:rooms.keys')}</h4>
        {room.keys.length === 0 ? <p className="quiet">{t('product:rooms.noKeyHint')}</p> : null}
        <ul className="room-keys">
          {room.keys.toReversed().map((key) => (
            <li key={`${key.publicKey} ${key.pairedAt}`}>
              <span className={key.retiredAt === null ? 'tag green' : 'tag'}>
                {t(key.retiredAt === null ? 'product:rooms.keyInUse' : 'product:rooms.keyRetired')}
              </span>{' '}
              {key.retiredAt === null && room.code !== null ? <b className="room-code">{room.code}</b> : null}{' '}
              <span className="hash">{key.publicKey.slice(0, 16)}…</span>
              <div className="small quiet">
                {t('product:rooms.paired', { time: times.full(key.pairedAt), name: key.pairedByName })}
                {key.retiredAt === null
                  ? ''
                  : ` · ${t('product:rooms.retiredAt', { time: times.full(key.retiredAt) })}`}
              </div>
            </li>
          ))}
        </ul>
        {mayPlan ? (
          <div className="actions">
            {own.map((key) => (
              <Button key={key.publicKey} type="primary" onClick={() => onPair(key)}>
                {t('product:rooms.pair.open')}
              </Button>
            ))}
            {room.code === null ? null : (
              <Button danger onClick={() => setRetiring(true)}>
                {t('product:rooms.retire')}
              </Button>
            )}
          </div>
        ) : null}
      </div>
      {isRetiring ? (
        <ReasonDialog
          title={t('product:rooms.retireTitle', { name: fields.name })}
          label={t('product:intake.reason')}
          hint={t('product:rooms.retireHint')}
          most={300}
          isRequired
          isBusy={unpair.isBusy}
          refusal={unpair.refusal}
          onConfirm={async (reason) =>
            (await unpair.act({ id: room.id, version: room.version, reason })) !== undefined
          }
          onClose={() => setRetiring(false)}
        />
      ) : null}
    </section>
  );
}
