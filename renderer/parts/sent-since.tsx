import '../styles/sent-since.css';
import type { SentSince } from '#domain/backup/sent-since';
import { useWords, type Words } from '../use-words.ts';
import { productName, spanWords } from './product-words.ts';
import type { Times } from './times.ts';

/** More days than this are told by the first and the last. */
const daysShown = 6;

/** The days that what went out is about, the oldest first. */
function daysOfSent(t: Words, times: Times, { packages, reports }: SentSince): string {
  const days = [...new Set([...packages, ...reports].map(({ untilDay }) => untilDay))].toSorted();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return '';
  return days.length > daysShown
    ? t('product:restored.daySpan', { from: times.day(first), until: times.day(last), count: days.length })
    : days.map(times.day).join(t('product:restored.comma'));
}

const placesOf = (t: Words, to: readonly string[]): string =>
  to.length === 0
    ? t('product:restored.nowhere')
    : t('product:restored.to', { to: to.join(t('product:restored.comma')) });

/** Where a report went since, and that it was withdrawn; one that left before and was only withdrawn since says no more. */
function reportWords(t: Words, { state, isIssued, to }: SentSince['reports'][number]): string {
  const places = isIssued || to.length > 0 ? [placesOf(t, to)] : [];
  return (state === 'withdrawn' ? [t('product:restored.withdrawn'), ...places] : places).join(' · ');
}

function PackagesAndReports({ sent, times }: { readonly sent: SentSince; readonly times: Times }) {
  const { t } = useWords();
  const { packages, packageCount, reports, reportCount } = sent;
  const more = packageCount - packages.length + reportCount - reports.length;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls has to be reached by the keyboard
    <ul className="sent-since" tabIndex={0} aria-label={t('product:restored.list')}>
      {packages.map((one) => (
        <li key={one.id}>
          <b>{t('product:packages.no', { no: one.sequence })}</b>{' '}
          {productName(t, { kind: one.productKind, isZero: one.isZero })} {spanWords(times, one)} ·{' '}
          {one.productState === 'withdrawn' ? `${t('product:restored.withdrawn')} · ` : ''}
          {placesOf(t, one.to)}
        </li>
      ))}
      {reports.map((one) => (
        <li key={one.id}>
          <b>{productName(t, one)}</b> {t('product:restored.issue', { no: one.no })} {spanWords(times, one)} ·{' '}
          {reportWords(t, one)}
        </li>
      ))}
      {more === 0 ? null : <li className="quiet">{t('product:restored.more', { count: more })}</li>}
    </ul>
  );
}

/** True where there is a package or a report; otherwise only a key was lost. */
const hasAny = ({ packageCount, reportCount }: SentSince): boolean => packageCount + reportCount > 0;

/** How many packages and reports went out, and of which days, in the sentence of a moment; nothing where none did. */
export function SentSinceCount({
  sent,
  times,
  when,
}: {
  readonly sent: SentSince;
  readonly times: Times;
  readonly when: 'before' | 'after';
}) {
  const { t } = useWords();
  if (!hasAny(sent)) return null;
  const what = (['packageCount', 'reportCount'] as const)
    .filter((key) => sent[key] > 0)
    .map((key) => t(`product:restored.${key}`, { count: sent[key] }))
    .join(t('product:restored.comma'));
  return <p>{t(`product:restored.${when}`, { what, days: daysOfSent(t, times, sent) })}</p>;
}

/** What went out after a backup, one by one: numbers, days, to whom; and what becomes of the numbers. */
export function SentSinceLines({ sent, times }: { readonly sent: SentSince; readonly times: Times }) {
  const { t } = useWords();
  return (
    <>
      {hasAny(sent) ? <PackagesAndReports sent={sent} times={times} /> : null}
      {sent.reports.some(({ state, isIssued }) => state === 'withdrawn' && !isIssued) ? (
        <p>{t('product:restored.withdrawAgain')}</p>
      ) : null}
      {sent.keys.map(({ publicKey, last, inBackup }) =>
        // Nobody can sign any more with a key that the backup has not.
        inBackup === null ? null : (
          <p key={publicKey}>
            {inBackup === 0
              ? t('product:restored.numbersNone', { last, next: last + 1 })
              : t('product:restored.numbers', { last, inBackup, next: last + 1 })}
          </p>
        ),
      )}
      {sent.isKeyNewer ? <p>{t('product:restored.newerKey')}</p> : null}
    </>
  );
}

/** Says before a backup is restored what went out after it, and what has to be done; nothing where that is nothing. */
export function SentSinceWarning({
  sent,
  times,
}: {
  readonly sent: SentSince | null;
  readonly times: Times;
}) {
  const { t } = useWords();
  if (sent === null) return null;
  return (
    <section className="sent-since-box wide" aria-label={t('product:restored.heading')}>
      <b>{t('product:restored.heading')}</b>
      <SentSinceCount sent={sent} times={times} when="before" />
      <SentSinceLines sent={sent} times={times} />
      <p>{t('product:restored.doBefore')}</p>
    </section>
  );
}
