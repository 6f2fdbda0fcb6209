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
import { openTestRoom } from '../helpers/open-test-room.ts';
import { filePeriods } from '../helpers/period-room.ts';
import { chances } from '../helpers/seeded-rota.ts';
import { agreedVerdict, needPython, type Verdict } from '../helpers/two-verifiers.ts';

/** A longer run is asked for from outside: `FORGERY_RUNS=1000 npx vitest run tests/service/verifier-periods.test.ts`. */
const runs = Number(process.env['FORGERY_RUNS'] ?? 25);

let folder: string;
let folders: string;
/** The numbers of the records of every kind. */
let seqs: ReadonlyMap<string, readonly number[]>;
let records: number;

beforeAll(() => {
  needPython();
  const room = openTestRoom({ keep: true });
  filePeriods(room);
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

const inPeriod = (change: Change): Change => inside('period', change);
const inSent = (change: Change): Change => inside('submission', change);
const inCall = (change: Change): Change => inside('callOut', change);
/** Makes a body say something else and signs it anew. */
const signedWith =
  (change: Parts): Change =>
  (body) =>
    signedAnew({ ...body, ...change });
const idIn = (sqlite: Database.Database, table: string, which: string): string =>
  String(sqlite.prepare(`SELECT id FROM ${table} WHERE ${which}`).pluck().get());
/** Changes the nth record of a kind with an id that stands in a list. */
const forgedTo =
  (kind: string, at: number, table: string, which: string, change: (id: string) => Change): Damage =>
  (sqlite) =>
    forgedNth(kind, at, change(idIn(sqlite, table, which)))(sqlite);

// Periods: 0 declares the first, 1 changes it; 2 declares the second, 3 cancels it; 4 declares the third. Both tables are of the first.
const periods: readonly Case[] = [
  ...['id', 'year', 'no', 'fields', 'state'].map(
    (part): Case => [
      `a step of a period has no ${part}`,
      forgedNth('period', 1, inPeriod(without(part))),
      seqOf('period', 1),
      'view-differs',
    ],
  ),
  [
    'a period has no last day',
    forgedNth('period', 0, inPeriod(inside('fields', without('untilDay')))),
    seqOf('period', 0),
    'view-differs',
  ],
  [
    'the number of a period is true',
    forgedNth('period', 0, inPeriod(becomes({ no: true }))),
    seqOf('period', 0),
    'view-differs',
  ],
  ['a period has no act', forgedNth('period', 0, without('act')), seqOf('period', 0), 'view-differs'],
  [
    'a year has no first period',
    forgedNth('period', 0, inPeriod(becomes({ no: 2 }))),
    seqOf('period', 0),
    'view-differs',
  ],
  [
    'two periods have one number',
    forgedNth('period', 2, inPeriod(becomes({ no: 1 }))),
    seqOf('period', 2),
    'view-differs',
  ],
  [
    'a number of a period was left out',
    forgedNth('period', 4, inPeriod(becomes({ no: 4 }))),
    seqOf('period', 4),
    'view-differs',
  ],
  [
    'a step has another number than the period',
    forgedNth('period', 1, inPeriod(becomes({ no: 3 }))),
    seqOf('period', 1),
    'view-differs',
  ],
  [
    'a step has another year than the period',
    forgedNth('period', 3, inPeriod(becomes({ year: 2025 }))),
    seqOf('period', 3),
    'view-differs',
  ],
  [
    'a period begins with a change',
    forgedNth('period', 0, becomes({ act: 'changed' })),
    seqOf('period', 0),
    'view-differs',
  ],
  [
    'a period is declared twice',
    forgedNth('period', 1, becomes({ act: 'declared' })),
    seqOf('period', 1),
    'view-differs',
  ],
  [
    'a change is of a period that nobody declared',
    forgedNth('period', 1, inPeriod(becomes({ id: 'id-x' }))),
    seqOf('period', 1),
    'view-differs',
  ],
  ...['cancelled', 'closed'].map(
    (state): Case => [
      `a period goes on after it was ${state}`,
      forgedNth('period', 2, inPeriod(becomes({ state }))),
      seqOf('period', 3),
      'view-differs',
    ],
  ),
  [
    'a table is of a period that is over',
    forgedTo('period-plan', 0, 'period', 'no = 2', (periodId) => signedWith({ periodId })),
    seqOf('period-plan', 0),
    'view-differs',
  ],
  [
    'a table is of a period that was closed before',
    forgedNth('period', 1, inPeriod(becomes({ state: 'closed' }))),
    seqOf('period-plan', 1),
    'view-differs',
  ],
  [
    'a table is of a period that nobody declared',
    forgedNth('period-plan', 0, signedWith({ periodId: 'id-x' })),
    seqOf('period-plan', 0),
    'view-differs',
  ],
  [
    'a table has no version',
    forgedNth('period-plan', 0, (body) => signedAnew(without('version')(body))),
    seqOf('period-plan', 0),
    'view-differs',
  ],
  [
    'a period has no first version',
    forgedNth('period-plan', 0, signedWith({ version: 2 })),
    seqOf('period-plan', 0),
    'view-differs',
  ],
  [
    'a version of a table stands twice',
    forgedNth('period-plan', 1, signedWith({ version: 1 })),
    seqOf('period-plan', 1),
    'view-differs',
  ],
  [
    'a table says other tiers than were signed',
    forgedNth('period-plan', 1, becomes({ cells: [] })),
    seqOf('period-plan', 1),
    'wrong-signature',
  ],
  [
    'a table has no signature left',
    forgedNth('period-plan', 0, becomes({ signatures: [] })),
    seqOf('period-plan', 0),
    'wrong-signature',
  ],
  [
    'a period was never cancelled, and the list is as it was',
    forgedNth('period', 3, inPeriod(becomes({ state: 'declared' }))),
    seqOf('period', 2),
    'view-differs',
  ],
  [
    'a period ends on another day, and the list is as it was',
    forgedNth('period', 4, inPeriod(inside('fields', becomes({ untilDay: '2027-01-09' })))),
    seqOf('period', 4),
    'view-differs',
  ],
  [
    'a step was dropped from the list',
    sqlText('DELETE FROM period_step WHERE seq = (SELECT max(seq) FROM period_step)'),
    seqOf('period', 4),
    'view-differs',
  ],
  [
    'a step was given to another period in the list',
    sqlText(
      'UPDATE period_step SET period_id = (SELECT id FROM period WHERE no = 1) WHERE seq = (SELECT max(seq) FROM period_step)',
    ),
    seqOf('period', 4),
    'view-differs',
  ],
  [
    'a step was invented in the list',
    sqlText('INSERT INTO period_step (period_id, seq) SELECT id, 2 FROM period WHERE no = 2'),
    () => 2,
    'view-differs',
  ],
  ...Object.entries({
    id: "'id-x'",
    year: '2025',
    no: '9',
    from_day: "'2027-01-02'",
    until_day: "'2027-01-02'",
    state: "'closed'",
    seq: '2',
  }).map(
    ([column, value]): Case => [
      `${column} of a period was changed`,
      sqlText(`UPDATE period SET ${column} = ${value} WHERE no = 2`),
      seqOf('period', 2),
      'view-differs',
    ],
  ),
  ['a period was dropped', sqlText('DELETE FROM period WHERE no = 3'), seqOf('period', 4), 'view-differs'],
  [
    'a period was invented',
    sqlText(
      "INSERT INTO period (id, year, no, from_day, until_day, state, seq) SELECT 'x', 2026, 4, from_day, until_day, state, seq FROM period WHERE no = 1",
    ),
    newest,
    'view-differs',
  ],
  [
    'a version of a table was dropped from the list',
    sqlText('DELETE FROM period_plan WHERE version = 2'),
    seqOf('period-plan', 1),
    'view-differs',
  ],
  [
    'a version of a table was invented in the list',
    sqlText('INSERT INTO period_plan (period_id, version, seq) SELECT id, 1, 2 FROM period WHERE no = 2'),
    () => 2,
    'view-differs',
  ],
  [
    'a version of a table has another number in the list',
    sqlText('UPDATE period_plan SET version = 3 WHERE version = 2'),
    seqOf('period-plan', 1),
    'view-differs',
  ],
  [
    'a table stands under another period in the list',
    sqlText('UPDATE period_plan SET period_id = (SELECT id FROM period WHERE no = 2) WHERE version = 1'),
    seqOf('period-plan', 0),
    'view-differs',
  ],
];

// What was sent: 0 and 1 send, 2 is the receipt of the first, 3 takes the second back.
const sent: readonly Case[] = [
  ...['id', 'periodId', 'withdrawn'].map(
    (part): Case => [
      `a step of what was sent has no ${part}`,
      forgedNth('period-report', 2, inSent(without(part))),
      seqOf('period-report', 2),
      'view-differs',
    ],
  ),
  [
    'a withdrawal does not say when',
    forgedNth('period-report', 3, inSent(inside('withdrawn', without('at')))),
    seqOf('period-report', 3),
    'view-differs',
  ],
  [
    'something begins with its receipt',
    forgedNth('period-report', 0, becomes({ act: 'receipt' })),
    seqOf('period-report', 0),
    'view-differs',
  ],
  [
    'something is sent twice',
    forgedNth('period-report', 2, becomes({ act: 'sent' })),
    seqOf('period-report', 2),
    'view-differs',
  ],
  [
    'something was sent of a period that nobody declared',
    forgedNth('period-report', 0, inSent(becomes({ periodId: 'id-x' }))),
    seqOf('period-report', 0),
    'view-differs',
  ],
  [
    'something was sent of a period before it was declared',
    forgedTo('period-report', 0, 'period', 'no = 3', (periodId) => inSent(becomes({ periodId }))),
    seqOf('period-report', 0),
    'view-differs',
  ],
  [
    'a receipt is of another period',
    forgedNth('period-report', 2, inSent(becomes({ periodId: 'id-x' }))),
    seqOf('period-report', 2),
    'view-differs',
  ],
  [
    'a receipt comes after the withdrawal',
    forgedNth('period-report', 0, inSent(becomes({ withdrawn: { at: '2026-11-21T09:00:00.000Z' } }))),
    seqOf('period-report', 2),
    'view-differs',
  ],
  [
    'a receipt was made one of the other thing that was sent, and the list is as it was',
    (sqlite) => {
      const other = String(sqlite.prepare('SELECT id FROM period_report ORDER BY seq DESC').pluck().get());
      forgedNth('period-report', 2, inSent(becomes({ id: other })))(sqlite);
    },
    seqOf('period-report', 0),
    'view-differs',
  ],
  ...Object.entries({
    id: "'id-x'",
    period_id: "'id-x'",
    seq: '2',
  }).map(
    ([column, value]): Case => [
      `${column} of what was sent was changed`,
      sqlText(
        `UPDATE period_report SET ${column} = ${value} WHERE seq = (SELECT max(seq) FROM period_report)`,
      ),
      seqOf('period-report', 1),
      'view-differs',
    ],
  ),
  [
    'something that was sent was dropped',
    sqlText('DELETE FROM period_report WHERE seq = (SELECT min(seq) FROM period_report)'),
    seqOf('period-report', 0),
    'view-differs',
  ],
  [
    'something that was sent was invented',
    sqlText(
      "INSERT INTO period_report (id, period_id, seq) SELECT 'x', period_id, seq FROM period_report LIMIT 1",
    ),
    newest,
    'view-differs',
  ],
];

// Calls: 0 begins the first one, 1 adds somebody, 2 to 5 note, 6 ends it; 7 begins a drill, 8 ends it; 9 begins the second call.
const callOuts: readonly Case[] = [
  ...['id', 'year', 'no', 'isDrill', 'calledAt', 'people', 'ended'].map(
    (part): Case => [
      `a step of a call has no ${part}`,
      forgedNth('call-out', 2, inCall(without(part))),
      seqOf('call-out', 2),
      'view-differs',
    ],
  ),
  [
    'a call does not say whether it is a drill',
    forgedNth('call-out', 0, inCall(becomes({ isDrill: 0 }))),
    seqOf('call-out', 0),
    'view-differs',
  ],
  [
    'somebody who was called is nobody',
    forgedNth('call-out', 9, inCall(becomes({ people: [{ personId: null }] }))),
    seqOf('call-out', 9),
    'view-differs',
  ],
  [
    'a call begins with a note',
    forgedNth('call-out', 0, becomes({ act: 'noted' })),
    seqOf('call-out', 0),
    'view-differs',
  ],
  [
    'a call begins twice',
    forgedNth('call-out', 1, becomes({ act: 'called' })),
    seqOf('call-out', 1),
    'view-differs',
  ],
  [
    'a year has no first call',
    forgedNth('call-out', 0, inCall(becomes({ no: 2 }))),
    seqOf('call-out', 0),
    'view-differs',
  ],
  [
    'a drill was numbered among the calls',
    forgedNth('call-out', 7, inCall(becomes({ no: 2 }))),
    seqOf('call-out', 7),
    'view-differs',
  ],
  [
    'a call was numbered among the drills',
    forgedNth('call-out', 9, inCall(becomes({ isDrill: true }))),
    seqOf('call-out', 9),
    'view-differs',
  ],
  [
    'a call was made a drill by its end',
    forgedNth('call-out', 6, inCall(becomes({ isDrill: true }))),
    seqOf('call-out', 6),
    'view-differs',
  ],
  [
    'a step has another number than the call',
    forgedNth('call-out', 3, inCall(becomes({ no: 2 }))),
    seqOf('call-out', 3),
    'view-differs',
  ],
  [
    'the time of a call was changed by a later step',
    forgedNth('call-out', 4, inCall(becomes({ calledAt: '2026-11-21T09:00:00.000Z' }))),
    seqOf('call-out', 4),
    'view-differs',
  ],
  [
    'somebody who was called is not there any more',
    forgedNth(
      'call-out',
      4,
      // A call has people.
      inCall((call) => ({ ...call, people: (call['people'] as Parts[]).slice(1) })),
    ),
    seqOf('call-out', 4),
    'view-differs',
  ],
  [
    'a call goes on after its end',
    forgedNth('call-out', 4, inCall(becomes({ ended: { at: '2026-11-21T09:00:00.000Z' } }))),
    seqOf('call-out', 5),
    'view-differs',
  ],
  [
    'a call never ended, and the list is as it was',
    forgedNth('call-out', 6, inCall(becomes({ ended: null }))),
    seqOf('call-out', 0),
    'view-differs',
  ],
  ...Object.entries({
    id: "'id-x'",
    year: '2025',
    no: '9',
    is_drill: '2',
    called_at: "'2026-11-21T09:00:00.000Z'",
    is_ended: '0',
    seq: '2',
    steps: '3',
  }).map(
    ([column, value]): Case => [
      `${column} of a call was changed`,
      sqlText(`UPDATE call_out SET ${column} = ${value} WHERE is_drill = 1`),
      seqOf('call-out', 7),
      'view-differs',
    ],
  ),
  [
    'a call was dropped',
    sqlText('DELETE FROM call_out WHERE is_drill = 0 AND no = 2'),
    seqOf('call-out', 9),
    'view-differs',
  ],
  [
    'a call was invented',
    sqlText(
      "INSERT INTO call_out (id, year, no, is_drill, called_at, is_ended, seq, steps) SELECT 'x', year, 2, is_drill, called_at, is_ended, seq, steps FROM call_out WHERE is_drill = 1",
    ),
    newest,
    'view-differs',
  ],
];

const kinds = ['period', 'period-plan', 'period-report', 'call-out'] as const;
const tables = {
  period: ['id', 'year', 'no', 'from_day', 'until_day', 'state', 'seq'],
  period_step: ['period_id', 'seq'],
  period_plan: ['period_id', 'version', 'seq'],
  period_report: ['id', 'period_id', 'seq'],
  call_out: ['id', 'year', 'no', 'is_drill', 'called_at', 'is_ended', 'seq', 'steps'],
} as const;

const oneOf = <T>(list: readonly T[], chance: () => number): T | undefined =>
  list[Math.floor(chance() * list.length)];

/** Changes one place of one record about periods, signs it and joins the chain again; texts may be those of another record. */
function forgeRecord(sqlite: Database.Database, chance: () => number): string {
  const kind = oneOf(kinds, chance) ?? 'period';
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
  const table = oneOf(Object.keys(tables) as (keyof typeof tables)[], chance) ?? 'period';
  const column = oneOf<string>(tables[table], chance) ?? 'seq';
  const isNumber = /^(?:year|no|version|seq|steps|is_.*)$/u.test(column);
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
  test('that important periods which nobody touched hold', async () => {
    expect(await verdictAfter(() => undefined)).toMatchObject({ isIntact: true, records });
  });

  test.concurrent.each([...periods, ...sent, ...callOuts])('where %s', async (_what, damage, seq, reason) => {
    expect(await verdictAfter(damage)).toMatchObject({
      isIntact: false,
      firstBad: { seq: seq(), reason },
    });
  });

  test('that a receipt which was never noted cannot be seen in the lists, but in another head', async () => {
    const good = await verdictAfter(() => undefined);
    const change = inSent(inside('fields', becomes({ receipt: '' })));
    const found = await verdictAfter(forgedNth('period-report', 2, change));
    expect(found).toMatchObject({ isIntact: true, records });
    expect(found.head).not.toEqual(good.head);
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
