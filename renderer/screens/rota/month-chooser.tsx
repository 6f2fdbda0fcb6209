import { Input, Modal } from 'antd';
import { type KeyboardEvent, useId, useState } from 'react';
import type { PersonId } from '#domain/people/person';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { balanceWords } from './month-balance.ts';
import { isMeant } from './month-people.tsx';
import type { SeatView } from './month-view.ts';
import { useMonthWords } from './month-words.ts';
import type { MonthActions } from './use-month-actions.ts';
import type { MonthWork } from './use-month-work.ts';

/** Who may fill a seat: those whom no rule stops first, by what they have served so far; the others with their rule. */
function useCandidates(work: MonthWork, seat: SeatView, balances: ReadonlyMap<string, number>) {
  const asked = useAsk('rota.ways', { month: work.month.month, place: seat.place });
  const people = asked.isPlaceholderData ? undefined : asked.data?.people;
  const balanceOf = (id: PersonId): number => balances.get(id) ?? 0;
  return {
    error: asked.error,
    candidates: people
      ?.flatMap(({ personId, rules }) => {
        const person = work.view.people.get(personId);
        return person === undefined ? [] : [{ person, rules }];
      })
      .toSorted(
        (a, b) =>
          Math.sign(a.rules.length) - Math.sign(b.rules.length) ||
          balanceOf(a.person.id) - balanceOf(b.person.id),
      ),
  };
}

/** Chooses who fills a seat, from the keyboard: initials, arrows, Enter. Whom a rule stops is shown with it and refused. */
export function MonthChooser({
  work,
  seat,
  actions,
  balances,
  onClose,
}: {
  readonly work: MonthWork;
  readonly seat: SeatView;
  readonly actions: MonthActions;
  readonly balances: ReadonlyMap<string, number>;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const words = useMonthWords(work.month);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [cursor, setCursor] = useState(0);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const { candidates, error } = useCandidates(work, seat, balances);
  const found = (candidates ?? []).filter(({ person }) => isMeant(person, typed));
  const at = Math.min(cursor, found.length - 1);
  const choose = async (personId: PersonId | undefined): Promise<void> => {
    if (personId === undefined) return;
    const problem = await actions.assign(seat, personId);
    if (problem === undefined) onClose();
    else setRefusal(problem);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setCursor(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setCursor(Math.max(at - 1, 0));
    else if (event.key === 'Enter') void choose(found[at]?.person.id);
    else return;
    event.preventDefault();
  };
  return (
    <Modal open footer={null} onCancel={onClose} title={words.place(seat.place)} width={560}>
      <Input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={found[at] === undefined ? undefined : `${id}-${at}`}
        aria-label={t('rota.month.choose')}
        placeholder={t('rota.month.findPerson')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setCursor(0);
          setRefusal(undefined);
        }}
        onKeyDown={onKeyDown}
      />
      <FailureNotice error={error} />
      {refusal === undefined ? null : (
        <div className="failure" role="alert">
          {refusal}
        </div>
      )}
      <div id={id} role="listbox" aria-label={t('rota.month.choose')} className="chooser-list">
        {found.map(({ person, rules }, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field above has the keys
          <div
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="palette-row chooser-row"
            onClick={() => void choose(person.id)}
          >
            <span>
              <b>{person.name}</b> <span className="quiet small">{person.post}</span>
            </span>
            <span className="small">
              {rules.length === 0 ? (
                <>
                  {t('rota.month.count', { count: work.view.counts.get(person.id) ?? 0 })}{' '}
                  {balanceWords(balances.get(person.id))}
                </>
              ) : (
                <span className="rule">{rules.map((rule) => words.rule(rule)).join(t('common.comma'))}</span>
              )}
            </span>
          </div>
        ))}
      </div>
      {candidates !== undefined && found.length === 0 ? (
        <div className="empty">{t('rota.month.nobodyFound')}</div>
      ) : null}
      <p className="quiet small">{t('rota.month.chooserHint')}</p>
    </Modal>
  );
}
