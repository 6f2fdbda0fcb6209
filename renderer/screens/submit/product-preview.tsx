import type { ProductFields } from '#domain/product/product';
import { useAsk } from '../../asking.ts';
import { useSeat } from '../../frame/seat.tsx';
import { ProductPaper } from './product-paper.tsx';

/** A product that is being written as its paper will look if it is issued today. */
export function ProductPreview({
  fields,
  year,
  no,
}: {
  readonly fields: ProductFields;
  readonly year: number;
  readonly no: number;
}) {
  const { station } = useSeat();
  const templates = useAsk('product.setup', {}).data?.setup.templates ?? [];
  return (
    <ProductPaper
      fields={fields}
      head={templates.find(({ kind }) => kind === fields.kind)?.head ?? ''}
      unit={station?.unitName ?? ''}
      year={year}
      no={no}
    />
  );
}
