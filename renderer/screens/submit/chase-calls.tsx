import type { Chase } from '#domain/office/chase';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** The calls that were made to a room about a day, the newest first. */
export function ChaseCalls({ chases }: { readonly chases: readonly Chase[] }) {
  const { t } = useWords();
  const times = useTimes();
  if (chases.length === 0) return <p className="quiet">{t('product:chase.noCalls')}</p>;
  return (
    <ul className="chase-calls">
      {chases
        .toSorted((one, other) => other.calledAt.localeCompare(one.calledAt))
        .map((call) => (
          <li key={call.id}>
            <span className="nowrap">{times.moment(call.calledAt)}</span>{' '}
            <span className={call.result === 'reached' ? 'tag green' : 'tag orange'}>
              {t(`product:chaseResult.${call.result}`)}
            </span>{' '}
            {call.answeredBy === '' ? null : <b>{call.answeredBy}</b>} {call.said}{' '}
            <span className="quiet small">
              {[call.phone, t('product:chase.caller', { name: call.callerName })]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
    </ul>
  );
}
