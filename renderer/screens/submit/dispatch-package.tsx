import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { PackageLine } from '#contract/methods/packages';
import type { DutyProduct } from '#domain/product/product';
import type { PackageContents } from '#domain/package/contents';
import type { ProductSetup } from '#domain/product/setup';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { NoKey } from './no-key.tsx';
import { PackageContentsChoice } from './package-contents.tsx';
import { PackageJob } from './package-job.tsx';
import { PackageWays } from './package-ways.tsx';

/** Makes a package of an issued product and shows where packages of it have got to. */
export function DispatchPackage({
  product,
  made,
  setup,
  hasKey,
  jobId,
  onBegun,
}: {
  readonly product: DutyProduct;
  /** The packages that were made of it already. */
  readonly made: readonly PackageLine[];
  readonly setup: ProductSetup;
  /** True where this room can sign packages. */
  readonly hasKey: boolean;
  /** The making of a package that was begun; undefined where nothing was. */
  readonly jobId: string | undefined;
  readonly onBegun: (jobId: string) => void;
}) {
  const { t } = useWords();
  const make = useAct('package.make');
  const [contents, setContents] = useState<PackageContents | undefined>(undefined);
  const [chosen, setChosen] = useState<readonly string[] | undefined>(undefined);
  const [isAgain, setAgain] = useState(false);
  if (!hasKey) return <NoKey />;
  const destinations = setup.destinations;
  const usual = destinations.filter(({ isOn }) => isOn).map(({ id }) => id);
  const ids = chosen ?? usual;
  const what = contents ?? setup.contents;
  const run = async (): Promise<void> => {
    const job = await make.act({ productId: product.id, contents: what, destinationIds: [...ids] });
    if (job === undefined) return;
    onBegun(job.id);
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
            {/* Where it goes nowhere the cursor begins at the units that are told by other ways. */}
            <Button
              type="primary"
              className={ids.length === 0 ? '' : 'dispatch-send'}
              autoFocus={isAgain}
              loading={make.isBusy}
              onClick={() => void run()}
            >
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
