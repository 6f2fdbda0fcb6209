import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { IncidentSetup } from '#domain/incident/setup';
import type { IncidentStage } from '#domain/incident/stage';
import type { Person } from '#domain/people/person';
import { Countdown } from '../../parts/countdown.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { stageName } from '../../parts/stage-words.ts';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { CallAnswers } from './call-answers.tsx';
import {
  beginCall,
  blankCall,
  type CallDraft,
  callableStages,
  isTouched,
  type WantedCall,
} from './call-draft.ts';
import { type CallKey, callKey, keyOf } from './call-keys.ts';
import { CallNumbers } from './call-numbers.tsx';
import { CallRecord } from './call-record.tsx';
import { CallScript } from './call-script.tsx';
import { CallTree } from './call-tree.tsx';
import { useCallNumbers } from './use-call-numbers.ts';
import { useCallSave } from './use-call-save.ts';
import { useScript } from './use-script.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('textarea, select, input:not([type="checkbox"])') !== null;

/** A button or a tick hears the space bar itself. */
const hasOwnSpace = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, input, a') !== null;

/** The calling screen of one incident: whom to call, what to say or ask, and what is noted of the call. */
export function CallPanel({
  full,
  setup,
  people,
  wanted,
  onClose,
}: {
  readonly full: IncidentFull;
  readonly setup: IncidentSetup;
  readonly people: readonly Person[];
  readonly wanted: WantedCall;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { incident } = full;
  const [stored, keep, drop, kept] = useFormDraft<CallDraft>(`call:${incident.id}`, blankCall);
  // What was asked for and is dealt with: begun, or put off for a call that was not saved.
  const [dealt, setDealt] = useState<WantedCall | undefined>(undefined);
  const [instead, setInstead] = useState<WantedCall | undefined>(undefined);
  const isNew = dealt !== wanted;
  const begun = beginCall(full, wanted);
  const isOther =
    stored.direction !== wanted.direction || (wanted.unit !== '' && stored.unit !== wanted.unit);
  // What was noted of another call is not thrown away unasked.
  const asked = instead ?? (isNew && isTouched(stored) && isOther ? wanted : undefined);
  const draft = isNew && !isTouched(stored) ? begun : stored;
  const change = (next: CallDraft): void => {
    setDealt(wanted);
    keep(next);
  };
  const script = useScript(incident.id, draft);
  const numbers = useCallNumbers({ draft, setup, people, stages: incident.stages });
  // Where nobody typed or chose one, the first number of the unit is dialled.
  const dialled = draft.number === '' && draft.direction === 'out' ? (numbers.unit[0] ?? '') : draft.number;
  const save = useCallSave({ full, setup, draft: { ...draft, number: dialled }, script });
  const panel = useRef<HTMLElement>(null);
  const speaking = useRef<HTMLElement>(null);
  const isOut = draft.direction === 'out';
  const focusScript = (): void => {
    const first = isOut ? speaking.current : speaking.current?.querySelector<HTMLElement>('input');
    (first ?? panel.current)?.focus();
  };
  const begin = (to: WantedCall): void => {
    change(beginCall(full, to));
    setInstead(undefined);
    save.clear();
    focusScript();
  };

  useEffect(() => {
    if (!kept.isReady) return;
    const unit = panel.current?.querySelector<HTMLInputElement>('.call-unit');
    // Who is called stands there already and keys are pressed; who calls has to be asked first.
    const isAsked = !isOut && unit?.value === '';
    (isAsked ? unit : panel.current)?.focus();
  }, [kept.isReady, isOut, panel]);

  const open = callableStages(incident.stages);
  const own = open.filter(({ id }) => draft.stageIds.includes(id));
  const [running] = own.length > 0 ? own : open;
  const place = open.findIndex(({ id }) => draft.stageIds.includes(id));
  const next = open.slice(place + 1).find(({ recipient }) => recipient !== draft.unit) ?? open[0];
  const goOn = (): void => {
    if (next !== undefined) callStage(next);
  };
  const turnTo = (to: Omit<WantedCall, 'at'>): void => {
    if (isTouched(draft)) setInstead({ ...to, at: nowAt() });
    else begin({ ...to, at: nowAt() });
  };
  const callStage = ({ id, recipient }: IncidentStage): void =>
    turnTo({ direction: 'out', stageIds: [id], unit: recipient });
  const tick = (label: string | undefined): void => {
    if (label === undefined) return;
    const { said } = draft;
    change({
      ...draft,
      said: said.includes(label) ? said.filter((one) => one !== label) : [...said, label],
    });
  };
  const attempt = async (outcome: 'noAnswer' | 'busy' | 'wrongNumber'): Promise<void> => {
    if (!isOut || draft.startedAt !== '') return;
    if (await save.attempt(outcome)) change({ ...draft, number: numbers.after(dialled) });
    focusScript();
  };
  const finish = async (outcome: 'answered' | 'cutOff'): Promise<void> => {
    if (!(await save.finish(outcome))) return;
    setDealt(wanted);
    drop();
    if (outcome === 'answered' && !isOut) onClose();
    panel.current?.focus();
  };
  const act = (key: CallKey): void => {
    switch (key.kind) {
      case 'tick-next':
        return tick(script.elements.find((label) => !draft.said.includes(label)));
      case 'tick':
        return tick(script.elements[key.place]);
      case 'answered':
        return change({ ...draft, startedAt: nowAt() });
      case 'ended':
        return change({ ...draft, endedAt: nowAt() });
      case 'readBack':
        return change({ ...draft, isReadBack: !draft.isReadBack });
      case 'recorded':
        return change({ ...draft, isRecorded: !draft.isRecorded });
      case 'next':
        return isOut ? goOn() : undefined;
      case 'showNumber':
        return numbers.show();
      case 'noAnswer':
      case 'busy':
      case 'wrongNumber':
        return void attempt(key.kind);
      default:
        return key satisfies never;
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.ctrlKey) void finish('answered');
    else {
      if (event.ctrlKey || event.altKey || event.metaKey || event.key === 'F1') return;
      // Letters mean something on the page below too.
      event.stopPropagation();
      const meant = isTyping(event.target) ? undefined : callKey(event.key);
      if (meant === undefined || (meant.kind === 'tick-next' && hasOwnSpace(event.target))) return;
      act(meant);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  if (!kept.isReady) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys belong to everything inside
    <section
      ref={panel}
      role="dialog"
      aria-label={t(isOut ? 'incident:call.titleOut' : 'incident:call.titleIn', { number: full.number })}
      tabIndex={-1}
      className={isOut ? 'incident-call' : 'incident-call is-in'}
      onKeyDown={onKeyDown}
    >
      <header className="incident-call-head">
        <h2>
          <span className="tag blue">{t(`incident:direction.${draft.direction}`)}</span> {full.number}{' '}
          {incident.fields.title}
        </h2>
        {running === undefined ? (
          <span className="quiet">{t('incident:call.noClock')}</span>
        ) : (
          <span className="incident-call-clock">
            <Countdown isBig startAt={running.startAt} dueAt={running.dueAt} />
            <span className="quiet small">{stageName(running)}</span>
          </span>
        )}
        <span className="actions">
          <Button onClick={() => turnTo({ direction: isOut ? 'in' : 'out', stageIds: [], unit: '' })}>
            {t(isOut ? 'incident:call.toIn' : 'incident:call.toOut')}
          </Button>
          <Button onClick={onClose}>
            {t('common.close')} <kbd>Esc</kbd>
          </Button>
        </span>
      </header>
      {asked === undefined ? null : (
        <div className="notice-line" role="alert">
          <span className="grow">{t('incident:call.unsaved', { unit: draft.unit })}</span>
          <Button
            onClick={() => {
              setDealt(wanted);
              setInstead(undefined);
            }}
          >
            {t('incident:call.goOnWith')}
          </Button>
          <Button danger onClick={() => begin(asked)}>
            {t('incident:call.throwAway')}
          </Button>
        </div>
      )}
      <div className="incident-call-columns">
        <div className="incident-call-column">
          <CallNumbers
            draft={{ ...draft, number: dialled }}
            numbers={numbers}
            attempts={full.calls.filter(({ unit, outcome }) => unit === draft.unit && outcome !== 'answered')}
            isBusy={save.isBusy}
            onChange={change}
            onAct={(kind) => {
              act({ kind });
              if (isOut) focusScript();
            }}
          />
          {isOut ? <CallTree full={full} unit={draft.unit} onCall={callStage} /> : null}
        </div>
        {isOut ? (
          <CallScript
            focus={speaking}
            draft={draft}
            script={script}
            facts={full.facts}
            onTick={tick}
            onChange={change}
          />
        ) : (
          <CallAnswers
            focus={speaking}
            full={full}
            setup={setup}
            draft={draft}
            lead={script.text}
            onChange={change}
          />
        )}
        <div className="incident-call-column">
          <CallRecord
            draft={draft}
            problem={save.problem}
            stages={open}
            directory={numbers.directory}
            onChange={change}
          />
          <FailureNotice error={save.refusal} />
          {kept.isUnkept ? <p className="failure">{t('incident:call.unkept')}</p> : null}
          <div className="actions incident-call-foot">
            {isOut && draft.unit === '' && !isTouched(draft) && next !== undefined ? (
              <Button type="primary" size="large" onClick={goOn}>
                {t('incident:call.goOn', { recipient: next.recipient })} <kbd>{keyOf('next')}</kbd>
              </Button>
            ) : (
              <Button
                type="primary"
                size="large"
                loading={save.isBusy}
                onClick={() => void finish('answered')}
              >
                {t('incident:call.save')} <kbd>Ctrl+Enter</kbd>
              </Button>
            )}
            {isOut && draft.startedAt !== '' ? (
              <Button onClick={() => void finish('cutOff')}>{t('incident:outcome.cutOff')}</Button>
            ) : null}
            <output className="quiet small">{save.said}</output>
          </div>
        </div>
      </div>
    </section>
  );
}
