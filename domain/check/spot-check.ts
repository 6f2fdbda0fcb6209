import { z } from 'zod';
import { entryId, isPrintable } from '../log/entry.ts';
import { instant } from '../time/instant.ts';

const printable = (most: number) => z.string().max(most).refine(isPrintable, 'unprintable');

/** Names a spot check for ever. */
export const checkId = z.string().min(1).max(64).brand<'CheckId'>();

/** 正常, 无人接听, 空号, 占线, 脱岗, 顶岗, 转接, 迟答. */
export const checkResult = z.enum([
  'normal',
  'noAnswer',
  'deadNumber',
  'busy',
  'offPost',
  'standIn',
  'forwarded',
  'late',
]);

/** What a spot check found. */
export type CheckResult = z.output<typeof checkResult>;

/** What is noted of a check that was made. */
export const checkFields = z.strictObject({
  manner: z.enum(['phone', 'video', 'onSite']),
  checkedAt: instant,
  /** Who should have been there (应岗人). */
  expected: printable(60),
  name: printable(60),
  post: printable(60),
  rings: z.int().min(0).max(99).nullable(),
  seconds: z.int().min(0).max(3600).nullable(),
  isLeaderThere: z.boolean().nullable(),
  /** Knows the tasks and numbers of the day; null where nobody asked. */
  knowsTasks: z.boolean().nullable(),
  result: checkResult,
  problem: printable(1000),
});

/** What is noted of a check that was made. */
export type CheckFields = z.output<typeof checkFields>;

/** How a room came to be checked: drawn from these rooms with this seed, or chosen by somebody. */
export const checkPick = z.strictObject({
  manner: z.enum(['drawn', 'chosen']),
  /** Of a draw: 32 hex digits from which it can be done again. */
  seed: z.string().max(64),
  candidates: z.array(z.string().max(64)).max(400),
  spared: z.array(z.string().max(64)).max(400),
  /** How often each of them had been picked of late, the candidates first and then the spared: whoever was rarely picked is likelier. */
  times: z.array(z.int().min(0)).max(800),
  /** The place of this room in the draw, from 1. */
  place: z.int().min(1),
});

/** A spot check (查岗) of another duty room after its newest step. */
export const spotCheck = z.strictObject({
  id: checkId,
  /** Numbered from 1 in each year without a gap. */
  year: z.int(),
  no: z.int().positive(),
  roomId: z.string().max(64),
  roomName: z.string(),
  group: z.string(),
  phone: z.string(),
  pick: checkPick,
  pickedAt: instant,
  checkerName: z.string(),
  /** Null until it was made. */
  made: checkFields.nullable(),
  /** 整改反馈. */
  rectified: z.strictObject({ at: instant, text: printable(1000) }).nullable(),
  /** Why it was dropped; empty otherwise. */
  dropped: printable(300),
  entryId: entryId.nullable(),
});

/** A spot check (查岗) of another duty room after its newest step. */
export type SpotCheck = z.output<typeof spotCheck>;

/** The number by which people call a check: `2026-007`. */
export const checkNumber = ({ year, no }: Pick<SpotCheck, 'year' | 'no'>): string =>
  `${year}-${String(no).padStart(3, '0')}`;

/** Whether a check still waits to be made. */
export const isWaiting = ({ made, dropped }: Pick<SpotCheck, 'made' | 'dropped'>): boolean =>
  made === null && dropped === '';

/** The steps of a check: 抽取, 登记, 更正, 整改, 取消. */
export const checkAct = z.enum(['picked', 'made', 'corrected', 'rectified', 'dropped']);

/** A step of a check. */
export type CheckAct = z.output<typeof checkAct>;
