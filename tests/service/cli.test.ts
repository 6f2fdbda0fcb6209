import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { methods } from '#contract/methods';
import { migrations } from '#service/store/migrations/index';
import { damageStore, recordsIn } from '../helpers/damage.ts';
import { aStation } from '../helpers/builders.ts';
import { checkout, node24 } from '../helpers/node24.ts';
import { openTestRoom, testPassword } from '../helpers/open-test-room.ts';
import { printedBy, runDuty } from '../helpers/run-duty.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '命令行 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store that no process holds. */
function aStore(): string {
  const room = openTestRoom();
  room.write('chief', '油罐车侧翻', { state: 'todo' });
  room.close();
  return room.folder;
}

describe('the command line', () => {
  test('makes an empty store, sets it up from standard input and says what it is', async () => {
    const store = join(aFolder(), 'a', 'b');
    const made = await runDuty(['init', '--store', store]);
    expect([made.code, printedBy(made)]).toEqual([0, { store, isNew: true, isSetUp: false, unitName: '' }]);
    const setUp = {
      station: aStation(),
      admin: { name: '赵管理', account: 'admin', password: testPassword, standsDuty: false },
      people: [],
    };
    const done = await runDuty(['call', 'setup.complete', '-', '--store', store], {
      input: JSON.stringify(setUp),
    });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout).not.toContain(testPassword);
    const again = await runDuty(['init', '--store', store]);
    expect(printedBy(again)).toMatchObject({ isNew: false, isSetUp: true, unitName: aStation().unitName });
  });

  test('makes a call for the one who signs in, with the password from the environment or the first line of input', async () => {
    const store = aStore();
    const open = await runDuty(['call', 'log.open', '--as', 'chief', '--store', store], {
      password: testPassword,
    });
    expect(open.code).toBe(0);
    expect(JSON.parse(open.stdout)).toMatchObject([{ number: '2026-000001', content: '油罐车侧翻' }]);
    const page = JSON.stringify({ filter: { text: '侧翻' }, before: null, limit: 5 });
    const found = await runDuty(['call', 'log.page', '-', '--as', 'auditor', '--store', store], {
      input: `${testPassword}\n${page}`,
    });
    expect(printedBy(found)).toMatchObject({ entries: [{ content: '油罐车侧翻' }] });
    const typed = await runDuty(['call', 'log.page', page, '--as', 'auditor', '--store', store], {
      input: `${testPassword}\r\n`,
    });
    expect(typed.code).toBe(0);
  });

  test('prints the contract: every call with its input and output, none that only a window answers', async () => {
    const { code, stdout } = await runDuty(['methods']);
    expect(code).toBe(0);
    const printed = JSON.parse(stdout) as Record<string, { kind: string; input: object; output: object }>;
    expect(Object.keys(printed)).toEqual(
      Object.entries(methods).flatMap(([name, method]) => (method.kind === 'desktop' ? [] : [name])),
    );
    expect(printed['log.void']?.input).toMatchObject({
      type: 'object',
      required: ['id', 'version', 'reason'],
    });
  });

  test.each([
    ['a command that is none', ['explode']],
    ['a store that is not named', ['verify']],
    ['a folder without a store', ['verify', '--store', '/nowhere/at/all']],
    ['an option that is none', ['help', '--explode']],
    ['a method that is none', ['call', 'log.explode', '{}']],
    ['an inherited name', ['call', 'toString', '{}']],
    ['no method', ['call']],
    ['JSON that is none', ['call', 'setup.state', '{']],
    ['a day that is none', ['export-day', '2026-02-30', '--to', '/tmp']],
    ['a format that is none', ['export-day', '2026-11-21', '--to', '/tmp', '--formats', 'exe']],
    ['days that are no number', ['seed-demo', '--days', 'many', '--store', '/nowhere/at/all']],
  ])('answers %s with exit code 2 and how to do it', async (_what, words) => {
    const store =
      words.includes('--store') || words[0] === 'verify' || words[0] === 'explode'
        ? []
        : ['--store', aStore()];
    const { code, stdout, stderr } = await runDuty([...words, ...store]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'usage' } });
    expect(stderr).toContain('duty --store DIR COMMAND');
    expect(stderr).not.toContain('    at ');
  });

  test('answers a refusal with exit code 1 and its code', async () => {
    const store = aStore();
    const refused = async (words: readonly string[], password = testPassword) => {
      const run = await runDuty([...words, '--store', store], { password });
      return [run.code, (printedBy(run)['error'] as { code: string }).code, run.stderr];
    };
    expect(await refused(['call', 'log.open'])).toEqual([1, 'signed-out', '']);
    expect(await refused(['call', 'log.open', '--as', 'chief'], 'wrong-one')).toEqual([
      1,
      'wrong-password',
      '',
    ]);
    expect(await refused(['call', 'accounts.all', '--as', 'chief'])).toEqual([1, 'not-allowed', '']);
    expect(await refused(['call', 'log.page', '{}', '--as', 'chief'])).toEqual([1, 'bad-input', '']);
    expect(await refused(['call', 'console.about', '{}'])).toEqual([1, 'unknown-method', '']);
  });

  test('takes no password from its arguments, which everybody on the machine can read', async () => {
    const store = aStore();
    const words = [
      'call',
      'session.signIn',
      JSON.stringify({ account: 'chief', password: testPassword }),
      '--store',
      store,
    ];
    const run = await runDuty(words);
    expect([run.code, run.stderr.includes('standard input')]).toEqual([2, true]);
    expect(
      (await runDuty(['call', 'session.signIn', '-', '--store', store], { input: words[2] ?? '' })).code,
    ).toBe(0);
    expect((await runDuty(['verify', '--password', 'x', '--store', store])).code).toBe(2);
  });

  test('leaves nobody signed in behind', async () => {
    const store = aStore();
    await runDuty(['call', 'log.open', '--as', 'chief', '--store', store], { password: testPassword });
    damageStore(store, (sqlite) => {
      expect(
        sqlite.prepare("SELECT count(*) FROM session WHERE seat LIKE 'command-line%'").pluck().get(),
      ).toBe(0);
      expect(
        recordsIn(sqlite)
          .slice(-2)
          .map((record) => record.kind),
      ).toEqual(['sign-in', 'sign-out']);
    });
  });

  test('exports a day', async () => {
    const store = aStore();
    const to = join(aFolder(), '导出');
    const run = await runDuty(
      ['export-day', '2026-11-21', '--to', to, '--formats', 'csv,json', '--as', 'auditor', '--store', store],
      { password: testPassword },
    );
    expect(run.code).toBe(0);
    expect(printedBy(run)).toMatchObject({ state: 'done', failure: null });
    expect(readdirSync(to).length).toBeGreaterThanOrEqual(2);
    const json = readdirSync(to).find((name) => name.endsWith('.json')) ?? '';
    expect(readFileSync(join(to, json), 'utf8')).toContain('油罐车侧翻');
  });

  test('fills an empty folder with a demonstration that holds, and no other', async () => {
    const store = join(aFolder(), 'demo');
    expect(printedBy(await runDuty(['seed-demo', '--days', '2', '--store', store]))).toMatchObject({
      days: 2,
      account: 'zhoumy',
    });
    expect((await runDuty(['verify', '--store', store])).code).toBe(0);
    expect((await runDuty(['seed-demo', '--store', store])).code).toBe(2);
  });

  test('that prints to a reader who has seen enough ends without a complaint', async () => {
    const child = spawn(node24, [join(checkout, 'service', 'cli.ts'), 'methods'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('duty verify', () => {
  test('says that a store holds, with what may be compared with paper', async () => {
    const store = aStore();
    const run = await runDuty(['verify', '--store', store]);
    expect(run.code).toBe(0);
    expect(printedBy(run)).toMatchObject({
      isIntact: true,
      firstBad: null,
      head: { hash: expect.stringMatching(/^[0-9a-f]{64}$/u) as unknown },
    });
  });

  test('names the first record that does not hold with exit code 3', async () => {
    const store = aStore();
    damageStore(
      store,
      (sqlite) =>
        void sqlite.exec("UPDATE record SET json = replace(json, '侧翻', '平安') WHERE kind = 'entry'"),
    );
    const run = await runDuty(['verify', '--store', store]);
    expect(run.code).toBe(3);
    expect(printedBy(run)).toMatchObject({ isIntact: false, firstBad: { reason: 'wrong-hash' } });
  });

  test('against a head that was printed ends with exit code 3 where the store has another one', async () => {
    const store = aStore();
    const run = await runDuty(['verify', '--store', store, '--head', `3:${'0123 '.repeat(4)}`]);
    expect([run.code, printedBy(run)]).toMatchObject([
      3,
      { isIntact: false, firstBad: { seq: 3, reason: 'wrong-hash' } },
    ]);
    const wrong = await runDuty(['verify', '--store', store, '--head', '3:01234567890']);
    expect([wrong.code, printedBy(wrong)]).toMatchObject([2, { error: { code: 'usage' } }]);
  });

  test('of a file that is no store any more ends with exit code 3', async () => {
    const store = aStore();
    writeFileSync(join(store, 'duty.sqlite'), 'burnt'.repeat(5000));
    const run = await runDuty(['verify', '--store', store]);
    expect([run.code, printedBy(run)]).toMatchObject([3, { error: { code: 'store-unreadable' } }]);
    expect(run.stderr).toBe('');
  });

  test('of a store with a hole in the middle ends with exit code 3', async () => {
    const store = aStore();
    const file = join(store, 'duty.sqlite');
    const bytes = readFileSync(file);
    // Every page but the first few, so that the file still opens.
    bytes.fill(0xa5, Math.floor(bytes.length / 3));
    writeFileSync(file, bytes);
    expect((await runDuty(['verify', '--store', store])).code).toBe(3);
  });

  test('of a store that the console holds, or that a newer console wrote, is refused with exit code 1', async () => {
    const room = openTestRoom();
    const held = await runDuty(['verify', '--store', room.folder]);
    expect([held.code, printedBy(held)]).toMatchObject([1, { error: { code: 'store-held' } }]);
    room.room().store.sqlite.pragma('user_version = 99');
    room.close();
    const newer = await runDuty(['verify', '--store', room.folder]);
    expect([newer.code, printedBy(newer)]).toMatchObject([
      1,
      { error: { code: 'store-too-new', details: ['99', String(migrations.length)] } },
    ]);
    damageStore(room.folder, (sqlite) => void sqlite.pragma(`user_version = ${migrations.length}`));
    room.reopen();
  });

  test('while another command line writes lets one of them wait its turn or be refused, never both in', async () => {
    const store = aStore();
    const runs = await Promise.all([0, 1, 2].map(() => runDuty(['verify', '--store', store])));
    for (const run of runs) expect([0, 1]).toContain(run.code);
    expect(runs.some((run) => run.code === 0)).toBe(true);
  });
});
