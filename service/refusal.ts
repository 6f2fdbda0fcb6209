import Database from 'better-sqlite3';
import { DutyError } from '#contract/errors';

/** The refusal that a screen sees for something nobody expected: what the disk or the store said, or `internal`. */
export function refusalOf(error: unknown, name: string): DutyError {
  if (error instanceof Database.SqliteError) {
    if (error.code === 'SQLITE_FULL') return new DutyError('disk-full', name);
    if (error.code.startsWith('SQLITE_READONLY') || error.code.startsWith('SQLITE_CANTOPEN'))
      return new DutyError('read-only', name);
    if (
      error.code.startsWith('SQLITE_CORRUPT') ||
      error.code.startsWith('SQLITE_IOERR') ||
      error.code === 'SQLITE_NOTADB'
    )
      return new DutyError('store-unreadable', name, [error.code]);
  }
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'ENOSPC') return new DutyError('disk-full', name);
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return new DutyError('not-found', 'folder');
    if (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM')
      return new DutyError('read-only', name);
  }
  return new DutyError('internal', name);
}
