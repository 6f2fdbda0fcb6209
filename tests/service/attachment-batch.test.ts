import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { beginBatch } from '#service/store/attachment-batch';
import { attachmentFile, putAttachment } from '#service/store/attachments';
import { sha256 } from '#service/store/ledger';

function storeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'batch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

const texts = Array.from({ length: 60 }, (_, index) => `报送包 ${index}`);

const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(folder, 'attachments'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ name }) => name)
    .toSorted((one, other) => (one < other ? -1 : 1));

const inOrder = (hashes: readonly string[]): readonly string[] =>
  hashes.toSorted((one, other) => (one < other ? -1 : 1));

test('files have their names when the batch is kept, and none before', async () => {
  const folder = storeFolder();
  const batch = beginBatch(folder);
  for (const text of texts) await batch.put(sha256(text), bytesOf(text));
  await batch.put(sha256(texts[0] ?? ''), bytesOf(texts[0] ?? ''));
  for (const text of texts) expect(existsSync(attachmentFile(folder, sha256(text)))).toBe(false);
  await batch.keep();
  batch.drop();
  expect(filesOf(folder)).toEqual(inOrder(texts.map((text) => sha256(text))));
  for (const text of texts) expect(readFileSync(attachmentFile(folder, sha256(text)), 'utf8')).toBe(text);
});

test('a batch that is dropped leaves nothing but what was there', async () => {
  const folder = storeFolder();
  const [there = '', ...others] = texts;
  putAttachment(folder, sha256(there), bytesOf(there));
  const batch = beginBatch(folder);
  for (const text of [there, ...others]) await batch.put(sha256(text), bytesOf(text));
  batch.drop();
  expect(filesOf(folder)).toEqual([sha256(there)]);
});

test('half a file that a crash left behind neither counts nor is in the way', async () => {
  const folder = storeFolder();
  const text = texts[0] ?? '';
  const file = attachmentFile(folder, sha256(text));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.taken`, '报', { mode: 0o444 });
  const batch = beginBatch(folder);
  await batch.put(sha256(text), bytesOf(text));
  await batch.keep();
  expect(filesOf(folder)).toEqual([sha256(text)]);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('two batches may take the same bytes in at the same time', async () => {
  const folder = storeFolder();
  const [one, other] = [beginBatch(folder), beginBatch(folder)];
  for (const batch of [one, other]) for (const text of texts) await batch.put(sha256(text), bytesOf(text));
  await Promise.all([one.keep(), other.keep()]);
  expect(filesOf(folder)).toEqual(inOrder(texts.map((text) => sha256(text))));
  for (const text of texts) expect(readFileSync(attachmentFile(folder, sha256(text)), 'utf8')).toBe(text);
});

test('a batch that cannot be named says so and leaves nothing half', async () => {
  const folder = storeFolder();
  const batch = beginBatch(folder);
  for (const text of texts) await batch.put(sha256(text), bytesOf(text));
  const blocked = attachmentFile(folder, sha256(texts[0] ?? ''));
  mkdirSync(join(blocked, 'in the way'), { recursive: true });
  await expect(batch.keep()).rejects.toMatchObject({ syscall: 'rename' });
  batch.drop();
  expect(filesOf(folder).filter((name) => name.endsWith('.taken'))).toEqual([]);
});
