import { Button } from 'antd';
import { useState } from 'react';
import { DutyError, type ErrorCode } from '#contract/errors';
import type { UntoldWithdrawal } from '#contract/methods/packages';
import { bareContents } from '#domain/package/contents';
import { deskRoles } from '#domain/people/account';
import type { ProductId } from '#domain/product/product';
import { useAct, useAsk } from '../../asking.ts';
import { announce } from '../../frame/events.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { FailureNotice, failureWords } from '../../parts/failure-notice.tsx';
import { useFailedNotices } from '../../parts/failed-notices.ts';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { PackageJob } from './package-job.tsx';

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
  const one = useFailedNotices().find((untold) => untold.productId === productId);
  return one === undefined ? null : (
    <p className="untold-why">
      <WhyUntold {...one} />
    </p>
  );
}

/** Who is to be told, by the name of the unit where one stands behind a destination. */
function useUnits(): (one: UntoldWithdrawal) => string {
  const { t } = useWords();
  const setup = useAsk('product.setup', {}).data?.setup;
  const unitOf = (id: string): string | undefined => {
    const destination = setup?.destinations.find((known) => known.id === id);
    const unit = setup?.recipients.find((known) => known.id === destination?.recipientId);
    return destination === undefined || unit === undefined
      ? destination?.name
      : t('product:register.withdrawalPlace', { name: unit.name, folder: destination.name });
  };
  return ({ destinationIds, places }) => {
    const units = destinationIds.flatMap((id) => unitOf(id) ?? []);
    return (units.length === 0 ? places : units).join(t('common.comma'));
  };
}

/** One withdrawal whose notice could not be made: whom to telephone, why it failed, and what can be done now. */
function Untold({ one }: { readonly one: UntoldWithdrawal }) {
  const { t } = useWords();
  const goTo = useGoTo();
  const unitsOf = useUnits();
  const mayAct = useHasRole(...deskRoles);
  const make = useAct('package.make');
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const { productId, title, destinationIds } = one;
  const again = async (): Promise<void> => {
    const job = await make.act({ productId, contents: bareContents, destinationIds });
    setJobId(job?.id);
  };
  return (
    <li>
      <span lang="zh-CN">{title}</span> {t('product:packages.untoldTo', { places: unitsOf(one) })}{' '}
      <WhyUntold {...one} />
      <div className="sent-since-acts">
        {mayAct ? (
          <Button
            size="small"
            aria-label={`${t('product:packages.untoldAgain')} ${title}`}
            loading={make.isBusy}
            onClick={() => void again()}
          >
            {t('product:packages.untoldAgain')}
          </Button>
        ) : null}
        <Button
          size="small"
          aria-label={`${t('product:packages.untoldOpen')} ${title}`}
          onClick={() => {
            goTo('/submit');
            announce('show-submit', { tab: 'list', id: productId });
          }}
        >
          {t('product:packages.untoldOpen')}
        </Button>
      </div>
      {jobId === undefined ? null : <PackageJob id={jobId} />}
      <FailureNotice error={make.refusal} />
    </li>
  );
}

/** Withdrawals whose notice could not be made, with the reason, until it is. */
export function UntoldWithdrawals() {
  const { t } = useWords();
  const failed = useFailedNotices();
  if (failed.length === 0) return null;
  return (
    <section className="sent-since-box" aria-label={t('product:packages.untold')}>
      <b>{t('product:packages.untold')}</b>
      <ul className="sent-since">
        {failed.map((one) => (
          <Untold key={one.productId} one={one} />
        ))}
      </ul>
    </section>
  );
}
