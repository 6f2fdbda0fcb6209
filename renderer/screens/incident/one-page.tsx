import { useEffect, useRef, useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { IncidentId } from '#domain/incident/incident';
import type { IncidentStage } from '#domain/incident/stage';
import { useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole, useSeat } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { type Reachable, useShownPhones } from '../rota/shown-phones.tsx';
import { CallList } from './call-list.tsx';
import { OneBar } from './one-bar.tsx';
import { OneBoard } from './one-board.tsx';
import { OneFacts } from './one-facts.tsx';
import { OneHead } from './one-head.tsx';
import { letterOf, type OneAct, oneLetters } from './one-keys.ts';
import { OneLevel } from './one-level.tsx';
import { useMetBy } from './one-met-by.ts';
import { nextReportOf } from './one-next-report.ts';
import { type BoardOrder, byDue, cursorAfter, groupStages, metTogether } from './one-order.ts';
import { actsOf, type StageAct } from './one-stage.tsx';
import { OneSteps, type OneStep } from './one-steps.tsx';
import { OneTimeline } from './one-timeline.tsx';
import { OneTree } from './one-tree.tsx';
import { usePageKeys } from './use-page-keys.ts';

const isStageAct = (act: OneAct): act is StageAct =>
  act === 'phone' || act === 'written' || act === 'meet' || act === 'late';

function KeyLine() {
  const { t } = useWords();
  return (
    <p className="key-line small quiet" aria-label={t('incident:page.keys')}>
      <kbd>↑</kbd> <kbd>↓</kbd> {t('incident:page.keyMove')}
      {oneLetters.map(([letter, act]) => (
        <span key={letter} className="nowrap">
          <kbd>{letterOf(act)}</kbd> {t(`incident:page.act.${act}`)}
        </span>
      ))}
    </p>
  );
}

function Page({ full }: { readonly full: IncidentFull }) {
  const { session } = useSeat();
  const { incident } = full;
  const { stages, id } = incident;
  const mayAct = useHasRole('officer', 'chief', 'dutyLeader') && incident.state === 'open';
  const mayEnd = useHasRole('officer', 'chief', 'dutyLeader');
  const setup = useAsk('incident.setup', {}).data?.setup;
  const directory = useAsk('people.all', { withLeft: true }).data ?? [];
  const phones = useShownPhones();
  const metBy = useMetBy(full);
  const [order, setOrder] = useKept<BoardOrder>('incident-board-order', 'recipient');
  const [cursor, setCursor] = useState<string | undefined>(undefined);
  const [step, setStep] = useState<OneStep | undefined>(undefined);
  const columns = useRef<HTMLDivElement>(null);
  // Only where somebody moved it: a clock that becomes the next one by itself must not move the page.
  useEffect(() => {
    const rows = columns.current?.querySelectorAll<HTMLElement>('[data-stage]') ?? [];
    [...rows].find((row) => row.dataset['stage'] === cursor)?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);
  const tree = stages.filter(({ origin }) => origin === 'tree');
  const shown = [
    ...byDue(tree).filter(({ state }) => state !== 'lifted'),
    ...groupStages(
      stages.filter(({ origin }) => origin !== 'tree'),
      order,
    ).flatMap((group) => group.stages),
  ];
  // Until somebody moves it the cursor is at what is due next.
  const at = shown.find((stage) => stage.id === cursor) ?? byDue(shown)[0];

  const act = (what: StageAct, stage: IncidentStage): void => {
    // Whoever waits for a report in writing can be called too, and the other way round: what then is met is said there.
    const isTold = what === 'phone' || what === 'written';
    if (isTold ? stage.state !== 'open' : !actsOf(stage, nowAt()).includes(what)) return;
    setCursor(stage.id);
    if (what === 'phone')
      announce('call-incident', {
        id,
        direction: 'out',
        stageIds: metTogether(stages, stage, 'phone'),
        unit: stage.recipient,
      });
    else if (what === 'written')
      announce('write-report', { id, kind: stage.report, stageIds: metTogether(stages, stage, 'written') });
    else if (what === 'meet') setStep({ kind: 'meet', stage });
    else setStep({ kind: 'late', stageIds: [stage.id] });
  };
  // Where no clock asks for one, what is new is told all the same.
  const nextReport = nextReportOf(full);
  usePageKeys({
    isOff: step !== undefined || session.isLocked,
    onMove: (by) => setCursor(cursorAfter(shown, at?.id, by)),
    onAct: (what) => {
      if (what === 'sort') setOrder(order === 'due' ? 'recipient' : 'due');
      else if (!mayAct) return;
      else if (isStageAct(what)) {
        // Inside the unit nobody gets a written report, and what is met waits for none: then the next one outside is meant.
        const isTaken = at?.state === 'open' && (what !== 'written' || at.origin !== 'tree');
        const outside = byDue(stages).find(
          ({ origin, state, report, manner }) =>
            origin !== 'tree' && state === 'open' && report !== 'final' && manner !== 'phone',
        );
        const meant = what === 'written' && !isTaken ? outside : at;
        if (meant === undefined && what === 'written') announce('write-report', { id, kind: nextReport });
        if (meant !== undefined) act(what, meant);
      } else setStep(what === 'close' ? { kind: 'settle', what } : { kind: what });
    },
  });
  const phonesOf = (personId: NonNullable<IncidentStage['personId']>): Reachable['phones'] =>
    phones.phonesOf({ personId, phones: directory.find((one) => one.id === personId)?.phones ?? [] });
  return (
    <>
      <OneHead full={full}>{mayEnd ? <OneBar full={full} onStep={setStep} /> : null}</OneHead>
      <FailureNotice error={phones.refusal} />
      <div className="one-columns" ref={columns}>
        <div>
          <OneTree
            stages={tree}
            cursor={at?.id}
            mayAct={mayAct}
            metBy={metBy}
            phonesOf={phonesOf}
            onShowPhone={(personId) => void phones.show(personId)}
            onCursor={setCursor}
            onAct={act}
          />
          <OneBoard
            full={full}
            order={order}
            cursor={at?.id}
            mayAct={mayAct}
            phoneOf={(recipient) => setup?.recipients.find(({ name }) => name === recipient)?.phone ?? ''}
            onOrder={setOrder}
            onCursor={setCursor}
            onAct={act}
            onAdd={() => setStep({ kind: 'add' })}
            onExplain={(late) => setStep({ kind: 'late', stageIds: late.map((stage) => stage.id) })}
          />
        </div>
        <div>
          <OneFacts
            full={full}
            mayAct={mayAct}
            onAdd={() => setStep({ kind: 'facts' })}
            onAct={(what, fact) => setStep({ kind: 'fact', act: what, fact })}
          />
          <OneLevel
            full={full}
            mayAct={mayAct}
            onDecide={() => setStep({ kind: 'decide' })}
            onSensitive={() => setStep({ kind: 'sensitive' })}
          />
          <CallList full={full} />
          <OneTimeline full={full} />
        </div>
      </div>
      {mayAct ? <KeyLine /> : null}
      {step === undefined ? null : (
        <OneSteps
          step={step}
          full={full}
          recipients={[
            ...new Set([
              ...(setup?.recipients ?? []).map(({ name }) => name),
              ...stages.filter(({ origin }) => origin !== 'tree').map(({ recipient }) => recipient),
            ]),
          ]}
          onClose={() => setStep(undefined)}
        />
      )}
    </>
  );
}

/** One incident as a whole: its head, its clocks, what is known, its level, and what happened. */
export function OnePage({ id }: { readonly id: IncidentId }) {
  const { data, error, isPlaceholderData } = useAsk('incident.one', { id });
  const full = isPlaceholderData ? undefined : data;
  return (
    <article className="one-page" aria-label={full?.incident.fields.title}>
      <FailureNotice error={error} />
      {full === undefined ? null : <Page full={full} />}
    </article>
  );
}
