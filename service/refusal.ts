import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { DutyError } from '#contract/errors';

/** What the disk answers to somebody who writes: the code of its refusal, or undefined where it takes a file. */
function refusalOfDisk(folder: string): unknown {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    writeFileSync(probe, 'probe');
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : undefined;
  } finally {
    rmSync(probe, { force: true });
  }
}

function ofDatabase(code: string, name: string, folder: string): DutyError | undefined {
  // The second is said where the shared index beside the journal finds no room.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
    return new DutyError('disk-full', name, [folder]);
  const cannotWrite = code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN');
  // SQLite says only "cannot open" or "input or output"; what the disk itself says is why.
  const found =
    cannotWrite || code.startsWith('SQLITE_IOERR') ? ofDisk(refusalOfDisk(folder), name, folder) : undefined;
  if (found !== undefined) return found;
  if (cannotWrite) return new DutyError('read-only', name, [folder]);
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR') || code === 'SQLITE_NOTADB')
    return new DutyError('store-unreadable', name, [code]);
  return undefined;
}

function ofDisk(code: unknown, name: string, folder: string): DutyError | undefined {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new DutyError('disk-full', name, [folder]);
    case 'EACCES':
    case 'EROFS':
    case 'EPERM':
      return new DutyError('read-only', name, [folder]);
    case 'ENOENT':
    case 'ENOTDIR':
      return new DutyError('not-found', 'folder');
    default:
      return undefined;
  }
}

function ofFile(
  error: Error & { readonly code: unknown },
  name: string,
  folder: string,
): DutyError | undefined {
  // Making a folder on a disk that was made read-only fails, in Node, as if the place were missing.
  const onDisk = error.code === 'ENOENT' ? refusalOfDisk(folder) : undefined;
  if (onDisk !== undefined) return ofDisk(onDisk, name, folder);
  const named = 'path' in error && typeof error.path === 'string' ? dirname(error.path) : folder;
  return ofDisk(error.code, name, named);
}

/**
 * The refusal that a screen sees for something nobody expected: what the disk or the store said, or `internal`. `folder` is
 * the one that was being written; the error itself knows better where it names a file.
 */
export function refusalOf(error: unknown, name: string, folder: string): DutyError {
  const found =
    error instanceof Database.SqliteError
      ? ofDatabase(error.code, name, folder)
      : error instanceof Error && 'code' in error
        ? ofFile(error, name, folder)
        : undefined;
  return found ?? new DutyError('internal', name);
}
