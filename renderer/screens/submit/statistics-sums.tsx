import type { RoomCounts } from '#contract/methods/office';
import { useWords } from '../../use-words.ts';
import { countColumns, shareOf } from './statistics-share.ts';

const shareWords = (counts: RoomCounts): string => {
  const share = shareOf(counts);
  return share === null ? '–' : `${share}%`;
};

/** By how much something rose or fell; a dash where one of the two is not known. */
function changeWords(now: number | null, before: number | null): string {
  if (now === null || before === null) return '–';
  const change = Math.round(10 * (now - before)) / 10;
  return change === 0 ? '0' : change > 0 ? `+${change}` : `−${-change}`;
}

/** What a span came to over all rooms, beside the same days a year before. */
export function StatisticsSums({ all, before }: { readonly all: RoomCounts; readonly before: RoomCounts }) {
  const { t } = useWords();
  return (
    <section className="panel">
      <header>
        <h3>{t('product:statistics.sums')}</h3>
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('product:statistics.what')}</th>
            <th scope="col" className="number">
              {t('product:statistics.now')}
            </th>
            <th scope="col" className="number">
              {t('product:statistics.before')}
            </th>
            <th scope="col" className="number">
              {t('product:statistics.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{t('product:statistics.share')}</td>
            <td className="number">
              <b>{shareWords(all)}</b>
            </td>
            <td className="number">{shareWords(before)}</td>
            <td className="number quiet">{changeWords(shareOf(all), shareOf(before))}</td>
          </tr>
          {countColumns.map((key) => {
            return (
              <tr key={key}>
                <td>{t(`product:statistics.count.${key}`)}</td>
                <td className="number">{all[key]}</td>
                <td className="number">{before[key]}</td>
                <td className="number quiet">{changeWords(all[key], before[key])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
