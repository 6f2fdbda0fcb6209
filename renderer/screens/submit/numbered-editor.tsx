import { type ComponentProps, useState } from 'react';
import type { ReviewId } from '#domain/product/review';
import { useProductReviews } from '../../parts/product-reviews.ts';
import { NumberedBeside } from './numbered-beside.tsx';
import { ProductEditor } from './product-editor.tsx';
import { useTypedTexts } from './use-typed-texts.ts';

/** Writes a numbered product, of which a day may have several: a new one, or one of those that wait to be looked through, each with a text of its own. */
export function NumberedEditor({
  review,
  ...written
}: Pick<ComponentProps<typeof ProductEditor>, 'kind' | 'fromDay' | 'untilDay' | 'onIssued' | 'onClose'> & {
  /** The one that waits and is meant; null of a new one. */
  readonly review: ReviewId | null;
}) {
  const { kind, fromDay, untilDay } = written;
  const [on, setOn] = useState(review);
  const typed = useTypedTexts(written);
  const waiting = useProductReviews().filter(
    (one) => one.kind === kind && one.fromDay === fromDay && one.untilDay === untilDay,
  );
  // What is typed is remembered by name: it has to be known first what is remembered already.
  if (!typed.isReady) return null;
  const left = typed.texts.filter(({ id }) => waiting.every((one) => one.id !== id));
  return (
    <ProductEditor
      key={on ?? 'new'}
      {...written}
      on={on}
      onTyped={(title) => {
        if (on !== null) typed.remember({ id: on, title });
      }}
      onDropped={() => {
        if (on !== null) typed.forget(on);
      }}
    >
      <NumberedBeside on={on} waiting={waiting} left={left} onTurn={setOn} />
    </ProductEditor>
  );
}
