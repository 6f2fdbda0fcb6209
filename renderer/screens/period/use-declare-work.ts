import type { Output } from '#contract/methods';
import type { PeriodFull, PeriodLine, PeriodProposal } from '#contract/methods/period-nouns';
import { DutyError } from '#contract/errors';
import { fieldsFault } from '#domain/period/fields-fault';
import type { PeriodFields } from '#domain/period/period';
import type { IsoDay } from '#domain/time/instant';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { keep, useKept } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { blankDeclare, type DeclareDraft, declaredAsTyped, proposedDeclare } from './declare-draft.ts';
import type { PoolSources } from './declare-pool.ts';
import { type DeclareReading, readDeclare } from './declare-read.ts';

/** What a form begins with: nothing, what the calendar proposes, or a period that stands. */
export type DeclareFirst = {
  readonly proposal?: PeriodProposal;
  readonly changes?: PeriodFull;
};

/** What a form is filled in from. */
export type DeclareSources = PoolSources & { readonly setup: Output<'period.setup'>['setup'] };

/** The form of a period under work: what is typed, what it means, and what is wrong with it. */
export type DeclareWork = DeclareReading & {
  readonly draft: DeclareDraft;
  readonly change: (parts: Partial<DeclareDraft>) => void;
  /** True where something is there that was typed before and not sent. */
  readonly isKept: boolean;
  /** Throws away what was typed. */
  readonly startAgain: () => void;
  /** What cannot be although every field can be read, with the names of those it speaks of. */
  readonly fault: DutyError | undefined;
  /** The last day of the period on which duty has begun; null where none has. */
  readonly begunUntil: IsoDay | null;
  readonly declaredAt: string;
  /** Sends the form; undefined where it was refused, and then the form stays as it is. */
  readonly send: () => Promise<PeriodLine | undefined>;
  readonly isBusy: boolean;
  readonly refusal: unknown;
};

type KeptForm = { readonly draft: DeclareDraft; readonly version: number };

function nameOf({ proposal, changes }: DeclareFirst): string {
  if (changes !== undefined) return `declare-form ${changes.line.id}`;
  return proposal === undefined ? 'declare-form' : `declare-form ${proposal.name} ${proposal.fromDay}`;
}

function faultOf(fields: PeriodFields | undefined, { people }: PoolSources): DutyError | undefined {
  if (fields === undefined) return undefined;
  const names = new Map<string, string>(people.map(({ id, name }) => [id, name]));
  const fault = fieldsFault(fields, { people: new Set(names.keys()) });
  return fault === null
    ? undefined
    : new DutyError(
        'rule-broken',
        fault.rule,
        fault.details.map((detail) => names.get(detail) ?? detail),
      );
}

/** The work on a form; what is typed is kept at this seat until it was sent or thrown away. */
export function useDeclareWork(first: DeclareFirst, sources: DeclareSources): DeclareWork {
  const { changes, proposal } = first;
  const { bodies } = sources.setup;
  const zone = useZone();
  const now = useMinute();
  const name = nameOf(first);
  const [kept, setKept] = useKept<KeptForm | undefined>(name, undefined);
  const declare = useAct('period.declare');
  const changeIt = useAct('period.change');
  const begin = (): DeclareDraft => {
    if (changes !== undefined) return declaredAsTyped(changes.fields, bodies);
    return proposal === undefined ? blankDeclare(bodies) : proposedDeclare(proposal, bodies);
  };
  const draft = kept?.draft ?? begin();
  const version = kept?.version ?? changes?.line.version ?? 0;
  const reading = readDeclare(draft, { now, zone });

  const send = async (): Promise<PeriodLine | undefined> => {
    const { fields } = reading;
    if (fields === undefined) return undefined;
    const sent =
      changes === undefined
        ? await declare.act({ fields, note: '' })
        : await changeIt.act({
            id: changes.line.id,
            // After a conflict the newest form was seen; sending again means it.
            version: changeIt.refusal?.failure.code === 'conflict' ? changes.line.version : version,
            fields,
            reason: draft.reason.trim(),
          });
    if (sent !== undefined) keep(name, undefined);
    return sent;
  };
  return {
    ...reading,
    draft,
    change: (parts) => setKept({ draft: { ...draft, ...parts }, version }),
    isKept: kept !== undefined,
    startAgain: () => setKept(undefined),
    fault: faultOf(reading.fields, sources),
    begunUntil: changes?.frame.days.findLast(({ hasBegun }) => hasBegun)?.day ?? null,
    declaredAt: changes?.steps.find(({ act }) => act === 'declared')?.at ?? now,
    send,
    isBusy: declare.isBusy || changeIt.isBusy,
    refusal: declare.refusal ?? changeIt.refusal,
  };
}
