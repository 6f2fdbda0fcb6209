import { useState } from 'react';
import type { ProductReviewLine } from '#contract/methods/products';
import { deskRoles } from '#domain/people/account';
import type { ProductFields, ProductId } from '#domain/product/product';
import { useAct } from '../../asking.ts';
import { useHasRole, useSeat } from '../../frame/seat.tsx';
import { useLeaderAccount } from '../../parts/leader-account.ts';
import { meantReview, useMayReview } from '../../parts/product-reviews.ts';
import { ReportSigner, useReportSigner } from '../../parts/report-signers.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useWords } from '../../use-words.ts';

/** Issues a product: who looked it through, and who issues it. */
export function ProductIssue({
  fields,
  no,
  needsReviewer,
  review,
  onIssued,
  onClose,
}: {
  readonly fields: ProductFields;
  /** The number that was typed; null takes the next. */
  readonly no: number | null;
  readonly needsReviewer: boolean;
  /** The report that waited and is issued with this; null where none did. */
  readonly review: ProductReviewLine | null;
  readonly onIssued: (id: ProductId) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { session } = useSeat();
  const mayIssue = useHasRole(...deskRoles);
  const act = useAct('product.issue');
  const leader = useLeaderAccount();
  const mayReview = useMayReview();
  const reviewer = useReportSigner(
    needsReviewer || review !== null ? 'signed' : 'none',
    review !== null && mayReview && !review.isMine ? session.accountName : '',
  );
  const issuer = useReportSigner('signed', leader === '' && mayIssue ? session.accountName : leader);
  const [isShown, setShown] = useState(false);
  const checked = reviewer.read();
  const issued = issuer.read();
  const isMissing = checked === undefined || issued === undefined || issued === null;
  // Whoever mends one that was given back takes it over.
  const isTakenOver = review !== null && review.returned !== null && !review.isMine && !mayReview;
  const confirm = async (): Promise<void> => {
    setShown(true);
    if (isMissing) return;
    const product = await act.act({
      fields,
      no,
      review: meantReview(review),
      reviewer: checked,
      issuer: issued,
    });
    if (product !== undefined) onIssued(product.id);
  };
  return (
    <StepDialog
      title={t('product:write.issueTitle', { title: fields.title })}
      confirm={t('product:write.issue')}
      isBusy={act.isBusy}
      refusal={act.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {review === null ? null : (
        <p className="small">
          {t('product:review.editorIs', { name: isTakenOver ? session.personName : review.writerName })}
        </p>
      )}
      <ReportSigner
        label={t('product:write.reviewer')}
        signer={reviewer}
        isFirst={review !== null}
        manners={needsReviewer ? ['signed', 'spoken'] : ['none', 'signed', 'spoken']}
      />
      <ReportSigner
        label={t('product:write.issuer')}
        signer={issuer}
        manners={['signed', 'spoken']}
        isFirst={!needsReviewer && review === null}
      />
      {isShown && isMissing ? <p className="field-problem">{t('incident:write.sign.missing')}</p> : null}
    </StepDialog>
  );
}
