import type { MadeCheck } from '#domain/check/sum-checks';
import { type CheckResult, checkNumber } from '#domain/check/spot-check';
import { changedFields } from '#domain/log/changed-fields';
import type { FieldValues } from '#domain/log/categories';
import { blankEntry, contentOf, type EntryContent, type EntryId } from '#domain/log/entry';
import { fill, incidentNouns, print } from '../documents/words.ts';
import { logEntry, type LoggedContent, shiftOfCaller } from '../incident/log-of-incident.ts';
import type { Write } from '../room.ts';
import { changeEntry, entryById } from '../store/entries.ts';

const words = print.checks.log;

/** What the log calls a result; it has fewer words for it, and the text of the entry says which it was. */
const loggedResult: Readonly<Record<CheckResult, string>> = {
  normal: 'on-post',
  noAnswer: 'no-answer',
  deadNumber: 'no-answer',
  busy: 'no-answer',
  offPost: 'off-post',
  standIn: 'off-post',
  forwarded: 'off-post',
  late: 'late-answer',
};

const yesNo = (value: boolean): string => (value ? print.yes : print.no);

/** What a check found, in the words of documents. */
export function foundText({ made }: Pick<MadeCheck, 'made'>): string {
  const { expected, name, post, rings, seconds, isLeaderThere, knowsTasks, problem } = made;
  const parts = [
    expected === '' ? '' : fill(words.expected, { name: expected }),
    name === '' ? '' : fill(words.answered, { name: [name, post].filter((one) => one !== '').join(' ') }),
    rings === null ? '' : fill(words.rings, { count: rings }),
    seconds === null ? '' : fill(words.seconds, { count: seconds }),
    isLeaderThere === null ? '' : fill(words.leader, { is: yesNo(isLeaderThere) }),
    knowsTasks === null ? '' : fill(words.tasks, { is: yesNo(knowsTasks) }),
    fill(words.result, { result: incidentNouns.checkResult[made.result] }),
    problem === '' ? '' : fill(words.problem, { text: problem }),
  ];
  return parts.filter((part) => part !== '').join(print.semicolon);
}

function contentOfCheck(check: MadeCheck): LoggedContent {
  const { made, roomName, phone } = check;
  const fields: FieldValues = {
    roomChecked: roomName,
    checkResult: loggedResult[made.result],
    ...(made.name === '' ? {} : { answeredBy: made.name }),
    ...(made.seconds === null ? {} : { answerSeconds: made.seconds }),
  };
  return {
    category: 'CHECK_OUT',
    content: fill(words.line, {
      number: checkNumber(check),
      manner: incidentNouns.checkManner[made.manner],
      room: roomName,
      found: foundText(check),
    }),
    occurredAt: made.checkedAt,
    counterpart: { unit: roomName, name: made.name, post: made.post, phone },
    fields,
  };
}

/** Writes a check into the log; null where nobody who has the desk made it. */
export const logCheck = (room: Write, check: MadeCheck): EntryId | null =>
  logEntry(room, null, contentOfCheck(check));

/** The whole entry of a check, with the ties that stand. */
const wholeOf = (check: MadeCheck, links: EntryContent['links']): EntryContent => ({
  ...blankEntry('CHECK_OUT', 'done'),
  ...contentOfCheck(check),
  links,
});

/**
 * Lets the log say what a corrected check says: the entry is corrected where it still is what the console wrote. Where somebody wrote more
 * into it or made it void, theirs stays and another entry follows it. Gives the entry that speaks of the check now.
 */
export function logCorrected(
  room: Write,
  {
    before,
    after,
    reason,
  }: { readonly before: MadeCheck; readonly after: MadeCheck; readonly reason: string },
): EntryId | null {
  if (shiftOfCaller(room) === undefined) return before.entryId;
  const entry = before.entryId === null ? undefined : entryById(room.store.sqlite, before.entryId);
  const isOurs =
    entry !== undefined &&
    !entry.isVoid &&
    changedFields(contentOf(entry), wholeOf(before, entry.links)).length === 0;
  if (!isOurs) return logEntry(room, before.entryId, contentOfCheck(after));
  const content = wholeOf(after, entry.links);
  if (changedFields(contentOf(entry), content).length > 0)
    changeEntry(room.store.sqlite, entry.id, room.append('correction', { entry: entry.id, reason, content }));
  return entry.id;
}

/** Writes into the log that a room said how it put right what was found. */
export const logRectified = (room: Write, check: MadeCheck, text: string): EntryId | null =>
  logEntry(room, check.entryId, {
    category: 'FEEDBACK',
    content: fill(words.rectified, { number: checkNumber(check), room: check.roomName, text }),
    counterpart: { unit: check.roomName, name: '', post: '', phone: check.phone },
    fields: { result: text },
  });
