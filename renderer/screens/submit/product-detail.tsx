import { Button } from 'antd';
import { useState } from 'react';
import { deskRoles } from '#domain/people/account';
import type { ProductDelivery, ProductId } from '#domain/product/product';
import { useAct, useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { productName } from '../../parts/product-words.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { ReviewRemarks } from '../../parts/review-remarks.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { ProductDispatch } from './product-dispatch.tsx';
import { ProductExport } from './product-export.tsx';
import { ProductPaper } from './product-paper.tsx';
import { ProductReceipt } from './product-receipt.tsx';
import { WithdrawalTold } from './withdrawal-told.tsx';

type Step = 'send' | 'withdraw' | 'export' | { readonly receiptOf: number };

function DeliveryState({ delivery }: { readonly delivery: ProductDelivery }) {
  const { t } = useWords();
  const times = useTimes();
  const { dueAt, sentAt, receipt, receiptAt, receiver } = delivery;
  return (
    <>
      <span>
        {times.moment(sentAt)}{' '}
        {delivery.packageNo === null
          ? t(`product:manner.${delivery.manner}`)
          : t('product:packages.no', { no: delivery.packageNo })}
        {receiver === '' ? '' : ` ${receiver}`}
      </span>
      {dueAt !== null && sentAt > dueAt ? (
        <span className="tag yellow">{t('product:today.state.late')}</span>
      ) : null}
      <span className="small quiet">
        {receiptAt === null
          ? t('product:register.noReceipt')
          : t('product:register.receiptSaid', { receipt, time: times.moment(receiptAt) })}
      </span>
    </>
  );
}

/** One product: its paper, how it reached whom, and what can be done with it. */
export function ProductDetail({ id, onClose }: { readonly id: ProductId; readonly onClose: () => void }) {
  const { t } = useWords();
  const isDesk = useHasRole(...deskRoles);
  const [step, setStep] = useState<Step | undefined>(undefined);
  const withdraw = useAct('product.withdraw');
  const { data: product, error } = useAsk('product.one', { id });
  if (product === undefined) return <FailureNotice error={error} />;
  const { fields, deliveries, remarks, state } = product;
  const { kind, isZero, fromDay, untilDay } = fields;
  const close = (): void => setStep(undefined);
  const canChange = isDesk && state === 'issued';
  return (
    <section className="report-detail" aria-label={fields.title}>
      <header className="report-bar">
        <h2 lang="zh-CN">{fields.title}</h2>
        <span className="quiet">
          {t('product:today.numbered', { what: productName(t, fields), no: product.no })}
        </span>
        <span className={state === 'issued' ? 'tag green' : 'tag'}>{t(`product:state.${state}`)}</span>
      </header>
      <div className="report-bar">
        {canChange ? (
          <>
            <Button type="primary" onClick={() => setStep('send')}>
              {t('product:today.send')}
            </Button>
            <Button danger onClick={() => setStep('withdraw')}>
              {t('product:register.withdraw')}
            </Button>
          </>
        ) : null}
        {isDesk && state === 'withdrawn' ? (
          <Button
            type="primary"
            onClick={() => {
              onClose();
              announce('write-product', { kind, isZero, fromDay, untilDay });
            }}
          >
            {t('product:register.again')}
          </Button>
        ) : null}
        <Button onClick={() => setStep('export')}>{t('product:register.export')}</Button>
      </div>
      {state === 'withdrawn' ? (
        <>
          <p className="report-notice">
            {t('product:register.withdrawnBecause', { reason: product.reason })}
          </p>
          <WithdrawalTold product={product} />
        </>
      ) : null}
      {product.replaces === null ? null : <p className="small quiet">{t('product:register.replaces')}</p>}
      {deliveries.length === 0 ? (
        <p className="quiet">{t('product:today.notSent')}</p>
      ) : (
        <ul className="report-deliveries">
          {deliveries.map((one, place) => (
            // A delivery has no other name than its place.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={place}>
              <b>{one.unit}</b>
              <DeliveryState delivery={one} />
              {canChange ? (
                <Button
                  size="small"
                  aria-label={t('product:register.receiptOf', { unit: one.unit })}
                  onClick={() => setStep({ receiptOf: place })}
                >
                  {t('product:act.receipt')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <ReviewRemarks title={t('product:review.remarksKept', { count: remarks.length })} remarks={remarks} />
      <ProductPaper
        fields={fields}
        head={product.imprint.head}
        unit={product.imprint.unitName}
        year={product.year}
        no={product.no}
        issued={product}
      />
      {step === 'send' ? <ProductDispatch id={id} onClose={close} /> : null}
      {step === 'export' ? <ProductExport product={product} onClose={close} /> : null}
      {step === 'withdraw' ? (
        <ReasonDialog
          title={t('product:register.withdrawTitle', { title: fields.title })}
          label={t('product:register.withdrawReason')}
          hint={t('product:register.withdrawHint')}
          isRequired
          isBusy={withdraw.isBusy}
          refusal={withdraw.refusal}
          onConfirm={async (reason) =>
            (await withdraw.act({ id, version: product.version, reason })) !== undefined
          }
          onClose={close}
        />
      ) : null}
      {typeof step === 'object' ? (
        <ProductReceipt product={product} place={step.receiptOf} onClose={close} />
      ) : null}
    </section>
  );
}
