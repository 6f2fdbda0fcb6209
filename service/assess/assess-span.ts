import { DutyError } from '#contract/errors';
import type { AssessedSpan, Assessment } from '#contract/methods/assessment';
import {
  type AssessedIncident,
  countedStages,
  type CountedStage,
  figuresOf,
  lateMinutes,
  monthsOf,
  punctualityBy,
  receivedIn,
  spanYearBefore,
} from '#domain/incident/assess';
import { incidentNumber } from '#domain/incident/incident';
import { addDays, type ClockTime, type Instant, type IsoDay } from '#domain/time/instant';
import { instantAt } from '#domain/time/zone';
import { stationOf } from '../handlers/part.ts';
import type { Read } from '../room.ts';
import { assessedBetween } from '../store/assessed.ts';

/** The longest span that is assessed at once, in days. */
const longestSpan = 1100;

/** How many late ones are listed. */
const mostListed = 500;

const midnight = '00:00' as ClockTime;

type Days = { readonly fromDay: IsoDay; readonly untilDay: IsoDay };

const assessed = (room: Read, { fromDay, untilDay }: Days): readonly AssessedIncident[] => {
  const { zone } = stationOf(room);
  return assessedBetween(
    room.store.sqlite,
    instantAt(fromDay, midnight, zone),
    instantAt(addDays(untilDay, 1), midnight, zone),
  );
};

const spanOf = (days: Days, all: readonly AssessedIncident[], now: Instant): AssessedSpan => ({
  fromDay: days.fromDay,
  untilDay: days.untilDay,
  ...figuresOf(all, now),
});

const lateOf = (stages: readonly CountedStage[], now: Instant): Assessment['late'] =>
  stages
    .filter(({ outcome }) => outcome !== 'inTime')
    .toSorted((one, other) => other.stage.dueAt.localeCompare(one.stage.dueAt))
    .slice(0, mostListed)
    .map((counted) => {
      const { incident, stage } = counted;
      return {
        incidentId: incident.id,
        number: incidentNumber(incident),
        title: incident.fields.title,
        recipient: stage.recipient,
        label: stage.label,
        dueAt: stage.dueAt,
        metAt: stage.met?.at ?? null,
        lateMinutes: lateMinutes(counted, now),
        reason: stage.lateReason,
      };
    });

/** How timely and complete the reports of incidents were that were received on some days, beside the same days a year before. */
export function assessSpan(room: Read, days: Days): Assessment {
  const { fromDay, untilDay } = days;
  if (untilDay < fromDay) throw new DutyError('bad-input', 'range');
  // Days are reckoned with from 1900 on, and a year before is compared.
  if (fromDay < '1901') throw new DutyError('bad-input', 'year-before');
  if (untilDay > addDays(fromDay, longestSpan))
    throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
  const { zone } = stationOf(room);
  const { now } = room;
  const all = assessed(room, days);
  const before = spanYearBefore(fromDay, untilDay);
  const stages = countedStages(all, now);
  return {
    span: spanOf(days, all, now),
    yearBefore: spanOf(before, assessed(room, before), now),
    months: monthsOf(fromDay, untilDay).map(({ month, ...part }) => ({
      month,
      ...spanOf(part, receivedIn(all, { ...part, zone }), now),
    })),
    recipients: punctualityBy(
      stages,
      ({ recipient }) => recipient,
      (name) => name,
    ).map(({ name, ...counts }) => ({ recipient: name, ...counts })),
    labels: punctualityBy(
      stages,
      ({ label, policyName }) => ({ label, policyName }),
      (name) => JSON.stringify([name.policyName, name.label]),
    ).map(({ name, ...counts }) => ({ ...name, ...counts })),
    late: lateOf(stages, now),
  };
}
