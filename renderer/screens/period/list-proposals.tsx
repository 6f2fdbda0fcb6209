import { Button } from 'antd';
import type { PeriodProposal } from '#contract/methods/period-nouns';
import { daysBetween } from '#domain/time/instant';
import { useKept } from '../../parts/kept.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { spanWords } from './declare-words.ts';

const mostShown = 2;

/** Holidays that nobody has made a period of, the nearest first; taking one over opens the form. */
export function Proposals({
  proposals,
  onTake,
}: {
  readonly proposals: readonly PeriodProposal[];
  /** Undefined for somebody who may not declare periods. */
  readonly onTake: ((proposal: PeriodProposal) => void) | undefined;
}) {
  const { t } = useWords();
  const times = useTimes();
  const [isOpen, setOpen] = useKept('period-proposals', false);
  if (proposals.length === 0) return null;
  const shown = isOpen ? proposals : proposals.slice(0, mostShown);
  return (
    <section className="panel proposals" aria-label={t('period:list.proposals')}>
      <header>
        <h2>{t('period:list.proposals')}</h2>
        <span className="small quiet grow">
          {shown.some(({ isProvisional }) => isProvisional) ? t('period:list.provisionalSays') : ''}
        </span>
        {proposals.length <= mostShown ? null : (
          <button
            type="button"
            className="quiet-button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? t('period:list.fewer') : t('period:list.more', { count: proposals.length - mostShown })}
          </button>
        )}
      </header>
      <ul className="note-list">
        {shown.map((one) => (
          <li key={`${one.name} ${one.fromDay}`}>
            <span className="proposal-name">
              <b>{one.name}</b> <span className="small quiet">{t(`period:kind.${one.kind}`)}</span>
            </span>
            <span>
              {one.fromDay.slice(0, 4)} {spanWords(times, one)}{' '}
              <span className="small quiet">
                {t('period:list.dayCount', { count: daysBetween(one.fromDay, one.untilDay).length })}
              </span>
            </span>
            <span className="small quiet grow">
              {one.makeupDays.length === 0
                ? ''
                : t('period:list.makeup', {
                    days: one.makeupDays.map(times.day).join(t('common.comma')),
                  })}{' '}
              {one.from === 'rota-setup' ? t('period:list.fromRota') : one.basis}
            </span>
            {one.isProvisional ? <span className="tag yellow">{t('period:list.provisional')}</span> : null}
            {onTake === undefined ? null : (
              <Button size="small" onClick={() => onTake(one)}>
                {t('period:list.take')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
