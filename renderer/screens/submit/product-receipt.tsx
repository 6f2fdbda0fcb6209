import { useState } from 'react';
import type { Output } from '#contract/methods';
import { readTypedTime } from '#domain/time/typed-time';
import { localParts } from '#domain/time/zone';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

/** Notes the receipt of one delivery and who took it. */
export function ProductReceipt({
  product,
  place,
  onClose,
}: {
  readonly product: Output<'product.one'>;
  readonly place: number;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const zone = useZone();
  const now = useMinute();
  const act = useAct('product.receipt');
  const delivery = product.deliveries[place];
  const known = delivery?.receiptAt ?? null;
  const shown = known === null ? '' : `${localParts(known, zone).day} ${localParts(known, zone).time}`;
  const [receipt, setReceipt] = useState(delivery?.receipt ?? '');
  const [receiver, setReceiver] = useState(delivery?.receiver ?? '');
  const [time, setTime] = useState(shown);
  const confirm = async (): Promise<void> => {
    const isEmpty = receipt.trim() === '' && receiver.trim() === '';
    // Without a time it is now; without anything to note there is no time.
    const typed = time.trim();
    const at = isEmpty
      ? null
      : typed === shown && known !== null
        ? known
        : typed === ''
          ? now
          : readTypedTime(typed, now, zone);
    if (at === undefined) return;
    const noted = await act.act({
      id: product.id,
      version: product.version,
      place,
      receiver: receiver.trim(),
      receipt: receipt.trim(),
      receiptAt: at,
    });
    if (noted !== undefined) onClose();
  };
  return (
    <StepDialog
      title={t('product:register.receiptOf', { unit: delivery?.unit ?? '' })}
      confirm={t('common.save')}
      isBusy={act.isBusy}
      refusal={act.refusal}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="form-grid">
        <TextField
          label={t('product:register.receipt')}
          hint={t('product:register.receiptHint')}
          value={receipt}
          onChange={(text) => setReceipt(text.slice(0, 120))}
        />
        <TextField
          label={t('product:write.receiver')}
          value={receiver}
          onChange={(text) => setReceiver(text.slice(0, 60))}
        />
        <TypedTime
          label={t('product:register.receiptAt')}
          hint={t('product:write.nowHint')}
          value={time}
          onChange={setTime}
        />
      </div>
    </StepDialog>
  );
}
