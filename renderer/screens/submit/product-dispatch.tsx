import { Button, Modal } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import type { ProductId } from '#domain/product/product';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useFocusBack } from '../../parts/use-focus-back.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { DispatchOther } from './dispatch-other.tsx';
import { DispatchPackage } from './dispatch-package.tsx';

/** How an issued product is sent, and the button that ends it: it says that all is done only once the product went somewhere. */
function DispatchWays({
  product,
  startedJob,
  onClose,
}: {
  readonly product: Output<'product.one'>;
  readonly startedJob: string | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { fromDay, untilDay } = product.fields;
  const [jobId, setJobId] = useState(startedJob);
  const asked = useAsk('package.list', { fromDay, untilDay });
  const setup = useAsk('product.setup', {}).data;
  const key = useAsk('package.key', {}).data;
  const job = useAsk('job.state', { id: jobId ?? '' }, { isOff: jobId === undefined }).data;
  const made = (asked.data ?? []).filter(({ productId }) => productId === product.id);
  const isOnItsWay =
    jobId !== undefined && (job === undefined || (job.state !== 'done' && job.failure === null));
  const hasGone =
    product.deliveries.length > 0 ||
    made.some(({ drops, ways }) => drops.length > 0 || ways.length > 0) ||
    isOnItsWay;
  const isKnown = asked.data !== undefined && setup !== undefined && key !== undefined;
  const box = useRef<HTMLDivElement>(null);
  useBeginning(box, isKnown, `${hasGone} ${jobId}`);
  return (
    <div className="dispatch" ref={box}>
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
        <FailureNotice error={asked.error} />
        {isKnown ? (
          <DispatchPackage
            product={product}
            made={made}
            setup={setup.setup}
            hasKey={key.key !== null}
            jobId={jobId}
            onBegun={setJobId}
          />
        ) : null}
      </section>
      <section aria-label={t('product:write.otherWays')}>
        <h3>{t('product:write.otherWays')}</h3>
        <DispatchOther product={product} />
      </section>
      <div className="actions dispatch-end">
        <Button type={hasGone ? 'primary' : 'default'} onClick={onClose}>
          {t(hasGone ? 'product:write.done' : 'product:write.sendLater')}
        </Button>
      </div>
    </div>
  );
}

/** Puts the cursor where the product is sent, or, once it went, on the button that ends it; what is being typed keeps it. */
function useBeginning(box: RefObject<HTMLElement | null>, isKnown: boolean, stage: string): void {
  const begun = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!isKnown) return undefined;
    // The window takes the cursor for itself when it opens; what stands in it comes after that.
    const frame = requestAnimationFrame(() => {
      const at = document.activeElement;
      const isHeld = box.current?.contains(at) === true && !at?.matches(':disabled');
      if (begun.current !== undefined && isHeld) return;
      begun.current = stage;
      const first =
        box.current?.querySelector<HTMLElement>('.dispatch-end .ant-btn-primary') ??
        box.current?.querySelector<HTMLElement>('.dispatch-send, .report-recipients input');
      first?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [box, isKnown, stage]);
}

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
  const { data: product, error } = useAsk('product.one', { id });
  useFocusBack();
  return (
    <Modal
      open
      style={{ top: 32 }}
      width={820}
      className="dispatch-modal"
      title={t('product:write.dispatchTitle', { title: product?.fields.title ?? '' })}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={null}
    >
      <FailureNotice error={error} />
      {product === undefined ? null : (
        <DispatchWays product={product} startedJob={startedJob} onClose={onClose} />
      )}
    </Modal>
  );
}
