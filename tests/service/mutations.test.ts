import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '#contract/methods/records';
import { againstPaper, type PrintedHead, readPrintedHead } from '#service/printed-head';
import { verifyStore } from '#service/verify';
import { damageStore, type Lying, recordsIn, rechainFrom, rewriteRecord } from '../helpers/damage.ts';
import { allKinds, writeEveryKind, writeLast } from '../helpers/every-kind.ts';
import { type Json, mutationsOf } from '../helpers/json-mutations.ts';
import { openTestRoom, type TestRoom } from '../helpers/open-test-room.ts';

let room: TestRoom;
let sqlite: Database.Database;
let records: readonly Lying[];
/** Beginnings of the chain as they were printed: the newest record, and one before it. */
let printed: { readonly seq: number; readonly hash: string };

const nothing = async (): Promise<void> => undefined;
const verify = (): Promise<Verdict> => verifyStore({ folder: room.folder }, nothing);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A store with every kind of record, closed and without its guards, as anybody with the file could have it. */
beforeAll(async () => {
  room = openTestRoom({ keep: true });
  await writeEveryKind(room);
  writeLast(room);
  room.close();
  damageStore(room.folder, () => undefined);
  sqlite = new Database(join(room.folder, 'duty.sqlite'));
  sqlite.pragma('synchronous = OFF');
  sqlite.pragma('foreign_keys = OFF');
  records = recordsIn(sqlite);
  const last = records.at(-1);
  printed = { seq: last?.seq ?? 0, hash: last?.hash ?? '' };
}, 60_000);

afterAll(() => {
  sqlite.close();
  rmSync(room.folder, { recursive: true, force: true });
});

const put = (row: Pick<Lying, 'seq' | 'json' | 'hash'>): void =>
  void sqlite.prepare('UPDATE record SET json = ?, hash = ? WHERE seq = ?').run(row.json, row.hash, row.seq);

/** Does something to the records, looks what is found, and puts everything back. */
async function during<T>(change: () => void, look: () => Promise<T>): Promise<T> {
  sqlite.exec('DROP TABLE IF EXISTS kept; CREATE TABLE kept AS SELECT * FROM record');
  try {
    change();
    return await look();
  } finally {
    sqlite.exec('DELETE FROM record; INSERT INTO record SELECT * FROM kept; DROP TABLE kept');
  }
}

/** The first record of each kind. */
const samples = (): readonly Lying[] =>
  allKinds.flatMap((kind) => records.find((record) => record.kind === kind) ?? []);

const isPrintedStillThere = (): boolean =>
  sqlite.prepare('SELECT hash FROM record WHERE seq = ?').pluck().get(printed.seq) === printed.hash;

test('the store that is damaged here has every kind of record, and holds', async () => {
  expect([...new Set(records.map((record) => record.kind))].toSorted()).toEqual(allKinds.toSorted());
  expect(await verify()).toEqual({ isIntact: true, records: records.length, head: printed, firstBad: null });
});

describe('one place of a record of each kind', () => {
  test('that is changed, missing or added is found, and the record is named', async () => {
    const missed: string[] = [];
    let tried = 0;
    for (const row of samples()) {
      for (const { what, json } of mutationsOf(JSON.parse(row.json) as Json, row.kind)) {
        tried += 1;
        put({ ...row, json: canonicalize(json) ?? '' });
        const { firstBad } = await verify();
        if (firstBad?.seq !== row.seq) missed.push(`${what}: ${firstBad?.seq}`);
      }
      put(row);
    }
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(allKinds.length * 15);
  }, 120_000);

  test('that is changed together with the hash is found in the record itself or where the next one names it', async () => {
    const missed: string[] = [];
    for (const row of samples()) {
      for (const { what, json } of mutationsOf(JSON.parse(row.json) as Json, row.kind)) {
        const text = canonicalize(json) ?? '';
        put({ ...row, json: text, hash: sha256(text) });
        const { firstBad } = await verify();
        if (firstBad?.seq !== row.seq && firstBad?.seq !== row.seq + 1)
          missed.push(`${what}: ${firstBad?.seq}`);
      }
      put(row);
    }
    expect(missed).toEqual([]);
  }, 120_000);

  test('of the newest record, changed together with the hash, is found or shows against the printed head', async () => {
    const row = records.at(-1);
    if (row === undefined) throw new RangeError('no record');
    for (const { what, json } of mutationsOf(JSON.parse(row.json) as Json, row.kind)) {
      const text = canonicalize(json) ?? '';
      put({ ...row, json: text, hash: sha256(text) });
      const { firstBad } = await verify();
      expect([what, firstBad?.seq === row.seq || !isPrintedStillThere()]).toEqual([what, true]);
    }
    put(row);
  });

  test('that is changed with the whole chain joined together again shows against the printed head', async () => {
    for (const row of samples()) {
      const leaf = [...mutationsOf((JSON.parse(row.json) as { body: Json }).body, 'body')][0];
      const isFound = await during(
        () => {
          const text = canonicalize({ ...(JSON.parse(row.json) as object), body: leaf?.json }) ?? '';
          put({ ...row, json: text, hash: sha256(text) });
          rechainFrom(sqlite, row.seq + 1);
        },
        async () => (await verify()).firstBad !== null || !isPrintedStillThere(),
      );
      expect([row.kind, isFound]).toEqual([row.kind, true]);
    }
  });
});

describe('a record of each kind', () => {
  const all = (look: (row: Lying) => Promise<void>) => async () => {
    for (const row of samples().filter(({ seq }) => seq < printed.seq)) await look(row);
  };
  const found = (change: () => void) => during(change, async () => (await verify()).firstBad);

  test(
    'that is dropped is named',
    all(async ({ seq }) => {
      const bad = await found(() => void sqlite.exec(`DELETE FROM record WHERE seq = ${seq}`));
      expect(bad).toMatchObject({ seq, reason: 'missing' });
    }),
  );

  test(
    'that is dropped, the later ones renumbered, is named',
    all(async ({ seq }) => {
      const bad = await found(() => {
        sqlite.exec(`DELETE FROM record WHERE seq = ${seq}; UPDATE record SET seq = -seq WHERE seq > ${seq}`);
        sqlite.exec('UPDATE record SET seq = -seq - 1 WHERE seq < 0');
      });
      expect(bad).toMatchObject({ seq, reason: 'wrong-sequence' });
    }),
  );

  test(
    'that changed places with the next one is named',
    all(async ({ seq }) => {
      const bad = await found(() => {
        sqlite.exec(
          `UPDATE record SET seq = -1 WHERE seq = ${seq}; UPDATE record SET seq = ${seq} WHERE seq = ${seq + 1}`,
        );
        sqlite.exec(`UPDATE record SET seq = ${seq + 1} WHERE seq = -1`);
      });
      expect(bad).toMatchObject({ seq, reason: 'wrong-sequence' });
    }),
  );

  test(
    'that stands twice is named',
    all(async ({ seq, kind, hash, json }) => {
      const bad = await found(() => {
        sqlite.exec(
          `UPDATE record SET seq = -seq WHERE seq > ${seq}; UPDATE record SET seq = 1 - seq WHERE seq < 0`,
        );
        sqlite
          .prepare('INSERT INTO record (seq, kind, hash, json) VALUES (?, ?, ?, ?)')
          .run(seq + 1, kind, hash, json);
      });
      expect(bad).toMatchObject({ seq: seq + 1, reason: 'wrong-sequence' });
    }),
  );

  test(
    'that was put in between with a hash and a number that fit is given away by the next one',
    all(async ({ seq, kind, hash, json }) => {
      const bad = await found(() => {
        sqlite.exec(
          `UPDATE record SET seq = -seq WHERE seq > ${seq}; UPDATE record SET seq = 1 - seq WHERE seq < 0`,
        );
        const text =
          canonicalize({ ...(JSON.parse(json) as object), kind: 'memo', seq: seq + 1, prev: hash }) ?? '';
        sqlite
          .prepare('INSERT INTO record (seq, kind, hash, json) VALUES (?, ?, ?, ?)')
          .run(seq + 1, 'memo', sha256(text), text);
        expect(kind).not.toBe('memo');
      });
      expect(bad).toMatchObject({ seq: seq + 2, reason: 'wrong-sequence' });
    }),
  );

  test('after which everything was cut off shows against the printed head, however short the chain is', async () => {
    for (const { seq } of records.slice(0, -1)) {
      const { isFound, head } = await during(
        () => void sqlite.exec(`DELETE FROM record WHERE seq > ${seq}`),
        async () => ({ isFound: !isPrintedStillThere(), head: (await verify()).head }),
      );
      expect(isFound).toBe(true);
      expect(head).not.toEqual(printed);
    }
  });
});

describe('the printed head', () => {
  const onPaper = (typed: string) => {
    const head = readPrintedHead(typed);
    if (head === undefined) throw new RangeError(typed);
    return head;
  };
  const against = async (head: PrintedHead) => againstPaper(await verify(), sqlite, head);

  test('is there, whole or as far as it was written down, in a store that holds', async () => {
    const grouped = printed.hash
      .slice(0, 16)
      .toUpperCase()
      .replaceAll(/(.{4})/gu, '$1 ');
    for (const typed of [`${printed.seq}:${printed.hash}`, `${printed.seq}: ${grouped}`])
      expect(await against(onPaper(typed))).toMatchObject({ isIntact: true, firstBad: null });
  });

  test('names the first record that is gone where the newest end was cut off', async () => {
    const verdict = await during(
      () => void sqlite.exec(`DELETE FROM record WHERE seq = ${printed.seq}`),
      () => against(printed),
    );
    expect(verdict).toMatchObject({ isIntact: false, firstBad: { seq: printed.seq, reason: 'missing' } });
  });

  const computedAnewFrom = (seq: number): Promise<Verdict> =>
    during(
      () => {
        rewriteRecord(sqlite, seq, (record) => ({ ...record, byName: '别人' }), { withHash: true });
        rechainFrom(sqlite, seq + 1);
      },
      () => against(printed),
    );

  test('names the record on paper where the chain was computed anew', async () => {
    const seq = records.findLast((record) => record.kind === 'unrelieved')?.seq ?? 0;
    const verdict = await computedAnewFrom(seq);
    expect(verdict).toMatchObject({ isIntact: false, firstBad: { seq: printed.seq, reason: 'wrong-hash' } });
  });

  test('is not even asked for where a written product was issued after what was computed anew', async () => {
    const seq = records.find((record) => record.kind === 'sign-in')?.seq ?? 0;
    const product = records.find((record) => record.kind === 'product')?.seq ?? 0;
    const verdict = await computedAnewFrom(seq);
    expect(verdict).toMatchObject({ isIntact: false, firstBad: { seq: product, reason: 'view-differs' } });
  });

  test.each([
    '',
    '7',
    '7:',
    ':abcdefabcdef',
    '7:abcdefabcde',
    '0:abcdefabcdef',
    '7:xyzxyzxyzxyz',
    `7:${'a'.repeat(65)}`,
  ])('typed as %j is none', (typed) => {
    expect(readPrintedHead(typed)).toBeUndefined();
  });

  test('is asked for by its number on the screen: another hash, or none, is not what was on paper', () => {
    const fresh = openTestRoom();
    const paper = fresh.call('auditor', 'chain.head', {});
    fresh.write('chief', '之后写下的');
    expect(fresh.call('auditor', 'chain.at', { seq: paper.seq }).head).toEqual(paper);
    fresh.close();
    damageStore(fresh.folder, (file) => {
      file.exec(`DELETE FROM record WHERE seq >= ${paper.seq}; DELETE FROM entry; DELETE FROM entry_text`);
    });
    fresh.reopen();
    expect(fresh.call('auditor', 'chain.at', { seq: paper.seq }).head).toBeNull();
  });
});

describe('a backup', () => {
  const back = async (of: TestRoom) => {
    await of.room().jobs.finished(of.call('chief', 'backup.start', {}).id);
    return of.call('admin', 'backups.all', {});
  };
  const drilled = async (of: TestRoom) =>
    (await of.room().jobs.finished(of.call('admin', 'backup.drill', {}).id)).drill?.problem;

  async function twoBackups() {
    const of = openTestRoom();
    of.write('chief', '第一次备份之前');
    await back(of);
    of.pass(60);
    of.write('chief', '第二次备份之前');
    const [newest, older] = await back(of);
    if (newest === undefined || older === undefined) throw new RangeError('two backups');
    return { of, newest: newest.folder, older: older.folder };
  }

  test('whose file is that of an older one is found by the drill', async () => {
    const { of, newest, older } = await twoBackups();
    rmSync(join(newest, 'duty.sqlite'));
    copyFileSync(join(older, 'duty.sqlite'), join(newest, 'duty.sqlite'));
    expect(await drilled(of)).toBe('changed');
  });

  test('whose page is that of an older one is found by the drill', async () => {
    const { of, newest, older } = await twoBackups();
    const page = JSON.parse(readFileSync(join(older, 'backup.json'), 'utf8')) as object;
    const { madeAt } = JSON.parse(readFileSync(join(newest, 'backup.json'), 'utf8')) as { madeAt: string };
    writeFileSync(join(newest, 'backup.json'), JSON.stringify({ ...page, madeAt }));
    expect(await drilled(of)).toBe('changed');
  });

  test.each(['records', 'entries', 'head', 'sha256', 'bytes'])(
    'whose page says another %s is found',
    async (part) => {
      const { of, newest } = await twoBackups();
      const page = JSON.parse(readFileSync(join(newest, 'backup.json'), 'utf8')) as Record<string, unknown>;
      const value = page[part];
      const forged =
        typeof value === 'number'
          ? value + 1
          : part === 'head'
            ? { ...(value as object), hash: 'f'.repeat(64) }
            : 'f'.repeat(64);
      writeFileSync(join(newest, 'backup.json'), JSON.stringify({ ...page, [part]: forged }));
      const [first] = of.call('admin', 'backups.all', {});
      if (part === 'bytes') expect(first?.fault).toBe('changed');
      else expect(await drilled(of)).toMatch(/^(?:changed|other-store)$/u);
    },
  );

  test('that is older than it says, file and page together, is found by what the record says was made under that name', async () => {
    const { of, newest, older } = await twoBackups();
    rmSync(newest, { recursive: true });
    mkdirSync(newest);
    cpSync(older, newest, { recursive: true });
    expect(await drilled(of)).toBe('changed');
  });
});
