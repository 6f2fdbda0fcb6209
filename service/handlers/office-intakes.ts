import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { DutyError } from '#contract/errors';
import type { Output } from '#contract/methods';
import { type Intake, intakeId, isWithdrawal } from '#domain/office/intake';
import { isContradiction } from '#domain/office/judge-package';
import { addDays, clockTime } from '#domain/time/instant';
import { instantAt, localParts } from '#domain/time/zone';
import { reportAgain, timeliness } from '../office/judge-intake.ts';
import { keepReport, keepTold, type ReceivedReport } from '../office/keep-report.ts';
import { rejudgeBeside, rejudgeUnder } from '../office/rejudge.ts';
import { roomDues } from '../office/room-dues.ts';
import { openPackageLater } from '../package/open-package.ts';
import type { Read, Write } from '../room.ts';
import { attachmentFile, attachmentSize } from '../store/attachments.ts';
import {
  heldCount,
  intakeById,
  intakeRejudgedAt,
  intakesPage,
  listIntake,
  type StoredIntake,
  withdrawalOf,
} from '../store/intakes.ts';
import { receivedFields } from '../store/received-reports.ts';
import { officeRoomById } from '../store/office-rooms.ts';
import { type Part, sessionOf, stationOf } from './part.ts';

/** The longest span that is listed at once, in days. */
const longestSpan = 400;

/** The most bytes of a file of a package that a window gets. */
const mostFileBytes = 20_000_000;

const midnight = clockTime.parse('00:00');

/** The most letters of what was told that a line of the list has. */
const mostListed = 160;

/** What was told on the telephone as one line of the list. */
const listedWords = (text: string): string =>
  Array.from(text.trim().replaceAll(/\s+/gu, ' ')).slice(0, mostListed).join('');

function namedIntake(room: Read, id: string): StoredIntake {
  const found = intakeById(room.store.sqlite, id);
  if (found === undefined) throw new DutyError('not-found', 'office-intake');
  return found;
}

/** True of a file whose bytes are there. */
const isKeptIn = (
  room: Read,
  file: Intake['file'],
): file is NonNullable<Intake['file']> & { readonly sha256: string } =>
  typeof file?.sha256 === 'string' && existsSync(attachmentFile(room.store.folder, file.sha256));

/** Where the kept bytes of a package lie; refused where they are lost. */
function keptFile(room: Read, { file }: Intake): string {
  const path = isKeptIn(room, file) ? attachmentFile(room.store.folder, file.sha256) : undefined;
  if (path === undefined) throw new DutyError('not-found', 'office-package', [file?.name ?? '']);
  return path;
}

/** The report of a package that somebody accepts. */
function acceptableReport(room: Read, intake: Intake): ReceivedReport {
  keptFile(room, intake);
  const report = reportAgain(room.store, intake);
  if (report === null) throw new DutyError('rule-broken', 'office-package-unsound', [intake.roomName]);
  return report;
}

/** What takes a report back, with the reason that the room gave. */
function withdrawalShown(room: Read, intake: Intake): Output<'office.intake'>['withdrawal'] {
  const { roomId, manifest } = intake;
  const by =
    isWithdrawal(intake) || roomId === null || manifest === null
      ? intake
      : withdrawalOf(room.store.sqlite, roomId, manifest.product.id)?.intake;
  if (by === undefined || !isWithdrawal(by)) return null;
  const said = isKeptIn(room, by.file) ? reportAgain(room.store, by) : null;
  return { id: by.id, arrivedAt: by.arrivedAt, reason: said?.reason ?? '' };
}

function record(room: Write, act: 'taken' | 'decided', intake: Intake): void {
  listIntake(room.store.sqlite, room.append('intake', { act, intake }));
}

/** What came in: taken, listed, looked at and decided on. */
export const officeIntakeHandlers: Part<
  | 'office.takeFolder'
  | 'office.takeFile'
  | 'office.note'
  | 'office.intakes'
  | 'office.intake'
  | 'office.packageFile'
  | 'office.decide'
> = {
  'office.takeFolder': (room, { folder }) => {
    if (!isAbsolute(folder)) throw new DutyError('bad-input', 'folder');
    return room.jobs.startTakeFolder(sessionOf(room), folder);
  },
  'office.takeFile': (room, file) => {
    if (attachmentSize(room.store, file.hash) === undefined)
      throw new DutyError('not-found', 'office-package', [file.name]);
    return room.jobs.startTakeFile(sessionOf(room), file);
  },
  'office.note': (room, { roomId, day, told, arrivedAt }) => {
    const found = officeRoomById(room.store.sqlite, roomId);
    if (found === undefined) throw new DutyError('not-found', 'office-room');
    const at = arrivedAt ?? room.now;
    if (at > room.now) throw new DutyError('rule-broken', 'office-told-future');
    if (day > localParts(room.now, stationOf(room).zone).day)
      throw new DutyError('rule-broken', 'office-told-day', [day]);
    if (!told.isZero && told.text.trim() === '') throw new DutyError('rule-broken', 'office-told-empty');
    const intake: Intake = {
      id: intakeId.parse(room.newId()),
      roomId,
      roomName: found.room.fields.name,
      day,
      isZero: told.isZero,
      manner: 'told',
      file: null,
      manifest: null,
      manifestSha256: null,
      told,
      arrivedAt: at,
      ...timeliness(room, roomDues(room), { roomId, day, arrivedAt: at, told, manifest: null }),
      verdict: 'accepted',
      problems: [],
      decision: null,
    };
    record(room, 'taken', intake);
    keepTold(room, intake, told);
    return { ...intake, version: 1 };
  },
  'office.intakes': (room, { fromDay, untilDay, roomId, verdict, offset, limit }) => {
    const { sqlite } = room.store;
    if (untilDay < fromDay) throw new DutyError('bad-input', 'range');
    if (addDays(fromDay, longestSpan) <= untilDay)
      throw new DutyError('rule-broken', 'range-too-long', [String(longestSpan)]);
    const { zone } = stationOf(room);
    const from = instantAt(fromDay, midnight, zone);
    const until = instantAt(addDays(untilDay, 1), midnight, zone);
    const page = intakesPage(sqlite, { fromDay, untilDay, from, until, roomId, verdict }, { offset, limit });
    return {
      intakes: page.intakes.map((one) => ({
        id: one.id,
        roomId: one.roomId,
        roomName: one.roomName,
        day: one.day,
        isZero: one.isZero,
        manner: one.manner,
        arrivedAt: one.arrivedAt,
        isLate: one.isLate,
        verdict: one.verdict,
        problems: one.problems,
        sequence: one.manifest?.sequence ?? null,
        title: one.manifest?.product.title ?? listedWords(one.told?.text ?? ''),
        fileName: one.file?.name ?? '',
        isWithdrawal: isWithdrawal(one),
      })),
      all: page.all,
      held: heldCount(sqlite),
    };
  },
  'office.intake': (room, { id }) => {
    const { intake, version } = namedIntake(room, id);
    const stored = receivedFields(room.store.sqlite, id);
    const report =
      stored ?? (isKeptIn(room, intake.file) ? (reportAgain(room.store, intake)?.fields ?? null) : null);
    const rejudgedAt = intakeRejudgedAt(room.store.sqlite, id);
    return { intake: { ...intake, version }, report, withdrawal: withdrawalShown(room, intake), rejudgedAt };
  },
  'office.packageFile': async (room, { id, name }) => {
    const { intake } = namedIntake(room, id);
    const opened = await openPackageLater(await readFile(keptFile(room, intake)));
    if (!opened.ok) throw new DutyError('rule-broken', 'office-package-unsound', [intake.roomName]);
    const bytes = Object.hasOwn(opened.files, name) ? opened.files[name] : undefined;
    if (bytes === undefined) throw new DutyError('not-found', 'office-package', [name]);
    if (bytes.length > mostFileBytes)
      throw new DutyError('rule-broken', 'office-file-large', [name, String(mostFileBytes / 1_000_000)]);
    return { name, base64: Buffer.from(bytes).toString('base64') };
  },
  'office.decide': (room, { id, version, isAccepted, reason }) => {
    const found = namedIntake(room, id);
    if (found.version !== version || found.intake.verdict !== 'held')
      throw new DutyError('conflict', 'office-intake', [found.intake.roomName]);
    if (isAccepted && found.intake.roomId === null)
      throw new DutyError('rule-broken', 'office-room-unknown', [found.intake.roomName]);
    const report = isAccepted ? acceptableReport(room, found.intake) : null;
    const intake: Intake = {
      ...found.intake,
      verdict: isAccepted ? 'accepted' : 'refused',
      decision: { isAccepted, reason, byName: sessionOf(room).personName, at: room.now },
    };
    record(room, 'decided', intake);
    if (report !== null) keepReport(room, intake, report);
    room.inbox.decided(intake.id);
    // What a decision let hold may be all that others waited for.
    if (isAccepted && isContradiction(intake.problems) && intake.manifest !== null)
      rejudgeUnder(room, intake.manifest.unit.publicKey);
    rejudgeBeside(room, [intake]);
    return { ...intake, version: version + 1 };
  },
};
