import type { BackupSettings } from '#contract/methods/backup';
import type { Instant } from '#domain/time/instant';
import { type Sqlite, sql } from './sql.ts';

/** The settings of backups, with the version that a change must name. */
export function backupSettingsNow(sqlite: Sqlite): BackupSettings {
  const row = sql<BackupSettings>(
    sqlite,
    'SELECT second_folder AS secondFolder, every_minutes AS everyMinutes, version FROM backup_settings',
  ).get();
  if (row === undefined) throw new RangeError('the migration puts one row there');
  return row;
}

/** Changes the settings; false where `version` is no longer the newest. */
export const writeBackupSettings = (sqlite: Sqlite, settings: BackupSettings): boolean =>
  sql(
    sqlite,
    'UPDATE backup_settings SET second_folder = ?, every_minutes = ?, version = version + 1 WHERE version = ?',
  ).run(settings.secondFolder, settings.everyMinutes, settings.version).changes === 1;

/** When a backup was last proved by a drill, or null. */
export const lastDrillAt = (sqlite: Sqlite): Instant | null =>
  sql<{ at: Instant | null }>(sqlite, 'SELECT last_drill_at AS at FROM backup_settings').get()?.at ?? null;

/** Remembers when a drill ended. */
export const writeDrill = (sqlite: Sqlite, at: Instant): void =>
  void sql(sqlite, 'UPDATE backup_settings SET last_drill_at = ?').run(at);
