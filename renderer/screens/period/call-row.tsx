import { Button, Checkbox } from 'antd';
import type { CalledPerson, CallOut } from '#domain/period/call-out';
import type { PersonId } from '#domain/people/person';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { DutyPhones, type Reachable } from '../rota/shown-phones.tsx';
import { type CallAct, canBe } from './call-keys.ts';
import { lateWords, stateWords } from './call-words.ts';

const buttons = ['answered', 'arrived', 'cannot'] as const;

const colourOf = ({ arrivedAt, excuse, answeredAt }: CalledPerson): string =>
  arrivedAt !== null ? 'green' : excuse !== '' ? 'yellow' : answeredAt === null ? '' : 'blue';

/** One who was called: the numbers, what came of it, and the buttons that note it. */
export function CallRow({
  person,
  callOut,
  now,
  phones,
  isChosen,
  onChoose,
  onAct,
  onShowPhone,
}: {
  readonly person: CalledPerson;
  readonly callOut: CallOut;
  readonly now: string;
  readonly phones: Reachable['phones'];
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onAct: (act: CallAct) => void;
  readonly onShowPhone: (id: PersonId) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const late = lateWords(t, person, callOut, now);
  const isLater = person.calledAt !== callOut.calledAt;
  return (
    <li className={late === '' ? 'call-row' : 'call-row is-late'} data-person={person.personId}>
      <Checkbox
        checked={isChosen}
        data-cursor=""
        aria-label={t('period:callOut.choose', { name: person.name })}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <span className="call-name">
        <b>{person.name}</b>
        <span className="quiet small">{person.post}</span>
      </span>
      <DutyPhones
        duty={{ personId: person.personId, personName: person.name }}
        phones={phones}
        onShow={onShowPhone}
      />
      <span className="call-state">
        <span className={`tag ${colourOf(person)}`}>{stateWords(t, times, person, callOut)}</span>
        {late === '' ? null : <b className="late-words">{late}</b>}
        {isLater ? (
          <span className="quiet small">
            {t('period:callOut.addedAt', { time: times.clock(person.calledAt) })}
          </span>
        ) : null}
        {person.note === '' || person.note === person.excuse ? null : (
          <span className="quiet small">{person.note}</span>
        )}
      </span>
      <span className="call-buttons">
        {buttons.map((act) => (
          <Button
            key={act}
            size="large"
            disabled={canBe(act, [person]).length === 0}
            aria-label={`${t(`period:callOut.${act}`)} ${person.name}`}
            onClick={() => onAct(act)}
          >
            {t(`period:callOut.${act}`)}
          </Button>
        ))}
        <span className="call-more">
          <button
            type="button"
            className="quiet-button"
            aria-label={`${t('period:callOut.otherTime')} ${person.name}`}
            onClick={() => onAct('time')}
          >
            {t('period:callOut.otherTime')}
          </button>
          <button
            type="button"
            className="quiet-button"
            disabled={canBe('undo', [person]).length === 0}
            aria-label={`${t('period:callOut.undo')} ${person.name}`}
            onClick={() => onAct('undo')}
          >
            {t('period:callOut.undo')}
          </button>
        </span>
      </span>
    </li>
  );
}
