import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import { plannedShiftAt, shiftToTake } from '#domain/shift/pattern';
import { isOnShift } from '#domain/shift/presence';
import { leadsAfter, whatStopsHandover } from '#domain/shift/handover-rules';
import { reliefOf } from '#domain/shift/relief';
import type { IncidentLead } from '#domain/shift/sheet';
import type { Shift } from '#domain/shift/shift';
import { dutyDayOf } from '#domain/time/zone';
import { offPlanOf } from '../rota/off-plan.ts';
import type { Read } from '../room.ts';
import { changeEntry, openMatterIds } from '../store/entries.ts';
import { dropWork } from '../store/handover-work.ts';
import { chainHead, newestRecordAt } from '../store/ledger.ts';
import type { OffPlan, ShiftStart } from '../store/record-bodies.ts';
import { offPlanOfShift } from '../store/off-plan-of.ts';
import { openSession } from '../store/sessions.ts';
import { endShift, insertShift, runningShift, shiftsBetween } from '../store/shifts.ts';
import {
  plannedFor,
  proveDeskSigner,
  proveMember,
  shiftAfter,
  shiftStartOf,
  signed,
  type Signer,
} from './desk-signing.ts';
import { digestOf, factsNow, signedSheet } from './handover-sheet.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

function deskNow(room: Parameters<Part<'desk.now'>['desk.now']>[0]): Output<'desk.now'> {
  const { sqlite } = room.store;
  const station = stationOf(room);
  const shift = runningShift(sqlite) ?? null;
  const offPlan = shift === null ? undefined : offPlanOfShift(sqlite, shift.no);
  return {
    now: room.now,
    day: dutyDayOf(room.now, station),
    planned: plannedShiftAt(room.now, station.pattern, station),
    toTake: shiftToTake(room.now, station.pattern, station),
    shift,
    isMember: shift !== null && room.session !== null && isOnShift(shift, room.session.personId),
    openMatterCount: openMatterIds(sqlite).length,
    offPlan: offPlan === undefined ? null : { ...offPlan, missing: [...offPlan.missing] },
    lastRecordedAt: newestRecordAt(sqlite),
    head: chainHead(sqlite),
  };
}

/** A shift with those who lead an incident on into it; whoever is there anyway needs no second place. */
function withLeads(start: ShiftStart, running: Shift, leads: readonly IncidentLead[]): ShiftStart {
  const there = new Set<string>(start.members.map((member) => member.personId));
  const staying = running.members.filter(
    (member) =>
      member.untilAt === null &&
      !there.has(member.personId) &&
      leads.some((lead) => lead.personId === member.personId),
  );
  return {
    ...start,
    members: [
      ...start.members,
      ...staying.map(({ personId, accountId, name }) => ({
        personId,
        accountId,
        name,
        duty: 'incidentLead' as const,
      })),
    ],
  };
}

/** What the record says where others begin a shift than the rota has. */
function offPlanIn(
  room: Read,
  start: ShiftStart,
  reason: string | undefined,
): { readonly offPlan?: OffPlan } {
  const offPlan = offPlanOf(room, start, reason?.trim() ?? '');
  return offPlan === undefined ? {} : { offPlan };
}

/** Who has the desk, and how it changes hands: what counts is what was signed. */
export const shiftHandlers: Part<'desk.now' | 'shifts.between' | 'shift.takeOver' | 'shift.handOver'> = {
  'desk.now': deskNow,
  'shifts.between': (room, input) => [...shiftsBetween(room.store.sqlite, input.fromDay, input.untilDay)],
  'shift.takeOver': (room, input) => {
    const { sqlite } = room.store;
    const station = stationOf(room);
    if (runningShift(sqlite) !== undefined) throw new DutyError('conflict', 'shift-running');
    const signers: Signer[] = [
      { account: proveDeskSigner(room, sessionOf(room).accountName, input.password), duty: input.duty },
    ];
    for (const other of input.others)
      signers.push({ account: proveDeskSigner(room, other.account, other.password), duty: other.duty });
    const start = shiftStartOf(
      room,
      plannedFor(room, station, input.day, input.index),
      input.leaderName,
      signers,
    );
    const record = room.append(
      'take-over',
      signed(
        room,
        {
          shift: start,
          note: input.note,
          ...offPlanIn(room, start, input.offPlan),
          openMatters: openMatterIds(sqlite),
          chainBefore: chainHead(sqlite).hash,
        },
        signers.map(({ account }) => ({ account, meaning: 'took-over' })),
      ),
    );
    insertShift(sqlite, start, room.now, record.seq);
    return shiftAfter(room, start.no);
  },
  'shift.handOver': (room, input) => {
    const { sqlite } = room.store;
    const station = stationOf(room);
    const {
      running,
      account: outgoing,
      author,
    } = proveMember(room, input.shiftNo, input.outgoing.account, input.outgoing.password);
    const incoming = input.incoming.map(
      (signer): Signer => ({
        account: proveDeskSigner(room, signer.account, signer.password),
        duty: signer.duty,
      }),
    );
    if (incoming.some((signer) => signer.account.personId === outgoing.personId))
      throw new DutyError('rule-broken', 'same-person', [outgoing.personName]);
    const facts = factsNow(room, running);
    if (digestOf(facts) !== input.digest) throw new DutyError('conflict', 'sheet', [String(running.no)]);
    const relief = reliefOf(running.plannedUntilAt, room.now, station.reliefGraceMinutes);
    const stop = whatStopsHandover(facts, input.handed, relief);
    if (stop !== null) throw new DutyError('rule-broken', stop.rule, [...stop.details]);
    const leads = leadsAfter(facts, input.handed, { personId: outgoing.personId, name: outgoing.personName });
    const start = withLeads(
      shiftStartOf(room, plannedFor(room, station, input.day, input.index), input.leaderName, incoming),
      running,
      leads,
    );
    const open = [...facts.openMatters];
    const record = room.append(
      'hand-over',
      signed(
        room,
        {
          from: running.no,
          shift: start,
          sheet: { facts, handed: input.handed, leads, relief },
          ...offPlanIn(room, start, input.offPlan),
          openMatters: open,
          chainBefore: chainHead(sqlite).hash,
        },
        [
          { account: outgoing, meaning: 'handed-over' },
          ...incoming.map(({ account }) => ({ account, meaning: 'took-over' as const })),
        ],
      ),
      author,
    );
    for (const id of open) changeEntry(sqlite, id, record);
    dropWork(sqlite, running.no);
    endShift(sqlite, running.no, 'handed-over', room.now, record.seq);
    insertShift(sqlite, start, room.now, record.seq);
    const first = incoming[0];
    if (first !== undefined) openSession(sqlite, room.seat, first.account.id, room.now);
    return signedSheet(room, running.no);
  },
};
