import { ConfigProvider } from 'antd';
import { type PoolPreview, previewScheme } from '#domain/period/preview-scheme';
import type { Scheme } from '#domain/period/scheme';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { NumberCell } from '../rota/cells.tsx';

/** The most people of whom the days are shown; the others go on in the same way. */
const mostRows = 12;
const mostPeople = 200;

/** So many people as a room of a usual size has. */
const usualCount = (isLeaders: boolean): number => (isLeaders ? 7 : 20);

function Heads({ scheme, pools }: { readonly scheme: Scheme; readonly pools: readonly PoolPreview[] }) {
  const { t } = useWords();
  const nameOf = new Map(scheme.tiers.map(({ key, name }) => [key, name]));
  return (
    <ul className="period-heads" aria-label={t('period:scheme.headsList')}>
      {pools.map((pool) => {
        const name = scheme.pools.find(({ key }) => key === pool.poolKey)?.name ?? '';
        const short = pool.tiers.filter(({ got, wanted }) => got < wanted);
        return (
          <li key={pool.poolKey}>
            {t('period:scheme.headsLine', { name, count: pool.people })}{' '}
            {pool.tiers.map(({ tierKey, got, percent }) => (
              <span key={tierKey} className="nowrap period-share">
                <b>{t('period:scheme.share', { name: nameOf.get(tierKey) ?? '', count: got })}</b>{' '}
                <span className="quiet">{percent}%</span>
              </span>
            ))}
            {short.map(({ tierKey, got, wanted }) => (
              <span key={tierKey} className="tag orange">
                {t('period:scheme.short', { name: nameOf.get(tierKey) ?? '', count: wanted - got })}
              </span>
            ))}
          </li>
        );
      })}
    </ul>
  );
}

function Rotation({
  scheme,
  pool,
  days,
}: {
  readonly scheme: Scheme;
  readonly pool: PoolPreview;
  readonly days: number;
}) {
  const { t } = useWords();
  const tiers = new Map(scheme.tiers.map((tier) => [tier.key, tier]));
  const name = scheme.pools.find(({ key }) => key === pool.poolKey)?.name ?? '';
  const more = pool.rows.length - mostRows;
  return (
    <figure className="period-rotation">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className="rota-wide" tabIndex={0} aria-label={t('period:scheme.rotationOf', { name })}>
        <table className="plain-table lined period-grid">
          <thead>
            <tr>
              <th>{name}</th>
              {Array.from({ length: days }, (_none, day) => (
                // oxlint-disable-next-line react/no-array-index-key -- a day of an illustration is its number
                <th key={day} className="nowrap">
                  {t('period:scheme.dayNo', { no: day + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pool.rows.slice(0, mostRows).map((row, person) => (
              // oxlint-disable-next-line react/no-array-index-key -- a person of an illustration is a number
              <tr key={person}>
                <th scope="row">{t('period:scheme.personNo', { no: person + 1 })}</th>
                {row.map((key, day) => {
                  const tier = tiers.get(key ?? '');
                  return (
                    // oxlint-disable-next-line react/no-array-index-key -- a day of an illustration is its number
                    <td key={day} data-kind={tier?.kind} title={tier?.name}>
                      {Array.from(tier?.name ?? '—')
                        .slice(0, 2)
                        .join('')}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {more > 0 ? (
        <figcaption className="quiet small">{t('period:scheme.moreRows', { count: more })}</figcaption>
      ) : null}
    </figure>
  );
}

/** What a scheme comes to with so many people of each pool: the numbers of a day, and a simple rotation as an illustration. */
export function SchemePreview({ scheme }: { readonly scheme: Scheme }) {
  const { t } = useWords();
  const [typed, setTyped] = useKept<Readonly<Record<string, number>>>(`period-preview-${scheme.id}`, {});
  const counts = Object.fromEntries(
    scheme.pools.map(({ key, isLeaders }) => [key, typed[key] ?? usualCount(isLeaders)]),
  );
  const isWrong = (count: number | undefined): boolean =>
    count === undefined || Number.isNaN(count) || count > mostPeople;
  const sound = Object.fromEntries(
    Object.entries(counts).map(([key, count]) => [key, isWrong(count) ? 0 : count]),
  );
  const isReady = Number.isInteger(scheme.blockDays) && scheme.blockDays > 0;
  const days = scheme.blockDays > 2 ? 14 : 7;
  const pools = isReady ? previewScheme(scheme, sound, days) : [];
  return (
    <ConfigProvider componentDisabled={false}>
      <section className="rota-block period-preview" aria-label={t('period:scheme.preview')}>
        <h3>{t('period:scheme.preview')}</h3>
        <p className="quiet small">{t('period:scheme.previewHint')}</p>
        <div className="rota-line">
          {scheme.pools.map((pool) => (
            <span key={pool.key} className="rota-line">
              <span aria-hidden="true">{pool.name}</span>
              <NumberCell
                label={t('period:scheme.peopleOf', { name: pool.name })}
                value={counts[pool.key] ?? 0}
                problem={isWrong(counts[pool.key]) ? t('period:setup.problem.number') : undefined}
                onChange={(count) => setTyped({ ...typed, [pool.key]: count })}
              />
              <span aria-hidden="true">{t('period:scheme.people')}</span>
            </span>
          ))}
        </div>
        <Heads scheme={scheme} pools={pools} />
        <div className="period-rotations">
          {pools
            .filter(({ rows }) => rows.length > 0)
            .map((pool) => (
              <Rotation key={pool.poolKey} scheme={scheme} pool={pool} days={days} />
            ))}
        </div>
      </section>
    </ConfigProvider>
  );
}
