import { dispatch, type Room } from '#contract/dispatch';
import { DutyError, type ErrorCode, type Failure, type Reply } from '#contract/errors';
import type { Topic } from '#contract/kinds';
import { methods, type NameOf, type RescueMethod } from '#contract/methods';
import type { Session } from '#contract/methods/people';
import type { AlarmMessage, Call, HostReply, HostRequest } from '#contract/wire';
import { addMinutes, type Instant } from '#domain/time/instant';
import { Backups } from './backup/backups.ts';
import type { Clock } from './clock.ts';
import { handlers } from './handlers/index.ts';
import { type AlarmClock, createAlarmClock } from './incident/alarm-clock.ts';
import { Jobs } from './jobs/jobs.ts';
import { createDayWatch, type DayWatch } from './office/day-watch.ts';
import { createInboxWatch, type InboxWatch } from './office/inbox-watch.ts';
import { type Courier, createCourier } from './package/courier.ts';
import { createWithdrawals, type Withdrawals } from './package/withdrawals.ts';
import type { PackageOrder } from './package/make-package.ts';
import { RecordedReads } from './recorded-reads.ts';
import { refusalOf } from './refusal.ts';
import type { RoomWork } from './room-work.ts';
import { answerGiven, forgetAnswersBefore, rememberAnswer } from './store/commands.ts';
import { type Author, append, type ChainedRecord, noAuthor, sha256 } from './store/ledger.ts';
import { openStore, type Store, storeGone } from './store/open-store.ts';
import type { RecordBody, RecordKind } from './store/record-bodies.ts';
import { recordRestored } from './store/restored-note.ts';
import { sessionAt } from './store/sessions.ts';
import { runningShiftNo } from './store/shifts.ts';
import { stationNow } from './store/station.ts';

/** A call that the duty service answers while its store is open. */
export type ServiceMethod = Exclude<NameOf<'query'> | NameOf<'command'>, RescueMethod>;

/** What a query may use. */
export type Read = {
  readonly store: Store;
  readonly now: Instant;
  readonly seat: string;
  /** Who makes the call; null only in calls that anybody may make. */
  readonly session: Session | null;
  readonly jobs: Jobs;
  readonly backups: Backups;
  readonly alarms: AlarmClock;
  readonly inbox: InboxWatch;
  readonly days: DayWatch;
  readonly withdrawals: Withdrawals;
};

/** What a command may use: everything of a query, and the end of the chain. */
export type Write = Read & {
  readonly newId: () => string;
  readonly append: <K extends RecordKind>(kind: K, body: RecordBody<K>, by?: Author) => ChainedRecord<K>;
};

/** What the room needs of the process it runs in. */
export type RoomOptions = {
  readonly folder: string;
  /** Set where a store was used before in this folder: then an empty one is not made in its place. */
  readonly mustExist?: boolean;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly changed: (topics: readonly Topic[]) => void;
  readonly host: (request: HostRequest) => Promise<HostReply>;
  /** Told of defects, with their stacks; a screen never sees these. */
  readonly report: (error: unknown, name: string) => void;
  /** Told of clocks of incidents that ring; absent where nobody hears them. */
  readonly rang?: (alarm: AlarmMessage) => void;
  /** Closes the store and opens the one that was given over to its folder; absent where there is no window. */
  readonly reopen?: () => void;
};

/** An open duty room: answers calls until it is closed. */
export type DutyRoom = {
  /** Answers what is answered at once; a slow question is asked with `answer`. */
  readonly call: (call: Call) => Reply;
  readonly answer: (call: Call) => Reply | Promise<Reply>;
  readonly store: Store;
  readonly jobs: Jobs;
  readonly backups: Backups;
  readonly alarms: AlarmClock;
  readonly courier: Courier;
  readonly inbox: InboxWatch;
  readonly withdrawals: Withdrawals;
  readonly days: DayWatch;
  readonly close: () => void;
};

const openWhileLocked: ReadonlySet<string> = new Set([
  'session.unlock',
  'session.signOut',
  'session.lock',
  'draft.save',
  'handover.keep',
  'form.keep',
]);
const openBeforeNewPassword: ReadonlySet<string> = new Set([
  'session.changePassword',
  'session.signOut',
  'session.lock',
  'session.unlock',
]);

/** Commands that may be done twice without harm, and often are. */
const harmlessTwice: ReadonlySet<string> = new Set([
  'draft.save',
  'handover.keep',
  'form.keep',
  'session.lock',
  'job.cancel',
]);

function authorize(session: Session | null, name: ServiceMethod): void {
  const { allow } = methods[name];
  if (allow === 'public') return;
  if (session === null) throw new DutyError('signed-out', name);
  if (session.isLocked && !openWhileLocked.has(name)) throw new DutyError('locked', name);
  if (session.mustChangePassword && !openBeforeNewPassword.has(name))
    throw new DutyError('not-allowed', 'must-change-password');
  if (allow === 'signed-in') return;
  const allowed: readonly string[] = allow;
  if (!session.roles.some((role) => allowed.includes(role))) throw new DutyError('not-allowed', name);
}

/** Nothing that a password could be guessed from may stay in the store. */
const withoutPasswords = (key: string, value: unknown): unknown =>
  ['password', 'old', 'new'].includes(key) ? '' : value;

const answersKeptMinutes = 7 * 24 * 60;

/** Opens the duty room in a folder. */
export function openRoom(options: RoomOptions): DutyRoom {
  const store = openStore(options.folder, { mustExist: options.mustExist === true });
  const { sqlite } = store;
  const refuseIfGone = (): void => {
    if (!store.isThere()) throw storeGone(options.folder);
  };
  /** Before the work, so that nothing is put where the store was; after it, because only then is it acknowledged. */
  const inPlace = <T>(work: () => T): T => {
    refuseIfGone();
    const done = work();
    refuseIfGone();
    return done;
  };
  try {
    recordRestored(store, options.clock.now());
    sqlite
      .transaction(() => forgetAnswersBefore(sqlite, addMinutes(options.clock.now(), -answersKeptMinutes)))
      .immediate();
  } catch (error) {
    // The hold would keep the rescue out that this store may need.
    store.close();
    throw error;
  }
  const alarms = createAlarmClock({
    store,
    clock: options.clock,
    rang: (alarm) => options.rang?.(alarm),
    changed: () => options.changed(['incident']),
    report: options.report,
  });
  const changed = (topics: readonly Topic[]): void => {
    alarms.noteChanged(topics);
    options.changed(topics);
  };
  const backups = new Backups({ ...options, store });
  const work: RoomWork = {
    store,
    clock: options.clock,
    newId: options.newId,
    report: options.report,
    write: (session, topics, doWork) => {
      const done = sqlite
        .transaction(() => inPlace(() => doWork(writeFor({ ...readAt(''), session }))))
        .immediate();
      changed(topics);
      return done;
    },
  };
  const inbox = createInboxWatch(work);
  const days = createDayWatch(work);
  const make = async (session: Session | null, order: PackageOrder): Promise<Failure | null> => {
    const { failure } = await jobs.finished(jobs.startPackage(session, order).id);
    // The codes of a job's failure are those of calls.
    return failure === null ? null : { ...failure, code: failure.code as ErrorCode };
  };
  const withdrawals = createWithdrawals(work, make);
  const courier = createCourier(work, async (order) => {
    const failure = await make(null, order);
    if (failure !== null) throw new DutyError(failure.code, failure.message, failure.details);
  });
  const jobs: Jobs = new Jobs({
    ...options,
    ...work,
    backups,
    alarms,
    inbox,
    days,
    withdrawals,
    recordExport: (session, body) => {
      refuseIfGone();
      sqlite
        .transaction(() =>
          append(sqlite, {
            kind: 'export',
            at: options.clock.now(),
            by: { accountId: session.accountId, name: session.personName },
            shift: runningShiftNo(sqlite),
            body,
          }),
        )
        .immediate();
      options.changed(['log']);
    },
  });
  const readAt = (seat: string): Read => ({
    store,
    now: options.clock.now(),
    seat,
    session: sessionAt(sqlite, seat),
    jobs,
    backups,
    alarms,
    inbox,
    days,
    withdrawals,
  });
  const writeFor = (read: Read): Write => {
    const author =
      read.session === null ? noAuthor : { accountId: read.session.accountId, name: read.session.personName };
    return {
      ...read,
      newId: options.newId,
      append: (kind, body, by = author) =>
        append(sqlite, { kind, at: read.now, by, shift: runningShiftNo(sqlite), body }),
    };
  };
  const writeAt = (seat: string): Write => writeFor(readAt(seat));
  const reads = new RecordedReads();
  const recordRead = (name: ServiceMethod, seat: string, input: unknown): void => {
    const session = 'isReadRecorded' in methods[name] ? sessionAt(sqlite, seat) : null;
    if (session === null) return;
    const at = options.clock.now();
    reads.recordOnce({ name, input }, session, at, sqlite, (body) => {
      const by = { accountId: session.accountId, name: session.personName };
      sqlite
        .transaction(() => append(sqlite, { kind: 'read', at, by, shift: runningShiftNo(sqlite), body }))
        .immediate();
      options.changed(['log']);
    });
  };
  const room: Room<ServiceMethod, Read, Write> = {
    handlers,
    // In one transaction: three reads for the price of one lock.
    authorize: sqlite.transaction((name: ServiceMethod, seat: string): void => {
      if (methods[name].allow !== 'public' && stationNow(sqlite) === undefined)
        throw new DutyError('not-set-up', name);
      authorize(sessionAt(sqlite, seat), name);
    }),
    read: readAt,
    write: (call, work) => {
      if (harmlessTwice.has(call.name))
        return {
          output: sqlite.transaction(() => inPlace(() => work(writeAt(call.seat)))).immediate(),
          isRepeat: false,
        };
      const inputHash = sha256(JSON.stringify(call.input, withoutPasswords));
      const done = sqlite
        .transaction((): { output: unknown; isRepeat: boolean } | DutyError => {
          const given = answerGiven(sqlite, call.callId, call.name, inputHash);
          if (given !== undefined) return { output: given.output, isRepeat: true };
          try {
            const write = writeAt(call.seat);
            const output = inPlace(() => work(write));
            rememberAnswer(sqlite, call.callId, call.name, inputHash, output, write.now);
            return { output, isRepeat: false };
          } catch (error) {
            // A wrong password was written down before it was refused; leaving here without throwing keeps that.
            if (error instanceof DutyError && error.isRecorded) return error;
            throw error;
          }
        })
        .immediate();
      if (done instanceof DutyError) {
        options.changed(['accounts']);
        throw done;
      }
      return done;
    },
    changed,
    answered: (name, seat, input) => {
      try {
        recordRead(name, seat, input);
      } catch (error) {
        // A disk that takes no record must not keep the desk from its papers in the worst hour; the defect is written down.
        options.report(error, name);
      }
    },
    report: (error, name) => {
      options.report(error, name);
      return store.isThere() ? refusalOf(error, name, options.folder) : storeGone(options.folder);
    },
  };
  return {
    store,
    jobs,
    backups,
    alarms,
    courier,
    inbox,
    withdrawals,
    days,
    call: (call) => {
      const reply = dispatch(room, call);
      if (reply instanceof Promise) throw new RangeError(`${call.method} is answered later`);
      return reply;
    },
    answer: (call) => dispatch(room, call),
    close: () => {
      jobs.cancelAll();
      store.close();
    },
  };
}
