import '../../styles/rota-office.css';
import { Button, Checkbox } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { deskRoles } from '#domain/people/account';
import type { Swap } from '#domain/rota/swap';
import { addDays } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useHasRole, useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { usePlaceWords } from './place-words.ts';
import { SwapActions } from './swap-actions.tsx';
import { SwapRequestDialog } from './swap-request.tsx';
import { postsOf } from './week-table.ts';

const colours = {
  requested: 'orange',
  consented: 'blue',
  approved: 'green',
  refused: 'red',
  withdrawn: '',
} as const;

const isOpen = (swap: Swap): boolean => swap.state === 'requested' || swap.state === 'consented';

type PlaceWords = ReturnType<typeof usePlaceWords>;

function SwapFacts({ swap, placeWords }: { readonly swap: Swap; readonly placeWords: PlaceWords }) {
  const { t } = useWords();
  return (
    <>
      <div>
        <b>{placeWords(swap.give)}</b> {t('rota.swaps.servedBy', { from: swap.byName, to: swap.withName })}
      </div>
      {swap.take === null ? null : (
        <div>
          <b>{placeWords(swap.take)}</b> {t('rota.swaps.servedBy', { from: swap.withName, to: swap.byName })}
        </div>
      )}
    </>
  );
}

/** A request opened: what is asked, every step as it was signed, and what can be done now. */
function OpenSwap({ swap, placeWords }: { readonly swap: Swap; readonly placeWords: PlaceWords }) {
  const { t } = useWords();
  const times = useTimes();
  const title = t(`rota.swaps.kind.${swap.kind}`);
  return (
    <section className="panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className={`tag ${colours[swap.state]}`}>{t(`rota.swaps.state.${swap.state}`)}</span>
      </header>
      <div className="inside">
        <SwapFacts swap={swap} placeWords={placeWords} />
        <div>
          <span className="quiet">{t('handover.reason')}</span> {swap.reason}
        </div>
        <ol className="steps">
          {swap.steps.map((step) => (
            <li key={`${step.state} ${step.at}`}>
              <b>{t(`rota.swaps.step.${step.state}`)}</b> {step.name}{' '}
              <span className="quiet">{times.full(step.at)}</span>
              {step.note === '' ? null : <div>{step.note}</div>}
            </li>
          ))}
          {swap.state === 'requested' ? (
            <li className="quiet">{t('rota.swaps.waitsFor', { name: swap.withName })}</li>
          ) : null}
          {isOpen(swap) ? <li className="quiet">{t('rota.swaps.waitsLeader')}</li> : null}
        </ol>
        {swap.filed.length === 0 ? null : (
          <div>
            {t('rota.swaps.filed')}{' '}
            {swap.filed
              .map((file) => `${file.month} ${t('rota.versions.no', { no: file.version })}`)
              .join(t('common.comma'))}
          </div>
        )}
        {isOpen(swap) ? <SwapActions key={`${swap.id} ${swap.state}`} swap={swap} /> : null}
      </div>
    </section>
  );
}

/** Arrow keys go from line to line of a list of buttons. */
function onListKey(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('.pick-line')];
  const at = lines.findIndex((line) => line === document.activeElement);
  const next = lines[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.click();
}

/** 调班代班: requests to change what is published, where each stands, and the steps they take. */
export function SwapsPart() {
  const { t } = useWords();
  const times = useTimes();
  const mayAsk = useHasRole(...deskRoles);
  const today = localParts(useMinute(), useZone()).day;
  const [withClosed, setWithClosed] = useKept('rota-swaps-closed', false);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const span = { fromDay: addDays(today, -180), untilDay: addDays(today, 180) };
  const asked = useAsk('swaps.all', span);
  const duties = useAsk('rota.between', span).data ?? [];
  const placeWords = usePlaceWords(postsOf(duties));
  const swaps = (asked.data ?? [])
    .filter((swap) => withClosed || isOpen(swap) || swap.id === chosen)
    .toSorted((a, b) => (b.steps[0]?.at ?? '').localeCompare(a.steps[0]?.at ?? ''));
  const open = swaps.find((swap) => swap.id === chosen) ?? swaps[0];
  return (
    <div className="rota-part">
      <div className="part-bar">
        <Checkbox checked={withClosed} onChange={(event) => setWithClosed(event.target.checked)}>
          {t('rota.swaps.withClosed')}
        </Checkbox>
        <span className="quiet small grow">{t('rota.swaps.hint')}</span>
        {mayAsk ? (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('rota.swaps.ask')}
          </Button>
        ) : null}
      </div>
      <FailureNotice error={asked.error} />
      {asked.data !== undefined && open === undefined ? (
        <div className="empty">{t(withClosed ? 'rota.swaps.none' : 'rota.swaps.noneOpen')}</div>
      ) : null}
      {open === undefined ? null : (
        <div className="rota-panes">
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrow keys belong to the buttons inside */}
          <ul className="pick-list" aria-label={t('rota.swaps.list')} onKeyDown={onListKey}>
            {swaps.map((swap) => (
              <li key={swap.id}>
                <button
                  type="button"
                  className="pick-line"
                  aria-pressed={swap === open}
                  onClick={() => setChosen(swap.id)}
                >
                  <span>
                    <b>{t(`rota.swaps.kind.${swap.kind}`)}</b>{' '}
                    <span className={`tag ${colours[swap.state]}`}>
                      {t(`rota.swaps.state.${swap.state}`)}
                    </span>
                  </span>
                  <SwapFacts swap={swap} placeWords={placeWords} />
                  {swap.steps[0] === undefined ? null : (
                    <span className="quiet small">{times.moment(swap.steps[0].at)}</span>
                  )}
                </button>
              </li>
            ))}
          </ul>
          <OpenSwap swap={open} placeWords={placeWords} />
        </div>
      )}
      {isAsking ? (
        <SwapRequestDialog
          today={today}
          onClose={() => setAsking(false)}
          onAsked={(swap) => {
            setChosen(swap.id);
            setAsking(false);
          }}
        />
      ) : null}
    </div>
  );
}
