import '../../styles/submit-own.css';
import '../../styles/incident-report.css';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { deskRoles } from '#domain/people/account';
import { hasTypedNo, type ProductFields, type ProductId } from '#domain/product/product';
import type { ReviewId } from '#domain/product/review';
import { announce, hear, takePending } from '../../frame/events.ts';
import { useHasRole, useSeat } from '../../frame/seat.tsx';
import { useProductWatch } from '../../parts/product-dues.ts';
import { productName, spanWords } from '../../parts/product-words.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { ProductDispatch } from './product-dispatch.tsx';
import { NumberedEditor } from './numbered-editor.tsx';
import { ProductEditor } from './product-editor.tsx';
import { ZeroSheet } from './zero-sheet.tsx';

type Wanted = Pick<ProductFields, 'kind' | 'isZero' | 'fromDay' | 'untilDay'> & {
  readonly review?: ReviewId;
};
type Issued = { readonly id: ProductId; readonly jobId: string | undefined };

/** Ctrl+D writes the daily report of today from anywhere. */
function useWriteKey(): void {
  const { session } = useSeat();
  const mayWrite = useHasRole(...deskRoles);
  const isOff = session.isLocked || !mayWrite;
  const today = useProductWatch({ isOff })?.today;
  // Right after signing in nobody knows yet which day it is: the key is remembered until then.
  const [isPressed, setPressed] = useState(false);
  useEffect(() => {
    if (isOff) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== 'd') return;
      event.preventDefault();
      setPressed(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOff]);
  useEffect(() => {
    if (!isPressed || today === undefined) return;
    setPressed(false);
    announce('write-product', { kind: 'daily', isZero: false, fromDay: today, untilDay: today });
  }, [isPressed, today]);
}

/** Writes, signs and sends a product, over whatever is on the screen; what is not finished stays kept. */
export function ProductOverlay() {
  const { t } = useWords();
  const times = useTimes();
  const [wanted, setWanted] = useState<Wanted | undefined>(undefined);
  const [issued, setIssued] = useState<Issued | undefined>(undefined);
  useWriteKey();
  useEffect(() => {
    const open = (next: Wanted): void => {
      setIssued(undefined);
      setWanted(next);
    };
    const pending = takePending('write-product');
    if (pending !== undefined) open(pending);
    return hear('write-product', open);
  }, []);
  const close = (): void => setWanted(undefined);
  const onIssued = (id: ProductId, jobId?: string): void => {
    setWanted(undefined);
    setIssued({ id, jobId });
  };
  if (issued !== undefined)
    return (
      <ProductDispatch
        key={issued.id}
        id={issued.id}
        startedJob={issued.jobId}
        onClose={() => setIssued(undefined)}
      />
    );
  if (wanted === undefined) return null;
  const title = t('product:write.title', {
    what: productName(t, wanted),
    days: spanWords(times, wanted),
  });
  const { kind, fromDay, untilDay, review = null } = wanted;
  const key = `${kind} ${fromDay} ${untilDay} ${review ?? ''}`;
  const written = { kind, fromDay, untilDay, onIssued, onClose: close };
  if (wanted.isZero)
    return (
      <ZeroSheet
        key={key}
        title={title}
        day={wanted.untilDay}
        onIssued={onIssued}
        onWrite={() => setWanted({ ...wanted, isZero: false })}
        onClose={close}
      />
    );
  return (
    <Modal
      open
      width="min(1560px, 97vw)"
      style={{ top: 24 }}
      className="report-modal"
      title={title}
      footer={null}
      mask={{ closable: false }}
      onCancel={close}
      destroyOnHidden
    >
      {hasTypedNo(kind) ? (
        <NumberedEditor key={key} {...written} review={review} />
      ) : (
        <ProductEditor key={key} {...written} />
      )}
    </Modal>
  );
}
