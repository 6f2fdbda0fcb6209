import { Drawer } from 'antd';
import type { ProductId } from '#domain/product/product';
import { useWords } from '../../use-words.ts';
import { ProductDetail } from './product-detail.tsx';

/** Shows one product beside the list; nothing without one. */
export function ProductDrawer({
  id,
  onClose,
}: {
  readonly id: ProductId | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  return (
    <Drawer
      open={id !== undefined}
      size={760}
      onClose={onClose}
      title={t('product:register.detail')}
      destroyOnHidden
    >
      {id === undefined ? null : <ProductDetail key={id} id={id} onClose={onClose} />}
    </Drawer>
  );
}
