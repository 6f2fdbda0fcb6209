import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import { checkId, checkNumber, type SpotCheck } from '#domain/check/spot-check';
import { isMade, type MadeCheck } from '#domain/check/sum-checks';
import { addDays, type Instant } from '#domain/time/instant';
import { dutyDaySpan, localParts } from '#domain/time/zone';
import { gatherChecks } from '../check/gather-checks.ts';
import { logCheck, logCorrected, logRectified } from '../check/log-of-check.ts';
import { monthOfChecks } from '../check/month-of-checks.ts';
import { type PickedRoom, roomsByLot, roomsByName } from '../check/pick-rooms.ts';
import type { Write } from '../room.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import { checkById, checksBetween, listCheck, nextCheckNo, type StoredCheck } from '../store/spot-checks.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

type Shown = Output<'check.make'>;

const shown = ({ check, version }: StoredCheck): Shown => ({ ...check, version });

const longestSpan = 800;

function record(room: Write, body: RecordBody<'spot-check'>): Shown {
  listCheck(room.store.sqlite, room.append('spot-check', body));
  const kept = checkById(room.store.sqlite, body.check.id);
  if (kept === undefined) throw new RangeError(`no check ${body.check.id}`);
  return shown(kept);
}

/** Writes down which rooms were picked, before anybody is called. */
function recordPicks(room: Write, picked: readonly PickedRoom[]): Shown[] {
  const year = Number(localParts(room.now, stationOf(room).zone).day.slice(0, 4));
  return picked.map(({ room: { id, name, group, phone }, pick }) =>
    record(room, {
      act: 'picked',
      note: '',
      check: {
        id: checkId.parse(room.newId()),
        year,
        no: nextCheckNo(room.store.sqlite, year),
        roomId: id,
        roomName: name,
        group,
        phone,
        pick,
        pickedAt: room.now,
        checkerName: sessionOf(room).personName,
        made: null,
        rectified: null,
        dropped: '',
        entryId: null,
      },
    }),
  );
}

/** The check that somebody looked at, where nobody changed or dropped it since. */
function meantCheck(
  room: Write,
  { id, version }: { readonly id: SpotCheck['id']; readonly version: number },
): SpotCheck {
  const found = checkById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'check');
  const { check } = found;
  if (found.version !== version) throw new DutyError('conflict', 'check', [checkNumber(check)]);
  if (check.dropped !== '') throw new DutyError('rule-broken', 'check-dropped', [checkNumber(check)]);
  return check;
}

/** The same moment without its seconds: who types a time types no seconds. */
const minuteOf = (at: Instant): string => at.slice(0, 16);

function refuseTime(room: Write, { pickedAt }: SpotCheck, checkedAt: Instant): void {
  if (checkedAt > room.now) throw new DutyError('rule-broken', 'check-future');
  if (minuteOf(checkedAt) < minuteOf(pickedAt)) throw new DutyError('rule-broken', 'check-before-pick');
}

const isSame = (one: MadeCheck['made'], other: MadeCheck['made']): boolean =>
  // Both have the members of the schema, and these are texts, numbers and truths.
  (Object.keys(other) as (keyof MadeCheck['made'])[]).every((key) => one[key] === other[key]);

function corrected(room: Write, before: MadeCheck, made: MadeCheck['made'], reason: string): Shown {
  if (isSame(before.made, made)) throw new DutyError('rule-broken', 'nothing-changed');
  if (reason.trim() === '') throw new DutyError('rule-broken', 'check-reason', [checkNumber(before)]);
  const after = { ...before, made };
  const entryId = logCorrected(room, { before, after, reason });
  return record(room, { act: 'corrected', note: reason, check: { ...after, entryId } });
}

/** Spot checks (查岗) of other duty rooms. */
export const checkHandlers: Part<
  | 'check.all'
  | 'check.draw'
  | 'check.choose'
  | 'check.make'
  | 'check.rectify'
  | 'check.drop'
  | 'check.month'
  | 'check.export'
> = {
  'check.all': (room, { fromDay, untilDay }) => {
    if (untilDay > addDays(fromDay, longestSpan))
      throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
    const station = stationOf(room);
    const { from } = dutyDaySpan(fromDay, station);
    return checksBetween(room.store.sqlite, from, dutyDaySpan(untilDay, station).until).map(shown);
  },
  'check.draw': (room, input) => recordPicks(room, roomsByLot(room, input)),
  'check.choose': (room, { roomIds }) => recordPicks(room, roomsByName(room, roomIds)),
  'check.make': (room, { made, reason, ...meant }) => {
    const check = meantCheck(room, meant);
    refuseTime(room, check, made.checkedAt);
    if (isMade(check)) return corrected(room, check, made, reason);
    const after = { ...check, made };
    return record(room, { act: 'made', note: reason, check: { ...after, entryId: logCheck(room, after) } });
  },
  'check.rectify': (room, { text, ...meant }) => {
    const check = meantCheck(room, meant);
    if (!isMade(check)) throw new DutyError('rule-broken', 'check-not-made', [checkNumber(check)]);
    if (check.rectified?.text === text) throw new DutyError('rule-broken', 'nothing-changed');
    logRectified(room, check, text);
    return record(room, {
      act: 'rectified',
      note: '',
      check: { ...check, rectified: { at: room.now, text } },
    });
  },
  'check.drop': (room, { reason, ...meant }) => {
    const check = meantCheck(room, meant);
    if (check.made !== null) throw new DutyError('rule-broken', 'check-made', [checkNumber(check)]);
    return record(room, { act: 'dropped', note: reason, check: { ...check, dropped: reason } });
  },
  'check.month': (room, { month }) => monthOfChecks(room, month),
  'check.export': (room, { month, formats, folder }) => {
    if (!isAbsolute(folder)) throw new DutyError('bad-input', 'folder');
    return room.jobs.startChecksExport(sessionOf(room), {
      paper: gatherChecks(room, month),
      formats: [...new Set(formats)],
      folder,
    });
  },
};
