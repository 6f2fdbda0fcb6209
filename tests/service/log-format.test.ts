import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openRoom } from '#service/room';
import { recordsIn } from '../helpers/damage.ts';
import { aContent, aPerson, aStation, moment, onDay } from '../helpers/builders.ts';
import { checkout } from '../helpers/node24.ts';
import { testPassword } from '../helpers/open-test-room.ts';

const page = join(checkout, 'docs', 'LOG-FORMAT.md');
const example = /(?<=<!-- example -->\n\n```text\n)[^`]*(?=```)/u;

/** The store that the page shows: set up, taken over, one entry written and closed. */
function exampleChain(): string {
  const folder = mkdtempSync(join(tmpdir(), 'example '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const ids = ['p1', 'a1'];
  let calls = 0;
  let phrases = 0;
  let at = moment('2026-11-21T00:20Z');
  const room = openRoom({
    folder,
    clock: { now: () => at, steady: () => Date.parse(at) },
    newId: () => ids.shift() ?? `phrase-${(phrases += 1)}`,
    changed: () => undefined,
    host: () => Promise.resolve({ ok: false, message: '' }),
    report: (error) => {
      throw error;
    },
  });
  const call = (method: string, input: unknown): void => {
    calls += 1;
    expect(room.call({ callId: `call-${calls}`, seat: 'desk', method, input })).toMatchObject({ ok: true });
  };
  call('setup.complete', {
    station: aStation({ unitName: '云台县值班室' }),
    people: [aPerson('张晓明', { phones: [], post: '', unit: '' })],
    admin: { name: '张晓明', account: 'zhang', password: testPassword, standsDuty: true },
  });
  at = moment('2026-11-21T00:30Z');
  call('shift.takeOver', {
    password: testPassword,
    duty: 'chief',
    others: [],
    leaderName: '',
    note: '',
    day: onDay('2026-11-21'),
    index: 0,
  });
  at = moment('2026-11-21T18:13:07Z');
  const content = aContent('油罐车"侧翻"\n起火', {
    category: 'EVENT',
    state: 'todo',
    occurredAt: moment('2026-11-21T18:05Z'),
    fields: { place: '东岳路' },
  });
  call('log.record', { content, draftId: null });
  at = moment('2026-11-21T18:20Z');
  call('log.setState', { id: 5, version: 0, state: 'done', note: '' });
  const lines = recordsIn(room.store.sqlite).map(
    (record) => `${record.seq} ${record.kind}\n${record.json}\n${record.hash}\n`,
  );
  room.close();
  return lines.join('\n');
}

// UPDATE_EXAMPLE=1 writes the example of the page anew; its diff is a change of the format.
test('the chain on the page about the format is one that the program writes', () => {
  const chain = exampleChain();
  if (process.env['UPDATE_EXAMPLE'] === '1')
    writeFileSync(
      page,
      readFileSync(page, 'utf8').replace(example, () => chain),
    );
  expect(example.exec(readFileSync(page, 'utf8'))?.[0]).toBe(chain);
});

test('the page names every kind of record and every reason of a verdict', () => {
  const text = readFileSync(page, 'utf8');
  const bodies = readFileSync(join(checkout, 'service', 'store', 'record-bodies.ts'), 'utf8');
  const kinds = [
    ...(/RecordBodies = \{([^]*?)\n\};/u.exec(bodies)?.[1] ?? '').matchAll(/^ {2}'?([a-z-]+)'?:(?: \{|$)/gmu),
  ].map((found) => found[1] ?? '');
  expect(kinds).toHaveLength(47);
  expect(kinds.filter((kind) => !text.includes(`\`${kind}\``))).toEqual([]);
  for (const reason of [
    'missing',
    'not-canonical',
    'wrong-sequence',
    'wrong-previous',
    'wrong-hash',
    'view-differs',
    'wrong-signature',
    'attachment-missing',
    'attachment-differs',
  ])
    expect(text).toContain(`\`${reason}\``);
});
