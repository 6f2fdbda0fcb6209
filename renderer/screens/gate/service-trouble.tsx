import { useWords } from '../../use-words.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { answers } from '../../asking.ts';

/** Says why the store cannot be opened and lets the officer try again. */
export function ServiceTrouble({ error }: { readonly error: unknown }) {
  const { t } = useWords();
  return (
    <main className="gate">
      <div className="gate-card">
        <h1>{t('app.serviceUnusable')}</h1>
        <div style={{ margin: '16px 0' }}>
          <FailureNotice error={error} />
        </div>
        <button
          className="plain-button strong"
          type="button"
          onClick={() => void answers.invalidateQueries()}
        >
          {t('common.retry')}
        </button>
      </div>
    </main>
  );
}
