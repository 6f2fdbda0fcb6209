import { Button } from 'antd';
import type { ProductReviewLine } from '#contract/methods/products';
import type { ReviewId } from '#domain/product/review';
import { useWords } from '../../use-words.ts';
import type { TypedText } from './use-typed-texts.ts';

/** Leads from one numbered product to the others of its day: those that wait, a text that was not submitted again, and a new one. */
export function NumberedBeside({
  on,
  waiting,
  left,
  onTurn,
}: {
  /** The one that is written; null of a new one. */
  readonly on: ReviewId | null;
  readonly waiting: readonly ProductReviewLine[];
  /** What was typed over one that waits no more. */
  readonly left: readonly TypedText[];
  readonly onTurn: (to: ReviewId | null) => void;
}) {
  const { t } = useWords();
  const others = waiting.filter(({ id }) => id !== on);
  const texts = left.filter(({ id }) => id !== on);
  if (on === null && others.length + texts.length === 0) return null;
  const isWaiting = waiting.some(({ id }) => id === on);
  return (
    <div className="report-notice review-beside">
      <span>
        {t(
          on === null
            ? 'product:review.isAnother'
            : isWaiting
              ? 'product:review.another'
              : 'product:review.waitsNoMore',
        )}
        {left.some(({ id }) => id === on) ? ` ${t('product:review.keptBelow')}` : ''}
      </span>
      <span className="actions">
        {others.map(({ id, title }) => (
          <Button key={id} size="small" title={title} onClick={() => onTurn(id)}>
            {t('product:review.toWaiting', { title })}
          </Button>
        ))}
        {texts.map(({ id, title }) => (
          <Button key={id} size="small" title={title} onClick={() => onTurn(id)}>
            {t('product:review.toLeft', { title })}
          </Button>
        ))}
        {on === null ? null : (
          <Button size="small" onClick={() => onTurn(null)}>
            {t('product:review.writeAnother')}
          </Button>
        )}
      </span>
    </div>
  );
}
