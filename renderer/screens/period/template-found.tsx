import type { Output } from '#contract/methods';
import { useWords } from '../../use-words.ts';

/** What was found in a file that was given as a form: what is wrong with it, or which gaps it has and which of them stay as they are. */
export function TemplateFound({
  name,
  found,
}: {
  readonly name: string;
  readonly found: Output<'period.previewTemplate'>;
}) {
  const { t } = useWords();
  if (found.problem !== null)
    return (
      <div className="failure" role="alert">
        {t(`period:template.problem.${found.problem}`, { name })}
        {found.detail === '' ? null : <span className="quiet small"> {found.detail}</span>}
      </div>
    );
  return (
    <div className="period-found" role="status">
      <p>{t('period:template.found', { name, count: found.gaps.length })}</p>
      <ul className="period-gaps">
        {found.gaps.map((gap) => (
          <li key={gap} className="tag">
            {gap}
          </li>
        ))}
      </ul>
      {found.unknown.length === 0 ? null : (
        <p>
          <span className="tag orange">{t('period:template.unknown', { count: found.unknown.length })}</span>{' '}
          {found.unknown.join(t('period:scheme.comma'))} {t('period:template.unknownHint')}
        </p>
      )}
    </div>
  );
}
