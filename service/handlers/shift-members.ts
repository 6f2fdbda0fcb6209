import { DutyError } from '#contract/errors';
import { blankEntry } from '#domain/log/entry';
import { isOnShift, isRelievedByOthers, presentAt } from '#domain/shift/presence';
import { changeEntry, openMatterIds } from '../store/entries.ts';
import { endMember, endShift, insertMember } from '../store/shifts.ts';
import { dropWork } from '../store/handover-work.ts';
import { leadsOf, releaseIncident } from '../store/incident-leads.ts';
import { proveDeskSigner, proveMember, shiftAfter, shiftNamed, signed } from './desk-signing.ts';
import { factsNow } from './handover-sheet.ts';
import { recordEntry, shiftOfWriter } from './log-changes.ts';
import { type Part, stationOf } from './part.ts';

/** Who joins and leaves a shift that goes on, and what happens when nobody relieves it. */
export const shiftMemberHandlers: Part<
  'shift.join' | 'shift.leave' | 'shift.release' | 'shift.reliefMissing' | 'shift.endUnrelieved'
> = {
  'shift.join': (room, input) => {
    const running = shiftNamed(room, input.shiftNo);
    const account = proveDeskSigner(room, input.signer.account, input.signer.password);
    // Whoever left and comes back within the same moment has not been away.
    const isBack = running.members.some(
      (member) => member.personId === account.personId && member.fromAt === room.now,
    );
    if (isBack || isOnShift(running, account.personId))
      throw new DutyError('rule-broken', 'already-on-shift', [account.personName]);
    room.append(
      'join',
      signed(
        room,
        {
          shift: running.no,
          personId: account.personId,
          accountId: account.id,
          name: account.personName,
          duty: input.signer.duty,
        },
        [{ account, meaning: 'joined' }],
      ),
      { accountId: account.id, name: account.personName },
    );
    insertMember(room.store.sqlite, running.no, {
      personId: account.personId,
      accountId: account.id,
      name: account.personName,
      duty: input.signer.duty,
      fromAt: room.now,
    });
    return shiftAfter(room, running.no);
  },
  'shift.leave': (room, input) => {
    const { running, account, author } = proveMember(room, input.shiftNo, input.account, input.password);
    if (!isRelievedByOthers(running, account.personId)) throw new DutyError('rule-broken', 'last-at-desk');
    room.append(
      'leave',
      signed(room, { shift: running.no, personId: account.personId, reason: input.reason }, [
        { account, meaning: 'left' },
      ]),
      author,
    );
    endMember(room.store.sqlite, running.no, account.personId, room.now);
    return shiftAfter(room, running.no);
  },
  'shift.release': (room, input) => {
    const { sqlite } = room.store;
    const { running, account, author } = proveMember(room, input.shiftNo, input.account, input.password);
    const lead = presentAt(running).find(
      (member) => member.personId === input.personId && member.duty === 'incidentLead',
    );
    if (lead === undefined) throw new DutyError('conflict', 'not-leading', [input.personId]);
    const entries = leadsOf(sqlite, running)
      .filter((one) => one.personId === lead.personId)
      .map((one) => one.entryId);
    const record = room.append(
      'release',
      signed(
        room,
        {
          shift: running.no,
          personId: lead.personId,
          name: lead.name,
          entries,
          note: input.note,
        },
        [{ account, meaning: 'released' }],
      ),
      author,
    );
    for (const entry of entries) releaseIncident(sqlite, entry, record.seq);
    endMember(sqlite, running.no, lead.personId, room.now);
    return shiftAfter(room, running.no);
  },
  'shift.reliefMissing': (room, input) => {
    const running = shiftOfWriter(room);
    if (running.no !== input.shiftNo) throw new DutyError('conflict', 'shift', [String(input.shiftNo)]);
    return recordEntry(room, stationOf(room), running, {
      ...blankEntry('STAFF', 'todo'),
      urgency: 'urgent',
      isImportant: true,
      counterpart: { unit: input.reportedTo, name: '', post: '', phone: '' },
      content: input.content,
    });
  },
  'shift.endUnrelieved': (room, input) => {
    const { sqlite } = room.store;
    const { running, account, author } = proveMember(room, input.shiftNo, input.account, input.password);
    const lead = presentAt(running).find((member) => member.duty === 'incidentLead');
    if (lead !== undefined) throw new DutyError('rule-broken', 'lead-not-released', [lead.name]);
    // Whoever is not the last leaves alone; the desk stays with the others.
    if (isRelievedByOthers(running, account.personId)) throw new DutyError('rule-broken', 'others-at-desk');
    const open = openMatterIds(sqlite);
    const record = room.append(
      'unrelieved',
      signed(
        room,
        {
          shift: running.no,
          reportedTo: input.reportedTo,
          reason: input.reason,
          sheet: { facts: factsNow(room, running) },
          openMatters: open,
        },
        [{ account, meaning: 'handed-over' }],
      ),
      author,
    );
    for (const id of open) changeEntry(sqlite, id, record);
    dropWork(sqlite, running.no);
    endShift(sqlite, running.no, 'unrelieved', room.now, record.seq);
    return shiftAfter(room, running.no);
  },
};
