import { DutyError } from '#contract/errors';
import type { Input, Output } from '#contract/methods';
import { mostRemarks } from '#domain/product/product';
import { type ProductReview, isWriterOf, reviewId } from '#domain/product/review';
import { isTextOf } from '#domain/product/text-of-review';
import { handsOf, refuseMending } from '../product/hands-of-review.ts';
import { isOneOfSpan, factsOfNow, numberOf, refuseSpan, yearOf } from '../product/issue-rules.ts';
import { meantReview, reviewUnder } from '../product/meant-review.ts';
import type { Read, Write } from '../room.ts';
import {
  deleteReview,
  entriesSince,
  productReviews,
  reviewById,
  reviewsOfSpan,
  takenBackOfSpan,
  writeReview,
} from '../store/product-reviews.ts';
import { standingProduct } from '../store/products.ts';
import { type Part, sessionOf } from './part.ts';

type Line = Output<'product.reviews'>[number];

/** A report that waits as a list shows it to whoever asks. */
function lineOf(room: Read, review: ProductReview): Line {
  const { id, version, textNo, fields, writer, submittedAt, changed, returned, remarks } = review;
  const { kind, isZero, fromDay, untilDay, title, factsUntilSeq } = fields;
  return {
    id,
    version,
    textNo,
    kind,
    isZero,
    fromDay,
    untilDay,
    title,
    writerName: writer.name,
    isMine: isWriterOf(review, sessionOf(room)),
    submittedAt,
    changed,
    returned,
    remarks,
    newEntries: entriesSince(room.store.sqlite, fromDay, untilDay, factsUntilSeq),
  };
}

function submit(room: Write, { fields, base, no, before: meant }: Input<'product.submitReview'>): Line {
  const { sqlite } = room.store;
  refuseSpan(room, fields);
  const { kind, fromDay, untilDay, title } = fields;
  if (base.kind !== kind || base.fromDay !== fromDay || base.untilDay !== untilDay)
    throw new DutyError('bad-input', 'product-span', [fromDay, untilDay]);
  const before = reviewUnder(room, fields, meant);
  if (before !== undefined) refuseMending(room, before);
  // Beside another one stands another matter: what was put down already is not put down twice.
  const same = reviewsOfSpan(sqlite, fields).find(
    (one) => one.id !== before?.id && isTextOf(fields, one, one.fields),
  );
  if (same !== undefined) throw new DutyError('rule-broken', 'product-review-same', [same.writer.name]);
  if (isOneOfSpan(kind) && standingProduct(sqlite, kind, fromDay, untilDay) !== undefined)
    throw new DutyError('rule-broken', 'product-again', [title]);
  numberOf(room, kind, no, yearOf(room));
  factsOfNow(room, fields);
  // What was said of a text that was taken back is said of the next one of its days.
  const begun = before ?? takenBackOfSpan(sqlite, fields);
  const review: ProductReview = {
    id: begun?.id ?? reviewId.parse(room.newId()),
    version: (begun?.version ?? 0) + 1,
    textNo: (begun?.textNo ?? 0) + 1,
    fields,
    base,
    no,
    ...handsOf(room, before),
    returned: null,
    remarks: begun?.remarks ?? [],
    takenBackAt: null,
  };
  writeReview(sqlite, review);
  return lineOf(room, review);
}

/** 送审: reports between the one who writes them and the one who looks them through. */
export const productReviewHandlers: Part<
  | 'product.reviews'
  | 'product.review'
  | 'product.submitReview'
  | 'product.returnReview'
  | 'product.takeBackReview'
> = {
  'product.reviews': (room) => productReviews(room.store.sqlite).map((review) => lineOf(room, review)),
  'product.review': (room, input) => {
    const { sqlite } = room.store;
    const review = 'id' in input ? reviewById(sqlite, input.id) : reviewsOfSpan(sqlite, input)[0];
    return review === undefined
      ? null
      : { ...lineOf(room, review), fields: review.fields, base: review.base, no: review.no };
  },
  'product.submitReview': submit,
  'product.returnReview': (room, { remark, ...meant }) => {
    const before = meantReview(room, meant);
    if (before.returned !== null) throw new DutyError('rule-broken', 'product-review-returned');
    if (before.remarks.length >= mostRemarks)
      throw new DutyError('rule-broken', 'product-review-remarks', [String(mostRemarks)]);
    const { personName: name, personId } = sessionOf(room);
    const said = { name, personId, at: room.now, textNo: before.textNo, text: remark };
    const after = {
      ...before,
      version: before.version + 1,
      returned: { name, at: room.now, remark },
      remarks: [...before.remarks, said],
    };
    writeReview(room.store.sqlite, after);
    return lineOf(room, after);
  },
  'product.takeBackReview': (room, meant) => {
    const review = meantReview(room, meant);
    // Whoever takes a text back has it before them: nobody takes away another one's.
    if (!isWriterOf(review, sessionOf(room)))
      throw new DutyError('not-allowed', 'product-review-of-others', [review.writer.name]);
    const { sqlite } = room.store;
    if (isOneOfSpan(review.fields.kind) && review.remarks.length > 0)
      writeReview(sqlite, { ...review, version: review.version + 1, takenBackAt: room.now });
    else deleteReview(sqlite, review.id);
    return {};
  },
};
