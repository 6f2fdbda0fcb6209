import { DutyError, type ErrorCode } from '#contract/errors';
import type { UntoldWithdrawal } from '#contract/methods/packages';
import type { ProductId } from '#domain/product/product';
import { useAsk } from '../../asking.ts';
import { failureWords } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';

/** Why the notice of a withdrawal could not be made, and when it is tried again. */
function WhyUntold({ failure, tries, nextTryAt }: Pick<UntoldWithdrawal, 'failure' | 'tries' | 'nextTryAt'>) {
  const { t } = useWords();
  const times = useTimes();
  if (failure === null) return null;
  // The codes of a failure are those of calls.
  const why = new DutyError(failure.code as ErrorCode, failure.message, failure.details);
  return (
    <>
      {nextTryAt === null ? null : (
        <span className="tag orange">
          {t('product:packages.state.retry', { count: tries, time: times.clock(nextTryAt) })}
        </span>
      )}{' '}
      <span className="late-words">{failureWords(t, why)}</span>
    </>
  );
}

/** Why the notice of the withdrawal of one product could not be made; nothing where it was, or is about to be. */
export function UntoldWithdrawalOf({ productId }: { readonly productId: ProductId }) {
  const { data } = useAsk('package.untold', {});
  const one = data?.find((untold) => untold.productId === productId && untold.failure !== null);
  return one === undefined ? null : (
    <p className="untold-why">
      <WhyUntold {...one} />
    </p>
  );
}

/** Withdrawals whose notice could not be made, with the reason, until it is. */
export function UntoldWithdrawals() {
  const { t } = useWords();
  const { data } = useAsk('package.untold', {});
  const failed = (data ?? []).filter(({ failure }) => failure !== null);
  if (failed.length === 0) return null;
  return (
    <section className="sent-since-box" aria-label={t('product:packages.untold')}>
      <b>{t('product:packages.untold')}</b>
      <ul className="sent-since">
        {failed.map((one) => (
          <li key={one.productId}>
            <span lang="zh-CN">{one.title}</span>{' '}
            {t('product:packages.untoldTo', { places: one.places.join(t('common.comma')) })}{' '}
            <WhyUntold {...one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
