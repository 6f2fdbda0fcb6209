import { Button, Modal } from 'antd';
import type { ProductId } from '#domain/product/product';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { DispatchOther } from './dispatch-other.tsx';
import { DispatchPackage } from './dispatch-package.tsx';

/** Sends an issued product: as a package to its destinations, and by whatever other way. */
export function ProductDispatch({
  id,
  startedJob,
  onClose,
}: {
  readonly id: ProductId;
  readonly startedJob?: string | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { data: product, error } = useAsk('product.one', { id });
  return (
    <Modal
      open
      style={{ top: 32 }}
      width={820}
      className="dispatch-modal"
      title={t('product:write.dispatchTitle', { title: product?.fields.title ?? '' })}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <Button autoFocus type="primary" onClick={onClose}>
          {t('product:write.done')}
        </Button>
      }
    >
      <FailureNotice error={error} />
      {product === undefined ? null : (
        <div className="dispatch">
          <p className="dispatch-issued" role="status">
            <span className="tag green">{t('product:state.issued')}</span>{' '}
            {t('product:write.issuedBy', {
              name: product.issuer.name,
              time: times.moment(product.issuedAt),
            })}
            <span className="small quiet hash">
              {t('product:write.witness', { seq: product.head.seq, hash: product.head.hash.slice(0, 16) })}
            </span>
          </p>
          <section aria-label={t('product:manner.package')}>
            <h3>{t('product:manner.package')}</h3>
            <DispatchPackage product={product} startedJob={startedJob} />
          </section>
          <section aria-label={t('product:write.otherWays')}>
            <h3>{t('product:write.otherWays')}</h3>
            <DispatchOther product={product} />
          </section>
        </div>
      )}
    </Modal>
  );
}
