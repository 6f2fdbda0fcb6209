import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProductReviewLine } from '#contract/methods/products';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useMayReview, useReviewTime } from '../../parts/product-reviews.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { ReviewRemarks } from '../../parts/review-remarks.tsx';
import { ReviewState } from '../../parts/review-state.tsx';
import { useWords } from '../../use-words.ts';

/** A report that waits, over its text: whose it is, what was remarked, what the log had since; given back or taken back from here. */
export function ProductReview({
  review,
  onReturned,
  onTaking,
  onTakenBack,
}: {
  /** Null where none waits; a remark that is being written stays open, whatever becomes of the report. */
  readonly review: ProductReviewLine | null;
  readonly onReturned: () => void;
  /** Before it is taken back. */
  readonly onTaking?: () => void;
  /** After it was taken back. */
  readonly onTakenBack?: () => void;
}) {
  const { t } = useWords();
  const mayReview = useMayReview();
  const giveBack = useAct('product.returnReview');
  const takeBack = useAct('product.takeBackReview');
  // What was read when the remark was begun: another text is not given back for it.
  const [asked, setAsked] = useState<ProductReviewLine | undefined>(undefined);
  const take = async ({ id, version }: ProductReviewLine): Promise<void> => {
    onTaking?.();
    if ((await takeBack.act({ id, version })) !== undefined) onTakenBack?.();
  };
  return (
    <>
      {review === null ? null : (
        <ReviewNotice review={review} refusal={takeBack.refusal}>
          {mayReview && !review.isMine && review.returned === null ? (
            <Button onClick={() => setAsked(review)}>{t('product:review.return')}</Button>
          ) : null}
          {review.isMine ? (
            <Button loading={takeBack.isBusy} onClick={() => void take(review)}>
              {t('product:review.takeBack')}
            </Button>
          ) : null}
        </ReviewNotice>
      )}
      {asked !== undefined ? (
        <ReasonDialog
          title={t('product:review.returnTitle', { name: asked.writerName })}
          label={t('product:review.remark')}
          hint={t('product:review.remarkHint')}
          isRequired
          isBusy={giveBack.isBusy}
          refusal={giveBack.refusal}
          onConfirm={async (remark) => {
            const isDone =
              (await giveBack.act({ id: asked.id, version: asked.version, remark })) !== undefined;
            if (isDone) onReturned();
            return isDone;
          }}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </>
  );
}

/** Whose report waits, what was remarked, and what the log had since. */
function ReviewNotice({
  review,
  refusal,
  children,
}: {
  readonly review: ProductReviewLine;
  readonly refusal: unknown;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const time = useReviewTime();
  const { textNo, writerName, submittedAt, changed, returned, remarks, newEntries } = review;
  // The newest one stands above in full while it is to be heeded.
  const earlier = returned === null ? remarks : remarks.slice(0, -1);
  return (
    <section
      className={`report-notice review-notice ${returned === null ? '' : 'is-against'}`}
      aria-label={t('product:review.title')}
    >
      <div className="review-says" role="status">
        <span>
          <ReviewState review={review} />{' '}
          {returned === null ? (
            <span className="small quiet">{t('product:review.textNo', { no: textNo })}</span>
          ) : null}
        </span>
        {returned === null ? null : <b className="review-remark">{returned.remark}</b>}
        {returned === null ? null : (
          <span className="small quiet">
            {t('product:review.writtenBy', { name: writerName, time: time(submittedAt), no: textNo })}
          </span>
        )}
        <ReviewRemarks title={t('product:review.remarks', { count: earlier.length })} remarks={earlier} />
        {changed === null ? null : (
          <span className="small">
            {t('product:review.changedBy', { name: changed.name, time: time(changed.at) })}
          </span>
        )}
        {newEntries === 0 ? null : (
          <span className="small review-newer">{t('product:review.newEntries', { count: newEntries })}</span>
        )}
      </div>
      <div className="actions">{children}</div>
      <FailureNotice error={refusal} />
    </section>
  );
}
