import { useWords } from '../use-words.ts';
import { useAsk } from '../asking.ts';

/** Says that the duty service is away, what is kept, and that it comes back by itself; nothing while it is there. */
export function ServiceBanner() {
  const { t } = useWords();
  const state = useAsk('console.serviceState', {}).data;
  if (state === undefined || state.kind === 'ready') return <div />;
  return (
    <div className="banner" role="status">
      {state.kind === 'unusable' ? t('app.serviceUnusable') : t('app.serviceDown')}
    </div>
  );
}
