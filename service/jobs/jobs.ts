import type { Topic } from '#contract/kinds';
import type { Session } from '#contract/methods/people';
import type { ExportFormat, Job } from '#contract/methods/records';
import type { HostReply, HostRequest } from '#contract/wire';
import { DutyError } from '#contract/errors';
import { addMonths, edgesOfMonth } from '#domain/rota/duty';
import type { IsoDay } from '#domain/time/instant';
import { localParts } from '#domain/time/zone';
import type { Backup } from '#contract/methods/backup';
import type { Backups } from '../backup/backups.ts';
import { prepareStore } from '../backup/prepare-store.ts';
import type { AssessmentOrder } from '../documents/export-assessment.ts';
import type { ChecksOrder } from '../documents/export-checks.ts';
import type { ExportedFile } from '../documents/exported-file.ts';
import type { AbsenceOrder } from '../documents/export-absence.ts';
import type { PeriodOrder } from '../documents/export-period.ts';
import type { ProductOrder } from '../documents/export-product.ts';
import type { OfficeOrder } from '../documents/export-office.ts';
import type { ReportOrder } from '../documents/export-report.ts';
import { productKeyOf } from '../documents/product-paper.ts';
import { reportKey } from '../documents/report-paper.ts';
import type { RotaOrder } from '../documents/export-rota.ts';
import { rotaDraftVersion } from '../store/rota-drafts.ts';
import type { GenerateOrder } from '../rota/generate-months.ts';
import type { PlanOrder } from '../period/generate-plan.ts';
import { planDraftVersion } from '../store/period-plans.ts';
import type { SheetOrder } from '../documents/export-sheet.ts';
import { storeFile } from '../store/open-store.ts';
import type { DutyPackage } from '#domain/package/package';
import type { PackageOrder } from '../package/make-package.ts';
import { type Author, chainHead } from '../store/ledger.ts';
import { refusalOf } from '../refusal.ts';
import type { AlarmClock } from '../incident/alarm-clock.ts';
import type { DayWatch } from '../office/day-watch.ts';
import type { InboxWatch } from '../office/inbox-watch.ts';
import { takeAttached, takeFolder } from '../office/take-folder.ts';
import type { RoomWork } from '../room-work.ts';
import type { RecordBody } from '../store/record-bodies.ts';
import type { Read } from '../room.ts';
import { verifyStore, type Progress } from '../verify.ts';
import type { Withdrawals } from '../package/withdrawals.ts';

/** What long pieces of work need of the process they run in. */
export type JobOptions = RoomWork & {
  readonly backups: Backups;
  readonly alarms: AlarmClock;
  readonly inbox: InboxWatch;
  readonly days: DayWatch;
  readonly withdrawals: Withdrawals;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly host: (request: HostRequest) => Promise<HostReply>;
  /** Closes the store and opens what was given over; absent where no window could sign in again. */
  readonly reopen?: (() => void) | undefined;
  readonly recordExport: (session: Session, body: RecordBody<'export'>) => void;
};

/** What an export is asked to make. */
export type ExportOrder = {
  readonly fromDay: IsoDay;
  readonly untilDay: IsoDay;
  readonly formats: readonly ExportFormat[];
  readonly folder: string;
};

const breath = (): Promise<void> => new Promise((resume) => setImmediate(resume));

type Running = { state: Job; isCancelled: boolean; readonly finished: Promise<void> };

/** Long pieces of work: each breathes between steps, so that calls are answered meanwhile, and can be cancelled. */
export class Jobs {
  readonly #options: JobOptions;
  readonly #running = new Map<string, Running>();
  /** The end of the queue of packages: each has the number after the one before. */
  #lastPackage: Promise<unknown> = Promise.resolve();

  constructor(options: JobOptions) {
    this.#options = options;
  }

  /** How far a piece of work is; refuses an id of another life of the service. */
  stateOf(id: string): Job {
    const running = this.#running.get(id);
    if (running === undefined) throw new DutyError('not-found', 'job', [id]);
    return running.state;
  }

  /** Asks a piece of work to stop at its next step. */
  cancel(id: string): Job {
    const state = this.stateOf(id);
    const running = this.#running.get(id);
    if (running !== undefined) running.isCancelled = true;
    return state;
  }

  /** Asks everything to stop. */
  cancelAll(): void {
    for (const running of this.#running.values()) running.isCancelled = true;
  }

  /** Resolves when a piece of work has ended, however it ended. */
  async finished(id: string): Promise<Job> {
    await this.#running.get(id)?.finished;
    return this.stateOf(id);
  }

  /** Starts checking the store. */
  startVerify(): Job {
    return this.#start('verify', this.#options.store.folder, async (progress) => ({
      verdict: await verifyStore(this.#options.store, progress),
      files: [],
    }));
  }

  /** Starts writing days into files; refuses nothing here, the job itself fails with the reason. */
  startExport(session: Session, order: ExportOrder): Job {
    const { fromDay, untilDay } = order;
    return this.#startFiles(session, order, { fromDay, untilDay }, async (progress) => {
      // Document libraries are large; they load when somebody exports.
      const { exportDays } = await import('../documents/export-days.ts');
      return exportDays(this.#options.store, order, this.#options.host, progress);
    });
  }

  /** Starts writing a handover sheet into files; the job itself fails with the reason. */
  startSheetExport(session: Session, order: SheetOrder): Job {
    const { day, no } = order.sheet.shift;
    const of = { fromDay: day, untilDay: day, sheetOf: no };
    return this.#startFiles(session, order, of, async (progress) => {
      const { exportSheet } = await import('../documents/export-sheet.ts');
      return exportSheet(order, this.#options.host, progress);
    });
  }

  /** Starts writing the form of an absence, or the ledger of a month, into files; the job itself fails with the reason. */
  startAbsenceExport(session: Session, order: AbsenceOrder): Job {
    const { paper } = order;
    const of =
      paper.kind === 'form'
        ? {
            fromDay: paper.absence.from.day,
            untilDay: paper.absence.until.day,
            absenceOf: paper.absence.number,
            withWhereabouts: paper.withWhereabouts,
          }
        : {
            fromDay: paper.ledger.fromDay,
            untilDay: paper.ledger.untilDay,
            absenceOf: paper.month,
            withWhereabouts: paper.whereabouts !== null,
          };
    return this.#startFiles(session, order, of, async (progress) => {
      const { exportAbsence } = await import('../documents/export-absence.ts');
      return exportAbsence(order, this.#options.host, progress);
    });
  }

  /** Starts writing the table or the summary of an important period into files; the job itself fails with the reason. */
  startPeriodExport(session: Session, order: PeriodOrder): Job {
    const { paper } = order;
    const of =
      paper.kind === 'table'
        ? {
            fromDay: paper.fromDay,
            untilDay: paper.untilDay,
            periodOf: `${paper.number}/${paper.version ?? 0}`,
          }
        : {
            fromDay: paper.summary.period.fromDay,
            untilDay: paper.summary.period.untilDay,
            periodOf: `${paper.summary.period.number}/summary`,
          };
    return this.#startFiles(session, order, of, async (progress) => {
      const { exportPeriod } = await import('../documents/export-period.ts');
      return exportPeriod(order, this.#options.host, progress);
    });
  }

  /** Starts writing a report or bulletin into files; the job itself fails with the reason. */
  startReportExport(session: Session, order: ReportOrder): Job {
    const { report, zone } = order.paper;
    const { day } = localParts(report.issuedAt, zone);
    const of = { fromDay: day, untilDay: day, reportOf: reportKey(order.paper) };
    return this.#startFiles(session, order, of, async (progress) => {
      const { exportReport } = await import('../documents/export-report.ts');
      return exportReport(order, this.#options.host, progress);
    });
  }

  /** Starts writing a product into files; the job itself fails with the reason. */
  startProductExport(session: Session, order: ProductOrder): Job {
    const { product } = order.paper;
    const { fromDay, untilDay } = product.fields;
    const of = { fromDay, untilDay, productOf: productKeyOf(product) };
    return this.#startFiles(session, order, of, async (progress) => {
      const { exportProduct } = await import('../documents/export-product.ts');
      return exportProduct(order, this.#options.host, progress);
    });
  }

  /** Starts making a package after those that were asked for before; the job itself fails with the reason. */
  startPackage(session: Session | null, order: PackageOrder): Job {
    const { host, write } = this.#options;
    const before = this.#lastPackage;
    const job = this.#start('package', this.#options.store.folder, async (progress) => {
      await before;
      await progress(0, 1);
      const { makePackage } = await import('../package/make-package.ts');
      const { made, restored } = await makePackage(order, {
        read: () => this.#readFor(session),
        session,
        host,
        write,
        progress,
      });
      return { packageId: made.id, restored };
    });
    this.#lastPackage = this.finished(job.id);
    return job;
  }

  /** Starts putting a package into a folder that somebody chose; the job itself fails with the reason. */
  startPackageSave(session: Session, one: DutyPackage, folder: string): Job {
    const { fromDay, untilDay } = one;
    const of = { fromDay, untilDay, packageOf: `${one.publicKey.slice(0, 8)}-${one.sequence}` };
    return this.#startFiles(session, { folder, formats: ['zip'] }, of, async (progress) => {
      await progress(0, 1);
      const { savePackage } = await import('../package/save-package.ts');
      return [await savePackage({ id: one.id, folder, session }, this.#options)];
    });
  }

  /** Starts writing the notice on the spot checks of a month into files; the job itself fails with the reason. */
  startChecksExport(session: Session, order: ChecksOrder): Job {
    const { month } = order.paper.summary;
    return this.#startFiles(session, order, { ...edgesOfMonth(month), checksOf: month }, async (progress) => {
      const { exportChecks } = await import('../documents/export-checks.ts');
      return exportChecks(order, this.#options.host, progress);
    });
  }

  /** Starts writing the assessment of a span into a workbook; the job itself fails with the reason. */
  startAssessmentExport(session: Session, order: AssessmentOrder): Job {
    const { fromDay, untilDay } = order.paper.assessment.span;
    const of = { fromDay, untilDay, assessmentOf: `${fromDay}/${untilDay}` };
    return this.#startFiles(session, { ...order, formats: ['xlsx'] }, of, async (progress) => {
      const { exportAssessment } = await import('../documents/export-assessment.ts');
      return exportAssessment(order, progress);
    });
  }

  /** Starts writing a table of a central office into a workbook; the job itself fails with the reason. */
  startOfficeExport(session: Session, order: OfficeOrder): Job {
    const { clock } = this.#options;
    const { what, fromDay, untilDay } = order.of;
    const of = { fromDay, untilDay, officeOf: what };
    return this.#startFiles(session, { ...order, formats: ['xlsx'] }, of, async (progress) => {
      const { exportOffice } = await import('../documents/export-office.ts');
      return exportOffice(order, () => clock.now(), progress);
    });
  }

  /** Starts writing a month's rota into files; the job itself fails with the reason. */
  startRotaExport(session: Session, order: RotaOrder): Job {
    const { month, version } = order.paper;
    const of = { ...edgesOfMonth(month), rotaOf: `${month}/${version ?? 0}` };
    return this.#startFiles(session, order, of, async (progress) => {
      const { exportRota } = await import('../documents/export-rota.ts');
      return exportRota(order, this.#options.host, progress);
    });
  }

  /** Starts writing papers into files and records what left the machine. */
  #startFiles(
    session: Session,
    { folder, formats }: { readonly folder: string; readonly formats: readonly string[] },
    of: Omit<RecordBody<'export'>, 'formats' | 'files'>,
    write: (progress: Progress) => Promise<readonly ExportedFile[]>,
  ): Job {
    return this.#start('export', folder, async (progress) => {
      const files = await write(progress);
      this.#options.recordExport(session, {
        ...of,
        formats,
        files: files.map(({ name, sha256 }) => ({ name, sha256 })),
      });
      return { files: files.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 })) };
    });
  }

  /** True while any piece of work is under way. */
  isBusy(): boolean {
    return [...this.#running.values()].some(({ state }) => state.state === 'running');
  }

  /** The backup that is being made, or undefined. */
  runningBackup(): Job | undefined {
    return this.#runningOf('backup');
  }

  #runningOf(kind: Job['kind']): Job | undefined {
    return [...this.#running.values()].find(({ state }) => state.kind === kind && state.state === 'running')
      ?.state;
  }

  /** Starts making a backup; where one is being made, gives that one. */
  startBackup(by: Author): Job {
    return (
      this.runningBackup() ??
      this.#start('backup', this.#options.store.folder, async (progress) => {
        const { folder, bytes, sha256 } = await this.#options.backups.make(by, progress);
        return { files: [{ file: storeFile(folder), bytes, sha256 }] };
      })
    );
  }

  /** Starts proving the newest backup, or gives the proof that runs: two would restore into one folder. */
  startDrill(by: Author): Job {
    return (
      this.#runningOf('drill') ??
      this.#start('drill', this.#options.store.folder, async (progress) => ({
        drill: await this.#options.backups.drill(by, progress),
      }))
    );
  }

  /** Starts restoring a backup in the place of the store; when it is done, another room has begun. */
  startRestore(by: Author, backup: Backup, reason: string): Job {
    const { store, clock, reopen } = this.#options;
    // Two would empty each other's folder.
    if (
      [...this.#running.values()].some(({ state }) => state.kind === 'restore' && state.state === 'running')
    )
      throw new DutyError('conflict', 'restore-running');
    return this.#start('restore', store.folder, async (progress) => {
      if (reopen === undefined) throw new DutyError('rule-broken', 'restore-by-console');
      const prepared = await prepareStore(backup.folder, store.folder, clock.now(), progress);
      const running = this.runningBackup();
      if (running !== undefined) await this.finished(running.id);
      const { sentSince } = this.#options.backups.loss(backup);
      prepared.giveOver({ by, backup: backup.name, gaveUp: chainHead(store.sqlite), reason, sentSince });
      reopen();
      return {};
    });
  }

  /** Starts filling the drafts of months; each month that is done stays when the work is cancelled. */
  startGenerate(session: Session, order: Omit<GenerateOrder, 'byName' | 'versions'>): Job {
    const { store, changed } = this.#options;
    const months = Array.from({ length: order.months }, (_one, index) => addMonths(order.month, index));
    const versions = new Map(months.map((month) => [month, rotaDraftVersion(store.sqlite, month)]));
    return this.#start('generate', store.folder, async (progress, isCancelled) => {
      // The solver is large; it loads when somebody generates.
      const { generateMonths } = await import('../rota/generate-months.ts');
      await generateMonths(
        { ...order, versions, byName: session.personName },
        {
          read: () => this.#readFor(session),
          progress,
          isCancelled,
          changed: () => changed(['rota']),
        },
      );
      return {};
    });
  }

  /** Starts making the draft of a period's table; what stood stays when the work is cancelled. */
  startPlan(session: Session, order: Omit<PlanOrder, 'byName' | 'version'>): Job {
    const { store, changed } = this.#options;
    const version = planDraftVersion(store.sqlite, order.id);
    return this.#start('generate', store.folder, async (progress, isCancelled) => {
      const { generatePlan } = await import('../period/generate-plan.ts');
      await generatePlan(
        { ...order, version, byName: session.personName },
        {
          read: () => this.#readFor(session),
          progress,
          isCancelled,
          changed: () => changed(['period']),
        },
      );
      return {};
    });
  }

  /** Starts taking the packages of a folder in; what was taken stays when the work is cancelled. */
  startTakeFolder(session: Session, folder: string): Job {
    const { store } = this.#options;
    return this.#start('take', store.folder, async (progress, _isCancelled, tell) => ({
      taken: await takeFolder(this.#options, session, folder, progress, (taken) => tell({ taken })),
    }));
  }

  /** Starts taking one package in whose bytes are among the attachments. */
  startTakeFile(session: Session, file: { readonly name: string; readonly hash: string }): Job {
    const { store } = this.#options;
    return this.#start('take', store.folder, async (progress) => ({
      taken: await takeAttached(this.#options, session, file, progress),
    }));
  }

  /** What work reads of the room as it is now. */
  #readFor(session: Session | null): Read {
    const { store, clock, backups, alarms, inbox, days, withdrawals } = this.#options;
    return {
      store,
      now: clock.now(),
      seat: '',
      session,
      jobs: this,
      backups,
      alarms,
      inbox,
      days,
      withdrawals,
    };
  }

  #start(
    kind: Job['kind'],
    /** Where it writes, for the words of a disk that takes nothing. */
    folder: string,
    work: (
      progress: Progress,
      isCancelled: () => boolean,
      /** Says what there is already; it stays where the work does not come to its end. */
      tell: (parts: Pick<Job, 'taken'>) => void,
    ) => Promise<Partial<Pick<Job, 'verdict' | 'files' | 'drill' | 'taken' | 'packageId' | 'restored'>>>,
  ): Job {
    const id = this.#options.newId();
    const first: Job = {
      id,
      kind,
      state: 'running',
      done: 0,
      total: 0,
      files: [],
      failure: null,
      verdict: null,
      drill: null,
      taken: null,
      packageId: null,
      restored: null,
      startedAt: this.#options.clock.now(),
    };
    const set = (parts: Partial<Job>): void => {
      const running = this.#running.get(id);
      if (running === undefined) return;
      running.state = { ...running.state, ...parts };
      this.#options.changed(['jobs']);
    };
    const progress: Progress = async (done, total) => {
      set({ done, total });
      await breath();
      if (this.#running.get(id)?.isCancelled === true) throw new DutyError('cancelled', kind);
    };
    const run = async (): Promise<void> => {
      await breath();
      try {
        const isCancelled = (): boolean => this.#running.get(id)?.isCancelled === true;
        set({ ...(await work(progress, isCancelled, set)), state: 'done' });
      } catch (error) {
        // What a store that is being closed says to work that was asked to stop is no defect.
        const isStopped = this.#running.get(id)?.isCancelled === true;
        const expected =
          error instanceof DutyError ? error : isStopped ? new DutyError('cancelled', kind) : undefined;
        const { failure } = expected ?? refusalOf(error, kind, folder);
        if (expected === undefined) this.#options.report(error, kind);
        set({
          state: failure.code === 'cancelled' ? 'cancelled' : 'failed',
          failure: { ...failure, details: [...failure.details] },
        });
      }
    };
    this.#running.set(id, { state: first, isCancelled: false, finished: Promise.resolve() });
    const finished = run();
    this.#running.set(id, { state: first, isCancelled: false, finished });
    return first;
  }
}
