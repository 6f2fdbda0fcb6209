import { useAsk } from '../../asking.ts';
import { usePaused } from '../../parts/use-paused.ts';
import { useWords } from '../../use-words.ts';

/** How a template reads, filled with sample facts, while it is written; the gaps in it that nobody knows are named. */
export function TemplatePreview({ text }: { readonly text: string }) {
  const { t } = useWords();
  const asked = useAsk('incident.preview', { id: null, text: usePaused(text) });
  // A text that cannot be looked at now can still be written.
  if (asked.error !== null || asked.data === undefined) return null;
  const { text: filled, unknown, fault } = asked.data;
  return (
    <section className="rota-block setup-preview" aria-label={t('incident:setup.template.preview')}>
      <h4>{t('incident:setup.template.preview')}</h4>
      {unknown.length === 0 ? null : (
        <p className="form-problem" role="status">
          {t('incident:setup.template.unknown', {
            gaps: unknown.map((gap) => `{{${gap}}}`).join('、'),
          })}
        </p>
      )}
      {fault === null ? (
        <div className="setup-paper">{filled}</div>
      ) : (
        <p className="form-problem" role="status">
          {t(fault === 'sign' ? 'incident:setup.template.sign' : 'incident:setup.template.unclosed')}
        </p>
      )}
    </section>
  );
}
