import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import type { Input, Output } from '#contract/methods';
import { type Chase, chaseId } from '#domain/office/chase';
import { excerptOf } from '#domain/office/excerpt';
import { toldOnce } from '#domain/office/search-hit';
import { dutyDaySpan } from '#domain/time/zone';
import { officePaperOf } from '../office/gather-paper.ts';
import { logChase } from '../office/log-of-chase.ts';
import { officeDay, officeMatrix } from '../office/matrix.ts';
import { isHeld, missingRooms } from '../office/missing.ts';
import { refuseSpan } from '../office/office-span.ts';
import { countOffice } from '../office/statistics.ts';
import type { Write } from '../room.ts';
import { listChase } from '../store/chases.ts';
import { officeRoomById } from '../store/office-rooms.ts';
import { type ReceivedHit, searchReceived } from '../store/received-search.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

/** Days that a matrix may have, and that a count may go over. */
const longest = { matrix: 62, statistics: 800 } as const;

/** Characters of a piece that are shown, and pieces of one report: the report itself is a click away. */
const shownOfPiece = 300;
const shownPieces = 5;

/** A report in which words were found as the window shows it. */
function shownHit(
  { intakeId, roomName, day, isWithdrawn, pieces, found }: ReceivedHit,
  typed: string,
): Output<'office.search'>['hits'][number] {
  const shown = toldOnce(pieces).slice(0, shownPieces);
  return {
    intakeId,
    roomName,
    day,
    isWithdrawn,
    pieces: shown.map(({ text, places }) => ({
      text: excerptOf(text, typed, shownOfPiece),
      places: [...places],
    })),
    more: found - shown.reduce((sum, { places }) => sum + places.length, 0),
  };
}

/** Refuses calls that cannot have been: later than now, or before the day began that they are about. A typed time names a minute. */
function refuseChase(room: Write, { day }: Input<'office.chase'>, calledAt: Chase['calledAt']): void {
  if (calledAt > room.now) throw new DutyError('rule-broken', 'chase-future');
  if (calledAt.slice(0, 16) < dutyDaySpan(day, stationOf(room)).from.slice(0, 16))
    throw new DutyError('rule-broken', 'chase-before', [day]);
}

/** What a central office reads of its rooms, and calls to those that have not reported. */
export const officeViewHandlers: Part<
  | 'office.matrix'
  | 'office.day'
  | 'office.missing'
  | 'office.chase'
  | 'office.search'
  | 'office.statistics'
  | 'office.export'
> = {
  'office.matrix': (room, { fromDay, untilDay }) => {
    refuseSpan(fromDay, untilDay, longest.matrix);
    return officeMatrix(room, fromDay, untilDay);
  },
  'office.day': (room, { day }) => officeDay(room, day),
  'office.missing': (room, { day }) => missingRooms(room, day),
  'office.chase': (room, { calledAt, ...said }) => {
    const called = officeRoomById(room.store.sqlite, said.roomId);
    if (called === undefined) throw new DutyError('not-found', 'office-room');
    const at = calledAt ?? room.now;
    refuseChase(room, { calledAt, ...said }, at);
    const chase: Chase = {
      id: chaseId.parse(room.newId()),
      ...said,
      roomName: called.room.fields.name,
      calledAt: at,
      callerName: sessionOf(room).personName,
    };
    listChase(room.store.sqlite, room.append('chase', { chase }));
    logChase(room, chase, isHeld(room, said.day, said.roomId));
    return chase;
  },
  'office.search': (room, { offset, limit, ...asked }) => {
    const { hits, all } = searchReceived(room.store.sqlite, asked, { offset, limit });
    return {
      hits: hits.map((hit) => shownHit(hit, asked.text)),
      all,
    };
  },
  'office.statistics': async (room, { fromDay, untilDay }) => {
    refuseSpan(fromDay, untilDay, longest.statistics);
    return (await countOffice(room, fromDay, untilDay)).statistics;
  },
  'office.export': (room, { what, fromDay, untilDay, folder }) => {
    if (!isAbsolute(folder)) throw new DutyError('bad-input', 'folder');
    refuseSpan(fromDay, untilDay, longest[what]);
    return room.jobs.startOfficeExport(sessionOf(room), {
      of: { what, fromDay, untilDay },
      gather: officePaperOf(room, { what, fromDay, untilDay }),
      folder,
    });
  },
};
