import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { damageStore, rechainFrom, recordsIn, rewriteRecord } from '../helpers/damage.ts';
import {
  becomes,
  type Change,
  forgedNth,
  inside,
  type Parts,
  signedAnew,
  without,
} from '../helpers/forgeries.ts';
import { type Json, mutationsOf } from '../helpers/json-mutations.ts';
import { fileMoreIncidents } from '../helpers/file-more-incidents.ts';
import { openTestRoom } from '../helpers/open-test-room.ts';
import { chances } from '../helpers/seeded-rota.ts';
import { agreedVerdict, needPython, type Verdict } from '../helpers/two-verifiers.ts';

/** A longer run is asked for from outside: `FORGERY_RUNS=1000 npx vitest run tests/service/verifier-incidents.test.ts`. */
const runs = Number(process.env['FORGERY_RUNS'] ?? 25);

let folder: string;
let folders: string;
/** The numbers of the records of every kind. */
let seqs: ReadonlyMap<string, readonly number[]>;
let records: number;

beforeAll(() => {
  needPython();
  const room = openTestRoom({ keep: true });
  fileMoreIncidents(room);
  const all = recordsIn(room.room().store.sqlite);
  records = all.length;
  seqs = new Map(
    [...Map.groupBy(all, ({ kind }) => kind)].map(([kind, of]) => [kind, of.map(({ seq }) => seq)]),
  );
  room.close();
  folder = room.folder;
  folders = mkdtempSync(join(tmpdir(), '核对 '));
});

afterAll(() => {
  rmSync(folders, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

type Damage = (sqlite: Database.Database) => void;

async function verdictAfter(damage: Damage): Promise<Verdict> {
  const copy = mkdtempSync(join(folders, 'copy '));
  cpSync(folder, copy, { recursive: true });
  damageStore(copy, damage);
  return agreedVerdict(copy);
}

/** What was done, how, and the first that does not hold. */
type Case = readonly [what: string, damage: Damage, seq: () => number, reason: string];

const seqOf = (kind: string, at: number) => (): number => seqs.get(kind)?.[at] ?? 0;
const newest = (): number => records;
const sqlText =
  (text: string): Damage =>
  (sqlite) =>
    void sqlite.exec(text);

const idIn = (sqlite: Database.Database, table: string, which: string): string =>
  String(sqlite.prepare(`SELECT id FROM ${table} WHERE ${which}`).pluck().get());
/** Changes the nth record of a kind with an id that stands in a list. */
const forgedTo =
  (kind: string, at: number, table: string, which: string, change: (id: string) => Change): Damage =>
  (sqlite) =>
    forgedNth(kind, at, change(idIn(sqlite, table, which)))(sqlite);

const inSetup = (change: Change): Change => inside('setup', change);
const inIncident = (change: Change): Change => inside('incident', change);
const inCall = (change: Change): Change => inside('call', change);
const inReport = (change: Change): Change => inside('report', change);
const inCheck = (change: Change): Change => inside('check', change);
/** Changes the parts of a list. */
const listed =
  (name: string, change: (parts: readonly Parts[]) => readonly unknown[]): Change =>
  (parts) => ({ ...parts, [name]: change(parts[name] as readonly Parts[]) });
/** Changes one part of a list. */
const nth = (name: string, at: number, change: Change): Change =>
  listed(name, (parts) => parts.map((part, place) => (place === at ? change(part) : part)));
/** Changes one clock of an incident. */
const clock = (at: number, change: Change): Change => inIncident(nth('stages', at, change));
/** Changes a body and signs it anew where it was signed. */
const signed =
  (change: Change): Change =>
  (body) =>
    signedAnew(change(body));

const anotherDue = '2026-11-21T09:00:00.000Z';

/** The record of the first set-up. */
const firstSetup = 20;

/** What was done to which record of a kind, found there. */
const found = (kind: string, at: number, cases: Readonly<Record<string, Change>>): readonly Case[] =>
  Object.entries(cases).map(
    ([what, change]): Case => [what, forgedNth(kind, at, change), seqOf(kind, at), 'view-differs'],
  );

/** Parts that a record of a kind cannot do without. */
const needed = (
  kind: string,
  at: number,
  wrap: (change: Change) => Change,
  parts: readonly string[],
): readonly Case[] =>
  found(
    kind,
    at,
    Object.fromEntries(parts.map((part) => [`${kind} ${at} has no ${part}`, wrap(without(part))])),
  );

// Set-ups: 0 for the first two incidents, 1, by which clocks are longer, for the others.
const setups: readonly Case[] = [
  ...needed('incident-setup', 0, inSetup, ['policies', 'callTree']),
  ...found('incident-setup', 1, {
    'a line of a policy does not say how long it is': inSetup(
      nth('policies', 0, nth('stages', 0, without('minutes'))),
    ),
    'a policy does not say when follow-ups are due': inSetup(
      nth('policies', 0, inside('followUp', without('everyMinutes'))),
    ),
    'a line of the list of calls is as long as a text': inSetup(
      nth('callTree', 0, becomes({ minutes: '5' })),
    ),
  }),
  [
    'a policy gives more time than the clocks that were laid by it',
    forgedNth(
      'incident-setup',
      0,
      inSetup(listed('policies', (all) => all.map(nth('stages', 0, becomes({ minutes: 60 }))))),
    ),
    seqOf('incident', 0),
    'view-differs',
  ],
  [
    'the list of calls gives more time than the clocks that were laid by it',
    forgedNth('incident-setup', 1, inSetup(listed('callTree', (all) => all.map(becomes({ minutes: 60 }))))),
    seqOf('incident', 7),
    'view-differs',
  ],
  ...[`seq = ${firstSetup}`, 'version = 3'].map(
    (change): Case => [
      `the list of set-ups says ${change}`,
      sqlText(`UPDATE incident_setup SET ${change}`),
      seqOf('incident-setup', 1),
      'view-differs',
    ],
  ),
  [
    'the set-up was dropped from its list',
    sqlText('DELETE FROM incident_setup'),
    seqOf('incident-setup', 1),
    'view-differs',
  ],
  [
    'a set-up stands twice in its list',
    sqlText(
      'PRAGMA ignore_check_constraints = ON; INSERT INTO incident_setup (only, seq, version) SELECT 2, seq, version FROM incident_setup',
    ),
    seqOf('incident-setup', 1),
    'view-differs',
  ],
];

// Incidents: 0 opens the first, 1 states a fact, 2 is met by a call, 3 grades, 4 closes it; 5 opens the second, 6 makes it void; 7 opens the third,
// 8 adds a clock that was ordered, 9 moves its times, 10 is met by a report; 11 opens the fourth, 12 makes it void. Clocks: 0 by telephone, 1 written,
// 2 written, 3 the final report, 4 of the list of calls, 5 (of 8 and later) ordered.
const incidents: readonly Case[] = [
  ...needed('incident', 1, inIncident, [
    'id',
    'year',
    'no',
    'fields',
    'setupSeq',
    'entryId',
    'state',
    'stages',
  ]),
  ...needed('incident', 1, (change) => clock(1, change), [
    'id',
    'origin',
    'policyId',
    'startAt',
    'minutes',
    'dueAt',
    'state',
    'met',
  ]),
  ...needed('incident', 1, (change) => change, ['act', 'facts']),
  ...found('incident', 0, {
    'an incident does not say when it was received': inIncident(inside('fields', without('receivedAt'))),
    'a fact is a text': becomes({ facts: ['x'] }),
    'the number of an incident is true': inIncident(becomes({ no: true })),
    'a year has no first incident': inIncident(becomes({ no: 2 })),
    'an incident begins with facts': becomes({ act: 'facts' }),
    'an incident goes by a set-up that is no record': inIncident(becomes({ setupSeq: 9999 })),
    'an incident goes by a record that is no set-up': inIncident(becomes({ setupSeq: 1 })),
    'a clock of a new incident is longer than its policy': clock(
      0,
      becomes({ minutes: 60, dueAt: anotherDue }),
    ),
    'a clock of a new incident has another policy': clock(0, becomes({ policyId: 'x' })),
    'a clock of a new incident is of no line of its policy': clock(0, (one) => ({
      ...one,
      id: `${String(one['policyId'])}/x/市政府总值班室`,
    })),
    'a clock of a new incident is of no line of the list of calls': clock(4, becomes({ id: 'tree/x' })),
    'a clock of the list of calls has another name': clock(4, becomes({ id: 'duty-leader' })),
    'the final report of a new incident is due in an hour': clock(3, becomes({ minutes: 60 })),
    'a follow-up is due at no time that its policy names': inIncident(
      listed('stages', (all) => [
        ...all,
        { ...all[3], id: `${String(all[3]?.['policyId'])}/followUp-1/x`, minutes: 7, dueAt: anotherDue },
      ]),
    ),
    'a clock is due later than it runs': clock(0, becomes({ dueAt: anotherDue })),
    'a clock is due at no moment': clock(0, becomes({ dueAt: null })),
    'a clock is due at what is no moment': clock(0, becomes({ dueAt: '2026-11-21' })),
    'a clock without an end is due': clock(3, becomes({ dueAt: anotherDue })),
    'a clock starts at what is no moment': clock(0, becomes({ startAt: '2026-02-30T00:00:00.000Z' })),
    'a clock starts and ends in a year that nobody reckons with': clock(
      0,
      becomes({ startAt: '0999-01-01T00:00:00.000Z', dueAt: '0999-01-01T00:10:00.000Z' }),
    ),
    'a clock stands twice': inIncident(listed('stages', (all) => [...all, all[0]])),
    'a clock was met by nothing': clock(0, becomes({ state: 'met' })),
  }),
  ...found('incident', 7, {
    'a number of an incident was left out': inIncident(becomes({ no: 4 })),
    'two incidents have one number': inIncident(becomes({ no: 2 })),
    'an incident goes by the set-up before the one that holds, with clocks of the newer one': inIncident(
      becomes({ setupSeq: firstSetup }),
    ),
  }),
  ...found('incident', 1, {
    'an incident is opened twice': becomes({ act: 'opened' }),
    'a step is of an incident that nobody opened': inIncident(becomes({ id: 'id-x' })),
    'a step has another number than the incident': inIncident(becomes({ no: 3 })),
    'a step has another year than the incident': inIncident(becomes({ year: 2025 })),
    'a step has another entry than the incident': inIncident(becomes({ entryId: null })),
    'a clock is gone': inIncident(listed('stages', (all) => all.slice(1))),
    'a clock is longer than it was': clock(0, becomes({ minutes: 60, dueAt: anotherDue })),
    'a clock was laid at another moment': clock(0, becomes({ addedAt: anotherDue })),
    'a clock has another recipient': clock(0, becomes({ recipient: '区政府' })),
    'a clock became one that was ordered': clock(0, becomes({ origin: 'hand', dueAt: anotherDue })),
    'a clock is a limit no more': clock(0, (one) => ({ ...one, isHard: one['isHard'] !== true })),
  }),
  ...found('incident', 3, {
    'a clock that was met is open again': clock(0, becomes({ state: 'open', met: null })),
    'a clock that was met is gone': inIncident(listed('stages', (all) => all.slice(1))),
    'a clock was met at another moment': clock(0, inside('met', becomes({ at: anotherDue }))),
    'a clock was met by another call': clock(0, inside('met', becomes({ of: 'id-x' }))),
    'a clock was met and is lifted': clock(0, becomes({ state: 'lifted' })),
  }),
  ...found('incident', 9, {
    'a clock that was ordered is due later': clock(5, becomes({ dueAt: anotherDue })),
    'a clock that was ordered is gone': inIncident(listed('stages', (all) => all.slice(0, 5))),
    'an incident goes by another set-up than before': inIncident(becomes({ setupSeq: firstSetup })),
  }),
  [
    'an incident goes on after it was void',
    forgedNth('incident', 11, inIncident(becomes({ state: 'void' }))),
    seqOf('incident', 12),
    'view-differs',
  ],
  [
    'an incident was never void, and the list is as it was',
    forgedNth('incident', 6, inIncident(becomes({ state: 'open' }))),
    seqOf('incident', 5),
    'view-differs',
  ],
  [
    'an incident was received at another moment, and the list is as it was',
    forgedNth('incident', 10, inIncident(inside('fields', becomes({ receivedAt: anotherDue })))),
    seqOf('incident', 7),
    'view-differs',
  ],
  [
    'a fact says another number, and the list is as it was',
    forgedNth('incident', 1, nth('facts', 0, becomes({ number: 9 }))),
    seqOf('incident', 1),
    'view-differs',
  ],
  [
    'a fact was never stated, and the list is as it was',
    forgedNth('incident', 1, becomes({ facts: [] })),
    seqOf('incident', 1),
    'view-differs',
  ],
  [
    'a step was dropped from the list',
    sqlText('DELETE FROM incident_step WHERE seq = (SELECT max(seq) FROM incident_step)'),
    seqOf('incident', 12),
    'view-differs',
  ],
  [
    'a step was given to another incident in the list',
    sqlText(
      'UPDATE incident_step SET incident_id = (SELECT id FROM incident WHERE no = 1) WHERE seq = (SELECT max(seq) FROM incident_step)',
    ),
    seqOf('incident', 12),
    'view-differs',
  ],
  [
    'a step was invented in the list',
    sqlText('INSERT INTO incident_step (incident_id, seq) SELECT id, 2 FROM incident WHERE no = 2'),
    () => 2,
    'view-differs',
  ],
  ...Object.entries({
    id: "'id-x'",
    year: '2025',
    no: '9',
    received_at: "'2026-11-21T09:00:00.000Z'",
    state: "'open'",
    seq: '2',
    entry_seq: 'NULL',
  }).map(
    ([column, value]): Case => [
      `${column} of an incident was changed`,
      sqlText(`UPDATE incident SET ${column} = ${value} WHERE no = 2`),
      seqOf('incident', 5),
      'view-differs',
    ],
  ),
  [
    'an incident was dropped',
    sqlText('DELETE FROM incident WHERE no = 3'),
    seqOf('incident', 7),
    'view-differs',
  ],
  [
    'an incident was invented',
    sqlText(
      "INSERT INTO incident (id, year, no, received_at, state, seq) SELECT 'x', 2026, 9, received_at, state, seq FROM incident WHERE no = 1",
    ),
    newest,
    'view-differs',
  ],
  ...Object.entries({
    incident_id: '(SELECT id FROM incident WHERE no = 3)',
    place: '1',
    json: "replace(json, '2', '3')",
  }).map(
    ([column, value]): Case => [
      `${column} of a fact was changed`,
      sqlText(
        `UPDATE incident_fact SET ${column} = ${value} WHERE seq = (SELECT max(seq) FROM incident_fact)`,
      ),
      seqOf('incident', 1),
      'view-differs',
    ],
  ),
  [
    'a fact was dropped',
    sqlText('DELETE FROM incident_fact WHERE seq = (SELECT min(seq) FROM incident_fact)'),
    seqOf('incident', 0),
    'view-differs',
  ],
  [
    'a fact was invented',
    sqlText(
      'INSERT INTO incident_fact (incident_id, seq, place, json) SELECT incident_id, 2, place, json FROM incident_fact LIMIT 1',
    ),
    () => 2,
    'view-differs',
  ],
];

// Calls: 0 meets a clock of the first incident; 1 is of the third and was not answered, 2 puts it right.
const calls: readonly Case[] = [
  ...needed('incident-call', 1, inCall, ['id', 'incidentId', 'startedAt', 'stageIds']),
  ...found('incident-call', 1, {
    'a call has no act': without('act'),
    'a call begins with a correction': becomes({ act: 'corrected' }),
    'a call is of an incident that nobody opened': inCall(becomes({ incidentId: 'id-x' })),
    'a clock that a call meets is no text': inCall(becomes({ stageIds: [5] })),
  }),
  ...found('incident-call', 2, {
    'a call is noted twice': becomes({ act: 'noted' }),
    'a correction is of a call that nobody noted': inCall(becomes({ id: 'id-x' })),
    'a correction lets a call meet a clock': inCall(becomes({ stageIds: ['tree/duty-leader'] })),
  }),
  [
    'a correction gives a call to another incident',
    forgedTo('incident-call', 2, 'incident', 'no = 1', (incidentId) => inCall(becomes({ incidentId }))),
    seqOf('incident-call', 2),
    'view-differs',
  ],
  [
    'a call is of an incident that was opened later',
    forgedTo('incident-call', 0, 'incident', 'no = 3', (incidentId) => inCall(becomes({ incidentId }))),
    seqOf('incident-call', 0),
    'view-differs',
  ],
  [
    'a call began at another moment, and the list is as it was',
    forgedNth('incident-call', 2, inCall(becomes({ startedAt: anotherDue }))),
    seqOf('incident-call', 1),
    'view-differs',
  ],
  ...Object.entries({
    id: "'id-x'",
    incident_id: '(SELECT id FROM incident WHERE no = 2)',
    started_at: "'2026-11-21T09:00:00.000Z'",
    seq: '2',
    steps: '1',
  }).map(
    ([column, value]): Case => [
      `${column} of a call was changed`,
      sqlText(`UPDATE incident_call SET ${column} = ${value} WHERE steps = 2`),
      seqOf('incident-call', 1),
      'view-differs',
    ],
  ),
  [
    'a call was dropped',
    sqlText('DELETE FROM incident_call WHERE steps = 1'),
    seqOf('incident-call', 0),
    'view-differs',
  ],
  [
    'a call was invented',
    sqlText(
      "INSERT INTO incident_call (id, incident_id, started_at, seq, steps) SELECT 'x', incident_id, started_at, seq, steps FROM incident_call LIMIT 1",
    ),
    newest,
    'view-differs',
  ],
];

// Reports: 0 issues one of the first incident, 1 sends it; 2 issues a bulletin; 3 issues one of the third, 4 sends it, 5 is its receipt; 6 issues
// another bulletin, 7 takes it back; 8 issues one of the fourth, 9 sends it after that was made void.
const reports: readonly Case[] = [
  ...needed('incident-report', 4, inReport, [
    'id',
    'fields',
    'year',
    'no',
    'issuedAt',
    'deliveries',
    'state',
  ]),
  ...found('incident-report', 4, {
    'a report has no act': without('act'),
    'a report does not say what it is of': inReport(inside('fields', without('incidentId'))),
    'a report has no kind': inReport(inside('fields', without('kind'))),
    'a delivery went nowhere': inReport(nth('deliveries', 0, without('unit'))),
    'a delivery does not say when': inReport(nth('deliveries', 0, without('sentAt'))),
    'a report is issued twice': becomes({ act: 'issued' }),
    'what was sent is no report that was issued': inReport(becomes({ id: 'id-x' })),
    'a report was written anew after it was signed': inReport(
      inside('fields', becomes({ body: '无伤亡。' })),
    ),
    'a report went to others after it was signed': inReport(inside('fields', becomes({ to: [] }))),
    'a report became another kind': inReport(inside('fields', becomes({ kind: 'final' }))),
    'a report has another issuer than before': inReport(inside('issuer', becomes({ name: '别人' }))),
    'a report was issued at another moment': inReport(becomes({ issuedAt: anotherDue })),
    'a report has another number than before': inReport(becomes({ no: 2 })),
    'a report has another year than before': inReport(becomes({ year: 2025 })),
    'a report has another ordinal than before': inReport(becomes({ ordinal: 2 })),
  }),
  ...found('incident-report', 5, {
    'a delivery is gone': inReport(becomes({ deliveries: [] })),
    'a delivery went to somebody else': inReport(nth('deliveries', 0, becomes({ unit: '区政府' }))),
    'a delivery went at another moment': inReport(nth('deliveries', 0, becomes({ sentAt: anotherDue }))),
    'an earlier delivery was put in': inReport(
      listed('deliveries', (all) => [{ ...all[0], unit: '区政府' }, ...all]),
    ),
  }),
  ...found('incident-report', 6, {
    'two bulletins have one number': signed(inReport(becomes({ no: 1 }))),
    'a bulletin is of an incident that nobody opened': signed(
      inReport(inside('fields', becomes({ incidentId: 'id-x' }))),
    ),
    'a report begins with what was sent': becomes({ act: 'sent' }),
  }),
  [
    'a report says something else than was signed',
    forgedNth('incident-report', 3, inReport(inside('fields', becomes({ body: '无伤亡。' })))),
    seqOf('incident-report', 3),
    'wrong-signature',
  ],
  [
    'a report goes on after it was taken back',
    forgedNth('incident-report', 4, inReport(becomes({ state: 'withdrawn' }))),
    seqOf('incident-report', 5),
    'view-differs',
  ],
  ...Object.entries({
    id: "'id-x'",
    incident_id: 'NULL',
    kind: "'final'",
    year: '2025',
    no: '9',
    issued_at: "'2026-11-21T09:00:00.000Z'",
    seq: '2',
    steps: '2',
  }).map(
    ([column, value]): Case => [
      `${column} of a report was changed`,
      sqlText(`UPDATE incident_report SET ${column} = ${value} WHERE steps = 3`),
      seqOf('incident-report', 3),
      'view-differs',
    ],
  ),
  [
    'a report was dropped',
    sqlText("DELETE FROM incident_report WHERE kind = 'bulletin' AND no = 2"),
    seqOf('incident-report', 6),
    'view-differs',
  ],
  [
    'a report was invented',
    sqlText(
      "INSERT INTO incident_report (id, incident_id, kind, year, no, issued_at, seq, steps) SELECT 'x', incident_id, kind, year, 9, issued_at, seq, steps FROM incident_report LIMIT 1",
    ),
    newest,
    'view-differs',
  ],
];

// Checks: 0 picks a room, 1 makes it; 2 picks another, 3 makes it, 4 puts it right; 5 picks one more, 6 drops it.
const checks: readonly Case[] = [
  ...needed('spot-check', 4, inCheck, ['id', 'year', 'no', 'roomId', 'pickedAt', 'pick', 'made', 'dropped']),
  ...found('spot-check', 0, {
    'a check has no act': without('act'),
    'a check begins with what was found': becomes({ act: 'made' }),
    'a year has no first check': inCheck(becomes({ no: 2 })),
  }),
  ...found('spot-check', 2, {
    'two checks have one number': inCheck(becomes({ no: 1 })),
    'a number of a check was left out': inCheck(becomes({ no: 3 })),
  }),
  ...found('spot-check', 4, {
    'a room is picked twice': becomes({ act: 'picked' }),
    'a check is one that nobody picked': inCheck(becomes({ id: 'id-x' })),
    'a check has another number than before': inCheck(becomes({ no: 9 })),
    'a check has another year than before': inCheck(becomes({ year: 2025 })),
    'a check is of another room than was picked': inCheck(becomes({ roomId: 'north' })),
    'a room has another name than was picked': inCheck(becomes({ roomName: '北镇值班室' })),
    'a room has another telephone than was picked': inCheck(becomes({ phone: '0' })),
    'a room was picked at another moment': inCheck(becomes({ pickedAt: anotherDue })),
    'a room was drawn that had been chosen': inCheck(inside('pick', becomes({ manner: 'drawn' }))),
    'a room was picked with another seed': inCheck(inside('pick', becomes({ seed: 'f'.repeat(32) }))),
    'a check that was made was never made': inCheck(becomes({ made: null })),
  }),
  [
    'a check goes on after it was dropped',
    forgedNth('spot-check', 3, inCheck(becomes({ dropped: '线路检修' }))),
    seqOf('spot-check', 4),
    'view-differs',
  ],
  ...Object.entries({
    id: "'id-x'",
    year: '2025',
    no: '9',
    room_id: "'north'",
    picked_at: "'2026-11-21T09:00:00.000Z'",
    seq: '2',
    steps: '2',
  }).map(
    ([column, value]): Case => [
      `${column} of a check was changed`,
      sqlText(`UPDATE spot_check SET ${column} = ${value} WHERE steps = 3`),
      seqOf('spot-check', 2),
      'view-differs',
    ],
  ),
  [
    'a check was dropped from the list',
    sqlText('DELETE FROM spot_check WHERE no = 3'),
    seqOf('spot-check', 5),
    'view-differs',
  ],
  [
    'a check was invented',
    sqlText(
      "INSERT INTO spot_check (id, year, no, room_id, picked_at, seq, steps) SELECT 'x', year, 9, room_id, picked_at, seq, steps FROM spot_check LIMIT 1",
    ),
    newest,
    'view-differs',
  ],
];

const kinds = ['incident-setup', 'incident', 'incident-call', 'incident-report', 'spot-check'] as const;
const tables = {
  incident_setup: ['seq', 'version'],
  incident: ['id', 'year', 'no', 'received_at', 'state', 'seq', 'entry_seq'],
  incident_step: ['incident_id', 'seq'],
  incident_fact: ['incident_id', 'seq', 'place', 'json'],
  incident_call: ['id', 'incident_id', 'started_at', 'seq', 'steps'],
  incident_report: ['id', 'incident_id', 'kind', 'year', 'no', 'issued_at', 'seq', 'steps'],
  spot_check: ['id', 'year', 'no', 'room_id', 'picked_at', 'seq', 'steps'],
} as const;

const oneOf = <T>(list: readonly T[], chance: () => number): T | undefined =>
  list[Math.floor(chance() * list.length)];

/** Changes one place of one record about incidents, signs it and joins the chain again; texts may be those of another record. */
function forgeRecord(sqlite: Database.Database, chance: () => number): string {
  const kind = oneOf(kinds, chance) ?? 'incident';
  const of = recordsIn(sqlite).filter((record) => record.kind === kind);
  const [meant, other] = [oneOf(of, chance), oneOf(of, chance)];
  if (meant === undefined || other === undefined) throw new RangeError(kind);
  const bodyOf = (json: string): Parts => (JSON.parse(json) as { readonly body: Parts }).body;
  const { signatures, ...statement } = bodyOf(meant.json);
  const forged =
    chance() < 0.3
      ? { what: 'another body', json: { ...bodyOf(other.json) } }
      : // Values of JSON.
        oneOf([...mutationsOf(statement as Json, 'body')], chance);
  const body = (forged?.json ?? {}) as Parts;
  const signed = signatures === undefined ? body : signedAnew({ ...body, signatures });
  rewriteRecord(sqlite, meant.seq, (record) => ({ ...record, body: signed }), { withHash: true });
  rechainFrom(sqlite, meant.seq + 1);
  return `${meant.seq} ${kind}: ${forged?.what}`;
}

/** Drops a row of one of the lists, or gives one place of it a value that stands in another row or nowhere. */
function forgeRow(sqlite: Database.Database, chance: () => number): string {
  const table = oneOf(Object.keys(tables) as (keyof typeof tables)[], chance) ?? 'incident';
  const column = oneOf<string>(tables[table], chance) ?? 'seq';
  const isNumber = /^(?:year|no|place|version|seq|entry_seq|steps)$/u.test(column);
  const values = sqlite.prepare(`SELECT DISTINCT ${column} FROM ${table}`).pluck().all();
  const value = oneOf([...values, isNumber ? 7 : 'x'], chance);
  const row = `(SELECT ${column} FROM ${table} ORDER BY ${column} LIMIT 1 OFFSET ${Math.floor(chance() * values.length)})`;
  if (chance() < 0.2) {
    sqlite.exec(`DELETE FROM ${table} WHERE ${column} = ${row}`);
    return `${table}: rows dropped by ${column}`;
  }
  // A row that would stand twice stays as it is.
  sqlite.prepare(`UPDATE OR IGNORE ${table} SET ${column} = ? WHERE ${column} = ${row}`).run(value);
  return `${table}.${column} is ${String(value)}`;
}

describe('verify.py and duty verify agree', () => {
  test('that incidents which nobody touched hold', async () => {
    expect(seqs.get('incident-setup')).toEqual([firstSetup, expect.any(Number)]);
    expect(await verdictAfter(() => undefined)).toMatchObject({ isIntact: true, records });
  });

  test.concurrent.each([...setups, ...incidents, ...calls, ...reports, ...checks])(
    'where %s',
    async (_what, damage, seq, reason) => {
      expect(await verdictAfter(damage)).toMatchObject({
        isIntact: false,
        firstBad: { seq: seq(), reason },
      });
    },
  );

  test('that what a call said cannot be seen in the lists, but in another head', async () => {
    const good = await verdictAfter(() => undefined);
    const change = inCall(becomes({ orders: '不必续报' }));
    const forged = await verdictAfter(forgedNth('incident-call', 2, change));
    expect(forged).toMatchObject({ isIntact: true, records });
    expect(forged.head).not.toEqual(good.head);
  });

  test('that a clock is met at whatever moment somebody says, and its times follow the incident', async () => {
    const byHand = clock(5, becomes({ state: 'met', met: { at: anotherDue, by: 'hand', of: '' } }));
    expect(await verdictAfter(forgedNth('incident', 10, byHand))).toMatchObject({ isIntact: true });
    const moved = clock(4, becomes({ startAt: '2026-11-21T08:55:00.000Z', dueAt: anotherDue }));
    expect(await verdictAfter(forgedNth('incident', 10, moved))).toMatchObject({ isIntact: true });
  });

  test(
    'on whatever is forged at random',
    async () => {
      const verdicts: Verdict[] = [];
      for (let seed = 1; seed <= runs; seed += 1) {
        const chance = chances(seed);
        let what = '';
        const damage: Damage = (sqlite) => {
          what = chance() < 0.6 ? forgeRecord(sqlite, chance) : forgeRow(sqlite, chance);
        };
        try {
          verdicts.push(await verdictAfter(damage));
        } catch (error) {
          throw new Error(`the forgery ${seed}: ${what}`, { cause: error });
        }
      }
      // Some of what is forged is in no list and asked for by no check; the head shows it.
      expect(new Set(verdicts.map(({ isIntact }) => isIntact))).toEqual(new Set([true, false]));
    },
    20_000 + runs * 1000,
  );
});
