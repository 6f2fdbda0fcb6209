import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../use-words.ts';
import type { EntryId } from '#domain/log/entry';
import { useAsk } from '../asking.ts';
import { announce } from './events.ts';
import { useIncidentRows } from './palette-incidents.ts';
import { usePeriodRows } from './palette-periods.ts';
import { useProductRows } from './palette-products.ts';
import { places } from './places-list.ts';
import { lockSeat, useGoTo } from './use-console-keys.ts';

type Row = { readonly key: string; readonly label: string; readonly run: () => void };

/** Finds anything by what is typed: a place, an entry by number, a person by initials, or words of the log. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const goTo = useGoTo();
  const [text, setText] = useState('');
  const [cursor, setCursor] = useState(0);
  const typed = text.trim();
  const number = /^(\d{4})-?(\d{1,6})$/.exec(typed);
  const byNumber = useAsk(
    'log.byNumber',
    { number: number === null ? '' : `${number[1] ?? ''}-${number[2] ?? ''}` },
    { isOff: number === null },
  ).data?.entry;
  const people = useAsk('people.find', { text: typed, limit: 6 }, { isOff: typed === '' }).data ?? [];
  const hits =
    useAsk('log.page', { filter: { text: typed }, before: null, limit: 6 }, { isOff: typed === '' }).data
      ?.entries ?? [];
  const periods = usePeriodRows(typed);
  const incidents = useIncidentRows(typed);
  const products = useProductRows(typed);
  const openEntry = (id: EntryId): void => {
    goTo('/log');
    announce('open-entry', { id });
  };
  const commands: Row[] = [
    {
      key: 'new',
      label: `${t('desk.quickEntry')}  Ctrl+N`,
      run: () => (goTo('/desk'), announce('new-entry', {})),
    },
    {
      key: 'new-incident',
      label: `${t('incident:intake.command')}  Ctrl+I`,
      run: () => announce('new-incident', {}),
    },
    {
      key: 'new-absence',
      label: `${t('absence:now.register')}  Ctrl+Shift+N`,
      run: () => (goTo('/absence'), announce('new-absence', {})),
    },
    {
      key: 'call-out',
      label: t('period:run.call'),
      run: () => (goTo('/period'), announce('show-period', { tab: 'run' })),
    },
    { key: 'lock', label: `${t('keys.lock')}  Ctrl+L`, run: () => void lockSeat() },
    { key: 'export', label: t('export.title'), run: () => announce('open-export', undefined) },
    ...places.map((place) => ({
      key: place.name,
      label: `${t('palette.goto', { place: t(`place.${place.name}`) })}  Ctrl+${place.digit}`,
      run: () => goTo(place.path),
    })),
  ].filter((row) => typed === '' || row.label.toLowerCase().includes(typed.toLowerCase()));
  const rows: Row[] = [
    ...(byNumber === undefined || byNumber === null
      ? []
      : [
          {
            key: 'number',
            label: `${byNumber.number}  ${byNumber.content.slice(0, 60)}`,
            run: () => openEntry(byNumber.id),
          },
        ]),
    ...(typed === ''
      ? []
      : people.map((person) => ({
          key: person.id,
          label: `${person.name}  ${person.post}  ${person.phones.map((phone) => phone.number).join(' ')}`,
          run: () => goTo('/people'),
        }))),
    ...incidents,
    ...periods,
    ...products,
    ...commands,
    ...(typed === ''
      ? []
      : [
          {
            key: 'search',
            label: t('palette.searchLog', { text: typed }),
            run: () => (goTo('/log'), announce('search-log', { text: typed })),
          },
        ]),
    ...(typed === ''
      ? []
      : hits.map((entry) => ({
          key: `entry-${entry.id}`,
          label: `${entry.number}  ${entry.content.slice(0, 60)}`,
          run: () => openEntry(entry.id),
        }))),
  ];
  const at = Math.min(cursor, rows.length - 1);
  const run = (row: Row | undefined): void => {
    if (row === undefined) return;
    onClose();
    row.run();
  };
  return (
    <Modal open footer={null} closable={false} onCancel={onClose} title={t('palette.title')} width={640}>
      <Input
        autoFocus
        value={text}
        aria-label={t('palette.title')}
        placeholder={t('palette.hint')}
        onChange={(event) => {
          setText(event.target.value);
          setCursor(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setCursor(Math.min(at + 1, rows.length - 1));
          else if (event.key === 'ArrowUp') setCursor(Math.max(at - 1, 0));
          else if (event.key === 'Enter') run(rows[at]);
          else return;
          event.preventDefault();
        }}
      />
      <div
        role="listbox"
        aria-label={t('palette.title')}
        style={{ marginTop: 8, maxHeight: 420, overflow: 'auto' }}
      >
        {rows.map((row, index) => (
          <button
            key={row.key}
            type="button"
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            className="palette-row"
            onClick={() => run(row)}
          >
            {row.label}
          </button>
        ))}
        {rows.length === 0 ? <div className="empty">{t('palette.nothing')}</div> : null}
      </div>
    </Modal>
  );
}
