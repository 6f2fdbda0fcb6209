import type { AbsenceFull, AbsenceLine } from '#contract/methods/absence-nouns';
import type { AbsenceFields } from '#domain/absence/absence';
import type { Finding } from '#domain/absence/finding';
import { usualAbsenceRules } from '#domain/absence/usual-rules';
import type { PersonId } from '#domain/people/person';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole, useSeat, useZone } from '../../frame/seat.tsx';
import { keep, useKept } from '../../parts/kept.ts';
import { usePaused } from '../../parts/use-paused.ts';
import { useMinute } from '../../use-now.ts';
import {
  type AbsenceDraft,
  type AbsenceProblems,
  absenceAsTyped,
  blankAbsence,
  changedParts,
  readAbsence,
  readDecisions,
  toldOf,
} from './absence-draft.ts';

type KeptForm = { readonly draft: AbsenceDraft; readonly version: number };

/** A form of an absence under work: what is typed, what is wrong with it, and what the rules say of it. */
export type AbsenceWork = {
  readonly draft: AbsenceDraft;
  readonly change: (parts: Partial<AbsenceDraft>) => void;
  /** True where something is there that was typed before and not sent. */
  readonly isKept: boolean;
  /** Throws away what was typed; gives what the form begins with again. */
  readonly startAgain: () => AbsenceDraft;
  readonly fields: AbsenceFields | undefined;
  readonly problems: AbsenceProblems;
  readonly findings: readonly Finding[];
  readonly halfDays: number | undefined;
  /** The absence of the same person that the form has to give way to; empty where there is none. */
  readonly overlaps: string;
  readonly judging: unknown;
  readonly isForAnyone: boolean;
  /** Who sits here. */
  readonly ownName: string;
  /** Sends the form; undefined where it was refused, and then the form stays as it is. */
  readonly send: () => Promise<AbsenceLine | undefined>;
  readonly isBusy: boolean;
  readonly refusal: unknown;
};

/** True for those who register absences of others: chiefs, leaders, and whoever has the desk. */
function useIsForAnyone(): boolean {
  const isLeading = useHasRole('chief', 'dutyLeader');
  return useSeat().desk?.isMember === true || isLeading;
}

function useFirstDraft(changes: AbsenceFull | undefined, personId: PersonId | undefined): AbsenceDraft {
  const { session } = useSeat();
  const isLeading = useHasRole('chief', 'dutyLeader');
  if (changes === undefined) return blankAbsence(personId ?? (isLeading ? null : session.personId));
  return absenceAsTyped(
    changes.fields,
    changes.personId === session.personId
      ? { byName: '', manner: 'self' }
      : { byName: changes.personName, manner: 'phone' },
  );
}

/** The work on a form; what is typed is kept at this seat until it was sent or thrown away. */
export function useAbsenceWork(
  changes: AbsenceFull | undefined,
  personId: PersonId | undefined,
): AbsenceWork {
  const zone = useZone();
  const now = useMinute();
  const { session } = useSeat();
  const isForAnyone = useIsForAnyone();
  const first = useFirstDraft(changes, personId);
  const name = changes === undefined ? 'absence-form' : `absence-form ${changes.id}`;
  const [kept, setKept] = useKept<KeptForm | undefined>(name, undefined);
  const version = kept?.version ?? changes?.version ?? 0;
  const rules = useAsk('absence.rules', {}).data?.rules ?? usualAbsenceRules;
  const register = useAct('absence.register');
  const changeIt = useAct('absence.change');
  const draft = kept?.draft ?? first;
  const reading = readAbsence(draft, { now, zone, parts: rules.dayParts });
  const asked = usePaused(reading.fields);
  const judged = useAsk(
    'absence.judge',
    // Nothing is asked while there is nothing to judge.
    { fields: asked as AbsenceFields, id: changes?.id ?? null },
    { isOff: asked === undefined },
  );
  const data = reading.fields === undefined ? undefined : judged.data;
  const isCurrent = JSON.stringify(asked) === JSON.stringify(reading.fields) && !judged.isPlaceholderData;
  const findings = data?.findings ?? [];
  const overlaps = isCurrent ? (data?.overlaps ?? '') : '';
  const { decisions, problems } = readDecisions(draft.decisions, findings);

  const send = async (): Promise<AbsenceLine | undefined> => {
    const { fields } = reading;
    if (fields === undefined) return undefined;
    const sent =
      changes === undefined
        ? await register.act({ fields, decisions, note: '' })
        : await changeIt.act({
            id: changes.id,
            // After a conflict the newest form was seen; sending again means it.
            version: changeIt.refusal?.failure.code === 'conflict' ? changes.version : version,
            fields,
            decisions,
            reason: draft.reason.trim(),
            told: toldOf(draft),
          });
    if (sent !== undefined) keep(name, undefined);
    return sent;
  };

  return {
    draft,
    change: (parts) => setKept({ draft: { ...draft, ...parts }, version }),
    isKept: kept !== undefined,
    startAgain: () => {
      setKept(undefined);
      return first;
    },
    fields: reading.fields,
    problems: { ...reading.problems, ...problems },
    findings,
    halfDays: data?.halfDays,
    overlaps,
    judging: judged.error,
    isForAnyone,
    ownName: session.personName,
    send,
    isBusy: register.isBusy || changeIt.isBusy,
    refusal: register.refusal ?? changeIt.refusal,
  };
}

/** True where a change would change nothing. */
export const isUnchanged = (work: AbsenceWork, changes: AbsenceFull | undefined): boolean =>
  changes !== undefined &&
  work.fields !== undefined &&
  changedParts(changes.fields, work.fields).length === 0;
