import type { PeriodFull, PlanPerson } from '#contract/methods/period-nouns';
import { lunarText } from '#domain/calendar/lunar-text';
import { rankOf } from '#domain/absence/usual-rules';
import { daysOfPeriod, holderOf } from '#domain/period/holds';
import { judgePlan } from '#domain/period/judge-plan';
import type { Period, PeriodId } from '#domain/period/period';
import { planChanges } from '#domain/period/plan';
import { rulesNow } from '../absence/around.ts';
import type { Read } from '../room.ts';
import { personShown, rotaFacts } from '../rota/rota-facts.ts';
import { officialDays } from '../store/calendar.ts';
import { planDraftOf, planVersionShown, publishedPlan } from '../store/period-plans.ts';
import { submissionsOf } from '../store/period-reports.ts';
import { periodsMeeting, periodSteps } from '../store/periods.ts';
import { lineOfPeriod, periodNamed } from './period-line.ts';
import { planFrameOf } from './plan-frame.ts';
import { settledOf } from './plan-standing.ts';

/** Everybody of the directory as a plan shows them. */
export function planPeople(room: Read): readonly PlanPerson[] {
  const { people, today } = rotaFacts(room);
  const rules = rulesNow(room);
  return people.map((person) => ({
    ...personShown(person, today),
    isLeader: rankOf(rules, person.id)?.isLeader === true,
  }));
}

/** The days of a period with what the calendar says of them, and who holds those that it does not. */
function daysShown(room: Read, period: Period): PeriodFull['days'] {
  const { fromDay, untilDay } = period.fields;
  const all = periodsMeeting(room.store.sqlite, fromDay, untilDay).map((one) => one.period);
  const official = new Map(officialDays(room.store.sqlite, fromDay, untilDay).map((day) => [day.day, day]));
  return daysOfPeriod(period).flatMap((day) => {
    const known = official.get(day);
    const holder = holderOf(day, all);
    const { lunar, solarTerm } = lunarText(day);
    const heldBy = holder === undefined || holder.id === period.id ? '' : holder.fields.name;
    return known === undefined ? [] : { ...known, lunar: solarTerm ?? lunar, heldBy };
  });
}

/** Everything that the screen of one period shows. */
export function periodFull(room: Read, id: PeriodId): PeriodFull {
  const { sqlite } = room.store;
  const stored = periodNamed(room, id);
  const { period } = stored;
  const { today } = rotaFacts(room);
  const frame = planFrameOf(room, period);
  const people = planPeople(room);
  const draft = planDraftOf(sqlite, id);
  const record = publishedPlan(sqlite, id);
  const published = record?.body.cells ?? [];
  const cells = settledOf(room, period, frame, draft?.cells ?? published);
  const withPhone = new Set(people.filter(({ hasPhone }) => hasPhone).map((person) => person.id));
  const changes = draft === null ? [] : planChanges(published, cells);
  return {
    line: lineOfPeriod(room, stored),
    fields: period.fields,
    today,
    now: room.now,
    days: daysShown(room, period),
    frame,
    people: [...people],
    draft:
      draft === null
        ? null
        : {
            version: draft.version,
            keptAt: draft.keptAt,
            byName: draft.byName,
            cells: [...cells],
            outcome: draft.outcome,
          },
    published: record === undefined ? null : { ...planVersionShown(record), cells: [...record.body.cells] },
    findings:
      period.state === 'declared' && (draft !== null || record !== undefined)
        ? [...judgePlan(frame, cells, (person) => withPhone.has(person))]
        : [],
    changes: [...changes],
    tell: [...new Set(changes.map(({ personId }) => personId))],
    submissions: [...submissionsOf(sqlite, id)],
    steps: periodSteps(sqlite, id).map(({ seq, at, byName, body }) => ({
      seq,
      act: body.act,
      at,
      byName,
      note: body.note,
    })),
  };
}
