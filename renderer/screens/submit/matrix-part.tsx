import '../../styles/submit-office.css';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { cellState } from '#domain/office/matrix';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useWords, type Words } from '../../use-words.ts';
import { monthName } from '../incident/span-words.ts';
import { MatrixCell } from './matrix-cell.tsx';
import { MatrixFilters } from './matrix-filters.tsx';
import { MatrixGrid, type MatrixPlace } from './matrix-grid.tsx';
import { type CellWords, classOfState } from './matrix-line.tsx';
import { countDays, filterRooms, groupsOf, type MatrixFilter, rowsOf } from './matrix-rows.ts';
import { type MatrixView, movedDay, spanOf } from './matrix-span.ts';
import { MatrixToday } from './matrix-today.tsx';
import { OfficeExport } from './office-export.tsx';
import { goToChase, useOfficeDay } from './office-goto.ts';

const views = ['month', 'week'] as const;
const everyMinute = { everyMilliseconds: 60_000 } as const;

const cellWords = (t: Words): CellWords => {
  const of = (state: (typeof cellState.options)[number]) => ({
    sign: t(`product:matrix.sign.${state}`),
    word: t(`product:cell.${state}`),
  });
  return {
    r: of('r'),
    z: of('z'),
    R: of('R'),
    Z: of('Z'),
    m: of('m'),
    w: of('w'),
    h: of('h'),
    x: of('x'),
    '-': of('-'),
    outside: { sign: '', word: t('product:matrix.outside') },
  };
};

function Legend({ words }: { readonly words: CellWords }) {
  return (
    <span className="matrix-legend">
      {cellState.options.map((state) => (
        <span key={state}>
          <span className={`matrix-cell ${classOfState(state)}`} aria-hidden="true">
            {words[state].sign}
          </span>{' '}
          {words[state].word}
        </span>
      ))}
    </span>
  );
}

/** 报送情况: rooms × days, who has reported, late or not, and how today stands. */
export function MatrixPart() {
  const { t, i18n } = useWords();
  const { today, day, setDay } = useOfficeDay();
  const isDesk = useHasRole('officer', 'chief', 'dutyLeader');
  const [view, setView] = useKept<MatrixView>('matrix-view', 'month');
  const [chosen, setFilter] = useKept<MatrixFilter>('matrix-filter', {
    group: undefined,
    text: '',
    onlyMissing: false,
  });
  const [cursor, setCursor] = useKept<MatrixPlace | undefined>('matrix-cursor', undefined);
  const [opened, setOpened] = useState<MatrixPlace | undefined>(undefined);
  const [isExporting, setExporting] = useState(false);
  const size = useAsk('console.settings', {}).data?.size === 'large' ? 18 : 14;
  const span = spanOf(view, day);
  const asked = useAsk('office.matrix', span, everyMinute);
  const now = useAsk('office.day', { day: today }, everyMinute);
  const words = useMemo(() => cellWords(t), [t]);
  const days = asked.data?.days ?? [];
  const rooms = asked.data?.rooms ?? [];
  // A group that no room is in any more narrows nothing.
  const filter = { ...chosen, group: groupsOf(rooms).find((group) => group === chosen.group) };
  const inGroup = filterRooms(rooms, { ...filter, text: '', onlyMissing: false }, -1);
  const shown = filterRooms(rooms, filter, days.indexOf(today));
  const name =
    view === 'month'
      ? monthName(span.fromDay.slice(0, 7), i18n.language)
      : t('product:matrix.weekOf', { from: span.fromDay.slice(5), until: span.untilDay.slice(5) });
  return (
    <div className="office-matrix">
      <h2 className="unseen">{t('product:tab.matrix')}</h2>
      <div className="office-bar matrix-top">
        <MatrixToday rooms={now.data ?? []} />
        <span className="actions">
          {isDesk ? (
            <>
              <Button type="primary" onClick={() => goToChase(today)}>
                {t('product:matrix.chase')}
              </Button>
              <Button
                onClick={() =>
                  announce('write-product', {
                    kind: 'consolidated',
                    isZero: false,
                    fromDay: today,
                    untilDay: today,
                  })
                }
              >
                {t('product:matrix.consolidate')}
              </Button>
            </>
          ) : null}
          <Button disabled={rooms.length === 0} onClick={() => setExporting(true)}>
            {t('product:matrix.export')}
          </Button>
        </span>
      </div>
      <div className="office-bar">
        <Segmented
          aria-label={t('product:matrix.view.label')}
          value={view}
          options={views.map((value) => ({ value, label: t(`product:matrix.view.${value}`) }))}
          onChange={setView}
        />
        <Button aria-label={t('product:matrix.previous')} onClick={() => setDay(movedDay(view, day, -1))}>
          ‹
        </Button>
        <b className="matrix-span" aria-live="polite">
          {name}
        </b>
        <Button aria-label={t('product:matrix.next')} onClick={() => setDay(movedDay(view, day, 1))}>
          ›
        </Button>
        <Button disabled={today >= span.fromDay && today <= span.untilDay} onClick={() => setDay(today)}>
          {t('product:matrix.today')}
        </Button>
        <MatrixFilters groups={groupsOf(rooms)} filter={filter} onChange={setFilter} />
      </div>
      <FailureNotice error={asked.error ?? now.error} />
      {asked.data === undefined ? null : shown.length === 0 ? (
        <div className="empty grow">
          {t(rooms.length === 0 ? 'product:matrix.empty' : 'product:matrix.notFound')}{' '}
          {rooms.length === 0 ? (
            <Button onClick={() => announce('show-submit', { tab: 'rooms' })}>
              {t('product:matrix.toRooms')}
            </Button>
          ) : null}
        </div>
      ) : (
        <MatrixGrid
          label={t('product:matrix.label', { span: name })}
          days={days}
          rows={rowsOf(shown)}
          counts={countDays(inGroup, days.length)}
          today={today}
          cursor={cursor}
          words={words}
          size={size}
          onCursor={setCursor}
          onOpen={setOpened}
        />
      )}
      <footer className="office-foot quiet small matrix-foot">
        <Legend words={words} />
        <span>{t('product:matrix.keys', { shown: shown.length, all: rooms.length })}</span>
      </footer>
      {opened === undefined ? null : <MatrixCell {...opened} onClose={() => setOpened(undefined)} />}
      {isExporting ? <OfficeExport what="matrix" {...span} onClose={() => setExporting(false)} /> : null}
    </div>
  );
}
