import { resolve } from 'node:path';
import { z } from 'zod';
import type { Input, MethodName, Output } from '#contract/methods';
import type { Job } from '#contract/methods/records';
import { addDays, isoDay, type IsoDay } from '#domain/time/instant';
import { Outcome, UsageError } from './usage.ts';

/** What commands about reports and packages need of the room that they work in. */
export type ReportDesk = {
  readonly ask: <M extends MethodName>(method: M, input: Input<M>) => Promise<Output<M>>;
  /** Resolves when a job has ended; rejects with the reason where it failed. */
  readonly ended: (id: string) => Promise<Job>;
  /** Who signs, as the command line names the account, and the password that was typed. */
  readonly signer: { readonly account: string; readonly password: string };
};

/** Options of these commands as they were typed. */
export type ReportOptions = {
  readonly to?: string | undefined;
  readonly formats?: string | undefined;
  readonly zero?: boolean | undefined;
  readonly auto?: boolean | undefined;
};

/** Nothing was written or sent because there is nothing to: a report is missing, or the day is no zero day. */
const nothingDone = 4;
/** Packages were taken in, and some of them are held or refused. */
const notAllAccepted = 5;

const dayOf = (typed: string | undefined, usage: string): IsoDay => {
  const day = isoDay.safeParse(typed);
  if (!day.success) throw new UsageError(usage);
  return day.data;
};

const standingDaily = async ({ ask }: ReportDesk, day: IsoDay) =>
  (await ask('product.list', { fromDay: day, untilDay: day, kind: 'daily' })).find(
    ({ state, fromDay, untilDay }) => state === 'issued' && fromDay === day && untilDay === day,
  );

const documents = z
  .array(z.enum(['docx', 'pdf', 'xlsx']))
  .min(1)
  .max(3);

/** How many days back `product.watch` can be asked. */
const mostBack = 60;

/** What speaks against a zero report of a day of the last weeks; only of today the service says it by itself. */
async function speaksAgainst(desk: ReportDesk, day: IsoDay): Promise<readonly { readonly what: string }[]> {
  const { today, happened } = await desk.ask('product.watch', { daysBack: 0 });
  if (day === today) return happened;
  if (day < addDays(today, -mostBack)) return [];
  const { fields } = await desk.ask('product.compose', {
    kind: 'daily',
    isZero: false,
    fromDay: day,
    untilDay: day,
  });
  const weighty = ['incidents', 'warnings', 'orders', 'deaths', 'missing', 'injured'] as const;
  return weighty.filter((key) => fields.figures[key] > 0).map((what) => ({ what }));
}

const reportUsage = 'report DAY --as NAME [--zero | --auto] [--to DIR] [--formats docx,pdf,xlsx]';

/** Writes and signs the daily report of a day where none stands, and writes its documents where a folder is named. */
export async function reportDay(
  desk: ReportDesk,
  typedDay: string | undefined,
  { to, formats = 'docx,pdf', zero = false, auto = false }: ReportOptions,
): Promise<Outcome> {
  const day = dayOf(typedDay, reportUsage);
  const wanted = documents.safeParse(formats.split(','));
  if (!wanted.success || (zero && auto)) throw new UsageError(reportUsage);
  const before = await standingDaily(desk, day);
  const against = before === undefined && (zero || auto) ? await speaksAgainst(desk, day) : [];
  if (zero && against.length > 0)
    return new Outcome(nothingDone, { issued: false, because: 'not-a-zero-day', happened: against });
  const isZero = zero || (auto && against.length === 0);
  const id = before?.id ?? (await issued(desk, day, isZero));
  const files =
    to === undefined
      ? []
      : (
          await desk.ended(
            (
              await desk.ask('product.export', { id, formats: wanted.data, folder: resolve(to) })
            ).id,
          )
        ).files;
  const product = await desk.ask('product.one', { id });
  return new Outcome(0, {
    issued: before === undefined,
    id,
    title: product.fields.title,
    isZero: product.fields.isZero,
    issuedAt: product.issuedAt,
    head: product.head,
    files,
  });
}

async function issued(desk: ReportDesk, day: IsoDay, isZero: boolean): Promise<Output<'product.one'>['id']> {
  const span = { kind: 'daily', isZero, fromDay: day, untilDay: day } as const;
  const { fields } = await desk.ask('product.compose', span);
  const issuer = { manner: 'signed', ...desk.signer } as const;
  return (await desk.ask('product.issue', { fields, no: null, review: null, reviewer: null, issuer })).id;
}

const packageUsage = 'package DAY --to DIR --as NAME';

/** Puts the package of the daily report of a day into a folder; makes it where none was made of this report. */
export async function packageDay(
  desk: ReportDesk,
  typedDay: string | undefined,
  { to }: ReportOptions,
): Promise<Outcome> {
  const day = dayOf(typedDay, packageUsage);
  if (to === undefined) throw new UsageError(packageUsage);
  const product = await standingDaily(desk, day);
  if (product === undefined) return new Outcome(nothingDone, { saved: false, because: 'no-report', day });
  const made = async () =>
    (await desk.ask('package.list', { fromDay: day, untilDay: day })).find(
      ({ productId }) => productId === product.id,
    );
  let restored: Job['restored'] = null;
  if ((await made()) === undefined) {
    const { contents } = (await desk.ask('product.setup', {})).setup;
    const order = { productId: product.id, contents, destinationIds: [] };
    ({ restored } = await desk.ended((await desk.ask('package.make', order)).id));
  }
  const found = await made();
  if (found === undefined) throw new RangeError(`no package of ${product.id}`);
  const { files } = await desk.ended(
    (await desk.ask('package.save', { id: found.id, folder: resolve(to) })).id,
  );
  return new Outcome(0, {
    saved: true,
    day,
    title: product.title,
    isZero: product.isZero,
    sequence: found.sequence,
    head: found.head,
    files,
    // Only of the first package after the store was restored: what had gone out before.
    ...(restored === null ? {} : { restored }),
  });
}

/** Takes the packages of a folder in. */
export async function takeInbox(desk: ReportDesk, folder: string | undefined): Promise<Outcome> {
  if (folder === undefined) throw new UsageError('inbox DIR --as NAME');
  const { taken } = await desk.ended((await desk.ask('office.takeFolder', { folder: resolve(folder) })).id);
  if (taken === null) throw new RangeError('nothing was said of what was taken');
  return new Outcome(taken.held + taken.refused === 0 ? 0 : notAllAccepted, taken);
}
