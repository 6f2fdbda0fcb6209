import type { Output } from '#contract/methods';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { countColumns, shareOf } from './statistics-share.ts';

type Room = Output<'office.statistics'>['rooms'][number];
type Column = 'name' | 'share' | 'before' | (typeof countColumns)[number];
type Order = { readonly column: Column; readonly isDown: boolean };

const columns: readonly Column[] = ['name', 'share', 'before', ...countColumns];

/** Rooms of which nothing was due stand last, whichever way the table is sorted. */
function valueOf({ counts, before }: Room, column: Exclude<Column, 'name'>): number | null {
  if (column === 'share') return shareOf(counts);
  return column === 'before' ? shareOf(before) : counts[column];
}

function sorted(rooms: readonly Room[], { column, isDown }: Order): readonly Room[] {
  const sign = isDown ? -1 : 1;
  return rooms.toSorted((one, other) => {
    if (column === 'name') return sign * one.name.localeCompare(other.name, 'zh');
    const [mine, theirs] = [valueOf(one, column), valueOf(other, column)];
    if (mine === null || theirs === null) return (mine === null ? 1 : 0) - (theirs === null ? 1 : 0);
    return sign * (mine - theirs) || one.name.localeCompare(other.name, 'zh');
  });
}

/** How each room reported, to be sorted by any column; the least punctual first. */
export function StatisticsRooms({ rooms }: { readonly rooms: readonly Room[] }) {
  const { t } = useWords();
  const [order, setOrder] = useKept<Order>('office-statistics-order', { column: 'share', isDown: false });
  const heading = (column: Column): string =>
    column === 'name' || column === 'share' || column === 'before'
      ? t(`product:statistics.column.${column}`)
      : t(`product:statistics.count.${column}`);
  const text = (room: Room, column: Exclude<Column, 'name'>): string => {
    const value = valueOf(room, column);
    if (value === null) return '–';
    return column === 'share' || column === 'before' ? `${value}%` : String(value);
  };
  return (
    <section className="panel statistics-rooms">
      <header>
        <h3>{t('product:statistics.byRoom', { count: rooms.length })}</h3>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <div role="region" tabIndex={0} aria-label={t('product:statistics.byRoom', { count: rooms.length })}>
        <table className="plain-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={column === 'name' ? undefined : 'number'}
                  aria-sort={
                    order.column === column ? (order.isDown ? 'descending' : 'ascending') : undefined
                  }
                >
                  <button
                    type="button"
                    onClick={() =>
                      setOrder({ column, isDown: order.column === column ? !order.isDown : false })
                    }
                  >
                    {heading(column)}
                    {order.column === column ? (order.isDown ? ' ▼' : ' ▲') : ''}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted(rooms, order).map((room) => (
              <tr key={room.id}>
                <td>
                  {room.name} <span className="quiet small">{room.group}</span>
                </td>
                {columns.flatMap((column) =>
                  column === 'name'
                    ? []
                    : [
                        <td key={column} className="number">
                          {text(room, column)}
                        </td>,
                      ],
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
