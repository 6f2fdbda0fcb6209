import type { PeriodLine } from '#contract/methods/period-nouns';
import type { useWords } from '../use-words.ts';

/** Says why the rota holds today although periods run: none has a scheme, none is published, or what is published leaves today out. */
export function rotaBecause(running: readonly PeriodLine[], t: ReturnType<typeof useWords>['t']): string {
  const withScheme = running.filter(({ schemes }) => schemes.length > 0);
  const published = withScheme.filter(({ planVersion }) => planVersion !== null);
  const meant = published.length > 0 ? published : withScheme;
  if (meant.length === 0) return t('period:run.rota');
  const names = meant.map(({ name }) => name).join(t('common.comma'));
  return t(published.length > 0 ? 'period:run.notToday' : 'period:run.noTable', { names });
}
