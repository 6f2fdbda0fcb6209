import { addMinutes, type Instant, type IsoDay } from '../time/instant.ts';
import type { DeadlinePolicy, PolicyStage } from './deadline-policy.ts';
import { clockFrom, type Incident, mostStages } from './incident.ts';
import type { CallTreeLine } from './setup.ts';
import type { IncidentStage } from './stage.ts';

/** A written report that reached a recipient. */
export type Delivered = {
  readonly recipient: string;
  readonly at: Instant;
  readonly isFinal: boolean;
  /** The report that was delivered. */
  readonly of: string;
};

/** What clocks are laid by. */
export type LayingRules = {
  readonly policies: readonly DeadlinePolicy[];
  readonly callTree: readonly CallTreeLine[];
  /** The day on which the incident was received, by which policies are in force. */
  readonly day: IsoDay;
  readonly now: Instant;
  /** Who a line of the list of calls means now: a name to call, and the person where it is known. */
  readonly called: (line: CallTreeLine) => Pick<IncidentStage, 'recipient' | 'personId'>;
  readonly deliveries: readonly Delivered[];
};

/** What decides which clocks an incident has. */
export type Timed = Pick<Incident, 'fields' | 'class' | 'level'>;

type Subject = Timed & Pick<Incident, 'stages' | 'state'>;

type Covered = { readonly levels: readonly string[]; readonly isForSensitive: boolean };

const covers = ({ levels, isForSensitive }: Covered, { level, fields }: Timed): boolean =>
  (isForSensitive && fields.isSensitive) || levels.includes(level ?? 'none');

/** True where a policy holds for incidents of this class and kind that were received on this day. */
export const isPolicyMeant = (
  { isOn, fromDay, untilDay, classes, kinds }: DeadlinePolicy,
  { fields, class: of }: Pick<Incident, 'fields' | 'class'>,
  day: IsoDay,
): boolean =>
  isOn &&
  (fromDay === null || fromDay <= day) &&
  (untilDay === null || day <= untilDay) &&
  (classes.length === 0 || (of !== null && classes.includes(of))) &&
  (kinds.length === 0 || kinds.includes(fields.kindId));

type Laid = Omit<IncidentStage, 'addedAt' | 'state' | 'met' | 'lateReason'>;

const warningsOf = (startAt: Instant, minutes: number, percents: readonly number[]): Instant[] =>
  percents
    .toSorted((one, other) => one - other)
    .map((percent) => addMinutes(startAt, (minutes * percent) / 100));

function laidOf(policy: DeadlinePolicy, stage: PolicyStage, recipient: string, subject: Subject): Laid {
  const { at, isFallback } = clockFrom(subject.fields, stage.clockStart);
  return {
    id: `${policy.id}/${stage.key}/${recipient}`,
    origin: 'policy',
    policyId: policy.id,
    policyName: policy.name,
    source: policy.source,
    label: stage.label,
    manner: stage.manner,
    report: 'initial',
    recipient,
    personId: null,
    isHard: stage.isHard,
    clockStart: stage.clockStart,
    startAt: at,
    isFallback,
    minutes: stage.minutes,
    dueAt: stage.minutes === null ? null : addMinutes(at, stage.minutes),
    warnAt: stage.minutes === null ? [] : warningsOf(at, stage.minutes, policy.warnAtPercent),
  };
}

/** Follow-ups that are due so many minutes after each report, and the final report, of one recipient of a policy. */
function laterOf(
  policy: DeadlinePolicy,
  recipient: string,
  subject: Subject,
  { deliveries }: LayingRules,
): { readonly laid: Laid; readonly metBy: Delivered | undefined }[] {
  const { everyMinutes, isFinalRequired } = policy.followUp;
  const got = deliveries
    .filter((delivery) => delivery.recipient === recipient)
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    // A report that was sent twice, by fax and by mail, is one report.
    .filter(({ of }, place, sent) => sent.findIndex((other) => other.of === of) === place);
  const final = got.find(({ isFinal }) => isFinal);
  const common = {
    origin: 'policy' as const,
    policyId: policy.id,
    policyName: policy.name,
    source: policy.source,
    manner: 'written' as const,
    recipient,
    personId: null,
    isHard: false,
    isFallback: false,
  };
  const followUps =
    everyMinutes === null
      ? []
      : got.flatMap((delivery, place) =>
          delivery.isFinal || (final !== undefined && final.at < delivery.at)
            ? []
            : [
                {
                  laid: {
                    ...common,
                    id: `${policy.id}/followUp-${place + 1}/${recipient}`,
                    label: '',
                    report: 'followUp' as const,
                    clockStart: 'fixed' as const,
                    startAt: delivery.at,
                    minutes: everyMinutes,
                    dueAt: addMinutes(delivery.at, everyMinutes),
                    warnAt: warningsOf(delivery.at, everyMinutes, policy.warnAtPercent),
                  },
                  metBy: got[place + 1],
                },
              ],
        );
  const finals = isFinalRequired
    ? [
        {
          laid: {
            ...common,
            id: `${policy.id}/final/${recipient}`,
            label: '',
            report: 'final' as const,
            clockStart: 'fixed' as const,
            startAt: subject.fields.receivedAt,
            minutes: null,
            dueAt: null,
            warnAt: [],
          },
          metBy: final,
        },
      ]
    : [];
  return [...followUps, ...finals];
}

const callLaid = (
  line: CallTreeLine,
  { fields }: Subject,
  who: Pick<IncidentStage, 'recipient' | 'personId'>,
): Laid => ({
  id: `tree/${line.id}`,
  origin: 'tree',
  policyId: '',
  policyName: '',
  source: '',
  label: line.role,
  manner: 'phone',
  report: 'initial',
  ...who,
  isHard: false,
  clockStart: 'received',
  startAt: fields.receivedAt,
  isFallback: false,
  minutes: line.minutes,
  dueAt: line.minutes === null ? null : addMinutes(fields.receivedAt, line.minutes),
  warnAt: [],
});

/** True of clocks of a policy that wait for what follows a first report. */
const isLater = ({ origin, report }: Pick<IncidentStage, 'origin' | 'report'>): boolean =>
  origin === 'policy' && report !== 'initial';

/** True where a clock of a policy or of the list of calls was meant for an incident as it was before a step. */
function wasMeant(
  { id, origin, report, policyId, recipient }: IncidentStage,
  before: Timed,
  { policies, callTree, day }: LayingRules,
): boolean {
  return (
    callTree.some((line) => id === `tree/${line.id}` && covers(line, before)) ||
    policies.some(
      (policy) =>
        isPolicyMeant(policy, before, day) &&
        policy.stages.some(
          (stage) =>
            (id.startsWith(`${policy.id}/${stage.key}/`) ||
              (isLater({ origin, report }) &&
                policyId === policy.id &&
                stage.manner !== 'phone' &&
                stage.to.includes(recipient))) &&
            covers(stage, before),
        ),
    )
  );
}

const isOverdue = ({ dueAt }: Pick<IncidentStage, 'dueAt'>, now: Instant): boolean =>
  dueAt !== null && dueAt < now;

/**
 * The clocks that an incident has after a step. What was met stays met; what applies is open; what does not apply any
 * more is lifted, but not where it was owed and past its moment before: that stays to be explained. What ran only
 * because nobody had graded the incident was not owed. Moments follow the times of the incident. `before` is the
 * incident as it was before the step; null where it is new.
 */
export function layStages(subject: Subject, rules: LayingRules, before: Timed | null): IncidentStage[] {
  const wanted = new Map<
    string,
    { readonly laid: Laid; readonly isWanted: boolean; readonly metBy?: Delivered }
  >();
  for (const policy of rules.policies) {
    if (!isPolicyMeant(policy, subject, rules.day)) continue;
    const written = new Set<string>();
    for (const stage of policy.stages) {
      const isWanted = covers(stage, subject);
      for (const recipient of new Set(stage.to)) {
        const laid = laidOf(policy, stage, recipient, subject);
        wanted.set(laid.id, { laid, isWanted });
        if (isWanted && stage.manner !== 'phone') written.add(recipient);
      }
    }
    for (const recipient of written)
      for (const { laid, metBy } of laterOf(policy, recipient, subject, rules))
        wanted.set(laid.id, { laid, isWanted: true, ...(metBy === undefined ? {} : { metBy }) });
  }
  const known = new Map(subject.stages.map((stage) => [stage.id, stage]));
  for (const line of rules.callTree) {
    // Who was meant when the clock was laid stays meant.
    const { recipient, personId } = known.get(`tree/${line.id}`) ?? rules.called(line);
    const laid = callLaid(line, subject, { recipient, personId });
    wanted.set(laid.id, { laid, isWanted: covers(line, subject) });
  }

  const wasGraded = before !== null && (before.level !== null || before.fields.isSensitive);
  const next = subject.stages.map((stage): IncidentStage => {
    const found = wanted.get(stage.id);
    const moved = found === undefined ? stage : { ...stage, ...found.laid };
    if (stage.met !== null) return { ...moved, state: 'met' };
    if (found?.metBy !== undefined)
      return { ...moved, state: 'met', met: { at: found.metBy.at, by: 'report', of: found.metBy.of } };
    // What somebody ordered holds as long as the incident goes on.
    const isOpen = stage.origin === 'hand' || found?.isWanted === true;
    if (isOpen && subject.state === 'open') return { ...moved, state: 'open' };
    // By the times as they are known now: a clock that never ran out by them is not owed.
    const staysOwed =
      stage.state === 'open' &&
      isOverdue(moved, rules.now) &&
      // One that an earlier step left open although it was not meant any more was owed then.
      (isOpen || wasGraded || (before !== null && !wasMeant(stage, before, rules)));
    return { ...moved, state: staysOwed && subject.state !== 'void' ? 'open' : 'lifted' };
  });
  let later = subject.stages.filter(isLater).length;
  for (const [id, { laid, isWanted, metBy }] of wanted) {
    if (known.has(id) || !isWanted || subject.state !== 'open') continue;
    // One that goes on for weeks has more reports than a record can hold clocks; the report itself is never refused for that.
    if (isLater(laid) && later >= mostStages.later) continue;
    if (isLater(laid)) later += 1;
    next.push({
      ...laid,
      addedAt: rules.now,
      state: metBy === undefined ? 'open' : 'met',
      met: metBy === undefined ? null : { at: metBy.at, by: 'report', of: metBy.of },
      lateReason: '',
    });
  }
  return next;
}

/** The clocks after some of them were met; what was met before stays as it was. */
export const metStages = (
  stages: readonly IncidentStage[],
  ids: readonly string[],
  met: NonNullable<IncidentStage['met']>,
): IncidentStage[] =>
  stages.map((stage) =>
    ids.includes(stage.id) && stage.met === null ? { ...stage, state: 'met', met } : stage,
  );
