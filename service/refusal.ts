import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { DutyError } from '#contract/errors';

const isWritable = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

function ofDatabase(code: string, name: string, folder: string): DutyError | undefined {
  // The second is said where the shared index beside the journal finds no room.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE')
    return new DutyError('disk-full', name, [folder]);
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN'))
    return new DutyError('read-only', name, [folder]);
  // A system that finds a fault on a disk makes it read-only under the open file, and SQLite then says only "input or output".
  if (code.startsWith('SQLITE_IOERR') && !isWritable(folder))
    return new DutyError('read-only', name, [folder]);
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

/**
 * The refusal that a screen sees for something nobody expected: what the disk or the store said, or `internal`. `folder` is
 * the one that was being written; the error itself knows better where it names a file.
 */
export function refusalOf(error: unknown, name: string, folder: string): DutyError {
  const found =
    error instanceof Database.SqliteError
      ? ofDatabase(error.code, name, folder)
      : error instanceof Error && 'code' in error
        ? ofDisk(
            error.code,
            name,
            'path' in error && typeof error.path === 'string' ? dirname(error.path) : folder,
          )
        : undefined;
  return found ?? new DutyError('internal', name);
}
