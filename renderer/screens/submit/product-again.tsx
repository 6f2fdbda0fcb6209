import { Modal } from 'antd';
import type { ProductFields } from '#domain/product/product';
import { useWords } from '../../use-words.ts';
import { lostTexts, type ProductDraft } from './product-draft.ts';

/** Asks before a product is composed again and what was typed is thrown away, showing both. */
export function ProductAgain({
  composed,
  draft,
  onAgain,
  onClose,
}: {
  readonly composed: ProductFields;
  readonly draft: ProductDraft;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const lost = lostTexts(composed, draft, {
    title: t('product:write.heading'),
    conclusion: t('product:write.conclusion'),
  });
  return (
    <Modal
      open
      width={760}
      title={t('product:write.againTitle')}
      okText={t('product:write.againTake')}
      cancelText={t('common.cancel')}
      onOk={onAgain}
      onCancel={onClose}
    >
      <p>{t('product:write.againSays')}</p>
      <dl className="product-lost">
        {lost.map(({ heading, text, composed: instead }) => (
          <div key={heading}>
            <dt>{heading}</dt>
            <dd>
              <del>{text}</del>
              <ins>{instead}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
