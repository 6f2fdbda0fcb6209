import '../../styles/rota-month.css';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { DayType } from '#domain/calendar/official-day';
import type { IsoMonth } from '#domain/rota/duty';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { cellName, type PersonRow, rowsOf, shortMarks, stepCell } from './table-rows.ts';
import { weekdayOf } from './month-weeks.ts';
import { useMonthWords } from './month-words.ts';
import { type MonthWork, useMonthWork } from './use-month-work.ts';

const types: readonly DayType[] = ['workday', 'restday', 'holiday', 'makeup'];

function PersonCells({
  row,
  work,
  cursor,
  marks,
}: {
  readonly row: PersonRow;
  readonly work: MonthWork;
  readonly cursor: string;
  readonly marks: ReadonlyMap<string, string>;
}) {
  const words = useMonthWords(work.month);
  return work.month.days.map((day) => {
    const places = row.places.get(day.day) ?? [];
    const name = cellName(row.person.id, day.day);
    return (
      <td
        key={day.day}
        data-cell={name}
        tabIndex={name === cursor ? 0 : -1}
        className={day.type}
        title={places.length === 0 ? undefined : places.map(words.place).join('\n')}
      >
        {places.map(({ postId }) => marks.get(postId)).join(' ')}
      </td>
    );
  });
}

function PeopleTable({ work }: { readonly work: MonthWork }) {
  const { t, i18n } = useWords();
  const { month } = work;
  const table = useRef<HTMLTableElement>(null);
  const rows = rowsOf(work);
  const marks = shortMarks(month.posts);
  const [chosen, setChosen] = useState('');
  const names = rows.flatMap(({ person }) => month.days.map(({ day }) => cellName(person.id, day)));
  const cursor = names.includes(chosen) ? chosen : (names[0] ?? '');
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'narrow', timeZone: 'UTC' });
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = stepCell(names, month.days.length, cursor, event.key);
    if (to === undefined) return;
    event.preventDefault();
    setChosen(to);
    table.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(to)}"]`)?.focus();
  };
  if (rows.length === 0) return <div className="empty">{t('rota.table.empty')}</div>;
  return (
    <>
      <div className="table-scroll">
        <table
          ref={table}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table with a cursor of its own
          role="grid"
          className="rota-people"
          aria-label={t('rota.table.title', { month: month.month })}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">{t('rota.table.person')}</th>
              {month.days.map((day) => (
                <th key={day.day} scope="col" className={day.type} data-weekday={weekdayOf(day.day)}>
                  {Number(day.day.slice(8))}
                  <small>{weekday.format(Date.parse(day.day))}</small>
                </th>
              ))}
              {types.map((type) => (
                <th key={type} scope="col" className="total">
                  {t(`rota.table.total.${type}`)}
                </th>
              ))}
              <th scope="col" className="total">
                {t('rota.table.total.all')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.person.id}>
                <th scope="row">
                  {row.person.name}
                  {row.person.hasLeft ? <span className="tag">{t('office:people.left')}</span> : null}
                </th>
                <PersonCells row={row} work={work} cursor={cursor} marks={marks} />
                {types.map((type) => (
                  <td key={type} className="total">
                    {row.totals[type] || ''}
                  </td>
                ))}
                <td className="total">{row.all}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer className="office-foot small quiet">
        {month.posts.map((post) => `${marks.get(post.id) ?? ''} ${post.name}`).join('　')}
      </footer>
    </>
  );
}

/** 人员表: people by days, as the printed table has them, with short marks for the posts and totals by type of day. */
export function TablePart({ month }: { readonly month: IsoMonth }) {
  const { work, error } = useMonthWork(month);
  return (
    <div className="month-part">
      <FailureNotice error={error} />
      {work === undefined ? null : <PeopleTable work={work} />}
    </div>
  );
}
