import { type ReactNode, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { BarValue } from './bar-figure.tsx';

/** A chart with its title, one sentence that says what it shows, and the same numbers as a table. */
export function FigurePanel({
  title,
  sentence,
  heading,
  values,
  children,
}: {
  readonly title: string;
  readonly sentence: string;
  readonly heading: string;
  readonly values: readonly BarValue[];
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const [isTable, setTable] = useState(false);
  const total = values.reduce((sum, value) => sum + value.count, 0);
  return (
    <section className="panel figure-panel">
      <header>
        <h2>{title}</h2>
        <span className="quiet small grow">{sentence}</span>
        <button
          type="button"
          className="toggle"
          aria-pressed={isTable}
          aria-label={t('office:stats.tableOf', { title })}
          onClick={() => setTable(!isTable)}
        >
          {t('office:stats.table')}
        </button>
      </header>
      {isTable ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        <section className="figure-table" tabIndex={0} aria-label={title}>
          <table className="plain-table lined">
            <thead>
              <tr>
                <th>{heading}</th>
                <th className="number">{t('office:stats.entries')}</th>
                <th className="number">{t('office:stats.share')}</th>
              </tr>
            </thead>
            <tbody>
              {values.map((value) => (
                <tr key={value.name}>
                  <td>{value.name}</td>
                  <td className="number">{value.count}</td>
                  <td className="number">
                    {total === 0 ? '–' : `${((100 * value.count) / total).toFixed(1)}%`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing of many parts that reads as one picture
        <div className="figure" role="img" aria-label={`${title}. ${sentence}`}>
          {children}
        </div>
      )}
    </section>
  );
}
