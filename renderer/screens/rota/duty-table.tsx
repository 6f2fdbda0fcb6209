import type { PlannedDuty } from '#contract/methods/rota-nouns';
import type { IsoDay } from '#domain/time/instant';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { weekTable } from './week-table.ts';

/** Duties by day and post, as on the printed form; a seat that nobody has is said. */
export function DutyTable({
  label,
  duties,
  today,
}: {
  readonly label: string;
  readonly duties: readonly PlannedDuty[];
  readonly today: IsoDay | undefined;
}) {
  const { t } = useWords();
  const times = useTimes();
  const table = weekTable(duties);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="rota-wide" tabIndex={0} aria-label={label}>
      <table className="plain-table lined">
        <thead>
          <tr>
            <th scope="col">{t('rota.now.day')}</th>
            {table.posts.map((post) => (
              <th key={post.id} scope="col">
                {post.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.days.map((line) => (
            <tr key={line.day} aria-current={line.day === today ? 'date' : undefined}>
              <th scope="row" className="day-head">
                {times.day(line.day)}{' '}
                {line.day === today ? <span className="tag blue">{t('export.today')}</span> : null}
              </th>
              {line.posts.map((seats, index) => (
                <td key={table.posts[index]?.id}>
                  {seats.map((duty) => (
                    <div key={`${duty.from} ${duty.seat}`}>
                      {duty.personId === null ? (
                        <span className="tag red">{t('rota.now.gap')}</span>
                      ) : (
                        duty.personName
                      )}
                    </div>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
