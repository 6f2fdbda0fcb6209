import { Button } from 'antd';
import type { Output } from '#contract/methods';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { rotaBecause } from '../../parts/rota-because.ts';
import { useWords } from '../../use-words.ts';
import type { useShownPhones } from '../rota/shown-phones.tsx';
import { RunTier } from './run-tier.tsx';

/** The tiers of today with their people; where no table holds today, that the rota does. */
export function RunTiers({
  now,
  phones,
  onCall,
}: {
  readonly now: Output<'period.now'>;
  readonly phones: ReturnType<typeof useShownPhones>;
  readonly onCall: ((tierKey: string) => void) | undefined;
}) {
  const { t } = useWords();
  const goTo = useGoTo();
  if (now.tiers.length === 0) {
    return (
      <div className="notice-line" role="note">
        <span className="grow">{rotaBecause(now.running, t)}</span>
        <Button onClick={() => goTo('/rota')}>{t('period:run.toRota')}</Button>
      </div>
    );
  }
  const reachable = now.tiers.filter(({ tier }) => tier.kind !== 'rest').flatMap(({ people }) => people);
  const hasHidden = reachable.some((person) => person.phones.some(({ isHidden }) => isHidden));
  return (
    <>
      <div className="tier-cards">
        {now.tiers.map((today) => (
          <RunTier
            key={today.tier.key}
            today={today}
            phones={phones}
            onCall={onCall === undefined ? undefined : () => onCall(today.tier.key)}
          />
        ))}
      </div>
      {hasHidden ? <p className="quiet small">{t('period:run.phonesHint')}</p> : null}
    </>
  );
}
