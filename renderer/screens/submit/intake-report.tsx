import { figureKeys } from '#domain/product/figures';
import type { ProductFields } from '#domain/product/product';
import { LevelTag } from '../../parts/level-tag.tsx';
import { useWords } from '../../use-words.ts';

/** The report of a room as it reads: its sections, its incidents in a sentence each, and its figures. */
export function IntakeReport({ report }: { readonly report: ProductFields }) {
  const { t } = useWords();
  const figures = figureKeys.filter((key) => report.figures[key] > 0);
  return (
    <article className="intake-report" aria-label={report.title}>
      <h4>{report.title}</h4>
      {report.sections.map(({ key, heading, text }) => (
        <section key={key}>
          <h5>{heading}</h5>
          {text.split('\n').map((paragraph, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- paragraphs have nothing but their place
            <p key={index}>{paragraph}</p>
          ))}
        </section>
      ))}
      {report.incidents.length === 0 ? null : (
        <section>
          <h5>{t('product:figure.incidents')}</h5>
          <ol>
            {report.incidents.map((incident) => (
              <li key={incident.number}>
                <LevelTag level={incident.level} /> <b>{incident.title}</b> {incident.line}
              </li>
            ))}
          </ol>
        </section>
      )}
      {report.conclusion === '' ? null : <p>{report.conclusion}</p>}
      {figures.length === 0 ? null : (
        <p className="tags">
          {figures.map((key) => (
            <span key={key} className="tag">
              {t(`product:figure.${key}`)} {report.figures[key]}
            </span>
          ))}
        </p>
      )}
    </article>
  );
}
