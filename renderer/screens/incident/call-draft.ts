import type { IncidentFull } from '#contract/methods/incident-nouns';
import type { CallFields } from '#domain/incident/incident-call';
import type { TemplateUse } from '#domain/incident/setup';
import type { IncidentStage } from '#domain/incident/stage';
import type { Instant } from '#domain/time/instant';

type Purpose = CallFields['purpose'];

/** A call as it is noted while somebody speaks; a moment that did not come yet is an empty text. */
export type CallDraft = {
  readonly direction: CallFields['direction'];
  readonly purpose: Purpose;
  readonly stageIds: readonly string[];
  readonly unit: string;
  readonly number: string;
  readonly startedAt: Instant | '';
  readonly endedAt: Instant | '';
  readonly name: string;
  readonly post: string;
  /** Elements that were said, by their words: one whose words change has not been said yet. */
  readonly said: readonly string[];
  readonly isReadBack: boolean;
  readonly callBackNumber: string;
  readonly callBackAt: Instant | '';
  readonly isCallBackConfirmed: boolean;
  readonly orders: string;
  readonly alreadyInformed: string;
  readonly isRecorded: boolean;
  readonly note: string;
  /** Of a call that came in: answers by question, and what the caller does next. */
  readonly answers: Readonly<Record<string, string>>;
  readonly nextSteps: string;
};

/** A call of which nothing is noted yet. */
export const blankCall: CallDraft = {
  direction: 'out',
  purpose: 'initial',
  stageIds: [],
  unit: '',
  number: '',
  startedAt: '',
  endedAt: '',
  name: '',
  post: '',
  said: [],
  isReadBack: false,
  callBackNumber: '',
  callBackAt: '',
  isCallBackConfirmed: false,
  orders: '',
  alreadyInformed: '',
  isRecorded: false,
  note: '',
  answers: {},
  nextSteps: '',
};

/** What somebody asked for when the screen was opened. */
export type WantedCall = Pick<CallDraft, 'direction' | 'stageIds' | 'unit'> & {
  /** When it was asked for: whoever calls in was on the line then. */
  readonly at: Instant;
};

/** True where something was noted that must not be lost. */
export const isTouched = (draft: CallDraft): boolean =>
  (draft.direction === 'out' && draft.startedAt !== '') ||
  // Who is called stands there from the beginning; who calls was typed.
  (draft.direction === 'in' && `${draft.unit}${draft.number}`.trim() !== '') ||
  draft.said.length > 0 ||
  draft.isReadBack ||
  draft.callBackAt !== '' ||
  [draft.name, draft.post, draft.orders, draft.alreadyInformed, draft.note, draft.nextSteps].some(
    (text) => text.trim() !== '',
  ) ||
  Object.values(draft.answers).some((text) => text.trim() !== '');

/** Open clocks that a call can meet, the earliest due first; those without a moment are due at once. */
export const callableStages = (stages: readonly IncidentStage[]): readonly IncidentStage[] =>
  stages
    .filter(({ state, manner }) => state === 'open' && manner !== 'written')
    .toSorted((one, other) => (one.dueAt ?? one.startAt).localeCompare(other.dueAt ?? other.startAt));

type Full = Pick<IncidentFull, 'incident' | 'calls'>;

function purposeOf({ incident, calls }: Full, wanted: WantedCall): Purpose {
  if (wanted.direction === 'in') return 'followUp';
  const stage = incident.stages.find(({ id }) => wanted.stageIds.includes(id));
  if (stage !== undefined) return stage.origin === 'tree' ? 'internal' : stage.report;
  const wasTold = calls.some(
    ({ direction, outcome, unit, purpose }) =>
      direction === 'out' && outcome === 'answered' && unit === wanted.unit && purpose !== 'verify',
  );
  return wasTold ? 'followUp' : 'initial';
}

/** A call as it begins: to whom was asked for, or to whoever has to know next. */
export function beginCall(full: Full, wanted: WantedCall): CallDraft {
  const open = callableStages(full.incident.stages);
  const isOut = wanted.direction === 'out';
  const [next] = isOut && wanted.unit === '' && wanted.stageIds.length === 0 ? open : [];
  const unit = next?.recipient ?? wanted.unit;
  const asked = open.filter(({ id }) => wanted.stageIds.includes(id));
  const own = asked.length > 0 || !isOut ? asked : open.filter(({ recipient }) => recipient === unit);
  const stageIds = own.map(({ id }) => id);
  return {
    ...blankCall,
    direction: wanted.direction,
    unit: unit === '' ? (asked[0]?.recipient ?? '') : unit,
    stageIds,
    purpose: purposeOf(full, { ...wanted, unit, stageIds }),
    startedAt: isOut ? '' : wanted.at,
  };
}

/** The template that a call of this purpose is read from; undefined where none is. */
export function useOfCall({
  direction,
  purpose,
}: Pick<CallDraft, 'direction' | 'purpose'>): TemplateUse | undefined {
  if (direction === 'in') return 'phone-incoming';
  return purpose === 'verify' || purpose === 'other' ? undefined : `phone-${purpose}`;
}

/** Numbers as somebody wrote them in one line: `0533-3180000、3180001`. */
export const numbersIn = (text: string): readonly string[] =>
  text
    .split(/[、,，;；/|\n]+/u)
    .map((number) => number.trim())
    .filter((number) => number !== '');

/** The number to try after this one; the first again after the last. */
export function nextNumber(numbers: readonly string[], tried: string): string {
  const place = numbers.indexOf(tried);
  return numbers[place + 1] ?? numbers[0] ?? tried;
}

/** What is kept of an attempt that nobody answered. */
export const attemptOf = (
  draft: CallDraft,
  outcome: 'noAnswer' | 'busy' | 'wrongNumber',
  now: Instant,
): CallFields => ({
  direction: draft.direction,
  purpose: draft.purpose,
  stageIds: [...draft.stageIds],
  unit: draft.unit.trim(),
  number: draft.number.trim(),
  startedAt: now,
  endedAt: now,
  outcome,
  name: '',
  post: '',
  script: '',
  elements: [],
  isReadBack: false,
  callBack: null,
  orders: '',
  alreadyInformed: '',
  isRecorded: false,
  note: '',
});

/** What is kept of a call that somebody answered; `now` ends one that was not ended. */
export const callOf = (
  draft: CallDraft & { readonly startedAt: Instant },
  said: { readonly script: string; readonly elements: CallFields['elements'] },
  outcome: 'answered' | 'cutOff',
  now: Instant,
): CallFields => ({
  ...attemptOf(draft, 'noAnswer', now),
  startedAt: draft.startedAt,
  endedAt: draft.endedAt === '' ? now : draft.endedAt,
  outcome,
  name: draft.name.trim(),
  post: draft.post.trim(),
  script: said.script,
  elements: said.elements,
  isReadBack: draft.isReadBack,
  callBack:
    draft.callBackAt === ''
      ? null
      : { number: draft.callBackNumber.trim(), at: draft.callBackAt, isConfirmed: draft.isCallBackConfirmed },
  orders: draft.orders.trim(),
  alreadyInformed: draft.alreadyInformed.trim(),
  isRecorded: draft.isRecorded,
  note: draft.note.trim(),
});

/** Why a call cannot be kept yet; undefined where it can. */
export function callProblem(draft: CallDraft): 'unit' | 'start' | 'backwards' | 'callBack' | undefined {
  if (draft.unit.trim() === '') return 'unit';
  if (draft.startedAt === '') return 'start';
  if (draft.endedAt !== '' && draft.endedAt < draft.startedAt) return 'backwards';
  return draft.callBackAt !== '' && draft.callBackNumber.trim() === '' ? 'callBack' : undefined;
}
