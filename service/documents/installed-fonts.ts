import { execFile } from 'node:child_process';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { familyNames, fontStarts, nameTable } from './font-file.ts';

/** The longest list of names that a sound font has. */
const longestTable = 1_000_000;

async function part(file: FileHandle, at: number, length: number): Promise<DataView> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return new DataView(buffer.buffer, buffer.byteOffset, bytesRead);
}

/** The family names that one font file has; none where it cannot be read. */
export async function familiesInFile(path: string): Promise<readonly string[]> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const names: string[] = [];
    for (const start of fontStarts(await part(file, 0, 12 + 64 * 4))) {
      const table = nameTable(await part(file, start, 12 + 64 * 16));
      if (table !== undefined && table.length <= longestTable)
        names.push(...familyNames(await part(file, table.at, table.length)));
    }
    return names;
  } catch {
    // A font that cannot be read cannot be printed with either; the others still count.
    return [];
  } finally {
    await file?.close();
  }
}

async function familiesInFolder(folder: string): Promise<readonly string[]> {
  // Not every user has a folder of own fonts.
  const files = await readdir(folder).catch(() => []);
  const names: string[] = [];
  for (const file of files.filter((name) => /\.(ttf|ttc|otf|otc)$/i.test(name)))
    names.push(...(await familiesInFile(join(folder, file))));
  return names;
}

/** The family names that `fc-list` tells; none where there is no such program. */
async function familiesOfFontconfig(): Promise<readonly string[]> {
  try {
    const options = { timeout: 10_000, maxBuffer: 16 * 1024 * 1024, encoding: 'utf8' } as const;
    const { stdout } = await promisify(execFile)('fc-list', ['--format', '%{family}\n'], options);
    return stdout.split(/[\n,]/);
  } catch {
    // Without an answer every font counts as missing, which the page then says.
    return [];
  }
}

async function familiesOfWindows(): Promise<readonly string[]> {
  const { SystemRoot: system, LOCALAPPDATA: own } = process.env;
  const ofAll = await familiesInFolder(join(system ?? 'C:\\Windows', 'Fonts'));
  return own === undefined
    ? ofAll
    : [...ofAll, ...(await familiesInFolder(join(own, 'Microsoft', 'Windows', 'Fonts')))];
}

/** The font families of this computer, by all their names; empty where they cannot be found out. */
export async function installedFonts(): Promise<readonly string[]> {
  const families = process.platform === 'win32' ? await familiesOfWindows() : await familiesOfFontconfig();
  return [...new Set(families.map((family) => family.trim()).filter((family) => family !== ''))].toSorted();
}
