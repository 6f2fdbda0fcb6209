import { useState } from 'react';
import type { PlanVersion } from '#contract/methods/period-nouns';
import { useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { PlanChangeLines } from './plan-change-list.tsx';
import { PlanVersionTable } from './plan-version-table.tsx';
import { usePlanWords } from './plan-words.ts';
import type { PlanWork } from './use-plan-work.ts';

function VersionLine({
  work,
  version,
  onLook,
}: {
  readonly work: PlanWork;
  readonly version: PlanVersion;
  readonly onLook: () => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const words = usePlanWords(work.full);
  return (
    <li>
      <span>
        <b>{t('rota.versions.no', { no: version.version })}</b> {times.moment(version.publishedAt)}{' '}
        {version.byName}
      </span>
      {version.reason === '' ? null : <span className="small">{version.reason}</span>}
      {version.tell.length === 0 ? null : (
        <details>
          <summary>{t('rota.publish.tell', { count: version.tell.length })}</summary>
          <span className="small">{words.names(version.tell)}</span>
        </details>
      )}
      <span className="row-actions">
        <button type="button" className="quiet-button" onClick={onLook}>
          {t('rota.versions.whole')}
        </button>
      </span>
      {version.version === 1 || version.changes.length === 0 ? null : (
        <details>
          <summary>{t('period:plan.changes.count', { count: version.changes.length })}</summary>
          <PlanChangeLines changes={version.changes} words={words} />
        </details>
      )}
    </li>
  );
}

/** 版本: what the draft changes, and every version that was published, what each changed and how it stood. */
export function PlanVersions({ work }: { readonly work: PlanWork }) {
  const { t } = useWords();
  const words = usePlanWords(work.full);
  const { line, draft, published, changes } = work.full;
  const asked = useAsk('period.versions', { id: line.id });
  const [looked, setLooked] = useState<number | undefined>(undefined);
  const versions = (asked.data ?? []).toSorted((one, other) => other.version - one.version);
  return (
    <div className="plan-versions">
      <FailureNotice error={asked.error} />
      {draft !== null && published !== null ? (
        <section>
          <h3>{t('period:plan.draftChanges', { count: changes.length })}</h3>
          <PlanChangeLines changes={changes} words={words} />
        </section>
      ) : null}
      {asked.data !== undefined && versions.length === 0 ? (
        <div className="empty">{t('period:plan.noVersions')}</div>
      ) : null}
      <ul aria-label={t('rota.versions.list')}>
        {versions.map((version) => (
          <VersionLine
            key={version.version}
            work={work}
            version={version}
            onLook={() => setLooked(version.version)}
          />
        ))}
      </ul>
      {looked === undefined ? null : (
        <PlanVersionTable work={work} version={looked} onClose={() => setLooked(undefined)} />
      )}
    </div>
  );
}
