import type { ProductFields } from '#domain/product/product';
import type { ReviewId } from '#domain/product/review';
import { useFormDraft } from '../../parts/use-form-draft.ts';

/** A report that somebody typed over while it waited, by the title that it had then. */
export type TypedText = { readonly id: ReviewId; readonly title: string };

type Kept = { readonly texts: readonly TypedText[] };

const nothing: Kept = { texts: [] };

/** Over which reports of a kind and span somebody typed something that is in no submitted text: one that was taken back or issued meanwhile is found again by it. */
export function useTypedTexts({
  kind,
  fromDay,
  untilDay,
}: Pick<ProductFields, 'kind' | 'fromDay' | 'untilDay'>): {
  readonly isReady: boolean;
  readonly texts: readonly TypedText[];
  readonly remember: (text: TypedText) => void;
  readonly forget: (id: ReviewId) => void;
} {
  const [{ texts }, keep, drop, { isReady }] = useFormDraft<Kept>(
    `product typed ${kind} ${fromDay} ${untilDay}`,
    nothing,
  );
  const without = (id: ReviewId): readonly TypedText[] => texts.filter((one) => one.id !== id);
  return {
    isReady,
    texts,
    remember: (text) => {
      const known = texts.find(({ id }) => id === text.id);
      if (known?.title !== text.title) keep({ texts: [...without(text.id), text] });
    },
    forget: (id) => {
      const rest = without(id);
      if (rest.length === 0) drop();
      else if (rest.length < texts.length) keep({ texts: rest });
    },
  };
}
