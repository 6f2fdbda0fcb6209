import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useWords } from '../use-words.ts';
import { categoryFields, type CategoryField } from '#domain/log/categories';
import { type Entry, type EntryId, isOpen } from '#domain/log/entry';
import type { Instant } from '#domain/time/instant';
import { useAct, useAsk } from '../asking.ts';
import { call } from '../call.ts';
import { announce } from '../frame/events.ts';
import { useSeat } from '../frame/seat.tsx';
import { useGoTo } from '../frame/use-console-keys.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { readableSize } from './entry-attachments.tsx';
import { EntryChanges } from './entry-changes.tsx';
import { EntryIncident } from './entry-incident.tsx';
import { EntryTags } from './entry-tags.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { Highlight } from './highlight.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useTimes } from './times.ts';

function OwnFieldValue({
  field,
  value,
}: {
  readonly field: CategoryField;
  readonly value: string | number | boolean;
}) {
  const { t } = useWords();
  const times = useTimes();
  if (typeof value === 'boolean') return value ? t('entry.yes') : t('entry.no');
  if (field.kind === 'choice') return t(`trade:choice.${String(value)}` as 'trade:choice.phone');
  // The service lets nothing but an instant into a moment's field.
  if (field.kind === 'moment') return times.full(value as Instant);
  return String(value);
}

function Facts({ entry }: { readonly entry: Entry }) {
  const { t } = useWords();
  const times = useTimes();
  const { unit, name, post, phone } = entry.counterpart;
  const rows: (readonly [string, React.ReactNode])[] = [
    [t('entry.occurred'), entry.occurredAt === null ? t('entry.unknownTime') : times.full(entry.occurredAt)],
    [t('entry.recorded'), times.full(entry.recordedAt)],
    [
      t('trade:part.counterpart'),
      [unit, name, post, phone].filter((part) => part !== '').join('  ') || (
        <span className="quiet">{t('trade:missing')}</span>
      ),
    ],
    ...categoryFields[entry.category].flatMap((field): (readonly [string, React.ReactNode])[] => {
      const value = entry.fields[field.key];
      return value === undefined
        ? []
        : [
            [
              t(`trade:field.${field.key}` as 'trade:field.place'),
              <OwnFieldValue key={field.key} field={field} value={value} />,
            ],
          ];
    }),
    ...(entry.instruction === '' ? [] : [[t('entry.instruction'), entry.instruction] as const]),
    ...(entry.handling === '' ? [] : [[t('entry.handling'), entry.handling] as const]),
    ...(entry.remindAt === null ? [] : [[t('entry.remindAt'), times.full(entry.remindAt)] as const]),
    [t('entry.recorder'), `${entry.recorderName}  ${t('entry.shift')} ${entry.shiftNo}`],
    [
      t('entry.hash'),
      <span key="hash" className="hash">
        {entry.hash}
      </span>,
    ],
  ];
  return (
    <dl className="facts">
      {rows.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An entry in full, with everything that happened to it and what can be done with it. */
export function EntryDetail({
  id,
  typed = '',
  onOpen,
}: {
  readonly id: EntryId;
  readonly typed?: string;
  readonly onOpen: (id: EntryId) => void;
}) {
  const { t } = useWords();
  const { desk } = useSeat();
  const goTo = useGoTo();
  const { data, error } = useAsk('log.entry', { id });
  const setState = useAct('log.setState');
  const voidIt = useAct('log.void');
  const [dialog, setDialog] = useState<'correct' | 'void' | 'todo' | 'doing' | 'done' | undefined>(undefined);
  if (error !== null) return <FailureNotice error={error} />;
  if (data === undefined || data.entry.id !== id) return null;
  const { entry } = data;
  const mayWrite = desk?.isMember === true && !entry.isVoid;
  const begin = (event: Parameters<typeof announce<'new-entry'>>[1]): void => {
    goTo('/desk');
    announce('new-entry', event);
  };
  const reference = (link: (typeof data.links)[number]) => (
    <button
      key={`${link.kind} ${link.id}`}
      type="button"
      className="side-row"
      onClick={() => onOpen(link.id)}
    >
      <b>{link.number}</b>{' '}
      <span className="tag">{link.kind === 'closes' ? t('entry.linkCloses') : t('entry.linkRelates')}</span>{' '}
      {link.content}
    </button>
  );
  return (
    <article className={`detail-card${entry.isVoid ? ' is-void' : ''}`} aria-label={entry.number}>
      <div className="title">
        <b>{entry.number}</b>
        <EntryTags entry={entry} />
      </div>
      <div className="content text">
        <Highlight text={entry.content} typed={typed} />
      </div>
      {mayWrite ? (
        <div className="title">
          <Button onClick={() => setDialog('correct')}>{t('entry.correct')}</Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: (['todo', 'doing', 'done'] as const)
                .filter((state) => state !== entry.state)
                .map((state) => ({ key: state, label: t(`trade:state.${state}`) })),
              onClick: ({ key }) => setDialog(key as 'todo'),
            }}
          >
            <Button>{t('entry.setState')} ▾</Button>
          </Dropdown>
          {isOpen(entry.state) ? (
            <Button onClick={() => begin({ category: 'FEEDBACK', closes: entry.id })}>
              {t('entry.feedback')}
            </Button>
          ) : null}
          <Button onClick={() => begin({ category: entry.category, relates: entry.id })}>
            {t('entry.follow')}
          </Button>
          {entry.category === 'EVENT' ? <EntryIncident entry={entry} /> : null}
          <Button danger onClick={() => setDialog('void')}>
            {t('entry.voidIt')}
          </Button>
        </div>
      ) : null}
      <Facts entry={entry} />
      {entry.attachments.length === 0 ? null : (
        <div className="title">
          {entry.attachments.map((file) => (
            <Button
              key={`${file.hash} ${file.name}`}
              size="small"
              onClick={() => void call('console.openAttachment', { hash: file.hash, name: file.name })}
            >
              {file.name} ({readableSize(file.size)})
            </Button>
          ))}
        </div>
      )}
      {data.links.length === 0 ? null : (
        <section>
          <h3>{t('entry.links')}</h3>
          {data.links.map(reference)}
        </section>
      )}
      {data.linkedFrom.length === 0 ? null : (
        <section>
          <h3>{t('entry.linkedFrom')}</h3>
          {data.linkedFrom.map(reference)}
        </section>
      )}
      <EntryChanges entry={entry} changes={data.changes} />
      {dialog === 'correct' ? (
        <CorrectDialog
          entry={entry}
          correctedAt={data.changes.findLast((change) => change.before !== null)?.at}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog === 'void' ? (
        <ReasonDialog
          title={t('entry.voidTitle', { number: entry.number })}
          label={t('entry.voidReason')}
          hint={t('entry.voidHint')}
          isRequired
          isBusy={voidIt.isBusy}
          refusal={voidIt.refusal}
          onClose={() => setDialog(undefined)}
          onConfirm={async (reason) =>
            (await voidIt.act({ id: entry.id, version: entry.version, reason })) !== undefined
          }
        />
      ) : null}
      {dialog === 'todo' || dialog === 'doing' || dialog === 'done' ? (
        <ReasonDialog
          title={`${entry.number} → ${t(`trade:state.${dialog}`)}`}
          label={t('entry.note')}
          hint=""
          isBusy={setState.isBusy}
          refusal={setState.refusal}
          onClose={() => setDialog(undefined)}
          onConfirm={async (note) =>
            (await setState.act({ id: entry.id, version: entry.version, state: dialog, note })) !== undefined
          }
        />
      ) : null}
    </article>
  );
}
