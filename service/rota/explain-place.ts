import { draftOf } from '#domain/rota/duties-of';
import type { ExplainedCandidate } from '#contract/methods/rota-nouns';
import { buildProblem } from '#domain/rota/build-problem';
import { hasBegun } from '#domain/rota/decisions';
import { type DutyPlace, type IsoMonth, placeKey, type RotaDuty } from '#domain/rota/duty';
import { balanceOf, type CandidateReason, explainTurn } from '#domain/rota/explain';
import { mayFill, type RuleInTheWay } from '#domain/rota/hard-rules';
import type { RotaChoice, RotaProblem } from '#domain/rota/problem';
import type { RotaRequest } from '#domain/rota/rota-request';
import { rotate, type RotationStep } from '#domain/rota/rotation';
import type { Read } from '../room.ts';
import { detailOfRule } from './infeasible-shown.ts';
import { monthRequest } from './month-request.ts';

type ShownRule = ExplainedCandidate['rules'][number];

/** Rules in the way with the place of the duty that they are held against, where it is one of the month. */
function rulesShown(problem: RotaProblem, rules: readonly RuleInTheWay[]): ShownRule[] {
  return rules.flatMap((rule) => {
    if (rule.rule === 'fixed') return [];
    const against =
      'against' in rule && rule.against.in === 'turns' ? problem.turns[rule.against.index] : undefined;
    return [{ rule: rule.rule, detail: detailOfRule(rule), place: against?.places[0] ?? null }];
  });
}

type Explained = { readonly problem: RotaProblem; readonly choice: RotaChoice };

function balances({ problem, choice }: Explained, personId: CandidateReason['personId']) {
  const { points } = balanceOf(problem, choice, personId);
  return { balanceBefore: points.before / 100, balanceAfter: points.after / 100 };
}

function fairlyChosen(explained: Explained, turn: number, isPinned: boolean): ExplainedCandidate[] {
  const { problem, choice } = explained;
  return explainTurn(problem, choice, turn).map((reason) => {
    const shared = {
      personId: reason.personId,
      rules: 'rules' in reason ? rulesShown(problem, reason.rules) : [],
      ...balances(explained, reason.personId),
    };
    switch (reason.state) {
      case 'chosen':
        return { ...shared, kind: isPinned ? 'pinned' : 'chosen', worseBy: null };
      case 'possible':
        return { ...shared, kind: 'possible', worseBy: reason.exchange.costs };
      default:
        return { ...shared, kind: 'ruled-out', worseBy: null };
    }
  });
}

/** By the order of a rotation: whose turn it was, who was passed over and why; all others come later in the order. */
function rotatedTo(
  explained: Explained,
  turn: number,
  held: { readonly personId: string | null; readonly isPinned: boolean },
  step: RotationStep<RuleInTheWay>,
): ExplainedCandidate[] {
  const { problem } = explained;
  const passed = new Map(step.passedOver.map(({ personId, reasons }) => [personId, reasons]));
  return (problem.turns[turn]?.candidates ?? []).map((personId) => {
    const reasons = passed.get(personId) ?? (personId === step.turnOf ? step.inTheWay : []);
    const isHeld = personId === held.personId;
    const kind = isHeld
      ? held.isPinned
        ? 'pinned'
        : 'chosen'
      : personId === step.turnOf
        ? 'turn'
        : passed.has(personId)
          ? 'passed-over'
          : 'possible';
    return {
      personId,
      kind,
      rules: rulesShown(problem, reasons),
      worseBy: null,
      ...balances(explained, personId),
    };
  });
}

/** The duties of a month as an answer to the problem that a generation would solve; only what has begun is fixed in it. */
function asGenerated(request: RotaRequest, duties: readonly RotaDuty[]): Explained {
  const filled = duties.filter(({ personId }) => personId !== null);
  const whole = buildProblem({ ...request, draft: filled.map((duty) => ({ ...duty, isPinned: true })) });
  const turns = whole.turns.map((turn) =>
    turn.spans.some((span) => hasBegun(span, request)) ? turn : { ...turn, fixed: null },
  );
  return { problem: { ...whole, turns }, choice: whole.turns.map(({ fixed }) => fixed) };
}

const turnOf = ({ turns }: RotaProblem, place: DutyPlace): number =>
  turns.findIndex(({ places }) => places.some((one) => placeKey(one) === placeKey(place)));

/** Why a place of a month is filled as it is: what spoke for and against each candidate. Empty for a place that the month has not. */
export function explainPlace(
  room: Read,
  month: IsoMonth,
  place: DutyPlace,
  standing: readonly RotaDuty[],
): readonly ExplainedCandidate[] {
  const request = monthRequest(room, month, [], new Map());
  const duties = draftOf(request, standing);
  const explained = asGenerated(request, duties);
  const turn = turnOf(explained.problem, place);
  if (turn === -1) return [];
  const held = duties.find((duty) => placeKey(duty) === placeKey(place));
  const isPinned = held?.isPinned === true;
  const post = request.setup.posts.find(({ id }) => id === place.postId);
  if (post?.way !== 'rotation') return fairlyChosen(explained, turn, isPinned);
  const whole = buildProblem({ ...request, draft: duties });
  const at = turnOf(whole, place);
  const step = rotate(request, whole, (index, person, sofar) => mayFill(whole, sofar, index, person)).find(
    (one) => one.turn === at,
  );
  if (step === undefined) return fairlyChosen(explained, turn, isPinned);
  return rotatedTo(explained, turn, { personId: held?.personId ?? null, isPinned }, step);
}
