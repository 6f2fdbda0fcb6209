import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DutyError } from '#contract/errors';
import type { Topic } from '#contract/kinds';
import type { Output } from '#contract/methods';
import type { Backup, BackupFailure } from '#contract/methods/backup';
import type { DrillReport } from '#contract/methods/records';
import { drillDueAt, isBackupDue } from '#domain/backup/backup-due';
import type { Instant } from '#domain/time/instant';
import type { Clock } from '../clock.ts';
import { noteDamage } from '../damage-seen.ts';
import { refusalOf } from '../refusal.ts';
import { backupSettingsNow, lastDrillAt, writeDrill } from '../store/backup-settings.ts';
import { type Author, append, chainHead, recordBySeq } from '../store/ledger.ts';
import { type Store, storeFile, storeGone } from '../store/open-store.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import { lastCommonRecord } from '../store/same-chain.ts';
import { runningShiftNo } from '../store/shifts.ts';
import { stationNow } from '../store/station.ts';
import type { Progress } from '../verify.ts';
import { backupsIn, markBackupFault } from './backup-page.ts';
import { entriesUpTo } from './check-copy.ts';
import { drillBackup } from './drill-backup.ts';
import { makeBackup, removeOldBackups } from './make-backup.ts';
import { part } from './progress-part.ts';
import { recordsOfSending, sentSinceIn } from './sent-since.ts';
import { openSecondRoot, secondRoot } from './second-place.ts';

type BackupsOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly report: (error: unknown, name: string) => void;
};

/** The backups of an open store: makes them, proves them, and knows how the last attempt went. */
export class Backups {
  readonly #options: BackupsOptions;
  readonly #root: string;
  #isRunning = false;
  #lastFailure: BackupFailure | null = null;
  #lastTry: { readonly at: Instant; readonly hasFailed: boolean } | null = null;

  constructor(options: BackupsOptions) {
    this.#options = options;
    this.#root = join(options.store.folder, 'backups');
  }

  /** How the backups stand. */
  state(): Output<'backup.state'> {
    const { sqlite } = this.#options.store;
    const good = this.#good();
    const newest = this.#newest();
    const drilledAt = lastDrillAt(sqlite);
    return {
      newest:
        newest === undefined ? null : { madeAt: newest.madeAt, records: newest.records, head: newest.head },
      isRunning: this.#isRunning,
      lastFailure: this.#lastFailure,
      settings: backupSettingsNow(sqlite),
      lastDrillAt: drilledAt,
      drillDueAt: drillDueAt(drilledAt, good.at(-1)?.madeAt ?? null),
    };
  }

  /** Every backup of both places. */
  all(): readonly Backup[] {
    const { sqlite } = this.#options.store;
    const { secondFolder } = backupSettingsNow(sqlite);
    return [
      ...backupsIn(this.#root, 'first'),
      ...(secondFolder === null ? [] : backupsIn(secondRoot(sqlite, secondFolder), 'second')),
    ];
  }

  /** A backup of one of the places that counts; refuses any other. */
  chosen(place: Backup['place'], name: string): Backup {
    const found = this.all().find((backup) => backup.place === place && backup.name === name);
    if (found === undefined || found.fault !== null)
      throw new DutyError('not-found', 'chosen-backup', [name]);
    return found;
  }

  /** What the store has that a backup lacks; refuses a backup of another room. */
  loss(backup: Backup): Output<'backup.loss'> {
    const { sqlite } = this.#options.store;
    const copy = new Database(storeFile(backup.folder), { readonly: true });
    try {
      const common = lastCommonRecord(sqlite, copy);
      if (common === 0) throw new DutyError('rule-broken', 'backup-other-store', [backup.name]);
      return {
        records: chainHead(sqlite).seq - common,
        entries: entriesUpTo(sqlite, Number.MAX_SAFE_INTEGER) - entriesUpTo(sqlite, common),
        since: recordBySeq(sqlite, common + 1)?.at ?? null,
        sentSince: sentSinceIn(recordsOfSending(sqlite, common), copy),
      };
    } catch (error) {
      if (error instanceof DutyError) throw error;
      throw new DutyError('rule-broken', 'backup-changed', [backup.name]);
    } finally {
      copy.close();
    }
  }

  /** True where the clock asks for a backup. */
  isDue(): boolean {
    const { sqlite } = this.#options.store;
    // A store that is not set up holds nothing yet.
    if (this.#isRunning || stationNow(sqlite) === undefined) return false;
    return isBackupDue({
      now: this.#options.clock.now(),
      everyMinutes: backupSettingsNow(sqlite).everyMinutes,
      newestAt: this.#newest()?.madeAt ?? null,
      lastTry: this.#lastTry,
    });
  }

  /** Makes a backup, then its copy in the second place; a second place that fails is remembered, the backup still counts. */
  async make(by: Author, progress: Progress): Promise<Backup> {
    return this.#attempt(async () => {
      const { store } = this.#options;
      // Its folder is on the drive that is gone: what can be made there now is not beside the store.
      if (!store.isThere()) throw storeGone(store.folder);
      const at = this.#options.clock.now();
      const made = await makeBackup(store, this.#root, 'first', at, part(progress, 0, 70));
      if (!store.sqlite.open) throw new DutyError('cancelled', 'backup');
      this.#record(by, { what: 'made', ...this.#named(made), sha256: made.sha256 });
      this.#lastFailure = null;
      await this.#removeOld(this.#root, at);
      await this.#copyToSecond(made, part(progress, 70, 100));
      return made;
    });
  }

  /** Restores the newest backup into a temporary copy and compares it; one that fails does not count any more. */
  async drill(by: Author, progress: Progress): Promise<DrillReport> {
    const { store } = this.#options;
    const newest = this.#newest();
    if (newest === undefined) throw new DutyError('not-found', 'backup');
    const report = await drillBackup(store, newest, progress);
    if (report.problem !== null) {
      markBackupFault(newest.folder, report.problem);
      this.#fail('first', new DutyError('rule-broken', 'backup-drill', [newest.name, report.problem]));
    }
    this.#record(by, { what: 'drill', ...this.#named(newest), problem: report.problem });
    this.#options.changed(['backups']);
    return report;
  }

  async #attempt(work: () => Promise<Backup>): Promise<Backup> {
    const { clock, changed } = this.#options;
    this.#isRunning = true;
    changed(['backups']);
    let hasFailed = true;
    try {
      const made = await work();
      hasFailed = false;
      return made;
    } catch (error) {
      this.#fail('first', error);
      // A copy that does not hold may be the copy of a store that does not.
      if (error instanceof DutyError && error.failure.message === 'backup-not-intact')
        noteDamage(this.#options.store.folder, error.failure.details.join(' '));
      throw error;
    } finally {
      this.#isRunning = false;
      this.#lastTry = { at: clock.now(), hasFailed };
      changed(['backups']);
    }
  }

  async #copyToSecond(made: Backup, progress: Progress): Promise<void> {
    const { store } = this.#options;
    const { secondFolder } = backupSettingsNow(store.sqlite);
    if (secondFolder === null) return;
    try {
      const root = openSecondRoot(store.sqlite, secondFolder);
      const sqlite = new Database(storeFile(made.folder), { readonly: true });
      try {
        await makeBackup({ sqlite, folder: made.folder }, root, 'second', made.madeAt, progress);
      } finally {
        sqlite.close();
      }
      await this.#removeOld(root, made.madeAt);
    } catch (error) {
      this.#fail('second', error);
      if (!(error instanceof DutyError)) this.#options.report(error, 'backup');
    }
  }

  #folderOf(place: Backup['place']): string {
    const { folder, sqlite } = this.#options.store;
    return place === 'second' ? (backupSettingsNow(sqlite).secondFolder ?? folder) : folder;
  }

  #good(): readonly Backup[] {
    return backupsIn(this.#root, 'first').filter((backup) => backup.fault === null);
  }

  /** The good backup that was made last; one whose time lies ahead was made before the clock was set back. */
  #newest(): Backup | undefined {
    const good = this.#good();
    const now = this.#options.clock.now();
    return good.find((backup) => backup.madeAt <= now) ?? good[0];
  }

  #named(backup: Backup): { readonly backup: string; readonly records: number; readonly head: string } {
    return { backup: backup.name, records: backup.records, head: backup.head.hash };
  }

  #fail(place: Backup['place'], error: unknown): void {
    const { failure } =
      error instanceof DutyError ? error : refusalOf(error, 'backup', this.#folderOf(place));
    if (failure.code === 'cancelled') return;
    this.#lastFailure = {
      ...failure,
      details: [...failure.details],
      place,
      at: this.#options.clock.now(),
    };
  }

  #record(by: Author, body: RecordBody<'backup'>): void {
    const { store, clock, changed } = this.#options;
    const { sqlite } = store;
    if (!store.isThere()) throw storeGone(store.folder);
    const at = clock.now();
    sqlite
      .transaction(() => {
        append(sqlite, { kind: 'backup', at, by, shift: runningShiftNo(sqlite), body });
        if (body.what === 'drill') writeDrill(sqlite, at);
      })
      .immediate();
    changed(['log']);
  }

  async #removeOld(root: string, now: Instant): Promise<void> {
    try {
      await removeOldBackups(root, now, stationNow(this.#options.store.sqlite)?.station.zone ?? 'UTC');
    } catch (error) {
      // An old backup that stays does no harm; the new one counts.
      this.#options.report(error, 'backup');
    }
  }
}
