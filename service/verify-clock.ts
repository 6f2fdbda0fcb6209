import { isInstant } from '#domain/time/instant';
import { canonicalText, type LedgerRecord } from './store/ledger.ts';

/** A clock of an incident as a step keeps it. */
export type SaidClock = LedgerRecord<'incident'>['body']['incident']['stages'][number];

type Minutes = number | null;

/** How long the clocks of a set-up are: those of stages and follow-ups by policy, and those of the list of calls. */
export type SetupClocks = {
  /** By the id of the policy and the key of the stage, with a `/` between them. */
  readonly stages: ReadonlyMap<string, Minutes>;
  readonly followUps: ReadonlyMap<string, Minutes>;
  /** By the id of the line. */
  readonly calls: ReadonlyMap<string, Minutes>;
};

/** How long the clocks are that a set-up lays. */
export const setupClocks = ({
  policies,
  callTree,
}: LedgerRecord<'incident-setup'>['body']['setup']): SetupClocks => ({
  stages: new Map(
    policies.flatMap(({ id, stages }) =>
      stages.map(({ key, minutes }): [string, Minutes] => [`${id}/${key}`, minutes]),
    ),
  ),
  followUps: new Map(policies.map(({ id, followUp }) => [id, followUp.everyMinutes])),
  calls: new Map(callTree.map(({ id, minutes }) => [id, minutes])),
});

/** How long the set-up lets a clock be; undefined where it lays none of this name. */
function minutesBy({ id, origin, policyId }: SaidClock, clocks: SetupClocks): Minutes | undefined {
  if (origin === 'tree') return id.startsWith('tree/') ? clocks.calls.get(id.slice(5)) : undefined;
  if (!id.startsWith(`${policyId}/`)) return undefined;
  const [key = ''] = id.slice(policyId.length + 1).split('/');
  const every = clocks.followUps.get(policyId);
  if (/^followUp-\d+$/.test(key)) return every;
  return key === 'final' && every !== undefined ? null : clocks.stages.get(`${policyId}/${key}`);
}

function isDueRight({ minutes, startAt, dueAt }: SaidClock): boolean {
  if (minutes === null || dueAt === null) return minutes === dueAt;
  return (
    isInstant(startAt) && isInstant(dueAt) && Date.parse(dueAt) - Date.parse(startAt) === minutes * 60_000
  );
}

/** Why a clock is not one that the set-up lays, is due at another moment than its length says, or says that it was met and not by what; or undefined. */
export function clockFault(clock: SaidClock, clocks: SetupClocks): string | undefined {
  const { id, origin, state, met, minutes, dueAt } = clock;
  if ((state === 'met') !== (met !== null)) return `clock ${id} is ${state}`;
  // What somebody orders is due at any moment.
  if (origin === 'hand') return undefined;
  if (minutes !== minutesBy(clock, clocks)) return `clock ${id} is ${minutes} minutes long`;
  return isDueRight(clock) ? undefined : `clock ${id} is due at ${dueAt}`;
}

/** What a clock is, which stays whatever happens; its times follow those of the incident where nobody ordered them. */
function lasting({ state: _state, met: _met, lateReason: _reason, ...clock }: SaidClock): string {
  if (clock.origin === 'hand') return canonicalText(clock);
  const { startAt: _start, isFallback: _fallback, dueAt: _due, warnAt: _warn, ...rest } = clock;
  return canonicalText(rest);
}

/** True where a later step still has a clock, as what it was, and what met it. */
export const stayedTheSame = (clock: SaidClock, later: SaidClock | undefined): boolean =>
  later !== undefined &&
  lasting(clock) === lasting(later) &&
  (clock.met === null || canonicalText(clock.met) === canonicalText(later.met));
