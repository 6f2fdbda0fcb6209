import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isWaiting } from '#domain/check/spot-check';
import type { IncidentSetup } from '#domain/incident/setup';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { CheckCall } from './check-call.tsx';
import type { ShownCheck } from './check-draft.ts';

/** The rooms that wait for a call, one below the other, and the one that is called. */
export function CheckBoard({
  checks,
  setup,
}: {
  readonly checks: readonly ShownCheck[];
  readonly setup: IncidentSetup;
}) {
  const { t } = useWords();
  const times = useTimes();
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState('');
  const [wasOne, setWasOne] = useState(false);
  const waiting = checks
    .filter(isWaiting)
    .toSorted((one, other) => one.pickedAt.localeCompare(other.pickedAt) || one.no - other.no);
  const current = waiting.find(({ id }) => id === chosen) ?? waiting[0];
  const currentId = current?.id;
  // Keys of results are heard as soon as nothing is typed in: the cursor stands on the room.
  useEffect(() => {
    if (currentId === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-check="${currentId}"]`)?.focus();
  }, [currentId]);
  if (current === undefined)
    return (
      <p className="empty" role="status">
        {t(wasOne ? 'incident:checks.waiting.done' : 'incident:checks.waiting.empty')}
      </p>
    );
  const move = (event: KeyboardEvent, step: number): void => {
    const next = waiting[waiting.findIndex(({ id }) => id === current.id) + step];
    if (next !== undefined) setChosen(next.id);
    event.preventDefault();
  };
  const onDone = (): void => {
    setWasOne(true);
    const at = waiting.findIndex(({ id }) => id === current.id);
    setChosen((waiting[at + 1] ?? waiting[at - 1])?.id ?? '');
  };
  return (
    <>
      <p className="quiet small check-keys">{t('incident:checks.waiting.keys')}</p>
      <div className="check-board">
        <section className="panel check-list" aria-label={t('incident:checks.waiting.title')}>
          <header>
            <h2>{t('incident:checks.waiting.title')}</h2>
            <span className="quiet small">
              {t('incident:checks.waiting.count', { count: waiting.length })}
            </span>
          </header>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to the buttons inside */}
          <ul
            ref={list}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') move(event, 1);
              else if (event.key === 'ArrowUp') move(event, -1);
            }}
          >
            {waiting.map((check) => (
              <li key={check.id}>
                <button
                  type="button"
                  data-check={check.id}
                  data-cursor=""
                  aria-current={check.id === current.id}
                  onClick={() => setChosen(check.id)}
                >
                  <b>{check.roomName}</b>
                  <span className="quiet small">
                    {[
                      check.group,
                      t(`incident:checks.waiting.${check.pick.manner}`),
                      t('incident:checks.waiting.pickedAt', { time: times.moment(check.pickedAt) }),
                    ]
                      .filter((one) => one !== '')
                      .join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <CheckCall
          key={current.id}
          check={current}
          note={setup.rooms.find(({ id }) => id === current.roomId)?.note ?? ''}
          mostRings={setup.mostRings}
          onDone={onDone}
        />
      </div>
    </>
  );
}
