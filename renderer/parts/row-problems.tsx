import type { RowProblem } from '#contract/methods/rota-nouns';
import { useWords } from '../use-words.ts';

const mostShown = 200;

/** What is wrong with an imported sheet, row by row in words. */
export function RowProblems({ problems }: { readonly problems: readonly RowProblem[] }) {
  const { t } = useWords();
  if (problems.length === 0) return null;
  return (
    <section className="failure" role="alert">
      <div>
        <b>{t('rota.import.problems', { count: problems.length })}</b>
        <ul className="problem-lines">
          {problems.slice(0, mostShown).map((one, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a row may have the same problem twice
            <li key={index}>
              {one.row === 0
                ? null
                : t(one.column === '' ? 'rota.import.row' : 'rota.import.cell', {
                    row: one.row,
                    column: one.column,
                  })}
              {t(`rota.import.problem.${one.problem}`, { value: one.value })}
              {one.near.length === 0
                ? null
                : ` ${t('rota.import.near', { names: one.near.join(t('common.comma')) })}`}
            </li>
          ))}
        </ul>
        {problems.length > mostShown
          ? t('office:people.moreRows', { count: problems.length - mostShown })
          : null}
      </div>
    </section>
  );
}
