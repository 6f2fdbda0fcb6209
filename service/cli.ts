import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DutyError, type ErrorCode, type Reply } from '#contract/errors';
import { isMethodName, methods, type Output } from '#contract/methods';
import { exportFormat, type Job } from '#contract/methods/records';
import type { SentSince } from '#domain/backup/sent-since';
import { isoDay } from '#domain/time/instant';
import type { BackupPage } from './backup/backup-page.ts';
import { backupTo, restoreFrom } from './backup/by-hand.ts';
import { systemClock } from './clock.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { printWithRuntime } from './print-with-runtime.ts';
import { againstPaper, readPrintedHead } from './printed-head.ts';
import { packageDay, type ReportDesk, reportDay, takeInbox } from './command-line/report-commands.ts';
import { sentAfterBackup, warningOf } from './command-line/sent-after-backup.ts';
import { type Outcome, UsageError } from './command-line/usage.ts';
import { refusalOf } from './refusal.ts';
import { type DutyRoom, openRoom } from './room.ts';
import { append, noAuthor } from './store/ledger.ts';
import { runningShiftNo } from './store/shifts.ts';

const help = `duty --store DIR COMMAND

  init                          make an empty store in DIR (then: call setup.complete)
  call METHOD JSON [--as NAME]  make one call; JSON may be - for standard input, and must be where it holds a password
  methods                       the contract as JSON Schema
  export-day DAY --to DIR [--until DAY] [--formats docx,xlsx,csv,json,pdf] --as NAME
  report DAY [--zero | --auto] [--to DIR] [--formats docx,pdf,xlsx] --as NAME
                                write and sign the daily report of DAY where none stands; --zero refuses where something
                                happened (exit 4), --auto makes it a zero report where nothing did
  package DAY --to DIR --as NAME   put the signed package of the report of DAY into DIR; exit 4 where there is no report
  inbox DIR --as NAME           take the packages of DIR in, as a central office; exit 5 where some were not accepted
  verify [--head SEQ:HASH]      check every record, and against a head that was printed; exit 3 names the first that does not hold
  backup --to DIR               write a complete, checked copy of the store into an empty DIR; it opens as a store
  restore --from DIR [--instead-of DIR]
                                put a backup, checked first, into the empty folder that --store names; says what the store
                                whose place it takes (the one that the backup lies in, or the one that is named) made and
                                sent after the backup
  seed-demo [--days N]          fill an empty DIR with plausible days (invented names, password Demo-2026)
  help

  --as NAME signs in first. The password comes from the environment (DUTY_PASSWORD) or, where that is not set, from the
  first line of standard input; never from an argument. Output is JSON; the exit code is 0 only on success,
  2 for a wrong command line, 3 for a store that does not hold, 4 where there is nothing to report or to send,
  5 where packages were not all accepted, 1 for every other refusal.
`;

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Calls that start a job; the command line waits for its end. */
const jobMethods: ReadonlySet<string> = new Set([
  'export.start',
  'rota.export',
  'verify.start',
  'backup.start',
  'backup.drill',
  'product.export',
  'package.make',
  'package.save',
  'office.takeFolder',
  'office.takeFile',
  'office.export',
]);

const seat = `command-line-${randomUUID()}`;

function answer(reply: Reply): unknown {
  if (reply.ok) return reply.output;
  throw new DutyError(reply.code, reply.message, reply.details);
}

const makeCall = async (room: DutyRoom, method: string, input: unknown): Promise<unknown> =>
  answer(await room.answer({ callId: randomUUID(), seat, method, input }));

type Input = { readonly password: string; readonly rest: string };

/** The password from the environment, or the first line of standard input; what follows is the caller's. */
async function passwordAndInput(needsPassword: boolean, needsInput: boolean): Promise<Input> {
  const fromEnvironment = process.env['DUTY_PASSWORD'];
  const readsPassword = needsPassword && fromEnvironment === undefined;
  const text = readsPassword || needsInput ? await standardInput() : '';
  if (!readsPassword) return { password: fromEnvironment ?? '', rest: text };
  const end = text.indexOf('\n');
  return end === -1
    ? { password: text.trimEnd(), rest: '' }
    : { password: text.slice(0, end).trimEnd(), rest: text.slice(end + 1) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError('the input of a call is JSON');
  }
}

/** Other users of the machine see the arguments of a program. */
function refusePassword(input: unknown): void {
  JSON.stringify(input, (key, value: unknown) => {
    if (['password', 'old', 'new'].includes(key) && typeof value === 'string')
      throw new UsageError('a call that holds a password takes its JSON from standard input: -');
    return value;
  });
}

const schemaOf = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { unrepresentable: 'any' });

const contractAsSchema = (): unknown =>
  Object.fromEntries(
    Object.entries(methods)
      .filter(([, method]) => method.kind !== 'desktop')
      .map(([name, method]) => [
        name,
        {
          kind: method.kind,
          allow: method.allow,
          topics: method.topics,
          input: schemaOf(method.input),
          output: schemaOf(method.output),
        },
      ]),
  );

function open(folder: string): DutyRoom {
  return openRoom({
    folder,
    clock: systemClock,
    newId: randomUUID,
    changed: () => undefined,
    host: printWithRuntime,
    report: (error) =>
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });
}

/** Writes down in a store what was done with a copy of it. */
function recordCopy(
  room: DutyRoom,
  what: 'copied' | 'restored',
  backup: string,
  page: BackupPage,
  sentSince: SentSince | null = null,
): void {
  const { sqlite } = room.store;
  const { records, head, sha256 } = page;
  const sent = sentSince === null ? {} : { sentSince };
  const body = { what, backup, records, head: head.hash, sha256, ...sent };
  const shift = runningShiftNo(sqlite);
  sqlite
    .transaction(() => append(sqlite, { kind: 'backup', at: systemClock.now(), by: noAuthor, shift, body }))
    .immediate();
}

async function restore(from: string, folder: string, insteadOf: string | undefined): Promise<unknown> {
  if (!existsSync(join(from, 'duty.sqlite'))) throw new UsageError(`${from} has no backup`);
  const gone = sentAfterBackup(from, insteadOf);
  const page = await restoreFrom(from, folder, systemClock.now());
  const room = open(folder);
  try {
    recordCopy(room, 'restored', from, page, gone.sentSince);
  } finally {
    room.close();
  }
  process.stderr.write(warningOf(gone));
  return { store: folder, ...page, comparedWith: gone.comparedWith, sentSince: gone.sentSince };
}

async function waitForJob(room: DutyRoom, id: string): Promise<Job> {
  const job = await room.jobs.finished(id);
  // The codes of a job's failure are those of calls.
  if (job.failure !== null)
    throw new DutyError(job.failure.code as ErrorCode, job.failure.message, job.failure.details);
  return job;
}

const reportDesk = (room: DutyRoom, signer: ReportDesk['signer']): ReportDesk => ({
  // The contract gives each call its own answer; the compiler cannot follow it through a name.
  ask: async (method, input) => (await makeCall(room, method, input)) as Output<typeof method>,
  ended: (id) => waitForJob(room, id),
  signer,
});

function reportCommand(
  command: 'report' | 'package' | 'inbox',
  desk: ReportDesk,
  named: string | undefined,
  options: Parameters<typeof reportDay>[2],
): Promise<Outcome> {
  if (command === 'report') return reportDay(desk, named, options);
  return command === 'package' ? packageDay(desk, named, options) : takeInbox(desk, named);
}

async function run(
  words: readonly string[],
  options: {
    readonly store?: string | undefined;
    readonly as?: string | undefined;
    readonly to?: string | undefined;
    readonly from?: string | undefined;
    readonly 'instead-of'?: string | undefined;
    readonly until?: string | undefined;
    readonly formats?: string | undefined;
    readonly days?: string | undefined;
    readonly head?: string | undefined;
    readonly zero?: boolean | undefined;
    readonly auto?: boolean | undefined;
  },
): Promise<number> {
  const [command = 'help', first, second] = words;
  if (command === 'help') {
    process.stdout.write(help);
    return 0;
  }
  if (command === 'methods') {
    print(contractAsSchema());
    return 0;
  }
  if (
    ![
      'init',
      'call',
      'export-day',
      'report',
      'package',
      'inbox',
      'verify',
      'backup',
      'restore',
      'seed-demo',
    ].includes(command)
  )
    throw new UsageError(`no command '${command}'`);
  const printed = options.head === undefined ? undefined : readPrintedHead(options.head);
  if (options.head !== undefined && printed === undefined)
    throw new UsageError('--head is a number and a hash as they were printed, 812:3f9a07bc5d21…');
  if (options.store === undefined) throw new UsageError('--store DIR is missing');
  const folder = resolve(options.store);
  const isThere = existsSync(join(folder, 'duty.sqlite'));
  if (command === 'seed-demo') {
    if (isThere) throw new UsageError(`${folder} has a store already; demo data goes into an empty folder`);
    const days = z.coerce
      .number()
      .int()
      .min(1)
      .max(3660)
      .safeParse(options.days ?? '30');
    if (!days.success) throw new UsageError('--days is a whole number from 1 to 3660');
    print(await seedDemo(folder, { days: days.data, now: systemClock.now() }));
    return 0;
  }
  if (command === 'restore') {
    if (options.from === undefined) throw new UsageError('restore --from DIR --store DIR [--instead-of DIR]');
    const insteadOf = options['instead-of'];
    print(
      await restore(resolve(options.from), folder, insteadOf === undefined ? undefined : resolve(insteadOf)),
    );
    return 0;
  }
  if (command !== 'init' && !isThere) throw new UsageError(`${folder} has no store; make one with init`);
  const needsInput = command === 'call' && second === '-';
  const { password, rest } = await passwordAndInput(options.as !== undefined, needsInput);
  const room = open(folder);
  try {
    const signIn = async (): Promise<void> => {
      if (options.as !== undefined) await makeCall(room, 'session.signIn', { account: options.as, password });
    };
    switch (command) {
      case 'init':
        print({ store: folder, isNew: !isThere, ...((await makeCall(room, 'setup.state', {})) as object) });
        return 0;
      case 'call': {
        if (first === undefined || !isMethodName(first))
          throw new UsageError(`no method '${first ?? ''}'; see methods`);
        const input = parseJson(needsInput ? rest : (second ?? '{}'));
        if (!needsInput) refusePassword(input);
        await signIn();
        const output = await makeCall(room, first, input);
        print(jobMethods.has(first) ? await waitForJob(room, (output as { id: string }).id) : output);
        return 0;
      }
      case 'export-day': {
        const from = isoDay.safeParse(first);
        const until = isoDay.safeParse(options.until ?? first);
        const formats = z.array(exportFormat).safeParse((options.formats ?? 'docx,xlsx,csv,json').split(','));
        if (!from.success || !until.success || !formats.success || options.to === undefined)
          throw new UsageError(
            'export-day DAY --to DIR [--until DAY] [--formats docx,xlsx,csv,json,pdf] --as NAME',
          );
        await signIn();
        const job = (await makeCall(room, 'export.start', {
          fromDay: from.data,
          untilDay: until.data,
          formats: formats.data,
          folder: resolve(options.to),
        })) as { id: string };
        print(await waitForJob(room, job.id));
        return 0;
      }
      case 'report':
      case 'package':
      case 'inbox': {
        if (options.as === undefined) throw new UsageError(`${command} … --as NAME`);
        await signIn();
        const desk = reportDesk(room, { account: options.as, password });
        const outcome = await reportCommand(command, desk, first, options);
        print(outcome.printed);
        return outcome.exitCode;
      }
      case 'backup': {
        if (options.to === undefined) throw new UsageError('backup --to DIR');
        const to = resolve(options.to);
        const page = await backupTo(room.store, to, systemClock.now());
        recordCopy(room, 'copied', to, page);
        print({ folder: to, ...page });
        return 0;
      }
      default: {
        const job = await room.jobs.finished(room.jobs.startVerify().id);
        if (job.failure !== null)
          throw new DutyError(job.failure.code as ErrorCode, job.failure.message, job.failure.details);
        const verdict =
          job.verdict === null || printed === undefined
            ? job.verdict
            : againstPaper(job.verdict, room.store.sqlite, printed);
        print(verdict);
        return verdict?.isIntact === true ? 0 : 3;
      }
    }
  } finally {
    // The seat of a command line is never used again.
    if (options.as !== undefined)
      room.call({ callId: randomUUID(), seat, method: 'session.signOut', input: {} });
    room.close();
  }
}

async function main(): Promise<number> {
  let checksStore = false;
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        store: { type: 'string' },
        as: { type: 'string' },
        to: { type: 'string' },
        from: { type: 'string' },
        'instead-of': { type: 'string' },
        until: { type: 'string' },
        formats: { type: 'string' },
        days: { type: 'string' },
        head: { type: 'string' },
        zero: { type: 'boolean' },
        auto: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    checksStore = ['verify', 'backup', 'restore'].includes(positionals[0] ?? '');
    return await run(values.help === true ? ['help'] : positionals, values);
  } catch (error) {
    if (error instanceof UsageError || (error instanceof TypeError && 'code' in error)) {
      print({ error: { code: 'usage', message: error.message, details: [] } });
      process.stderr.write(`${error.message}\n\n${help}`);
      return 2;
    }
    const { failure } = error instanceof DutyError ? error : refusalOf(error, 'store', process.cwd());
    const isDefect = !(error instanceof DutyError) && failure.code === 'internal';
    print({
      error: isDefect
        ? { ...failure, message: error instanceof Error ? error.message : String(error) }
        : failure,
    });
    const doesNotHold =
      failure.code === 'store-unreadable' || /^backup-(?:not-intact|changed)$/u.test(failure.message);
    return checksStore && doesNotHold ? 3 : 1;
  }
}

// A reader that has seen enough (| head) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main();
