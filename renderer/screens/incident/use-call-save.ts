import { useState } from 'react';
import type { DutyError } from '#contract/errors';
import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { Fact } from '#domain/incident/facts';
import type { CallFields } from '#domain/incident/incident-call';
import { factsOfAnswers, questionsOf } from '#domain/incident/questions';
import type { IncidentSetup } from '#domain/incident/setup';
import { useAct } from '../../asking.ts';
import { useTimes } from '../../parts/times.ts';
import { nowAt } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';
import { attemptOf, type CallDraft, callOf, callProblem } from './call-draft.ts';
import type { Script } from './use-script.ts';

/** The facts that a caller told: answers to the questions, and what they do next. */
function factsTold({ incident }: IncidentFull, setup: IncidentSetup, draft: CallDraft): Fact[] {
  if (draft.direction === 'out') return [];
  const said = {
    source: `${draft.unit.trim()}${draft.name.trim()}`.slice(0, 200),
    knownAt: draft.startedAt === '' ? nowAt() : draft.startedAt,
  };
  const questions = questionsOf(setup, incident.fields.kindId, incident.class);
  const next = draft.nextSteps.trim();
  return [
    ...factsOfAnswers(questions, draft.answers, said),
    ...(next === ''
      ? []
      : [
          {
            key: 'nextSteps' as const,
            label: '',
            number: null,
            text: next,
            isAbout: false,
            isVerified: false,
            ...said,
          },
        ]),
  ];
}

/** Elements as they are kept: what was said of a script, or which questions were answered. */
function elementsOfCall(
  { incident }: IncidentFull,
  setup: IncidentSetup,
  draft: CallDraft,
  script: Script,
): CallFields['elements'] {
  if (draft.direction === 'out')
    return script.elements.map((label) => ({ label, isSaid: draft.said.includes(label) }));
  return questionsOf(setup, incident.fields.kindId, incident.class)
    .slice(0, 60)
    .map(({ id, text }) => ({
      label: text.slice(0, 80).trim(),
      isSaid: (draft.answers[id] ?? '').trim() !== '',
    }));
}

/** Keeps calls and attempts of one incident, and says what was kept last. */
export function useCallSave({
  full,
  setup,
  draft,
  script,
}: {
  readonly full: IncidentFull;
  readonly setup: IncidentSetup;
  readonly draft: CallDraft;
  readonly script: Script;
}): {
  readonly isBusy: boolean;
  readonly refusal: DutyError | undefined;
  readonly problem: ReturnType<typeof callProblem>;
  readonly said: string;
  readonly clear: () => void;
  readonly attempt: (outcome: 'noAnswer' | 'busy' | 'wrongNumber') => Promise<boolean>;
  readonly finish: (outcome: 'answered' | 'cutOff') => Promise<boolean>;
} {
  const { t } = useWords();
  const times = useTimes();
  const call = useAct('incident.call');
  const [hasTried, setTried] = useState(false);
  const [said, setSaid] = useState('');
  const keep = async (fields: CallFields, facts: Fact[]): Promise<boolean> => {
    const done = await call.act({ id: full.incident.id, version: full.version, call: fields, facts });
    if (done === undefined) return false;
    setTried(false);
    setSaid(
      t('incident:call.kept', {
        unit: fields.unit,
        time: times.clock(fields.startedAt),
        outcome: t(`incident:outcome.${fields.outcome}`),
      }),
    );
    return true;
  };
  return {
    isBusy: call.isBusy,
    refusal: call.refusal,
    problem: hasTried ? callProblem(draft) : undefined,
    said,
    clear: () => {
      setTried(false);
      call.clear();
    },
    attempt: async (outcome) => {
      if (draft.unit.trim() === '') setTried(true);
      return draft.unit.trim() !== '' && !call.isBusy && keep(attemptOf(draft, outcome, nowAt()), []);
    },
    finish: async (outcome) => {
      setTried(true);
      const { startedAt } = draft;
      if (callProblem(draft) !== undefined || startedAt === '' || call.isBusy) return false;
      const elements = elementsOfCall(full, setup, draft, script);
      const fields = callOf(
        { ...draft, startedAt },
        { script: script.text.slice(0, 8000), elements },
        outcome,
        nowAt(),
      );
      return keep(fields, factsTold(full, setup, draft));
    },
  };
}
