import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openIncident } from '../helpers/incident-room.ts';
import { openTestRoom, type TestRoom, testPassword } from '../helpers/open-test-room.ts';
import { issueProduct, setUpProducts } from '../helpers/product-room.ts';
import { printedBy, runDuty } from '../helpers/run-duty.ts';
import { openCentralOffice, plainContents } from '../helpers/submit-room.ts';

const day = '2026-11-21';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), '报送 '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store that reports, as a scheduled task finds it. */
function aStore(prepare: (room: TestRoom) => void = () => undefined): string {
  const room = openTestRoom();
  setUpProducts(room, { contents: plainContents });
  room.call('chief', 'package.makeKey', { reason: '' });
  prepare(room);
  room.close();
  return room.folder;
}

const duty = (store: string, ...words: string[]) =>
  runDuty([...words, '--as', 'chief', '--store', store], { password: testPassword });

describe('reports from the command line', () => {
  test('the report of a quiet day is a zero report, written once, with its documents', async () => {
    const store = aStore();
    const to = aFolder();
    const done = await duty(store, 'report', day, '--zero', '--to', to, '--formats', 'docx,xlsx');
    expect(done.code).toBe(0);
    const printed = printedBy(done) as { id: string };
    expect(printed).toMatchObject({
      issued: true,
      isZero: true,
      head: { seq: expect.any(Number) as number },
    });
    for (const format of ['docx', 'xlsx'])
      expect(readdirSync(to).filter((name) => name.endsWith(format))).toHaveLength(1);
    const again = await duty(store, 'report', day, '--auto');
    expect(again.code).toBe(0);
    expect(printedBy(again)).toMatchObject({ issued: false, id: printed.id, files: [] });
  });

  test('a day on which something happened is no zero day', async () => {
    const store = aStore((room) => void openIncident(room));
    const zero = await duty(store, 'report', day, '--zero');
    expect(zero.code).toBe(4);
    expect(printedBy(zero)).toMatchObject({ issued: false, because: 'not-a-zero-day' });
    const auto = await duty(store, 'report', day, '--auto');
    expect(printedBy(auto)).toMatchObject({ issued: true, isZero: false });
  });

  test('what cannot be understood is said with how it is written', async () => {
    const store = aStore();
    for (const words of [
      ['report', day, '--zero', '--auto'],
      ['package', day],
    ]) {
      const refused = await duty(store, ...words);
      expect([refused.code, printedBy(refused)]).toMatchObject([2, { error: { code: 'usage' } }]);
    }
    expect((await runDuty(['inbox', '/tmp', '--store', store])).code).toBe(2);
  });

  test('a package is put into a folder, the same one each time', async () => {
    const store = aStore();
    const to = aFolder();
    const none = await duty(store, 'package', day, '--to', to);
    expect([none.code, printedBy(none)]).toMatchObject([4, { because: 'no-report' }]);
    await duty(store, 'report', day, '--zero');
    const saved = await duty(store, 'package', day, '--to', to);
    expect(saved.code).toBe(0);
    expect(printedBy(saved)).toMatchObject({ saved: true, sequence: 1, isZero: true });
    const other = aFolder();
    expect(printedBy(await duty(store, 'package', day, '--to', other))).toMatchObject({ sequence: 1 });
    expect(readdirSync(other)).toEqual(readdirSync(to));
  });

  test('a package is taken in, and counts once its key is known', async () => {
    const to = aFolder();
    const store = aStore((room) => void issueProduct(room, { isZero: true }));
    await duty(store, 'package', day, '--to', to);
    const key = printedBy(await duty(store, 'call', 'package.key', '{}')) as {
      key: { publicKey: string; code: string };
    };
    const office = openTestRoom();
    const { id, version } = openCentralOffice(office);
    office.close();
    const unknown = await duty(office.folder, 'inbox', to);
    expect(unknown.code).toBe(5);
    expect(printedBy(unknown)).toMatchObject({ held: 1, files: [{ problems: [{ code: 'unknown-key' }] }] });
    const pairing = JSON.stringify({ id, version, ...key.key, madeAt: undefined, madeByName: undefined });
    const paired = await duty(office.folder, 'call', 'office.pair', pairing);
    expect(paired.code).toBe(0);
    const known = await duty(office.folder, 'inbox', to);
    expect([known.code, printedBy(known)]).toMatchObject([0, { already: 1, held: 0, refused: 0 }]);
    const matrix = JSON.stringify({ fromDay: day, untilDay: day });
    expect(printedBy(await duty(office.folder, 'call', 'office.matrix', matrix))).toMatchObject({
      rooms: [{ cells: 'Z' }],
    });
  });
});
