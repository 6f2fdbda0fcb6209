import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useWords } from '../../use-words.ts';
import type { Person } from '#domain/people/person';
import type { IsoDay } from '#domain/time/instant';

/** The id of a row, for the field that steers the cursor. */
export const rowIdOf = (person: Person): string => `person-${person.id}`;

function PersonCells({
  person,
  today,
  onShow,
}: {
  readonly person: Person;
  readonly today: IsoDay;
  readonly onShow: (person: Person) => void;
}) {
  const { t } = useWords();
  const hasLeft = person.leftDay !== null && person.leftDay < today;
  return (
    <>
      <td>
        <b>{person.name}</b> {hasLeft ? <span className="tag">{t('office:people.left')}</span> : null}
      </td>
      <td>{person.post}</td>
      <td>{person.unit}</td>
      <td className="phones">
        {person.phones.map((phone) => (
          <span key={`${phone.kind} ${phone.number}`}>
            <span className="quiet small">{t(`trade:phoneKind.${phone.kind}`)}</span>{' '}
            <span className="nowrap">{phone.number}</span>
          </span>
        ))}
        {person.phones.some((phone) => phone.isHidden) ? (
          <button
            type="button"
            className="quiet-button small"
            aria-label={t('office:people.showOf', { name: person.name })}
            onClick={() => onShow(person)}
          >
            {t('office:people.show')}
          </button>
        ) : null}
        {person.phones.length === 0 ? <span className="quiet">{t('strip.noPhone')}</span> : null}
      </td>
      <td>{person.group}</td>
      <td className="number">{person.order}</td>
      <td className="small quiet">
        {person.joinedDay === null ? null : (
          <span>{t('office:people.joinedOn', { day: person.joinedDay })}</span>
        )}{' '}
        {person.leftDay === null ? null : <span>{t('office:people.leftOn', { day: person.leftDay })}</span>}
      </td>
    </>
  );
}

const headings = ['name', 'post', 'unit', 'phones', 'group', 'order', 'days'] as const;

/** The directory as a dense table of any length; the cursor is a person, steered from outside. */
export function PeopleGrid({
  id,
  people,
  today,
  cursor,
  onCursor,
  onOpen,
  onShow,
  onKeyDown,
}: {
  readonly id: string;
  readonly people: readonly Person[];
  readonly today: IsoDay;
  readonly cursor: Person | undefined;
  readonly onCursor: (person: Person) => void;
  readonly onOpen: (person: Person) => void;
  /** Private numbers of a person are asked for. */
  readonly onShow: (person: Person) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing of the virtual list is handed on or memoized
  const virtual = useVirtualizer({
    count: people.length,
    getScrollElement: () => box.current,
    estimateSize: () => 34,
    overscan: 12,
    getItemKey: (index) => people[index]?.id ?? index,
    // The headings stay on top of the rows.
    scrollPaddingStart: 34,
  });
  const at = cursor === undefined ? -1 : people.indexOf(cursor);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  const rows = virtual.getVirtualItems();
  const above = rows[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (rows.at(-1)?.end ?? 0);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-static-element-interactions -- what scrolls must be reachable, and has the same keys as the search field
    <div ref={box} className="people-grid" tabIndex={0} onKeyDown={onKeyDown}>
      <table
        id={id}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose cursor the search field steers
        role="grid"
        className="plain-table"
        aria-label={t('place.people')}
        aria-rowcount={people.length + 1}
      >
        <colgroup>
          {headings.map((heading) => (
            <col key={heading} className={`col-${heading}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col" className={heading === 'order' ? 'number' : undefined}>
                {t(`office:people.${heading}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <tr aria-hidden style={{ height: above }} /> : null}
          {rows.map((row) => {
            const person = people[row.index];
            if (person === undefined) return null;
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the search field has the keys
              <tr
                key={row.key}
                ref={virtual.measureElement}
                data-index={row.index}
                id={rowIdOf(person)}
                aria-rowindex={row.index + 2}
                aria-selected={person === cursor}
                onClick={() => onCursor(person)}
                onDoubleClick={() => onOpen(person)}
              >
                <PersonCells person={person} today={today} onShow={onShow} />
              </tr>
            );
          })}
          {below > 0 ? <tr aria-hidden style={{ height: below }} /> : null}
        </tbody>
      </table>
    </div>
  );
}
