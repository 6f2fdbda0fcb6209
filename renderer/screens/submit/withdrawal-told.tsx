import { Button } from 'antd';
import { useState } from 'react';
import { deskRoles } from '#domain/people/account';
import { bareContents } from '#domain/package/contents';
import { owedNotice, untoldPlaces } from '#domain/package/untold-places';
import type { DutyProduct } from '#domain/product/product';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { PackageJob } from './package-job.tsx';
import { PackageWays } from './package-ways.tsx';
import { UntoldWithdrawalOf } from './untold-withdrawals.tsx';

/** Which of the places that got a package of a withdrawn product were told, and which a person has to tell; nothing where none left. */
export function WithdrawalTold({ product }: { readonly product: DutyProduct }) {
  const { t } = useWords();
  const mayAct = useHasRole(...deskRoles);
  const make = useAct('package.make');
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const { fromDay, untilDay } = product.fields;
  const setup = useAsk('product.setup', {}).data?.setup;
  const asked = useAsk('package.list', { fromDay, untilDay });
  const lines = (asked.data ?? []).filter(({ productId }) => productId === product.id);
  const told = lines.filter(({ productState }) => productState === 'withdrawn');
  const untold = untoldPlaces(lines);
  if (setup === undefined || asked.data === undefined) return <FailureNotice error={asked.error} />;
  const owed = owedNotice(lines, setup.destinations);
  const units = unitsByHand(product);
  const before = [...new Set(lines.flatMap(({ toldBefore }) => toldBefore))];
  const isTold = told.length + before.length > 0;
  if (!isTold && untold.length === 0 && owed === undefined && units.length === 0) return null;
  const destinationIds = [...(owed?.destinationIds ?? [])];
  const byHand = untold.filter(({ destinationId }) => !destinationIds.includes(destinationId));
  const missed = told.length === 0 ? byHand : untold;
  const run = async (): Promise<void> => {
    const job = await make.act({ productId: product.id, contents: bareContents, destinationIds });
    setJobId(job?.id);
  };
  return (
    <section aria-label={t('product:register.withdrawal')}>
      <h3>{t('product:register.withdrawal')}</h3>
      {told.map((line) => (
        <div key={line.id} className="dispatch-made">
          <b>{t('product:packages.no', { no: line.sequence })}</b>
          <PackageWays line={line} />
        </div>
      ))}
      {before.length === 0 ? null : (
        <p>{t('product:register.withdrawalToldBefore', { places: before.join(t('common.comma')) })}</p>
      )}
      {units.length === 0 ? null : (
        <p className="late-words">
          {t('product:register.withdrawalByHand', {
            units: units
              .map(({ unit, manner }) =>
                t('product:register.withdrawalPlace', { name: unit, folder: t(`product:manner.${manner}`) }),
              )
              .join(t('common.comma')),
          })}
        </p>
      )}
      {isTold || (untold.length === 0 && owed === undefined) ? null : (
        <p className="late-words">{t('product:register.withdrawalUntold')}</p>
      )}
      {missed.length === 0 ? null : (
        <p className="late-words">
          {t('product:register.withdrawalMissed', {
            places: missed
              .map(({ name, folder }) => t('product:register.withdrawalPlace', { name, folder }))
              .join(t('common.comma')),
          })}
        </p>
      )}
      {owed === undefined ? null : <UntoldWithdrawalOf productId={product.id} />}
      {owed !== undefined && mayAct ? (
        <Button type="primary" loading={make.isBusy} onClick={() => void run()}>
          {t('product:register.tellWithdrawal')}
        </Button>
      ) : null}
      {jobId === undefined ? null : <PackageJob id={jobId} />}
      <FailureNotice error={make.refusal} />
    </section>
  );
}

/** The units that got a product by fax, telephone or otherwise and never in a package, each once with the way it went last. */
function unitsByHand({ deliveries }: DutyProduct): readonly DutyProduct['deliveries'][number][] {
  const packed = new Set(deliveries.filter(({ packageNo }) => packageNo !== null).map(({ unit }) => unit));
  const latest = new Map(deliveries.map((one) => [one.unit, one]));
  return [...latest.values()].filter(({ unit }) => !packed.has(unit));
}
