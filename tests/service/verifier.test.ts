import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOf, type Entry } from '#domain/log/entry';
import { fileAbsences } from '../helpers/absence-room.ts';
import { moment, onDay } from '../helpers/builders.ts';
import { damageStore, rechainFrom, recordsIn, rewriteRecord } from '../helpers/damage.ts';
import {
  becomes,
  type Change,
  forgedNth,
  inBody,
  inside,
  type Parts,
  signedAnew,
  without,
} from '../helpers/forgeries.ts';
import { handoverInput, openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';
import { aSubstitution, fileSubstitution, publishMonth, setUpRota, twoDays } from '../helpers/rota-room.ts';
import { runDuty } from '../helpers/run-duty.ts';
import {
  agreedVerdict,
  bytesOf,
  needPython,
  readVerdict,
  runVerifier,
  type Verdict,
} from '../helpers/two-verifiers.ts';

type Good = {
  readonly folder: string;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly photo: string;
  readonly corrected: Entry;
  readonly voided: Entry;
  readonly matter: Entry;
  readonly closing: Entry;
  readonly last: Entry;
};

let good: Good;

/** A log with everything that can happen to an entry, two files, a rota with two requests, two absences, a handover and a clock that was set back. */
function fillStore(room: TestRoom): Good {
  const photo = room.call('officer', 'attachment.add', { name: '现场.jpg', base64: 'YQ==' });
  const letter = room.call('officer', 'attachment.add', { name: '来函 "一".pdf', base64: 'Yg==' });
  const corrected = room.write('chief', '油罐车"侧翻"\n\t起火 \\ \u2028 🚒', { attachments: [photo] });
  const voided = room.write('officer', '重复登记', { remindAt: moment('2026-11-21T03:00Z') });
  const matter = room.write('chief', '待办事项', {
    state: 'todo',
    occurredAt: moment('2026-11-20T22:00Z'),
    isImportant: true,
  });
  room.call('chief', 'log.correct', {
    id: corrected.id,
    version: 0,
    content: { ...contentOf(corrected), content: '油罐车侧翻起火', attachments: [letter, photo] },
    reason: '补充',
    draftId: null,
  });
  room.call('chief', 'reminder.done', { id: voided.id, version: 0 });
  room.call('chief', 'log.void', { id: voided.id, version: 1, reason: '重复' });
  room.call('officer', 'log.setState', { id: matter.id, version: 0, state: 'doing', note: '已通知' });
  setUpRota(room, twoDays(room));
  publishMonth(room);
  const request = aSubstitution(room);
  const { id } = room.call('officer', 'swap.request', { request });
  room.call('officer', 'swap.withdraw', { id, note: '不需要了' });
  fileSubstitution(room);
  fileAbsences(room);
  room.call('second', 'shift.handOver', handoverInput(room, 'second'));
  const closing = room.write('second', '已反馈', {
    links: [
      { entryId: matter.id, kind: 'closes' },
      { entryId: corrected.id, kind: 'closes' },
      { entryId: voided.id, kind: 'relates' },
    ],
  });
  room.call('chief', 'calendar.amend', {
    year: 2026,
    version: 0,
    notice: '县府办〔2026〕3号',
    issuedDay: onDay('2026-11-20'),
    reason: '台风"天兔"停工',
    coversYear: false,
    days: [
      { day: onDay('2026-12-08'), type: 'restday', name: '台风' },
      { day: onDay('2026-12-07'), type: 'restday', name: '台风' },
    ],
  });
  room.setClock(moment('2026-11-21T00:20Z'));
  const last = room.write('second', '时钟拨回之后', { state: 'todo' });
  return {
    folder: room.folder,
    head: room.call('auditor', 'chain.head', {}),
    photo: photo.hash,
    corrected,
    voided,
    matter,
    closing,
    last,
  };
}

let folders: string;

beforeAll(() => {
  needPython();
  const room = openTestRoom({ keep: true });
  good = fillStore(room);
  room.close();
  folders = mkdtempSync(join(tmpdir(), '核对 '));
});

afterAll(() => {
  rmSync(folders, { recursive: true, force: true });
  rmSync(good.folder, { recursive: true, force: true });
});

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(folders, 'copy '));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

type Damage = (sqlite: Database.Database, folder: string) => void;
async function verdictAfter(damage: Damage): Promise<Verdict> {
  const folder = copyOf(good.folder);
  damageStore(folder, (sqlite) => damage(sqlite, folder));
  return agreedVerdict(folder);
}

/** A body whose signatures do not say what they stand under, as the first program wrote it. */
const unnamed: Change = (body) => ({
  ...body,
  // Only bodies that have signatures are changed so.
  signatures: (body['signatures'] as Parts[]).map(without('over')),
});
const inContent = (change: Change): Change => inBody(inside('content', change));

const firstOf = (sqlite: Database.Database, kind: string): number =>
  recordsIn(sqlite).find((record) => record.kind === kind)?.seq ?? 0;

const sqlText =
  (text: (of: Good) => string): Damage =>
  (sqlite) =>
    void sqlite.exec(text(good));

/** Changes the record of the first entry and leaves every hash as it was. */
const altered =
  (change: Change): Damage =>
  (sqlite) =>
    rewriteRecord(sqlite, good.corrected.id, change, { withHash: false });

/** Changes the first record of a kind and computes the chain anew from there. */
const forged =
  (kind: string, change: Change): Damage =>
  (sqlite) => {
    const seq = firstOf(sqlite, kind);
    rewriteRecord(sqlite, seq, change, { withHash: true });
    rechainFrom(sqlite, seq + 1);
  };

/** Changes the entry that closes another one, and the list of links with it, and computes the chain anew from there. */
const forgedLinks =
  (links: (of: Good) => readonly { readonly entryId: number; readonly kind?: string }[]): Damage =>
  (sqlite) => {
    const forgedOnes = links(good);
    rewriteRecord(sqlite, good.closing.id, inContent(becomes({ links: forgedOnes })), { withHash: true });
    rechainFrom(sqlite, good.closing.id + 1);
    sqlite.exec(`DELETE FROM entry_link WHERE from_seq = ${good.closing.id}`);
    const insert = sqlite.prepare('INSERT INTO entry_link (from_seq, to_seq, kind) VALUES (?, ?, ?)');
    for (const { entryId, kind } of forgedOnes)
      if (kind !== undefined) insert.run(good.closing.id, entryId, kind);
  };

/** Writes the record of the first entry in another way, with the hash that these bytes have. */
const rewritten =
  (rewrite: (json: string) => string | Buffer): Damage =>
  (sqlite) => {
    const bytes = rewrite(recordsIn(sqlite).find(({ seq }) => seq === good.corrected.id)?.json ?? '');
    sqlite
      .prepare('UPDATE record SET json = CAST(? AS TEXT), hash = ? WHERE seq = ?')
      .run(bytes, createHash('sha256').update(bytes).digest('hex'), good.corrected.id);
  };

const instead = (part: string, other: string): Damage => rewritten((json) => json.replace(part, () => other));

const addRecord = (sqlite: Database.Database, seq: number, from: number): void => {
  const copy = recordsIn(sqlite).find((record) => record.seq === from);
  sqlite
    .prepare('INSERT INTO record (seq, kind, hash, json) VALUES (?, ?, ?, ?)')
    .run(seq, copy?.kind, copy?.hash, copy?.json);
};

const photoIn = (folder: string): string => join(folder, 'attachments', good.photo.slice(0, 2), good.photo);

const overwrite =
  (bytes: string): Damage =>
  (_sqlite, folder) => {
    chmodSync(photoIn(folder), 0o644);
    writeFileSync(photoIn(folder), bytes);
  };

/** What was done, how, and the first that does not hold. */
type Case = readonly [what: string, damage: Damage, seq: (of: Good) => number, reason: string];

const first = (of: Good): number => of.corrected.id;

const chain: readonly Case[] = [
  ['a moment was changed', altered(becomes({ at: 'x' })), first, 'wrong-hash'],
  [
    'what an entry says was changed',
    altered(inContent(becomes({ content: '一切正常' }))),
    first,
    'wrong-hash',
  ],
  [
    'a name and the hash were changed together',
    (sqlite) => rewriteRecord(sqlite, good.corrected.id, becomes({ byName: '别人' }), { withHash: true }),
    (of) => of.corrected.id + 1,
    'wrong-previous',
  ],
  [
    'a hash was changed',
    sqlText((of) => `UPDATE record SET hash = '${'a'.repeat(64)}' WHERE seq = ${of.matter.id}`),
    (of) => of.matter.id,
    'wrong-hash',
  ],
  [
    'a hash is written in capitals',
    sqlText((of) => `UPDATE record SET hash = upper(hash) WHERE seq = ${of.head.seq}`),
    (of) => of.head.seq,
    'wrong-hash',
  ],
  [
    'a kind was changed',
    sqlText((of) => `UPDATE record SET kind = 'memo' WHERE seq = ${of.matter.id}`),
    (of) => of.matter.id,
    'wrong-sequence',
  ],
  ['the format has another version', altered(becomes({ v: 2 })), first, 'wrong-sequence'],
  ['the version of the format is true', altered(becomes({ v: true })), first, 'wrong-sequence'],
  ['the first record was dropped', sqlText(() => 'DELETE FROM record WHERE seq = 1'), () => 1, 'missing'],
  [
    'a record in the middle was dropped',
    sqlText((of) => `DELETE FROM record WHERE seq = ${of.matter.id}`),
    (of) => of.matter.id,
    'missing',
  ],
  [
    'two records changed places',
    sqlText(
      ({ corrected: { id: one }, voided: { id: other } }) =>
        `UPDATE record SET seq = -1 WHERE seq = ${one}; UPDATE record SET seq = ${one} WHERE seq = ${other}; UPDATE record SET seq = ${other} WHERE seq = -1`,
    ),
    first,
    'wrong-sequence',
  ],
  [
    'a record was put in between and the later ones renumbered',
    (sqlite) => {
      const { id } = good.corrected;
      sqlite.exec(
        `UPDATE record SET seq = -seq WHERE seq > ${id}; UPDATE record SET seq = 1 - seq WHERE seq < 0`,
      );
      addRecord(sqlite, id + 1, id);
    },
    (of) => of.corrected.id + 1,
    'wrong-sequence',
  ],
  [
    'a record was added at the end',
    (sqlite) => addRecord(sqlite, good.head.seq + 1, good.head.seq),
    (of) => of.head.seq + 1,
    'wrong-sequence',
  ],
  ['a record stands before the first', (sqlite) => addRecord(sqlite, 0, 1), () => 1, 'missing'],
  [
    'a record has the lowest number there is',
    sqlText(() => "INSERT INTO record (seq, kind, hash, json) VALUES (-9223372036854775808, 'x', 'x', '{}')"),
    () => 1,
    'missing',
  ],
];

const texts: readonly Case[] = [
  ['a space', instead('"v":1', '"v": 1'), first, 'not-canonical'],
  ['members in another order', rewritten((json) => `{"v":1,${json.slice(1, -7)}}`), first, 'not-canonical'],
  ['a member that stands twice', instead('"v":1', '"v":1,"v":1'), first, 'not-canonical'],
  ['a number with a point', instead('"shift":1', '"shift":1.0'), first, 'not-canonical'],
  ['a number that is not whole', instead('"shift":1', '"shift":1.5'), first, 'not-canonical'],
  ['a zero below zero', instead('"shift":1', '"shift":-0'), first, 'not-canonical'],
  [
    'a number too large to be exact',
    instead('"shift":1', '"shift":9007199254740993'),
    first,
    'not-canonical',
  ],
  ['no number', instead('"shift":1', '"shift":NaN'), first, 'not-canonical'],
  ['a letter that is escaped without need', instead('侧', '\\u4fa7'), first, 'not-canonical'],
  ['a slash that is escaped', instead('侧', '\\/'), first, 'not-canonical'],
  ['a line feed that is escaped in the long way', instead('\\n', '\\u000a'), first, 'not-canonical'],
  ['half a character', instead('侧', '\\ud800'), first, 'not-canonical'],
  ['a byte order mark', rewritten((json) => `\uFEFF${json}`), first, 'not-canonical'],
  [
    'bytes that are not UTF-8',
    rewritten((json) =>
      Buffer.concat(
        json.split('侧').flatMap((part, at) => [Buffer.from(at === 0 ? [] : [0xff]), Buffer.from(part)]),
      ),
    ),
    first,
    'not-canonical',
  ],
  ['a list', rewritten(() => '[]'), first, 'not-canonical'],
  ['an object without a body', rewritten(() => '{"v":1}'), first, 'not-canonical'],
  ['half a text', rewritten((json) => json.slice(0, 99)), first, 'not-canonical'],
];

const seqOf = (kind: string) => (): number => {
  const sqlite = new Database(join(good.folder, 'duty.sqlite'), { readonly: true });
  try {
    return firstOf(sqlite, kind);
  } finally {
    sqlite.close();
  }
};

const bodies: readonly Case[] = [
  ['a new entry has no state', forged('entry', inContent(without('state'))), first, 'view-differs'],
  [
    'a new entry does not say whether it is late',
    forged('entry', inBody(without('isLate'))),
    first,
    'view-differs',
  ],
  [
    'a new entry has no list of files',
    forged('entry', inContent(without('attachments'))),
    first,
    'view-differs',
  ],
  [
    'a file of an entry is a path',
    forged('entry', inContent(becomes({ attachments: [{ hash: '../duty.sqlite' }] }))),
    first,
    'view-differs',
  ],
  [
    'a correction leaves out when it happened',
    forged('correction', inContent(without('occurredAt'))),
    seqOf('correction'),
    'view-differs',
  ],
  [
    'a correction changes what is no entry',
    forged('correction', inBody(becomes({ entry: 2 }))),
    seqOf('correction'),
    'view-differs',
  ],
  ['a state is left out', forged('state', inBody(without('state'))), seqOf('state'), 'view-differs'],
  ['a void says nothing', forged('void', becomes({ body: {} })), seqOf('void'), 'view-differs'],
  [
    'a take-over does not say who is there',
    forged(
      'take-over',
      inBody((body) => ({ ...body, shift: without('members')(body['shift'] as Parts) })),
    ),
    seqOf('take-over'),
    'view-differs',
  ],
  [
    'a handover does not say from which shift',
    forged('hand-over', inBody(without('from'))),
    seqOf('hand-over'),
    'view-differs',
  ],
  [
    'a take-over names another leader than the list',
    forged(
      'take-over',
      inBody((body) => signedAnew({ ...body, shift: { ...(body['shift'] as Parts), leaderName: '别人' } })),
    ),
    seqOf('take-over'),
    'view-differs',
  ],
  [
    'a handover names what is no entry',
    forged('hand-over', inBody(becomes({ openMatters: [2] }))),
    seqOf('hand-over'),
    'view-differs',
  ],
  [
    'a link does not say what it does',
    forgedLinks((of) => [{ entryId: of.matter.id }]),
    (of) => of.closing.id,
    'view-differs',
  ],
  [
    'a link closes nothing any more',
    forgedLinks((of) => [{ entryId: of.matter.id, kind: 'relates' }]),
    (of) => of.matter.id,
    'view-differs',
  ],
];

const entryColumns = {
  year: '2025',
  no: '999',
  category: "'MEMO'",
  urgency: "'flash'",
  state: "'carried'",
  occurred_at: "'2026-01-01T00:00:00.000Z'",
  recorded_at: "'2026-01-01T00:00:00.000Z'",
  day: "'2026-01-01'",
  shift_no: '9',
  recorder_id: "'id-9'",
  recorder_name: "'别人'",
  is_late: '1 - is_late',
  is_important: '1 - is_important',
  is_void: '1 - is_void',
  remind_at: "'2026-01-01T00:00:00.000Z'",
  is_reminder_done: '1 - is_reminder_done',
  content_seq: '3',
  version: '99',
  correction_count: '99',
};

const shiftColumns = {
  day: "'2026-01-01'",
  slot: '7',
  name: "'夜班'",
  planned_from_at: "'2026-01-01T00:00:00.000Z'",
  planned_until_at: "'2026-01-01T00:00:00.000Z'",
  started_at: "'2026-01-01T00:00:00.000Z'",
  ended_at: "'2026-01-01T00:00:00.000Z'",
  end: "'unrelieved'",
  leader_name: "'别人'",
  start_seq: 'start_seq + 1',
  end_seq: 'end_seq - 1',
};
const memberColumns = {
  shift_no: '2',
  person_id: "'id-x'",
  account_id: "'id-x'",
  name: "'别人'",
  duty: "'dutyLeader'",
  from_at: "'2026-01-01T00:00:00.000Z'",
  until_at: "'2026-01-01T00:00:00.000Z'",
};

const calendarColumns = {
  record_seq: '1',
  year: '2027',
  source: "'imported'",
  notice: "''",
  issued_day: 'NULL',
  recorded_day: "'2026-01-01'",
  reason: "'别的'",
  covers_year: '1',
  days: "'[]'",
  recorded_at: "'2026-01-01T00:00:00.000Z'",
  recorded_by: "'别人'",
};

const newest = (of: Good): number => of.head.seq;

const beside: readonly Case[] = [
  ...Object.entries(shiftColumns).map(
    ([column, value]): Case => [
      `${column} of a shift was changed`,
      sqlText(() => `UPDATE shift SET "${column}" = ${value} WHERE no = 1`),
      seqOf('take-over'),
      'view-differs',
    ],
  ),
  ...Object.entries(memberColumns).map(
    ([column, value]): Case => [
      `${column} of a member of a shift was changed`,
      sqlText(() => `UPDATE shift_member SET ${column} = ${value} WHERE shift_no = 1 AND duty = 'deputy'`),
      seqOf('take-over'),
      'view-differs',
    ],
  ),
  [
    'the running shift was made one that has ended',
    sqlText(
      () =>
        'UPDATE shift SET ended_at = started_at, "end" = \'unrelieved\', end_seq = start_seq WHERE no = 2',
    ),
    seqOf('hand-over'),
    'view-differs',
  ],
  [
    'a shift was dropped',
    sqlText(() => 'DELETE FROM shift_member WHERE shift_no = 1; DELETE FROM shift WHERE no = 1'),
    seqOf('take-over'),
    'view-differs',
  ],
  [
    'a shift was invented',
    sqlText(
      () =>
        "INSERT INTO shift SELECT 9, day, slot, name, planned_from_at, planned_until_at, started_at, started_at, 'unrelieved', leader_name, start_seq, end_seq, null, null FROM shift WHERE no = 1",
    ),
    newest,
    'view-differs',
  ],
  [
    'a member of no shift was invented',
    sqlText(() => 'UPDATE shift_member SET shift_no = 9 WHERE shift_no = 2'),
    seqOf('hand-over'),
    'view-differs',
  ],
  [
    'a member of a shift that nobody began was added',
    sqlText(
      () =>
        'INSERT INTO shift_member SELECT 9, person_id, account_id, name, duty, from_at, until_at FROM shift_member LIMIT 1',
    ),
    newest,
    'view-differs',
  ],
  [
    'a link was dropped',
    sqlText((of) => `DELETE FROM entry_link WHERE from_seq = ${of.closing.id} AND to_seq = ${of.matter.id}`),
    (of) => of.closing.id,
    'view-differs',
  ],
  [
    'a link was turned',
    sqlText((of) => `UPDATE entry_link SET to_seq = ${of.last.id} WHERE to_seq = ${of.matter.id}`),
    (of) => of.closing.id,
    'view-differs',
  ],
  [
    'a link of another kind was added',
    sqlText(
      (of) =>
        `INSERT INTO entry_link (from_seq, to_seq, kind) VALUES (${of.last.id}, ${of.matter.id}, 'relates')`,
    ),
    (of) => of.last.id,
    'view-differs',
  ],
  [
    'an entry cannot be found any more',
    sqlText((of) => `DELETE FROM entry_text WHERE rowid = ${of.matter.id}`),
    (of) => of.matter.id,
    'view-differs',
  ],
  ...Object.entries(calendarColumns).map(
    ([column, value]): Case => [
      `${column} of an amendment to the calendar was changed`,
      sqlText(() => `UPDATE calendar_amendment SET ${column} = ${value}`),
      column === 'record_seq' ? () => 1 : seqOf('calendar'),
      'view-differs',
    ],
  ),
  [
    'an amendment to the calendar was dropped',
    sqlText(() => 'DELETE FROM calendar_amendment'),
    seqOf('calendar'),
    'view-differs',
  ],
  [
    'an amendment to the calendar has no reason',
    forged('calendar', inBody(without('reason'))),
    seqOf('calendar'),
    'view-differs',
  ],
  [
    'a text can be found that no entry has',
    sqlText(() => "INSERT INTO entry_text (rowid, words) VALUES (2, 'x')"),
    () => 2,
    'view-differs',
  ],
];

const nth = (kind: string, at: number) => (): number => {
  const sqlite = new Database(join(good.folder, 'duty.sqlite'), { readonly: true });
  try {
    return recordsIn(sqlite).filter((record) => record.kind === kind)[at]?.seq ?? 0;
  } finally {
    sqlite.close();
  }
};

const inRequest = (change: Change): Change => inside('request', change);

// The steps: one request is asked for and withdrawn, the other one asked for, agreed to and approved.
const rota: readonly Case[] = [
  [
    'a version of a month does not say which one it is',
    forgedNth('rota', 0, (body) => signedAnew(without('version')(body))),
    nth('rota', 0),
    'view-differs',
  ],
  [
    'the version of a month is true',
    forgedNth('rota', 0, (body) => signedAnew({ ...body, version: true })),
    nth('rota', 0),
    'view-differs',
  ],
  [
    'a month has no first version',
    forgedNth('rota', 0, (body) => signedAnew({ ...body, version: 2 })),
    nth('rota', 0),
    'view-differs',
  ],
  [
    'a version stands twice',
    forgedNth('rota', 1, (body) => signedAnew({ ...body, version: 1 })),
    nth('rota', 1),
    'view-differs',
  ],
  [
    'a version was made one of another month',
    forgedNth('rota', 0, (body) => signedAnew({ ...body, month: '2027-01' })),
    nth('rota', 1),
    'view-differs',
  ],
  [
    'the newest version was made the first one of another month, and the list is as it was',
    forgedNth('rota', 1, (body) => signedAnew({ ...body, month: '2027-01', version: 1 })),
    nth('rota', 1),
    'view-differs',
  ],
  [
    'a version has other duties than were signed',
    forgedNth('rota', 1, becomes({ duties: [] })),
    nth('rota', 1),
    'wrong-signature',
  ],
  [
    'a version has no signature left',
    forgedNth('rota', 0, becomes({ signatures: [] })),
    nth('rota', 0),
    'wrong-signature',
  ],
  [
    'a request does not say what is given',
    forgedNth('rota-swap', 0, inRequest(without('give'))),
    nth('rota-swap', 0),
    'view-differs',
  ],
  [
    'a request leaves out what is taken',
    forgedNth('rota-swap', 0, inRequest(without('take'))),
    nth('rota-swap', 0),
    'view-differs',
  ],
  [
    'a request takes what is no place',
    forgedNth('rota-swap', 0, inRequest(becomes({ take: {} }))),
    nth('rota-swap', 0),
    'view-differs',
  ],
  ['a step has no state', forgedNth('rota-swap', 1, without('state')), nth('rota-swap', 1), 'view-differs'],
  [
    'a step asks for something else than the first one',
    forgedNth('rota-swap', 1, inRequest(becomes({ reason: '另有安排' }))),
    nth('rota-swap', 1),
    'view-differs',
  ],
  [
    'the first step asks for something else than the later ones',
    forgedNth('rota-swap', 2, inRequest(becomes({ withId: 'id-x' }))),
    nth('rota-swap', 3),
    'view-differs',
  ],
  [
    'a consent says something else than was signed',
    forgedNth('rota-swap', 3, becomes({ note: '不同意' })),
    nth('rota-swap', 3),
    'wrong-signature',
  ],
  [
    'a consent has a signature that names nothing',
    forgedNth('rota-swap', 3, unnamed),
    nth('rota-swap', 3),
    'wrong-signature',
  ],
  [
    'a step without a signature was given an empty list of them',
    forgedNth('rota-swap', 2, becomes({ signatures: [] })),
    nth('rota-swap', 2),
    'wrong-signature',
  ],
  [
    'a withdrawn request was never withdrawn, and the list is as it was',
    forgedNth('rota-swap', 1, becomes({ state: 'refused' })),
    nth('rota-swap', 0),
    'view-differs',
  ],
  [
    'a version was dropped from the list',
    sqlText(() => 'DELETE FROM rota_version WHERE version = 2'),
    nth('rota', 1),
    'view-differs',
  ],
  [
    'a version was invented in the list',
    sqlText(() => "INSERT INTO rota_version (month, version, seq) VALUES ('2027-01', 1, 2)"),
    () => 2,
    'view-differs',
  ],
  [
    'a version stands under another month in the list',
    sqlText(() => "UPDATE rota_version SET month = '2027-01' WHERE version = 2"),
    nth('rota', 1),
    'view-differs',
  ],
  [
    'two versions changed places in the list',
    sqlText(
      () =>
        'UPDATE rota_version SET version = 9 WHERE version = 1; UPDATE rota_version SET version = 1 WHERE version = 2; UPDATE rota_version SET version = 2 WHERE version = 9',
    ),
    nth('rota', 0),
    'view-differs',
  ],
  [
    'a step was dropped from the list',
    sqlText(() => 'DELETE FROM rota_swap_step WHERE seq = (SELECT max(seq) FROM rota_swap_step)'),
    nth('rota-swap', 4),
    'view-differs',
  ],
  [
    'a step was given to another request in the list',
    sqlText(
      () =>
        "UPDATE rota_swap_step SET swap_id = (SELECT id FROM rota_swap WHERE state = 'withdrawn') WHERE seq = (SELECT max(seq) FROM rota_swap_step)",
    ),
    nth('rota-swap', 4),
    'view-differs',
  ],
  [
    'a step was invented in the list',
    sqlText(
      () => "INSERT INTO rota_swap_step (swap_id, seq) SELECT id, 2 FROM rota_swap WHERE state = 'approved'",
    ),
    () => 2,
    'view-differs',
  ],
  ...Object.entries({ give_day: "'2026-12-29'", take_day: "'2026-12-29'", state: "'refused'" }).map(
    ([column, value]): Case => [
      `${column} of a request was changed`,
      sqlText(() => `UPDATE rota_swap SET ${column} = ${value} WHERE state = 'approved'`),
      nth('rota-swap', 2),
      'view-differs',
    ],
  ),
  [
    'a request was dropped',
    sqlText(() => "DELETE FROM rota_swap WHERE state = 'withdrawn'"),
    nth('rota-swap', 0),
    'view-differs',
  ],
  [
    'a request was invented',
    sqlText(
      () =>
        "INSERT INTO rota_swap (id, give_day, take_day, state) VALUES ('x', '2026-12-30', null, 'approved')",
    ),
    newest,
    'view-differs',
  ],
];

const inAbsence = (change: Change): Change => inside('absence', change);
const ofPerson = (personId: string): Change => inAbsence(inside('fields', becomes({ personId })));

// The steps: one absence and another one are registered; the first is approved, reported, explained, changed and returned from, the other cancelled.
const absences: readonly Case[] = [
  ...['id', 'year', 'no', 'fields', 'fromAt', 'untilAt', 'state', 'returned'].map(
    (part): Case => [
      `a step does not say its ${part}`,
      forgedNth('absence', 3, inAbsence(without(part))),
      nth('absence', 3),
      'view-differs',
    ],
  ),
  [
    'a step does not say what was done',
    forgedNth('absence', 3, without('act')),
    nth('absence', 3),
    'view-differs',
  ],
  [
    'a step has no absence',
    forgedNth('absence', 3, becomes({ absence: null })),
    nth('absence', 3),
    'view-differs',
  ],
  [
    'a return has no moment',
    forgedNth('absence', 6, inAbsence(inside('returned', without('at')))),
    nth('absence', 6),
    'view-differs',
  ],
  [
    'the number of an absence is true',
    forgedNth('absence', 0, inAbsence(becomes({ no: true }))),
    nth('absence', 0),
    'view-differs',
  ],
  [
    'a year has no first absence',
    forgedNth('absence', 0, inAbsence(becomes({ no: 2 }))),
    nth('absence', 0),
    'view-differs',
  ],
  [
    'two absences have one number',
    forgedNth('absence', 1, inAbsence(becomes({ no: 1 }))),
    nth('absence', 1),
    'view-differs',
  ],
  [
    'a number was left out',
    forgedNth('absence', 1, inAbsence(becomes({ no: 3 }))),
    nth('absence', 1),
    'view-differs',
  ],
  [
    'an absence was moved to another year',
    forgedNth('absence', 1, inAbsence(becomes({ year: 2025, no: 1 }))),
    nth('absence', 7),
    'view-differs',
  ],
  [
    'a later step has another number',
    forgedNth('absence', 3, inAbsence(becomes({ no: 2 }))),
    nth('absence', 3),
    'view-differs',
  ],
  [
    'a later step is about another person',
    forgedNth('absence', 4, ofPerson('id-x')),
    nth('absence', 4),
    'view-differs',
  ],
  [
    'the first step is about another person than the later ones',
    forgedNth('absence', 0, ofPerson('id-x')),
    nth('absence', 2),
    'view-differs',
  ],
  [
    'a first step registers nothing',
    forgedNth('absence', 0, becomes({ act: 'changed' })),
    nth('absence', 0),
    'view-differs',
  ],
  [
    'an absence is registered twice',
    forgedNth('absence', 3, becomes({ act: 'registered' })),
    nth('absence', 3),
    'view-differs',
  ],
  [
    'a step was made one of another absence',
    forgedNth('absence', 7, inAbsence(becomes({ id: 'id-x' }))),
    nth('absence', 7),
    'view-differs',
  ],
  [
    'an approval is of other fields than were signed',
    forgedNth('absence', 2, inAbsence(inside('fields', becomes({ place: '海南省三亚市' })))),
    nth('absence', 2),
    'wrong-signature',
  ],
  [
    'an approval has no signature left',
    forgedNth('absence', 2, becomes({ signatures: [] })),
    nth('absence', 2),
    'wrong-signature',
  ],
  [
    'a report was given a signature that names nothing',
    forgedNth('absence', 3, becomes({ signatures: [{ name: '孙伯安' }] })),
    nth('absence', 3),
    'wrong-signature',
  ],
  [
    'an absence was never cancelled, and the list is as it was',
    forgedNth('absence', 7, inAbsence(becomes({ state: 'draft' }))),
    nth('absence', 1),
    'view-differs',
  ],
  [
    'somebody came back at another time, and the list is as it was',
    forgedNth('absence', 6, inAbsence(inside('returned', becomes({ at: '2026-11-21T09:00:00.000Z' })))),
    nth('absence', 0),
    'view-differs',
  ],
  [
    'a step was dropped from the list',
    sqlText(() => 'DELETE FROM absence_step WHERE seq = (SELECT max(seq) FROM absence_step)'),
    nth('absence', 7),
    'view-differs',
  ],
  [
    'a step was given to another absence in the list',
    sqlText(
      () =>
        'UPDATE absence_step SET absence_id = (SELECT id FROM absence WHERE no = 1) WHERE seq = (SELECT max(seq) FROM absence_step)',
    ),
    nth('absence', 7),
    'view-differs',
  ],
  [
    'a step was invented in the list',
    sqlText(() => 'INSERT INTO absence_step (absence_id, seq) SELECT id, 2 FROM absence WHERE no = 2'),
    () => 2,
    'view-differs',
  ],
  ...Object.entries({
    year: '2025',
    no: '9',
    person_id: "'id-x'",
    from_at: "'2026-11-21T09:00:00.000Z'",
    until_at: "'2026-11-21T09:00:00.000Z'",
    state: "'reported'",
    seq: '2',
  }).map(
    ([column, value]): Case => [
      `${column} of an absence was changed`,
      sqlText(() => `UPDATE absence SET ${column} = ${value} WHERE no = 1`),
      nth('absence', 0),
      'view-differs',
    ],
  ),
  [
    'an absence was dropped',
    sqlText(() => 'DELETE FROM absence WHERE no = 2'),
    nth('absence', 1),
    'view-differs',
  ],
  [
    'an absence was invented',
    sqlText(
      () =>
        "INSERT INTO absence (id, year, no, person_id, from_at, until_at, state, seq) SELECT 'x', 2026, 3, person_id, from_at, until_at, state, seq FROM absence WHERE no = 1",
    ),
    newest,
    'view-differs',
  ],
];

const lists: readonly Case[] = [
  ...Object.entries(entryColumns).map(
    ([column, value]): Case => [
      `${column} of an entry was changed`,
      sqlText((of) => `UPDATE entry SET ${column} = ${value} WHERE seq = ${of.matter.id}`),
      (of) => of.matter.id,
      'view-differs',
    ],
  ),
  [
    'an entry was dropped from the list',
    sqlText((of) => `DELETE FROM entry WHERE seq = ${of.last.id}`),
    (of) => of.last.id,
    'view-differs',
  ],
  [
    'a change was dropped from the list',
    sqlText(
      (of) => `DELETE FROM entry_change WHERE entry_seq = ${of.matter.id} AND record_seq = ${of.closing.id}`,
    ),
    (of) => of.matter.id,
    'view-differs',
  ],
  [
    'a change was added to the list',
    sqlText((of) => `INSERT INTO entry_change (entry_seq, record_seq) VALUES (${of.last.id}, 2)`),
    (of) => of.last.id,
    'view-differs',
  ],
  [
    'the list has changes of what is no entry',
    sqlText(() => 'INSERT INTO entry_change (entry_seq, record_seq) VALUES (3, 3), (-2, 3)'),
    () => -2,
    'view-differs',
  ],
  [
    'the newest record was cut off and its entry left standing',
    sqlText((of) => `DELETE FROM record WHERE seq = ${of.last.id}`),
    (of) => of.last.id,
    'view-differs',
  ],
];

const files: readonly Case[] = [
  ['was altered', overwrite('b'), first, 'attachment-differs'],
  ['was emptied', overwrite(''), first, 'attachment-differs'],
  ['is missing', (_sqlite, folder) => rmSync(photoIn(folder)), first, 'attachment-missing'],
  [
    'and every other one is missing',
    (_sqlite, folder) => rmSync(join(folder, 'attachments'), { recursive: true }),
    first,
    'attachment-missing',
  ],
];

async function expectFirstBad(damage: Damage, seq: (of: Good) => number, reason: string): Promise<void> {
  expect(await verdictAfter(damage)).toMatchObject({ isIntact: false, firstBad: { seq: seq(good), reason } });
}

describe('verify.py and duty verify agree', () => {
  test('that a store which nobody touched holds, up to the head that the desk shows', async () => {
    expect(await agreedVerdict(copyOf(good.folder))).toEqual({
      isIntact: true,
      records: good.head.seq,
      head: good.head,
      firstBad: null,
    });
  });

  test('that an empty store holds', async () => {
    const room = openTestRoom({ desk: 'not-set-up' });
    room.close();
    expect(await agreedVerdict(room.folder)).toEqual({
      isIntact: true,
      records: 0,
      head: null,
      firstBad: null,
    });
  });

  test.concurrent.each(chain)('on the chain where %s', async (_what, damage, seq, reason) => {
    await expectFirstBad(damage, seq, reason);
  });

  test.concurrent.each(texts)(
    'on a record with a hash that fits and %s',
    async (_what, damage, seq, reason) => {
      await expectFirstBad(damage, seq, reason);
    },
  );

  test.concurrent.each(bodies)('on a chain computed anew where %s', async (_what, damage, seq, reason) => {
    await expectFirstBad(damage, seq, reason);
  });

  test.concurrent.each(lists)('on the lists where %s', async (_what, damage, seq, reason) => {
    await expectFirstBad(damage, seq, reason);
  });

  test.concurrent.each(beside)('beside the records where %s', async (_what, damage, seq, reason) => {
    await expectFirstBad(damage, seq, reason);
  });

  test.concurrent.each(rota)('on the rota where %s', async (_what, damage, seq, reason) => {
    await expectFirstBad(damage, seq, reason);
  });

  test.concurrent.each(absences)('on absences where %s', async (_what, damage, seq, reason) => {
    await expectFirstBad(damage, seq, reason);
  });

  test.concurrent.each(files)('on an attachment that %s', async (_what, damage, seq, reason) => {
    await expectFirstBad(damage, seq, reason);
  });

  test('that a log whose newest end was cut off holds, but with another head than the printed one', async () => {
    const found = await verdictAfter(
      sqlText(
        ({ last: { id } }) =>
          `DELETE FROM record WHERE seq >= ${id}; DELETE FROM entry WHERE seq = ${id}; DELETE FROM entry_text WHERE rowid = ${id}`,
      ),
    );
    expect(found).toMatchObject({
      isIntact: true,
      records: good.last.id - 1,
      head: { seq: good.last.id - 1 },
    });
    expect(found.head).not.toEqual(good.head);
  });

  test('that a chain computed anew without a trace in the lists holds, but with another head', async () => {
    const found = await verdictAfter(forged('entry', inContent(becomes({ handling: '已办结' }))));
    expect(found).toMatchObject({ isIntact: true, records: good.head.seq });
    expect(found.head).not.toEqual(good.head);
  });

  test.concurrent.each([
    ['has another note than was signed', inBody(inside('sheet', inside('handed', becomes({ note: '改' }))))],
    [
      'has a matter fewer than was signed',
      inBody(inside('sheet', inside('facts', becomes({ matters: [] })))),
    ],
    ['has no signature left', inBody(becomes({ signatures: [] }))],
    ['has a signature that says nothing', inBody(becomes({ signatures: [1] }))],
    ['has signatures that name nothing any more', inBody(unnamed)],
  ] satisfies readonly (readonly [string, Change])[])(
    'that a handover is not what was signed where it %s, in a chain computed anew',
    async (_what, change) => {
      expect(await verdictAfter(forged('hand-over', change))).toMatchObject({
        isIntact: false,
        firstBad: { seq: seqOf('hand-over')(), reason: 'wrong-signature' },
      });
    },
  );

  test.concurrent.each([
    [
      'closes itself or what is no entry',
      forgedLinks((of) =>
        [of.matter.id, of.corrected.id, of.closing.id, 2, 9999].map((entryId) => ({
          entryId,
          kind: 'closes',
        })),
      ),
    ],
    [
      'was handed over twice at once',
      forged(
        'hand-over',
        inBody((body) =>
          signedAnew({ ...body, openMatters: [body['openMatters'], body['openMatters']].flat() }),
        ),
      ),
    ],
    [
      'was written before signatures named what they stand under',
      (sqlite: Database.Database) => {
        for (const { seq, json } of recordsIn(sqlite))
          if (json.includes('"signatures"')) rewriteRecord(sqlite, seq, inBody(unnamed), { withHash: true });
        rechainFrom(sqlite, 1);
      },
    ],
    ['has members that nobody knows', forged('entry', becomes({ '\u{1F692}': 1, '\uFF01': 2 }))],
    [
      'has a file on a record that has no content',
      forged(
        'void',
        inBody((body) => ({ ...body, content: { attachments: [{ hash: 'a'.repeat(64) }] } })),
      ),
    ],
  ] satisfies readonly (readonly [string, Damage])[])(
    'that a chain holds in which an entry %s',
    async (_what, damage) => {
      expect(await verdictAfter(damage)).toMatchObject({ isIntact: true, records: good.head.seq });
    },
  );
});

describe('verify.py', () => {
  test('sees what was written a moment ago while the console runs', async () => {
    const room = openTestRoom();
    const written = room.write('chief', '刚刚写下');
    expect(readVerdict(await runVerifier(room.folder))).toMatchObject({
      isIntact: true,
      head: { seq: written.id, hash: written.hash },
    });
  });

  test.each([
    ['the console was killed', []],
    ['only the store and its -wal file were copied', ['duty.sqlite-shm']],
  ] as const)(
    'sees records that stand in the -wal file only, where %s, and leaves it as it is',
    async (_where, lost) => {
      const room = openTestRoom();
      const written = room.write('chief', '刚刚写下');
      const folder = copyOf(room.folder);
      for (const file of lost) rmSync(join(folder, file));
      const before = bytesOf(folder);
      expect(readVerdict(await runVerifier(folder))).toMatchObject({
        isIntact: true,
        head: { seq: written.id, hash: written.hash },
      });
      expect(bytesOf(folder)).toEqual(before);
      expect((await agreedVerdict(folder)).head).toEqual({ seq: written.id, hash: written.hash });
    },
  );

  test.each([
    ['without a folder', []],
    ['with two folders', ['a', 'b']],
    ['with a folder that has no store', [tmpdir()]],
  ])('called %s says so and ends with 2', async (_how, words) => {
    const { code, stdout, stderr } = await runVerifier(...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });

  test('ends with 3, like duty verify, where the file is no database any more', async () => {
    const folder = copyOf(good.folder);
    writeFileSync(join(folder, 'duty.sqlite'), 'x'.repeat(8192));
    const ours = await runDuty(['verify', '--store', folder]);
    const stranger = await runVerifier(folder);
    expect([stranger.code, stranger.stdout, ours.code]).toEqual([3, '', 3]);
  });

  test('refuses a database that is not the store of a duty room', async () => {
    const folder = copyOf(good.folder);
    damageStore(folder, (sqlite) => void sqlite.pragma('user_version = 0'));
    expect(await runVerifier(folder)).toMatchObject({ code: 2, stdout: '' });
  });
});
