import { App, Button, Segmented } from 'antd';
import { type ComponentProps, type KeyboardEvent, type ReactNode, useState } from 'react';
import { hasTypedNo, type ProductFields, type ProductId } from '#domain/product/product';
import type { ReviewId } from '#domain/product/review';
import { useAct, useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { TextField } from '../../parts/plain-field.tsx';
import { ReportNames } from '../../parts/report-names.tsx';
import { meantReview, useMayReview } from '../../parts/product-reviews.ts';
import { useWords } from '../../use-words.ts';
import { ProductAgain } from './product-again.tsx';
import { ProductAside } from './product-aside.tsx';
import {
  changedText,
  isTouched,
  laidOver,
  lostTexts,
  lostUnits,
  markOf,
  type ProductDraft,
  saySame,
  untouchedProduct,
  withChanges,
  withSection,
} from './product-draft.ts';
import { ProductIssue } from './product-issue.tsx';
import { ProductPreview } from './product-preview.tsx';
import { ProductReview } from './product-review.tsx';
import { ProductText } from './product-text.tsx';
import { ReviewDiffers } from './review-differs.tsx';
import { useProductDraft } from './use-product-draft.ts';
import { useUnwritten } from './use-unwritten.ts';

const mostText = 20_000;
const mostConclusion = 1000;

/** What was read when its signing was opened: only that is signed, whatever comes in meanwhile. */
type ToIssue = Pick<ComponentProps<typeof ProductIssue>, 'fields' | 'no' | 'review'>;

/** Writes a product: composed sections to be changed, beside them the paper and what was counted. Sections that nobody changed follow the records. */
export function ProductEditor({
  kind,
  fromDay,
  untilDay,
  on = null,
  onTyped,
  onDropped,
  onIssued,
  onClose,
  children,
}: Pick<ProductFields, 'kind' | 'fromDay' | 'untilDay'> & {
  /** Of numbered products the one that waits and is meant; null of a new one. */
  readonly on?: ReviewId | null;
  /** Something is kept that is in no submitted text, under this title. */
  readonly onTyped?: (title: string) => void;
  /** Nothing of that is kept any more. */
  readonly onDropped?: () => void;
  readonly onIssued: (id: ProductId) => void;
  readonly onClose: () => void;
  /** What stands over the text. */
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const goTo = useGoTo();
  const asked = useAsk('product.compose', { kind, isZero: false, fromDay, untilDay });
  const setup = useAsk('product.setup', {}).data?.setup;
  const written = useProductDraft({ kind, fromDay, untilDay, on });
  const submit = useAct('product.submitReview', { isAtOnce: true });
  const mayReview = useMayReview();
  const unwritten = useUnwritten();
  const { message } = App.useApp();
  const [side, setSide] = useState<'paper' | 'facts'>('paper');
  const [step, setStep] = useState<ToIssue | 'again' | undefined>(undefined);
  const composed = asked.data;
  if (composed === undefined || written === undefined) return <FailureNotice error={asked.error} />;

  const { review, submitted, isUnkept, isRestored } = written;
  const base = composed.fields;
  // What was typed and says nothing that the newer text does not say gives way to it.
  const mine = laidOver(submitted, written.draft);
  const givesWay =
    written.isOutdated &&
    mine.no === submitted.no &&
    saySame(withChanges(base, mine), withChanges(base, submitted));
  const draft = givesWay ? submitted : written.draft;
  const isOwn = written.isOwn && !givesWay;
  const isOutdated = written.isOutdated && !givesWay;
  const fields = withChanges(base, draft);
  const change = (parts: Partial<ProductDraft>): void => {
    written.change(givesWay ? { ...submitted, ...parts } : parts);
    onTyped?.(fields.title);
  };
  const drop = (): void => {
    written.drop();
    onDropped?.();
  };
  const touched = isTouched(draft);
  const typedNo = draft.no.trim();
  const isNo = typedNo === '' || /^[1-9]\d{0,4}$/.test(typedNo);
  const no = typedNo === '' || !isNo ? composed.no : Number(typedNo);
  const { standing } = composed;
  const canIssue =
    !isOutdated &&
    fields.title !== '' &&
    isNo &&
    standing === null &&
    fields.conclusion.length <= mostConclusion &&
    fields.sections.every(({ text }) => text.length <= mostText);
  const issue = (): void => {
    if (canIssue && unwritten.mayGoOn(fields)) setStep({ fields, no: typedNo === '' ? null : no, review });
  };
  // Nobody else's report is changed while it waits, and none is put down a second time as it is.
  const maySubmit = review === null || review.returned !== null || (isOwn && (review.isMine || mayReview));
  const headings = { title: t('product:write.heading'), conclusion: t('product:write.conclusion') };
  const putDown = async (): Promise<void> => {
    if (!canIssue || !maySubmit || submit.isBusy || !unwritten.mayGoOn(fields)) return;
    const before = meantReview(review);
    const done = await submit.act({ fields, base, no: typedNo === '' ? null : no, before });
    if (done === undefined) return;
    drop();
    void message.success(t('product:review.submitted', { title: fields.title }));
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // What is pressed in a window over this one passes by here too.
    const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (step !== undefined || !isHere) return;
    if (event.ctrlKey && event.key === 'Enter') {
      event.preventDefault();
      if (event.shiftKey) void putDown();
      else issue();
    }
    if (event.altKey && event.code === 'KeyV') {
      event.preventDefault();
      setSide(side === 'paper' ? 'facts' : 'paper');
    }
  };
  const toStanding = (): void => {
    if (standing === null) return;
    onClose();
    goTo('/submit');
    announce('show-submit', { tab: 'list', id: standing.id });
  };
  const problems = unwritten.problemsOf(fields);
  const units = [
    ...new Set([...(setup?.recipients ?? []).map(({ name }) => name), ...base.to, ...base.copyTo]),
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of all its fields
    <div className="product-editor" role="group" onKeyDown={onKeyDown}>
      <div className="product-main">
        {standing === null ? null : (
          <div className="report-notice" role="alert">
            <span>{t('product:write.standing', { title: standing.title, no: standing.no })}</span>
            <Button size="small" onClick={toStanding}>
              {t('product:write.seeStanding')}
            </Button>
          </div>
        )}
        {/* The text stays here as it stands, and what is typed while it is taken back goes over it. */}
        <ProductReview review={review} onReturned={onClose} onTaking={() => change({})} />
        {children}
        {review !== null && isOutdated ? (
          <ReviewDiffers
            review={review}
            isFirst={!draft.onReview.startsWith(`${review.id} `)}
            lost={[
              ...lostTexts(withChanges(base, submitted), draft, headings).filter(
                ({ text, composed: instead }) => text.trim() !== instead,
              ),
              ...lostUnits(withChanges(base, submitted), draft, {
                to: t('product:write.to'),
                copyTo: t('product:write.copyTo'),
              }),
            ]}
            onTheirs={drop}
            onMine={() => change(laidOver(submitted, draft))}
          />
        ) : null}
        {isRestored && touched && !isOutdated ? (
          <p className="small quiet product-restored" role="status">
            {t('product:write.restored')}
          </p>
        ) : null}
        <ProductText
          label={t('product:write.heading')}
          rows={1}
          composed={base.title}
          changed={draft.title}
          problem={fields.title === '' ? t('product:write.problem.noTitle') : undefined}
          onChange={(text) =>
            change({
              title: changedText(text.replaceAll('\n', '').slice(0, 200), base.title, draft.title),
            })
          }
          onTake={() => change({ title: null })}
        />
        {hasTypedNo(kind) ? (
          <TextField
            label={t('product:write.no')}
            value={draft.no}
            placeholder={String(composed.no)}
            hint={t('product:write.noHint', { no: composed.no })}
            problem={isNo ? undefined : t('product:write.problem.no')}
            onChange={(text) => change({ no: text })}
          />
        ) : null}
        <div className="form-grid">
          <ReportNames
            label={t('product:write.to')}
            names={draft.to ?? base.to}
            known={units}
            onChange={(to) => change({ to })}
          />
          <ReportNames
            label={t('product:write.copyTo')}
            names={draft.copyTo ?? base.copyTo}
            known={units}
            onChange={(copyTo) => change({ copyTo })}
          />
        </div>
        {base.sections.map(({ key, heading, text }, place) => (
          <ProductText
            key={key}
            name={key}
            label={heading}
            placeholder={kind === 'info' && text === '' ? t('product:write.infoHint') : undefined}
            isFirst={place === 0}
            composed={text}
            changed={draft.sections[key] ?? null}
            problem={
              (fields.sections[place]?.text.length ?? 0) > mostText
                ? t('product:write.problem.long')
                : problems.get(key)
            }
            onChange={(next) => change(withSection(draft, key, changedText(next, text, draft.sections[key])))}
            onTake={() => change(withSection(draft, key, null))}
          />
        ))}
        <ProductText
          label={t('product:write.conclusion')}
          composed={base.conclusion}
          changed={draft.conclusion}
          problem={
            fields.conclusion.length > mostConclusion ? t('product:write.problem.longConclusion') : undefined
          }
          onChange={(text) => change({ conclusion: changedText(text, base.conclusion, draft.conclusion) })}
          onTake={() => change({ conclusion: null })}
        />
      </div>
      <aside className="product-aside" aria-label={t('product:write.aside')}>
        <Segmented
          aria-label={t('product:write.aside')}
          value={side}
          options={[
            { value: 'paper', label: t('product:write.paper') },
            { value: 'facts', label: t('product:write.facts') },
          ]}
          onChange={setSide}
        />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard */}
        <section className="product-side-scroll" tabIndex={0} aria-label={t(`product:write.${side}`)}>
          {side === 'paper' ? (
            <ProductPreview fields={fields} year={composed.year} no={no} />
          ) : (
            <ProductAside fields={base} />
          )}
        </section>
      </aside>
      <div className="report-foot product-foot">
        <Button type="primary" disabled={!canIssue} onClick={issue}>
          {t('product:write.toIssue')} Ctrl+Enter
        </Button>
        {maySubmit ? (
          <Button disabled={!canIssue} loading={submit.isBusy} onClick={() => void putDown()}>
            {t(
              review === null
                ? 'product:review.submit'
                : review.isMine || review.returned !== null
                  ? 'product:review.submitAgain'
                  : 'product:review.save',
            )}{' '}
            Ctrl+Shift+Enter
          </Button>
        ) : null}
        {touched ? <Button onClick={() => setStep('again')}>{t('product:write.again')}</Button> : null}
        <Button onClick={onClose}>{t('product:write.later')}</Button>
        <span className={isUnkept ? 'small field-problem' : 'small quiet'} role="status">
          {isUnkept
            ? t('product:write.unkept')
            : review !== null && !isOwn
              ? t('product:review.asSubmitted')
              : touched
                ? t('product:write.kept')
                : t('product:write.follows')}
        </span>
        <FailureNotice error={submit.refusal} />
      </div>
      {step === 'again' ? (
        <ProductAgain
          composed={base}
          draft={draft}
          onAgain={() => {
            if (review === null) drop();
            else change({ ...untouchedProduct, onReview: markOf(review) });
            setStep(undefined);
          }}
          onClose={() => setStep(undefined)}
        />
      ) : null}
      {typeof step === 'object' ? (
        <ProductIssue
          {...step}
          needsReviewer={composed.needsReviewer}
          onClose={() => setStep(undefined)}
          onIssued={(id) => {
            drop();
            onIssued(id);
          }}
        />
      ) : null}
    </div>
  );
}
