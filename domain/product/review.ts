import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { accountId, type AccountId, type Role } from '../people/account.ts';
import { personId } from '../people/person.ts';
import { instant, type Instant } from '../time/instant.ts';
import { mostRemarks, productFields, type ReviewRemark, reviewRemark } from './product.ts';

const named = (most: number) => z.string().trim().min(1).max(most).refine(isPrintable, 'unprintable');

/** Names a report that waits to be looked through, from its submission (送审) until it is issued or its writer takes it back. */
export const reviewId = z.string().min(1).max(64).brand<'ReviewId'>();

/** Names a report that waits to be looked through. */
export type ReviewId = z.output<typeof reviewId>;

/** Somebody who did something to a report that waits, and when. */
const reviewHand = z.strictObject({ name: named(60), at: instant });

/** A report between the one who writes it and the one who looks it through: work that is going on, and no record. */
export const productReview = z.strictObject({
  id: reviewId,
  version: z.int().min(1),
  /** Which text it is: 第N稿; a remark leaves it as it is. */
  textNo: z.int().min(1),
  fields: productFields,
  /** What the records made when `fields` was submitted; what is the same in both was left to them. */
  base: productFields,
  /** The number that was typed; null takes the next. */
  no: z.int().min(1).max(99_999).nullable(),
  /** 填报人. */
  writer: z.strictObject({ accountId, personId, name: named(60) }),
  submittedAt: instant,
  /** A reviewer who changed the text; null where nobody did since the writer. */
  changed: reviewHand.nullable(),
  /** Who gave it back to be mended (退回修改), with what remark; null while it waits. */
  returned: reviewHand.extend({ remark: named(500) }).nullable(),
  /** Everything that was said when it was given back, in that order: the newest stands in `returned` too until another text is submitted. */
  remarks: z.array(reviewRemark).max(mostRemarks),
  /** When its writer took it back (收回): it waits no more, and only what was said of it is kept for the next text; null while it waits. */
  takenBackAt: instant.nullable(),
});

/** A report between the one who writes it and the one who looks it through. */
export type ProductReview = z.output<typeof productReview>;

/** Roles that look reports through (审核): they may give one back, change it, and take over one that was given back. */
export const reviewerRoles = ['chief', 'dutyLeader'] as const satisfies readonly Role[];

/** Somebody who asks for something to be done to a report that waits. */
export type ReviewCaller = { readonly accountId: AccountId; readonly roles: readonly Role[] };

/** True of somebody who looks reports through. */
const mayReview = ({ roles }: Pick<ReviewCaller, 'roles'>): boolean =>
  roles.some((role) => (reviewerRoles as readonly Role[]).includes(role));

/** True of whoever wrote a report that waits. */
export const isWriterOf = (
  { writer }: Pick<ProductReview, 'writer'>,
  { accountId: id }: Pick<ReviewCaller, 'accountId'>,
): boolean => writer.accountId === id;

/** True where somebody may give a report that waits another text: its writer, a reviewer, and everybody once it was given back, for the shift may have changed. */
export const mayMend = (review: Pick<ProductReview, 'writer' | 'returned'>, caller: ReviewCaller): boolean =>
  review.returned !== null || isWriterOf(review, caller) || mayReview(caller);

/** What was said of a report that is issued now: nothing of it is later than the issue, whatever the clock did between them. */
export const remarksAt = (
  { remarks }: Pick<ProductReview, 'remarks'>,
  now: Instant,
): readonly ReviewRemark[] => remarks.map((remark) => ({ ...remark, at: remark.at < now ? remark.at : now }));

/** When a report was written that is issued now: when it was submitted, and never after its issue, whatever the clock did between them. */
export const writtenAt = ({ submittedAt }: Pick<ProductReview, 'submittedAt'>, now: Instant): Instant =>
  submittedAt < now ? submittedAt : now;
