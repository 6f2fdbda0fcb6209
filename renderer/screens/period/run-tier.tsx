import { Button } from 'antd';
import type { TierToday } from '#contract/methods/period-nouns';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { DutyPhones, type useShownPhones } from '../rota/shown-phones.tsx';

/** One tier of today: where its people have to be and by when, who they are, and how to reach them. */
export function RunTier({
  today,
  phones,
  onCall,
}: {
  readonly today: TierToday;
  readonly phones: ReturnType<typeof useShownPhones>;
  /** Calls the tier in; undefined where the one at this seat may not. */
  readonly onCall: (() => void) | undefined;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { tier, people } = today;
  const away = people.filter(({ awayBy }) => awayBy !== '').length;
  return (
    <section className={`panel tier-card is-${tier.kind}`} aria-label={tier.name}>
      <header>
        <h2>
          {tier.name}{' '}
          {tier.name === t(`period:tierKind.${tier.kind}`) ? null : (
            <span className="tag">{t(`period:tierKind.${tier.kind}`)}</span>
          )}{' '}
          <span className="quiet small">{t('period:run.count', { count: people.length })}</span>{' '}
          {away === 0 ? null : (
            <span className="tag orange">{t('period:run.awayOfTier', { count: away })}</span>
          )}
        </h2>
        {onCall === undefined || tier.kind !== 'standby' ? null : (
          <Button size="small" aria-label={`${t('period:run.callShort')} ${tier.name}`} onClick={onCall}>
            {t('period:run.callShort')}
          </Button>
        )}
      </header>
      {tier.kind === 'rest' ? null : (
        <p className="tier-rule small">
          <span>{t(`period:place.${tier.place}`)}</span>
          <span>
            {tier.arriveMinutes === null
              ? t('period:run.noArrive')
              : t('period:run.arrive', { minutes: tier.arriveMinutes })}
          </span>
          {tier.place === 'town' && !tier.mayLeaveTown ? null : (
            <span>{t(tier.mayLeaveTown ? 'period:run.mayLeave' : 'period:run.stay')}</span>
          )}
          <span className="quiet">
            {times.moment(today.from)}–{times.moment(today.until)}
          </span>
        </p>
      )}
      {people.length === 0 ? <div className="empty">{t('period:run.nobody')}</div> : null}
      <ul className="tier-people">
        {people.map((person) => (
          <li key={person.personId} className={person.awayBy === '' ? undefined : 'is-away'}>
            <span className="tier-name">
              <b>{person.name}</b> <span className="quiet small">{person.post}</span>{' '}
              {person.isLead ? <span className="tag blue">{t('period:run.lead')}</span> : null}
              {person.awayBy === '' ? null : (
                <span className="tag orange">{t('period:run.away', { number: person.awayBy })}</span>
              )}
            </span>
            {tier.kind === 'rest' ? null : (
              <DutyPhones
                duty={{ personId: person.personId, personName: person.name }}
                phones={phones.phonesOf(person)}
                onShow={(id) => void phones.show(id)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
