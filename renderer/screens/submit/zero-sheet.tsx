import { App, Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { Output } from '#contract/methods';
import { deskRoles } from '#domain/people/account';
import type { ProductId } from '#domain/product/product';
import type { IsoDay } from '#domain/time/instant';
import { useAct, useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole, useSeat } from '../../frame/seat.tsx';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useProductWatch } from '../../parts/product-dues.ts';
import { meantReview, useMayReview } from '../../parts/product-reviews.ts';
import { ReportSigner, useReportSigner } from '../../parts/report-signers.tsx';
import { useWords } from '../../use-words.ts';
import { happenedSince, happenedWords } from './happened.ts';
import { NoKey } from './no-key.tsx';
import { ProductPreview } from './product-preview.tsx';
import { ProductReview } from './product-review.tsx';

/** The report that is read, and what waited of its day. */
type Read = { readonly composed: Output<'product.compose'>; readonly review: Output<'product.review'> };

/** 零报告: the composed report with one password; it is issued, packed and sent in one step. What speaks against it is said first. */
export function ZeroSheet({
  title,
  day,
  onIssued,
  onWrite,
  onClose,
}: {
  readonly title: string;
  readonly day: IsoDay;
  /** The product, and the making of its package where there is one. */
  readonly onIssued: (id: ProductId, jobId: string | undefined) => void;
  /** Writes the whole daily report in its place. */
  readonly onWrite: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const goTo = useGoTo();
  const { session } = useSeat();
  const mayIssue = useHasRole(...deskRoles);
  const span = { fromDay: day, untilDay: day };
  const asked = useAsk('product.compose', { kind: 'daily', isZero: true, ...span });
  const watch = useProductWatch();
  const setup = useAsk('product.setup', {}).data?.setup;
  const key = useAsk('package.key', {}).data?.key;
  const waiting = useAsk('product.review', { kind: 'daily', ...span });
  const mayReview = useMayReview();
  const { message } = App.useApp();
  const submit = useAct('product.submitReview');
  const issue = useAct('product.issue');
  const make = useAct('package.make');
  const issuer = useReportSigner('signed', mayIssue ? session.accountName : '');
  const form = useRef<HTMLFormElement>(null);
  const [isMeant, setMeant] = useState(false);
  const [isShown, setShown] = useState(false);
  // What is read here is what is signed, whatever comes in meanwhile; an answer that is being asked again is not the newest.
  const [read, setRead] = useState<Read | undefined>(undefined);
  const isNewest = !asked.isFetching && !waiting.isFetching;
  if (read === undefined && isNewest && asked.data !== undefined && waiting.data !== undefined)
    setRead({ composed: asked.data, review: waiting.data });
  const composed = read?.composed;
  const review = read?.review ?? null;
  const reviewer = useReportSigner(
    'signed',
    review !== null && mayReview && !review.isMine ? session.accountName : '',
  );
  const happened =
    composed === undefined || watch === undefined
      ? []
      : watch.today === day
        ? watch.happened
        : happenedSince(asked.data?.fields ?? composed.fields);
  // With an incident in the day a zero report would be false, and is refused.
  const isFalse = (asked.data?.fields.figures.incidents ?? 0) > 0;
  const isWarned = isFalse || (happened.length > 0 && !isMeant);
  const standing = asked.data?.standing ?? null;
  const destinations = (setup?.destinations ?? []).filter(({ isOn }) => isOn);
  // Without a key, or with nowhere to go, it is only signed here.
  const isSent = key !== undefined && key !== null && destinations.length > 0;
  const signed = issuer.read();
  const looked = composed?.needsReviewer === true || review !== null ? reviewer.read() : null;
  const isMissing = signed === undefined || signed === null || looked === undefined;
  const isBusy = issue.isBusy || make.isBusy || submit.isBusy;
  // The whole report of the day waits: it is read before anything else is sent.
  const newest = waiting.data ?? null;
  const isOfWhole = newest !== null && !newest.isZero;
  const isOff = isWarned || standing !== null || isOfWhole;
  const run = async (): Promise<void> => {
    setShown(true);
    if (composed === undefined || isOff || isMissing || isBusy) return;
    const product = await issue.act({
      fields: composed.fields,
      no: null,
      review: meantReview(review),
      reviewer: looked,
      issuer: signed,
    });
    if (product === undefined) {
      // Most often the password was wrong: the next one replaces it.
      form.current?.querySelector<HTMLInputElement>('input[type="password"]')?.select();
      return;
    }
    const job =
      setup === undefined || !isSent
        ? undefined
        : await make.act({
            productId: product.id,
            contents: setup.contents,
            destinationIds: destinations.map(({ id }) => id),
          });
    onIssued(product.id, job?.id);
  };
  const putDown = async (): Promise<void> => {
    if (composed === undefined || isOff || isBusy) return;
    const { fields } = composed;
    if ((await submit.act({ fields, base: fields, no: null, before: meantReview(review) })) === undefined)
      return;
    void message.success(t('product:review.submitted', { title: fields.title }));
    onClose();
  };
  const seeStanding = (id: ProductId): void => {
    onClose();
    goTo('/submit');
    announce('show-submit', { tab: 'list', id });
  };
  return (
    <Modal
      open
      style={{ top: 32 }}
      width={760}
      className="report-modal"
      title={title}
      footer={null}
      mask={{ closable: false }}
      onCancel={onClose}
      destroyOnHidden
    >
      <FailureNotice error={asked.error} />
      {composed === undefined || watch === undefined ? null : (
        <form
          ref={form}
          className="zero-sheet"
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          {standing === null ? null : (
            <div className="report-notice" role="alert">
              <span>{t('product:write.standing', { title: standing.title, no: standing.no })}</span>
              <Button size="small" onClick={() => seeStanding(standing.id)}>
                {t('product:write.seeStanding')}
              </Button>
            </div>
          )}
          <ProductReview review={newest} onReturned={onClose} onTakenBack={onClose} />
          {isOfWhole ? (
            <div className="report-notice is-against" role="alert">
              <span>{t('product:review.wholeWaits')}</span>
              <Button type="primary" onClick={onWrite}>
                {t('product:review.open')}
              </Button>
            </div>
          ) : null}
          {(isFalse || happened.length > 0) && standing === null && !isOfWhole ? (
            <div className="report-notice is-against" role="alert">
              <span>
                {t(isFalse ? 'product:write.falseZero' : 'product:write.against', {
                  what: happenedWords(t, happened),
                })}
              </span>
              {isWarned ? (
                <>
                  <Button type="primary" autoFocus onClick={onWrite}>
                    {t('product:write.of', { what: t('product:kind.daily') })}
                  </Button>
                  {isFalse ? null : (
                    <Button
                      onClick={() => {
                        setMeant(true);
                        setRead(undefined);
                      }}
                    >
                      {t('product:write.stillZero')}
                    </Button>
                  )}
                </>
              ) : null}
            </div>
          ) : null}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard */}
          <section className="zero-paper" tabIndex={0} aria-label={t('product:write.paper')}>
            <ProductPreview fields={composed.fields} year={composed.year} no={composed.no} />
          </section>
          {isOff ? null : (
            <div className="zero-sign" ref={focusPassword}>
              {composed.needsReviewer || review !== null ? (
                <ReportSigner
                  label={t('product:write.reviewer')}
                  signer={reviewer}
                  manners={['signed', 'spoken']}
                />
              ) : null}
              <ReportSigner
                label={t('product:write.issuer')}
                signer={issuer}
                manners={['signed', 'spoken']}
              />
              {key === null ? (
                <NoKey onGo={onClose} />
              ) : (
                <p className="small quiet">
                  {destinations.length === 0
                    ? t('product:write.zeroNowhere')
                    : t('product:write.zeroTo', {
                        names: destinations.map(({ name }) => name).join(t('common.comma')),
                      })}
                </p>
              )}
              <div className="actions">
                <Button type="primary" htmlType="submit" loading={isBusy}>
                  {t(isSent ? 'product:write.zeroSign' : 'product:write.issue')} Enter
                </Button>
                {(composed.needsReviewer && review === null) || (review?.returned ?? null) !== null ? (
                  <Button loading={submit.isBusy} onClick={() => void putDown()}>
                    {t(review === null ? 'product:review.submit' : 'product:review.submitAgain')}
                  </Button>
                ) : null}
                <Button onClick={onClose}>{t('common.cancel')}</Button>
              </div>
            </div>
          )}
          {isShown && isMissing ? <p className="field-problem">{t('incident:write.sign.missing')}</p> : null}
          <FailureNotice error={submit.refusal ?? issue.refusal ?? make.refusal} />
        </form>
      )}
    </Modal>
  );
}

/** Puts the cursor where the only thing is typed that is missing. */
function focusPassword(box: HTMLElement | null): void {
  // The window takes the cursor for itself when it opens; what stands in it comes after that.
  requestAnimationFrame(() => box?.querySelector<HTMLElement>('input[type="password"]')?.focus());
}
