import type { Output } from '#contract/methods';
import { meantWords } from '../../parts/day-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

type Preview = Output<'calendar.previewImport'>;

const mostProblems = 20;

function Problems({ problems }: { readonly problems: Preview['problems'] }) {
  const { t } = useWords();
  return (
    <div className="failure wide" aria-live="polite">
      <div>
        {t('office:calendar.problems', { count: problems.length })}
        <ul className="problem-lines">
          {problems.slice(0, mostProblems).map((problem) => (
            <li key={`${problem.line} ${problem.code}`}>
              {problem.line === 0 ? '' : `${t('office:calendar.line', { line: problem.line })} `}
              {t(`office:calendar.problem.${problem.code}`)}
              {problem.text === '' ? '' : `  ${problem.text}`}
            </li>
          ))}
        </ul>
        {problems.length > mostProblems
          ? t('office:calendar.moreProblems', { count: problems.length - mostProblems })
          : null}
      </div>
    </div>
  );
}

/** What a file says: the lines that are wrong, or each day that becomes another one. */
export function ImportPreview({
  preview,
  onCoversYear,
}: {
  readonly preview: Preview;
  readonly onCoversYear: (coversYear: boolean) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { year, problems, changes } = preview;
  if (problems.length > 0 || year === null) return <Problems problems={problems} />;
  return (
    <>
      <label className="choice wide">
        <input
          type="checkbox"
          checked={preview.coversYear}
          onChange={(event) => onCoversYear(event.target.checked)}
        />
        <span>
          {t('office:calendar.coversYear', { year })}
          <span className="form-hint">{t('office:calendar.coversYearHint')}</span>
        </span>
      </label>
      <p className="wide" role="status">
        {t('office:calendar.understood', { year, count: preview.days, changes: changes.length })}
        {preview.papers.length === 0 ? null : (
          <span className="form-hint">
            {t('office:calendar.papers', { papers: preview.papers.join(' ') })}
          </span>
        )}
      </p>
      {changes.length === 0 ? null : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
        <section className="preview-table wide" tabIndex={0} aria-label={t('office:calendar.changes')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('office:calendar.day')}</th>
                <th>{t('office:calendar.before')}</th>
                <th>{t('office:calendar.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.day}>
                  <td className="nowrap">{times.longDay(change.day)}</td>
                  <td className="quiet">{meantWords(t, change.before)}</td>
                  <td>{meantWords(t, change.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
