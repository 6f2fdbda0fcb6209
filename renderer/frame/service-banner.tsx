import { DutyError } from '#contract/errors';
import { useAsk } from '../asking.ts';
import { failureWords } from '../parts/failure-notice.tsx';
import { useWords } from '../use-words.ts';

const sayings = {
  starting: 'app.serviceDown',
  down: 'app.serviceDown',
  frozen: 'app.serviceFrozen',
} as const;

/** Says that the duty service is away, what is kept, and that it comes back by itself; nothing while it is there. */
export function ServiceBanner() {
  const { t } = useWords();
  const state = useAsk('console.serviceState', {}).data;
  if (state === undefined || state.kind === 'ready') return <div />;
  const { kind, code, message, details } = state;
  return (
    <div className="banner" role="status">
      {kind === 'unusable' || kind === 'rescue'
        ? failureWords(t, new DutyError(code ?? 'store-unreadable', message ?? '', details))
        : t(sayings[kind])}
    </div>
  );
}
