import type { AbsenceFull } from '#contract/methods/absence-nouns';
import type { AbsenceDecision } from '#domain/absence/absence';
import { type Finding, findingKey } from '#domain/absence/finding';
import { dueText } from './absence-paper.ts';
import type { StationTime } from './station-time.ts';
import { absenceNouns, bracketed, fill, print } from './words.ts';

const words = print.absence;

type Judged = Pick<AbsenceFull, 'findings' | 'decisions'>;
type Outcome = keyof typeof words.outcome;

function leadText({ outcome, dueAt, doneAt }: Finding, time: StationTime): string {
  const done = doneAt === null ? '' : time.minute(doneAt);
  if (dueAt === null) return fill(words.leadText.metUndated, { done });
  const pattern =
    outcome === 'missed' && doneAt === null ? words.leadText.missedUntold : words.leadText[outcome];
  return fill(pattern, { due: dueText(dueAt, time), done });
}

/** Whether it was reported far enough ahead: by when it had to be, and when it was; a line for every rule that asks. */
export function leadLines({ findings }: Judged, time: StationTime): readonly string[] {
  const leads = findings.filter(({ kind }) => kind === 'lead');
  return leads.length === 0 ? [words.leadNotAsked] : leads.map((lead) => leadText(lead, time));
}

/** How each kind of rule was kept: `审批权限：符合；与值班冲突：不符合，已作说明2项`. */
export function outcomesText({ findings, decisions }: Judged): string {
  const decided = new Set(decisions.map(findingKey));
  const counts = new Map<string, Map<Outcome, number>>();
  for (const found of findings) {
    const rule = absenceNouns.ruleKind[found.kind];
    const name = found.isAdvice ? fill(words.advice, { rule }) : rule;
    const outcome = found.outcome === 'missed' && decided.has(findingKey(found)) ? 'decided' : found.outcome;
    const ofRule = counts.get(name) ?? new Map<Outcome, number>();
    counts.set(name, ofRule.set(outcome, (ofRule.get(outcome) ?? 0) + 1));
  }
  const texts = [...counts].map(([name, outcomes]) => {
    const parts = [...outcomes].map(([outcome, count]) =>
      count === 1
        ? words.outcome[outcome]
        : fill(words.outcomeTimes, { outcome: words.outcome[outcome], count }),
    );
    return fill(print.labelled, { label: name, text: parts.join(print.listComma) });
  });
  return texts.length === 0 ? words.noOutcomes : texts.join(print.semicolon);
}

/** What leaders decided about rules that were missed, each with its reason; a line each. */
export function decisionLines({ findings, decisions }: Judged, time: StationTime): readonly string[] {
  const kinds: Readonly<Record<string, string>> = absenceNouns.ruleKind;
  const kindOf = (decision: AbsenceDecision): string =>
    (
      findings.find((found) => findingKey(found) === findingKey(decision)) ??
      findings.find(({ ruleId }) => ruleId === decision.ruleId)
    )?.kind ?? decision.ruleId;
  return decisions.map((decision) => {
    const { reason, byName, byPost, at } = decision;
    return fill(words.decision, {
      // A finding that is gone since keeps its decision; of what no rule of the set says, the id is the kind.
      rule: kinds[kindOf(decision)] ?? words.rule,
      reason,
      by: byPost === '' ? byName : `${byName} ${byPost}`,
      at: time.minute(at),
    });
  });
}

/** Whether the other head is there meanwhile; empty of somebody who is no head. */
export function otherHeadText(findings: readonly Finding[]): string {
  const away = findings.filter(({ kind, outcome }) => kind === 'heads' && outcome === 'missed');
  if (away.length > 0)
    return fill(words.otherHeadAway, {
      names: away
        .map(({ values }) =>
          fill(words.otherHeadNamed, { name: values['name'] ?? '', number: values['number'] ?? '' }),
        )
        .join(print.listComma),
    });
  const presides = findings.find(({ kind }) => kind === 'presides');
  return presides === undefined ? '' : bracketed(words.otherHeadThere, presides.values['name'] ?? '');
}
