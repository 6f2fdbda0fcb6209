import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DutyError } from '#contract/errors';
import type { HostReply, HostRequest } from '#contract/wire';
import { sha256 } from '../store/ledger.ts';
import { writeWhole } from '../store/write-whole.ts';
import { learnFonts } from './machine-fonts.ts';
import type { Progress } from './progress.ts';

/** A file that an export wrote. */
export type ExportedFile = {
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** Makes the folder that an export goes to where it is not there; refuses what is no folder. */
export function openExportFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  if (!statSync(folder).isDirectory()) throw new DutyError('bad-input', 'folder');
}

/** Writes one file of an export, whole or not at all, and says what it is. */
export function writeExport(folder: string, name: string, bytes: Uint8Array): ExportedFile {
  const file = join(folder, name);
  writeWhole(file, bytes);
  return { file, name, bytes: bytes.length, sha256: sha256(bytes) };
}

/** Writes one paper into a folder in several forms, one file a form, each as it is made. */
export async function writeForms<Format extends string>(
  {
    folder,
    name,
    formats,
  }: { readonly folder: string; readonly name: string; readonly formats: readonly Format[] },
  make: (format: Format) => Uint8Array | Promise<Uint8Array>,
  progress: Progress,
): Promise<readonly ExportedFile[]> {
  openExportFolder(folder);
  const files: ExportedFile[] = [];
  for (const [index, format] of formats.entries()) {
    await progress(index, formats.length);
    files.push(writeExport(folder, `${name}.${format}`, await make(format)));
  }
  await progress(formats.length, formats.length);
  return files;
}

/** A page as PDF, drawn by the runtime of the window; `html` is made when the fonts of the machine are known. */
export async function printedPdf(
  html: () => string,
  host: (request: HostRequest) => Promise<HostReply>,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'duty-room-print-'));
  try {
    const htmlFile = join(folder, 'print.html');
    const pdfFile = join(folder, 'print.pdf');
    await learnFonts();
    writeFileSync(htmlFile, html());
    const reply = await host({ kind: 'print-pdf', htmlFile, pdfFile });
    if (!reply.ok) throw new DutyError('rule-broken', 'no-pdf', [reply.message]);
    return await readFile(pdfFile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
