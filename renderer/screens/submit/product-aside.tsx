import { figureKeys } from '#domain/product/figures';
import type { ProductFields } from '#domain/product/product';
import { useWords } from '../../use-words.ts';

/** What was counted for a product, and its incidents in one sentence each. */
export function ProductAside({ fields: { figures, incidents } }: { readonly fields: ProductFields }) {
  const { t } = useWords();
  return (
    <>
      <section className="report-side" aria-label={t('product:write.figures')}>
        <h3>{t('product:write.figures')}</h3>
        <dl className="product-figures">
          {figureKeys.map((key) => (
            <div key={key} className={figures[key] === 0 ? 'quiet' : undefined}>
              <dt>{t(`product:figure.${key}`)}</dt>
              <dd>{figures[key]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="report-side" aria-label={t('product:write.incidents')}>
        <h3>{t('product:write.incidents')}</h3>
        {incidents.length === 0 ? <p className="quiet">{t('product:write.noIncidents')}</p> : null}
        <ul className="product-incidents">
          {incidents.map(({ number, title, line, state }) => (
            <li key={number}>
              <b>
                {number} {title}
              </b>{' '}
              <span className={state === 'open' ? 'tag orange' : 'tag'}>
                {t(state === 'open' ? 'product:write.incidentOpen' : 'product:write.incidentClosed')}
              </span>
              <p lang="zh-CN">{line}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
