import { firstShape } from './0001-first-shape.ts';
import { backupSettings } from './0002-backup-settings.ts';

/** The steps that lead from an empty file to today's shape, in order; a released step is never edited. */
export const migrations: readonly string[] = [firstShape, backupSettings];
