import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import type { PlannedDuty } from '#contract/methods/rota-nouns';
import { personId, shownPhones } from '#domain/people/person';
import { addMonths, daysOfMonth, type IsoMonth, monthOf } from '#domain/rota/duty';
import { changesBetween } from '#domain/rota/changes';
import { hasBegun } from '#domain/rota/decisions';
import { hoursOfDuty } from '#domain/rota/problem-of';
import { draftOf } from '#domain/rota/duties-of';
import { presentAt } from '#domain/shift/presence';
import { addDays, type IsoDay } from '#domain/time/instant';
import { dutyDayOf } from '#domain/time/zone';
import { coveringAt, plannedDutiesOf } from '../rota/planned-duties.ts';
import { plannedOver } from '../rota/planned-over.ts';
import { rulesRequest } from '../rota/month-request.ts';
import { inForceFrom, publishVersion } from '../rota/publish-version.ts';
import type { Read } from '../room.ts';
import { personById } from '../store/people.ts';
import { dropRotaDraft, keepRotaDraft, rotaDraftOf } from '../store/rota-drafts.ts';
import { rotaSetupNow } from '../store/rota-setup.ts';
import { publishedRota, versionShown, versionsOf } from '../store/rota-versions.ts';
import { runningShift } from '../store/shifts.ts';
import { type Part, sessionOf, stationOf } from './part.ts';
import { proveSigner } from './prove-signer.ts';
import { refuseNewlyBroken } from './rota-drafts.ts';

const longestSpan = 400;

type Reachable = Output<'rota.now'>['onDuty'][number];

function reachable(room: Read, duties: readonly PlannedDuty[]): Reachable[] {
  const shift = runningShift(room.store.sqlite);
  const open = new Set<string>(shift === undefined ? [] : presentAt(shift).map((member) => member.personId));
  if (room.session !== null) open.add(room.session.personId);
  // Whoever is to be on duty now is to be reached now.
  for (const duty of coveringAt(duties, room.now)) if (duty.personId !== null) open.add(duty.personId);
  return duties.map((duty) => {
    const person = duty.personId === null ? undefined : personById(room.store.sqlite, duty.personId);
    return {
      ...duty,
      personPost: person?.post ?? '',
      phones: person === undefined ? [] : shownPhones(person.phones, open.has(person.id)),
    };
  });
}

/** How many days before a month has to be published the room is reminded of it. */
const remindedBefore = 3;

function monthDue(room: Read, today: IsoDay): Output<'rota.now'>['due'] {
  const { sqlite } = room.store;
  const setup = rotaSetupNow(sqlite)?.setup;
  if (setup === undefined || setup.posts.length === 0) return null;
  const isPublished = (month: IsoMonth): boolean => publishedRota(sqlite, month) !== undefined;
  const running = monthOf(today);
  // A room that had a rota last month and has none now is not left alone with it; one that begins with the console is.
  const isRunningLate = !isPublished(running) && isPublished(addMonths(running, -1));
  const month = isRunningLate ? running : addMonths(running, 1);
  const [first] = daysOfMonth(month);
  if (first === undefined || isPublished(month)) return null;
  const dueDay = addDays(first, -setup.rules.publishDays);
  return today < addDays(dueDay, -remindedBefore) ? null : { month, dueDay };
}

/** What was published, and who is on duty by it. */
export const rotaPublishedHandlers: Part<
  'rota.publish' | 'rota.versions' | 'rota.version' | 'rota.between' | 'rota.now'
> = {
  'rota.publish': (room, { month, draftVersion, effectiveDay, reason, password }) => {
    const { sqlite } = room.store;
    const account = proveSigner(room, sessionOf(room).accountName, password);
    const draft = rotaDraftOf(sqlite, month);
    if (draft === null || draft.version !== draftVersion)
      throw new DutyError('conflict', 'rota-draft', [month]);
    // Time passed and the set-up may have changed since the draft was kept.
    const request = rulesRequest(room, [month, month]);
    const duties = draftOf({ ...request, draft: draft.duties }, draft.duties);
    const before = publishedRota(sqlite, month);
    const isHeld = (day: IsoDay): boolean => request.heldDays.has(day);
    const all = inForceFrom(before, { duties, effectiveDay }, room.now, isHeld).filter(
      ({ day }) => !isHeld(day),
    );
    // What is published already and broken since, by an absence above all, is reported and does not stop other changes.
    refuseNewlyBroken(
      room,
      request,
      (before?.body.duties ?? []).filter(({ day }) => !isHeld(day)),
      all,
    );
    const record = publishVersion(
      room,
      {
        month,
        duties,
        effectiveDay,
        reason,
        cause: 'published',
        swap: '',
        signers: [{ account, meaning: 'published' }],
      },
      { accountId: account.id, name: account.personName },
    );
    // What the draft changes before the effective day is not in this version, and is not lost with it.
    const left = changesBetween(record.body.duties, duties).some(
      ({ place }) => !isHeld(place.day) && !hasBegun(hoursOfDuty(place, request), room),
    );
    if (left) keepRotaDraft(sqlite, month, draft.version, { ...draft, duties, at: room.now });
    else dropRotaDraft(sqlite, month);
    return versionShown(record);
  },
  'rota.versions': (room, { month }) => versionsOf(room.store.sqlite, month).map(versionShown),
  'rota.version': (room, { month, version }) => {
    const record = versionsOf(room.store.sqlite, month).find((one) => one.body.version === version);
    if (record === undefined) throw new DutyError('not-found', 'rota-version', [month, String(version)]);
    return {
      ...versionShown(record),
      duties: [...plannedDutiesOf(record)],
      people: record.body.people.map(({ id, name }) => ({ id: personId.parse(id), name })),
    };
  },
  'rota.between': (room, { fromDay, untilDay }) => {
    if (untilDay > addDays(fromDay, longestSpan))
      throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
    return [...plannedOver(room, fromDay, untilDay)];
  },
  'rota.now': (room) => {
    const today = dutyDayOf(room.now, stationOf(room));
    const near = plannedOver(room, addDays(today, -1), addDays(today, 7));
    const onDuty = coveringAt(near, room.now);
    const nextAt = near
      .map(({ from }) => from)
      .filter((from) => from > room.now)
      .toSorted()[0];
    return {
      now: room.now,
      today,
      onDuty: reachable(room, onDuty),
      next: reachable(
        room,
        near.filter(({ from }) => from === nextAt),
      ),
      week: near.filter(({ day }) => day >= today && day < addDays(today, 7)),
      due: monthDue(room, today),
    };
  },
};
