import { useWords } from '../../use-words.ts';
import { cellKey } from '#domain/period/plan';
import type { PlanFinding } from '#domain/period/finding';
import { usePlanWords } from './plan-words.ts';
import type { PlanWork } from './use-plan-work.ts';

/** The cell that a finding leads to: of the person, or the first of its pool, on its day or the first that can be changed. */
export function cellOfFinding(work: PlanWork, { day, personId, poolKey }: PlanFinding): string | undefined {
  const { columns, places } = work.table.ground;
  const on = day ?? columns.find(({ part, hasBegun }) => part !== undefined && !hasBegun)?.day;
  if (on === undefined) return undefined;
  if (personId !== null) return cellKey({ day: on, personId });
  return [...places.values()].find((place) => place.day === on && place.poolKey === poolKey)?.key;
}

/** 待处理: what is to be said of the table; each leads to its cell. */
export function PlanFindings({
  work,
  onShow,
}: {
  readonly work: PlanWork;
  readonly onShow: (key: string) => void;
}) {
  const { t } = useWords();
  const words = usePlanWords(work.full);
  const { findings } = work;
  if (findings.length === 0) return <div className="empty">{t('period:plan.findings.none')}</div>;
  return (
    <ul className="plan-findings" aria-label={t('period:plan.findings.title')}>
      {findings.map((finding) => {
        const key = cellOfFinding(work, finding);
        return (
          <li key={JSON.stringify(finding)}>
            <button
              type="button"
              className="link-button"
              disabled={key === undefined}
              onClick={() => (key === undefined ? undefined : onShow(key))}
            >
              {words.findingAt(finding)}
            </button>
            {finding.isBlocking ? <span className="tag red">{t('period:plan.blocking')}</span> : null}
          </li>
        );
      })}
    </ul>
  );
}
