import { changedFields } from '#domain/log/changed-fields';
import { blankEntry, contentOf, type Entry, type EntryContent, type EntryId } from '#domain/log/entry';
import type { Fact } from '#domain/incident/facts';
import { type Incident, incidentNumber } from '#domain/incident/incident';
import type { CallFields } from '#domain/incident/incident-call';
import type { IncidentLevel } from '#domain/incident/level';
import type { Shift } from '#domain/shift/shift';
import { isOnShift } from '#domain/shift/presence';
import { fill, incidentNouns } from '../documents/words.ts';
import { stationTime } from '../documents/station-time.ts';
import { recordEntry } from '../handlers/log-changes.ts';
import { sessionOf, stationOf } from '../handlers/part.ts';
import type { Write } from '../room.ts';
import { changeEntry, entryById } from '../store/entries.ts';
import { runningShift } from '../store/shifts.ts';
import { factText } from './fact-text.ts';

const words = incidentNouns.log;

/** What an entry of an incident's log says beside its links. */
export type LoggedContent = Partial<Omit<EntryContent, 'category' | 'links'>> &
  Pick<EntryContent, 'category' | 'content'>;

/** The running shift where whoever calls is on it; nobody else's words go into its log. */
export function shiftOfCaller(room: Write): Shift | undefined {
  const shift = runningShift(room.store.sqlite);
  return shift !== undefined && isOnShift(shift, sessionOf(room).personId) ? shift : undefined;
}

/** Writes an entry that belongs to an incident; null where nobody who has the desk does it. */
export function logEntry(
  room: Write,
  to: EntryId | null,
  { category, ...content }: LoggedContent,
): EntryId | null {
  const shift = shiftOfCaller(room);
  if (shift === undefined) return null;
  const links = to === null ? [] : [{ entryId: to, kind: 'relates' as const }];
  const text = content.content.slice(0, 20_000).toWellFormed();
  return recordEntry(room, stationOf(room), shift, {
    ...blankEntry(category, 'done'),
    ...content,
    content: text,
    links,
  }).id;
}

/** How urgent an incident of a level is in the log. */
export const urgencyOf = (level: IncidentLevel | null): EntryContent['urgency'] =>
  level === 'I' || level === 'II' ? 'flash' : level === 'III' ? 'most-urgent' : 'urgent';

/** Facts in one line, each with who said it where that is known. */
export const factsText = (facts: readonly Fact[]): string =>
  facts
    .map(
      (fact) => `${factText(fact)}${fact.source === '' ? '' : fill(words.source, { source: fact.source })}`,
    )
    .join('；');

/** The log entry that an incident begins with. */
export function eventContent(
  room: Write,
  { fields, kindName, level, ...numbered }: Pick<Incident, 'fields' | 'kindName' | 'level' | 'year' | 'no'>,
  facts: readonly Fact[],
): LoggedContent {
  const time = stationTime(stationOf(room).zone);
  const lines = [
    fill(words.openedTitle, { number: incidentNumber(numbered), title: fields.title }),
    fields.place === '' ? '' : fill(words.at, { place: fields.place }),
    fields.occurredAt === null ? '' : fill(words.occurred, { time: time.minute(fields.occurredAt) }),
    kindName === '' ? '' : fill(words.kind, { kind: kindName }),
    level === null ? '' : fill(words.level, { level: incidentNouns.level[level] }),
    fields.isSensitive ? words.sensitive : '',
    fields.alreadyInformed === '' ? '' : fill(words.alreadyInformed, { text: fields.alreadyInformed }),
    facts.length === 0 ? '' : fill(words.known, { facts: factsText(facts) }),
  ];
  const hurt = facts.filter((fact) => fact.number !== null).map(factText);
  return {
    category: 'EVENT',
    content: lines.filter((line) => line !== '').join('\n'),
    occurredAt: fields.occurredAt,
    urgency: urgencyOf(level),
    counterpart: fields.reporter,
    state: 'doing',
    isImportant: true,
    fields: {
      ...(fields.place === '' ? {} : { place: fields.place }),
      ...(kindName === '' ? {} : { incidentKind: kindName }),
      ...(hurt.length === 0 ? {} : { casualties: hurt.join('，') }),
      ...(fields.learnedAt === null ? {} : { learnedAt: fields.learnedAt }),
    },
  };
}

/** The log entry that a call becomes. */
export function callContent(
  { call, incident }: { readonly call: CallFields; readonly incident: Pick<Incident, 'year' | 'no'> },
  facts: readonly Fact[],
): LoggedContent {
  const values = {
    number: incidentNumber(incident),
    purpose: incidentNouns.purpose[call.purpose],
    unit: call.unit,
    outcome: incidentNouns.outcome[call.outcome],
  };
  const counterpart = { unit: call.unit, name: call.name, post: call.post, phone: call.number };
  const note = [
    fill(call.direction === 'out' ? words.callOut : words.callIn, values),
    call.note,
    facts.length === 0 ? '' : factsText(facts),
  ].filter((line) => line !== '');
  const common = { content: note.join('\n'), occurredAt: call.startedAt, counterpart };
  return call.direction === 'out'
    ? {
        ...common,
        category: 'CALL_OUT',
        fields: {
          purpose: values.purpose,
          result: [values.outcome, call.orders].filter((line) => line !== '').join('；'),
          readBack: call.isReadBack,
        },
      }
    : {
        ...common,
        category: 'CALL_IN',
        fields: {
          identityVerified: call.callBack?.isConfirmed === true,
          readBack: call.isReadBack,
          ...(call.alreadyInformed === '' ? {} : { alreadyInformed: call.alreadyInformed }),
        },
      };
}

/**
 * Settles the entry of an incident in the log, or opens it again, where whoever does it has the desk. False where the log has nothing to change:
 * there is no entry, or somebody settled or voided it by hand.
 */
export function settleEntry(room: Write, id: EntryId | null, state: 'doing' | 'done', note: string): boolean {
  if (id === null || shiftOfCaller(room) === undefined) return false;
  const entry = entryById(room.store.sqlite, id);
  if (entry === undefined || entry.isVoid || entry.state === state) return false;
  changeEntry(
    room.store.sqlite,
    id,
    room.append('state', { entry: id, state, note: note.slice(0, 500).toWellFormed() }),
  );
  return true;
}

/**
 * Lets the log say what a corrected call says: its entry is corrected where it still is what the console wrote, with what was learned by the
 * call at its end. Where somebody wrote into it or made it void, theirs stays and another entry follows it. Gives the entry that speaks of
 * the call now.
 */
export function correctCallEntry(
  room: Write,
  id: EntryId | null,
  {
    before,
    after,
    reason,
  }: { readonly before: LoggedContent; readonly after: LoggedContent; readonly reason: string },
): EntryId | null {
  if (shiftOfCaller(room) === undefined) return id;
  const entry = id === null ? undefined : entryById(room.store.sqlite, id);
  const whole = (said: LoggedContent, to: Entry, rest: string): EntryContent => ({
    ...blankEntry(said.category, 'done'),
    ...said,
    content: `${said.content}${rest}`,
    links: to.links,
  });
  const rest =
    entry?.content.startsWith(before.content) === true ? entry.content.slice(before.content.length) : '';
  const isOurs =
    entry !== undefined &&
    !entry.isVoid &&
    before.category === after.category &&
    changedFields(contentOf(entry), whole(before, entry, rest)).length === 0;
  if (!isOurs) return logEntry(room, id, after);
  const content = whole(after, entry, rest);
  if (changedFields(contentOf(entry), content).length > 0)
    changeEntry(room.store.sqlite, entry.id, room.append('correction', { entry: entry.id, reason, content }));
  return entry.id;
}

/** Corrects how urgent the entry of an incident is after it was graded, where whoever grades has the desk. */
export function gradeEntry(
  room: Write,
  id: EntryId | null,
  level: IncidentLevel | null,
  reason: string,
): void {
  if (id === null || shiftOfCaller(room) === undefined) return;
  const entry = entryById(room.store.sqlite, id);
  const urgency = urgencyOf(level);
  if (entry === undefined || entry.isVoid || entry.urgency === urgency) return;
  const record = room.append('correction', {
    entry: id,
    reason,
    content: { ...contentOf(entry), urgency },
  });
  changeEntry(room.store.sqlite, id, record);
}
