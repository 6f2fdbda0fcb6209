import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { PackageLine } from '#contract/methods/packages';
import { useAct } from '../../asking.ts';
import { useExportFolder } from '../../parts/export-folder.tsx';
import { readableSize } from '../../parts/entry-attachments.tsx';
import { ExportJob } from '../../parts/export-job.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { PackageWays } from './package-ways.tsx';

function PackageDetail({ line }: { readonly line: PackageLine }) {
  const { t } = useWords();
  const times = useTimes();
  const folder = useExportFolder();
  const save = useAct('package.save');
  const [jobId, setJobId] = useState<string | undefined>(undefined);
  const run = async (): Promise<void> => {
    const job = await save.act({ id: line.id, folder: folder.path });
    if (job !== undefined) setJobId(job.id);
  };
  const { contents } = line;
  const what = [
    ...contents.documents.map((value) => t(`product:document.${value}`)),
    ...(['withLog', 'withAttachments', 'withPhones', 'withWhereabouts'] as const)
      .filter((name) => contents[name])
      .map((name) => t(`product:packages.with.${name}`)),
  ].join(t('common.comma'));
  return (
    <div className="package-detail">
      <b lang="zh-CN">{line.title}</b>
      <dl className="facts package-facts">
        <dt>{t('product:packages.field.file')}</dt>
        <dd>
          {line.fileName} ({readableSize(line.bytes)})
        </dd>
        <dt>{t('product:packages.field.made')}</dt>
        <dd>{times.full(line.madeAt)}</dd>
        <dt>{t('product:packages.contents')}</dt>
        <dd>{what}</dd>
        <dt>SHA-256</dt>
        <dd className="hash">{line.sha256}</dd>
        <dt>{t('product:packages.field.manifest')}</dt>
        <dd className="hash">{line.manifest}</dd>
        <dt>{t('product:packages.field.head')}</dt>
        <dd className="hash">
          {line.head.seq} {line.head.hash}
        </dd>
      </dl>
      <section aria-label={t('product:packages.history')}>
        <h3>{t('product:packages.history')}</h3>
        <PackageWays line={line} />
      </section>
      <section aria-label={t('product:packages.save')}>
        <h3>{t('product:packages.save')}</h3>
        <p className="small quiet">{t('product:packages.saveSays')}</p>
        <div className="actions">
          <Button onClick={() => void folder.choose(t('product:packages.save'))}>{t('export.choose')}</Button>
          <span className="hash">{folder.path === '' ? t('export.noFolder') : folder.path}</span>
        </div>
        <div className="actions">
          <Button
            type="primary"
            disabled={folder.path === ''}
            loading={save.isBusy}
            onClick={() => void run()}
          >
            {t('product:packages.saveHere')}
          </Button>
        </div>
        {jobId === undefined ? null : (
          <ExportJob id={jobId} folder={folder.path} onDone={() => setJobId(undefined)} />
        )}
        <FailureNotice error={save.refusal} />
      </section>
    </div>
  );
}

/** Shows one package beside the list: what is in it, where it went, and how it is saved by hand; nothing without one. */
export function PackageDrawer({
  line,
  onClose,
}: {
  readonly line: PackageLine | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  return (
    <Drawer
      open={line !== undefined}
      size={680}
      onClose={onClose}
      title={line === undefined ? '' : t('product:packages.no', { no: line.sequence })}
      destroyOnHidden
    >
      {line === undefined ? null : <PackageDetail key={line.id} line={line} />}
    </Drawer>
  );
}
