import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RescueExport } from '#contract/methods/rescue';
import type { Instant } from '#domain/time/instant';
import { csvCell, logBookCsv } from '../documents/log-book-csv.ts';
import { logBookHtml } from '../documents/log-book-html.ts';
import { logBookJson } from '../documents/log-book-json.ts';
import { learnFonts, machineFonts } from '../documents/machine-fonts.ts';
import { stationTime } from '../documents/station-time.ts';
import { fill, print } from '../documents/words.ts';
import { writeWhole } from '../store/write-whole.ts';
import { attachmentFile } from '../store/attachments.ts';
import { sha256 } from '../store/ledger.ts';
import { storeFile } from '../store/open-store.ts';
import { hashOfFile } from '../verify.ts';
import { salvagedBooks } from './salvaged-book.ts';
import type { SalvagedLog } from './salvaged-log.ts';

type WrittenFile = RescueExport['files'][number];
type Room = { readonly unitName: string; readonly zone: string };

const words = print.rescue;

async function writeText(folder: string, name: string, content: string | Uint8Array): Promise<WrittenFile> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  writeWhole(join(folder, name), bytes);
  return { name, bytes: bytes.length, sha256: sha256(bytes) };
}

/** Every readable record as it lies in the store, one a line with its hash, so that nothing of it is lost in arranging. */
async function writeRecords(folder: string, log: SalvagedLog): Promise<WrittenFile> {
  const name = 'records.jsonl';
  const file = join(folder, name);
  const handle = await open(file, 'w');
  try {
    for (const seq of log.records.numbers) {
      const record = log.records.read(seq);
      if (record !== undefined) await handle.write(`{"hash":"${record.hash}","record":${record.json}}\n`);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { name, bytes: (await stat(file)).size, sha256: await hashOfFile(file) };
}

/** Makes a folder that was not there; a second one of the same second gets a number. */
async function newFolder(into: string, name: string): Promise<string> {
  for (let again = 1; ; again += 1) {
    const folder = join(into, again === 1 ? name : `${name} (${again})`);
    // Says which folder was made first, and nothing where all were there already.
    if ((await mkdir(folder, { recursive: true })) !== undefined) return folder;
  }
}

/** Copies the damaged files as they are. */
async function copyDamaged(storeFolder: string, folder: string): Promise<readonly WrittenFile[]> {
  const copied: WrittenFile[] = [];
  await mkdir(join(folder, words.damaged));
  for (const end of ['', '-wal', '-shm']) {
    const from = `${storeFile(storeFolder)}${end}`;
    if (!existsSync(from)) continue;
    const name = join(words.damaged, `duty.sqlite${end}`);
    await copyFile(from, join(folder, name));
    const file = join(folder, name);
    copied.push({ name, bytes: (await stat(file)).size, sha256: await hashOfFile(file) });
  }
  return copied;
}

async function rescueAttachment(from: string, to: string, hash: string): Promise<keyof typeof words.state> {
  if (!existsSync(from)) return 'missing';
  try {
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, to);
    return (await hashOfFile(to)) === hash ? 'found' : 'differs';
  } catch {
    // A file that the disk does not give.
    return 'missing';
  }
}

type Attachments = { readonly file: WrittenFile; readonly found: number; readonly missing: number };

/** Copies the attachments that entries name and lists them, those that are gone too. */
async function writeAttachments(storeFolder: string, folder: string, log: SalvagedLog): Promise<Attachments> {
  const { head } = words;
  const lines = [[head.number, head.name, head.hash, head.size, head.state]];
  const states = new Map<string, keyof typeof words.state>();
  for (const seq of log.entries) {
    const { entry } = log.entryAt(seq);
    for (const { hash, name, size } of entry.attachments) {
      const to = join(folder, words.attachmentFolder, hash.slice(0, 2), hash);
      const state = states.get(hash) ?? (await rescueAttachment(attachmentFile(storeFolder, hash), to, hash));
      states.set(hash, state);
      lines.push([entry.number, name, hash, String(size), words.state[state]]);
    }
  }
  const text = lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
  const found = [...states.values()].filter((state) => state === 'found').length;
  return {
    file: await writeText(folder, words.attachments, `\uFEFF${text}`),
    found,
    missing: states.size - found,
  };
}

function reportOf(
  log: SalvagedLog,
  room: Room,
  at: Instant,
  storeFolder: string,
  attachments: Attachments,
  files: readonly WrittenFile[],
): string {
  const time = stationTime(room.zone);
  const { records, entries, newest, lost, lostRecords, altered } = log.reading;
  const ranges = lost.map(({ from, until }) => (from === until ? String(from) : `${from}–${until}`));
  const lines = [
    fill(words.title, { unit: room.unitName }),
    '',
    fill(words.madeAt, { at: time.long(at) }),
    fill(words.store, { folder: storeFolder }),
    newest === null ? words.nothing : fill(words.records, { records, entries }),
    ...(newest === null
      ? []
      : [fill(words.newest, { seq: newest.head.seq, at: time.long(newest.at), hash: newest.head.hash })]),
    lostRecords === 0
      ? words.none
      : fill(words.lost, { count: lostRecords, ranges: ranges.join(print.listComma) }),
    ...(altered === 0 ? [] : [fill(words.altered, { count: altered })]),
    fill(words.attachmentCount, { found: attachments.found, missing: attachments.missing }),
    words.untouched,
    '',
    words.files,
    ...files.map((file) => fill(words.file, file)),
  ];
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/**
 * Writes all that can be read of a damaged store into a new folder inside `into`: the log of each year as CSV, JSON and a
 * page, every record as it lies there, the attachments with their list, an untouched copy of the damaged files, and a text
 * that says what is there and what is missing. The store is only read.
 */
export async function exportSalvaged(
  storeFolder: string,
  into: string,
  log: SalvagedLog,
  room: Room,
  at: Instant,
): Promise<RescueExport> {
  const stamp = stationTime(room.zone).second(at).replaceAll(':', '-');
  const folder = await newFolder(into, fill(words.folder, { stamp }));
  await learnFonts();
  // What only a copy can save comes first: the disk may be dying.
  const files: WrittenFile[] = [...(await copyDamaged(storeFolder, folder))];
  files.push(await writeRecords(folder, log));
  for (const book of salvagedBooks(log, room.zone)) {
    const name = `duty-log-${book.fromDay.slice(0, 4)}`;
    files.push(await writeText(folder, `${name}.csv`, logBookCsv(book)));
    files.push(await writeText(folder, `${name}.json`, logBookJson(book)));
    files.push(await writeText(folder, `${name}.html`, logBookHtml(book, { fonts: machineFonts() })));
  }
  const attachments = await writeAttachments(storeFolder, folder, log);
  files.push(attachments.file);
  const report = reportOf(log, room, at, storeFolder, attachments, files);
  files.push(await writeText(folder, words.report, report));
  const { records, entries, lostRecords } = log.reading;
  return {
    folder,
    files,
    records,
    entries,
    lostRecords,
    attachments: attachments.found,
    attachmentsMissing: attachments.missing,
  };
}
