import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { DutyProduct } from '#domain/product/product';
import type { PackageContents } from '#domain/package/contents';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { NoKey } from './no-key.tsx';
import { PackageContentsChoice } from './package-contents.tsx';
import { PackageJob } from './package-job.tsx';
import { PackageWays } from './package-ways.tsx';

/** Makes a package of an issued product and shows where packages of it have got to. */
export function DispatchPackage({
  product,
  startedJob,
}: {
  readonly product: DutyProduct;
  /** The making of a package that was begun already; undefined where nothing was. */
  readonly startedJob: string | undefined;
}) {
  const { t } = useWords();
  const { fromDay, untilDay } = product.fields;
  const setup = useAsk('product.setup', {}).data?.setup;
  const asked = useAsk('package.key', {});
  const made = (useAsk('package.list', { fromDay, untilDay }).data ?? []).filter(
    ({ productId }) => productId === product.id,
  );
  const make = useAct('package.make');
  const [contents, setContents] = useState<PackageContents | undefined>(undefined);
  const [chosen, setChosen] = useState<readonly string[] | undefined>(undefined);
  const [jobId, setJobId] = useState(startedJob);
  const [isAgain, setAgain] = useState(false);
  if (setup === undefined || asked.data === undefined) return <FailureNotice error={asked.error} />;
  if (asked.data.key === null) return <NoKey />;
  const destinations = setup.destinations;
  const usual = destinations.filter(({ isOn }) => isOn).map(({ id }) => id);
  const ids = chosen ?? usual;
  const what = contents ?? setup.contents;
  const run = async (): Promise<void> => {
    const job = await make.act({ productId: product.id, contents: what, destinationIds: [...ids] });
    if (job === undefined) return;
    setJobId(job.id);
    setAgain(false);
  };
  const isForm = isAgain || (made.length === 0 && jobId === undefined);
  return (
    <>
      {made.map((line) => (
        <div key={line.id} className="dispatch-made">
          <b>{t('product:packages.no', { no: line.sequence })}</b>
          <PackageWays line={line} />
        </div>
      ))}
      {jobId === undefined ? null : <PackageJob id={jobId} />}
      {isForm ? (
        <>
          <PackageContentsChoice contents={what} onChange={setContents} />
          <fieldset className="bare package-contents">
            <legend>{t('product:packages.destinations')}</legend>
            {destinations.length === 0 ? (
              <p className="quiet">{t('product:packages.noDestination')}</p>
            ) : null}
            {destinations.map(({ id, name, folder }) => (
              <div key={id}>
                <Checkbox
                  checked={ids.includes(id)}
                  onChange={(event) =>
                    setChosen(event.target.checked ? [...ids, id] : ids.filter((one) => one !== id))
                  }
                >
                  {name}
                </Checkbox>
                <span className="small quiet package-folder">{folder}</span>
              </div>
            ))}
          </fieldset>
          <div className="actions">
            <Button type="primary" loading={make.isBusy} onClick={() => void run()}>
              {t(ids.length === 0 ? 'product:packages.makeOnly' : 'product:packages.makeAndSend')}
            </Button>
          </div>
        </>
      ) : (
        <div className="actions">
          <Button size="small" onClick={() => setAgain(true)}>
            {t('product:packages.makeAgain')}
          </Button>
        </div>
      )}
      <FailureNotice error={make.refusal} />
    </>
  );
}
