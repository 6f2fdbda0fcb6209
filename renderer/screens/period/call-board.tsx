import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { PersonId } from '#domain/people/person';
import { addMinutes } from '#domain/time/instant';
import { callOutName } from '../../parts/call-out-words.ts';
import { DrillTag } from '../../parts/drill-tag.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useNow } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import type { Reachable } from '../rota/shown-phones.tsx';
import { CallCounts } from './call-counts.tsx';
import { type CallAct, actOfKey, canBe } from './call-keys.ts';
import { CallRow } from './call-row.tsx';
import { CallSteps, type CallStep } from './call-steps.tsx';
import { CallToLog } from './call-to-log.tsx';
import { elapsedWords } from './call-words.ts';
import { useCallNotes, type VersionedCallOut } from './use-call-notes.ts';

/** Up and down lead from a row to the next. */
function moveCursor(list: HTMLElement, from: Element | null, step: number): void {
  const rows = [...list.querySelectorAll<HTMLElement>('li')];
  const at = rows.findIndex((row) => row === from);
  rows[at + step]?.querySelector<HTMLElement>('input')?.focus();
}

function focusPerson(list: HTMLElement | null, id: PersonId): void {
  list?.querySelector<HTMLElement>(`li[data-person="${id}"] input`)?.focus();
}

function BoardHead({ callOut, now }: { readonly callOut: VersionedCallOut; readonly now: string }) {
  const { t } = useWords();
  const times = useTimes();
  const { minutes } = callOut;
  const tier = [callOut.periodName, callOut.tierName].filter((part) => part !== '').join(' · ');
  return (
    <header className="call-head">
      <h2>
        <DrillTag isDrill={callOut.isDrill} /> {callOutName(t, callOut)}
      </h2>
      <span className="call-clock" role="timer">
        {t('period:callOut.elapsed', { time: elapsedWords(callOut.calledAt, now) })}
      </span>
      <span className="call-asked">
        {minutes === null
          ? t('period:callOut.noAsked')
          : `${t('period:callOut.asked', { minutes })} · ${t('period:callOut.byTime', {
              time: times.clock(addMinutes(callOut.calledAt, minutes)),
            })}`}
      </span>
      <CallCounts callOut={callOut} now={now} />
      <span className="call-why">
        {[tier, callOut.reason, callOut.place].filter((part) => part !== '').join(' · ')}{' '}
        <span className="quiet small">
          {t('period:callOut.calledAt', { time: times.moment(callOut.calledAt) })}
        </span>
      </span>
    </header>
  );
}

/** A call-out that goes on: who answered, arrived or cannot come, by buttons that are easy to hit and by one key each. */
export function CallBoard({
  callOut,
  phonesOf,
  onShowPhone,
  isFresh,
}: {
  readonly callOut: VersionedCallOut;
  readonly phonesOf: (id: PersonId) => Reachable['phones'];
  readonly onShowPhone: (id: PersonId) => void;
  /** True where it was begun here just now: the cursor goes to its first row. */
  readonly isFresh: boolean;
}) {
  const { t } = useWords();
  const now = useNow();
  const notes = useCallNotes(callOut);
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<readonly PersonId[]>([]);
  const [step, setStep] = useState<CallStep | undefined>(undefined);
  const { people } = callOut;
  // Whoever goes by keys is at the same person after a window as before it.
  const cameFrom = useRef<PersonId | undefined>(undefined);
  useEffect(() => {
    if (step !== undefined || cameFrom.current === undefined) return;
    focusPerson(list.current, cameFrom.current);
    cameFrom.current = undefined;
  }, [step]);
  useEffect(() => {
    if (isFresh) list.current?.querySelector<HTMLElement>('input')?.focus();
  }, [isFresh]);

  const act = (what: CallAct, ids: readonly PersonId[]): void => {
    const meant = canBe(
      what,
      people.filter(({ personId }) => ids.includes(personId)),
    );
    const [first] = meant;
    if (first === undefined) return;
    notes.clear();
    if (what !== 'answered' && what !== 'arrived') {
      cameFrom.current = first.personId;
      setStep({ kind: what, people: meant });
      return;
    }
    // The button that was pressed may not be pressed twice and would lose the focus.
    if (ids.length === 1) focusPerson(list.current, first.personId);
    void notes.note(ids, what).then((isNoted) => (isNoted ? setChosen([]) : undefined));
  };
  const onKey = (event: KeyboardEvent<HTMLUListElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof Element)) return;
    const row = event.target.closest('li');
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const what = actOfKey(event.key);
    const person = people.find(({ personId }) => personId === row?.dataset['person']);
    if (move !== 0) moveCursor(event.currentTarget, row, move);
    else if (what !== undefined && person !== undefined)
      act(what, chosen.length === 0 ? [person.personId] : chosen);
    else return;
    event.preventDefault();
  };
  const choose = (id: PersonId, isChosen: boolean): void =>
    setChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <section
      className={callOut.isDrill ? 'panel call-board is-drill' : 'panel call-board'}
      aria-label={callOutName(t, callOut)}
    >
      <BoardHead callOut={callOut} now={now} />
      <div className="call-tools">
        <Checkbox
          checked={chosen.length === people.length}
          indeterminate={chosen.length > 0 && chosen.length < people.length}
          onChange={(event) => setChosen(event.target.checked ? people.map(({ personId }) => personId) : [])}
        >
          {t('period:callOut.chooseAll')}
        </Checkbox>
        {chosen.length === 0 ? (
          <span className="quiet small grow">{t('period:callOut.keysHint')}</span>
        ) : (
          <span className="actions grow">
            <b>{t('period:callOut.chosenRows', { count: chosen.length })}</b>
            {(['answered', 'arrived', 'cannot'] as const).map((what) => (
              <Button key={what} onClick={() => act(what, chosen)}>
                {t(`period:callOut.${what}`)}
              </Button>
            ))}
            <Button onClick={() => act('time', chosen)}>{t('period:callOut.otherTime')}</Button>
            <Button onClick={() => setChosen([])}>{t('period:callOut.clear')}</Button>
          </span>
        )}
        <Button onClick={() => setStep({ kind: 'add' })}>{t('period:callOut.add')}</Button>
        <CallToLog callOut={callOut} />
        <Button onClick={() => setStep({ kind: 'end' })}>
          {t(callOut.isDrill ? 'period:callOut.endDrill' : 'period:callOut.end')}
        </Button>
      </div>
      {step === undefined ? <FailureNotice error={notes.refusal} /> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the ticks inside */}
      <ul className="call-rows" ref={list} onKeyDown={onKey} aria-label={t('period:callOut.people')}>
        {people.map((person) => (
          <CallRow
            key={person.personId}
            person={person}
            callOut={callOut}
            now={now}
            phones={phonesOf(person.personId)}
            isChosen={chosen.includes(person.personId)}
            onChoose={(isChosen) => choose(person.personId, isChosen)}
            onAct={(what) => act(what, [person.personId])}
            onShowPhone={onShowPhone}
          />
        ))}
      </ul>
      {step === undefined ? null : (
        <CallSteps
          step={step}
          callOut={callOut}
          notes={notes}
          onNoted={() => setChosen([])}
          onClose={() => setStep(undefined)}
        />
      )}
    </section>
  );
}
