import type { Output } from '#contract/methods';
import { type PersonId, shownPhones } from '#domain/people/person';
import { useState } from 'react';
import { useAct } from '../../asking.ts';
import { useWords } from '../../use-words.ts';

type Duty = Output<'rota.now'>['onDuty'][number];

/** Somebody who is to be reached, with the numbers as everybody may see them. */
export type Reachable = Pick<Duty, 'personId' | 'phones'>;

/** Private numbers that were asked for on this screen; every asking is recorded by the service. */
export function useShownPhones() {
  const [shown, setShown] = useState<Readonly<Record<string, Reachable['phones']>>>({});
  const { act, refusal } = useAct('people.phones');
  return {
    refusal,
    phonesOf: (duty: Reachable): Reachable['phones'] =>
      (duty.personId === null ? undefined : shown[duty.personId]) ?? duty.phones,
    show: async (id: PersonId): Promise<void> => {
      const numbers = await act({ id });
      if (numbers !== undefined) setShown((known) => ({ ...known, [id]: shownPhones(numbers.phones, true) }));
    },
  };
}

/** The numbers of somebody on duty, with the way to see the private ones. */
export function DutyPhones({
  duty,
  phones,
  onShow,
}: {
  readonly duty: Pick<Duty, 'personId' | 'personName'>;
  readonly phones: Reachable['phones'];
  readonly onShow: (id: PersonId) => void;
}) {
  const { t } = useWords();
  const { personId } = duty;
  if (personId === null) return null;
  return (
    <span className="duty-phones">
      {phones.map((phone) => (
        <span key={`${phone.kind} ${phone.number}`} className="nowrap">
          <span className="quiet small">{t(`trade:phoneKind.${phone.kind}`)}</span> {phone.number}
        </span>
      ))}
      {phones.length === 0 ? <span className="tag orange">{t('strip.noPhone')}</span> : null}
      {phones.some((phone) => phone.isHidden) ? (
        <button
          type="button"
          className="quiet-button no-print"
          aria-label={t('office:people.showOf', { name: duty.personName })}
          onClick={() => onShow(personId)}
        >
          {t('office:people.show')}
        </button>
      ) : null}
    </span>
  );
}
