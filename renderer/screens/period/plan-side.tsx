import { useWords, type Words } from '../../use-words.ts';
import { PlanBalance } from './plan-balance.tsx';
import { PlanFindings } from './plan-findings.tsx';
import { PlanVersions } from './plan-versions.tsx';
import type { CellView } from './plan-view.ts';
import { PlanWhy } from './plan-why.tsx';
import type { PlanWork } from './use-plan-work.ts';

/** What stands beside the table. */
export type PlanFace = 'findings' | 'why' | 'even' | 'versions';

const faces = ['findings', 'even', 'why', 'versions'] as const;

const faceWords = (t: Words, face: PlanFace, count: number): string =>
  face === 'findings' ? t('period:plan.findings.count', { count }) : t(`period:plan.face.${face}`);

/** Chooses what stands beside the table; the chosen one again puts it away. */
export function PlanFaces({
  face,
  count,
  onFace,
}: {
  readonly face: PlanFace | 'none';
  /** How much is to be said of the table. */
  readonly count: number;
  readonly onFace: (face: PlanFace | 'none') => void;
}) {
  const { t } = useWords();
  return (
    <>
      {faces.map((name) => (
        <button
          key={name}
          type="button"
          className="toggle"
          aria-pressed={name === face}
          onClick={() => onFace(name === face ? 'none' : name)}
        >
          {faceWords(t, name, count)}
        </button>
      ))}
    </>
  );
}

/** Beside the table: what is to be said of it, how even it is, why somebody is where, or its versions. */
export function PlanSide({
  work,
  face,
  cell,
  onShow,
}: {
  readonly work: PlanWork;
  readonly face: PlanFace;
  readonly cell: CellView | undefined;
  readonly onShow: (key: string) => void;
}) {
  const { t } = useWords();
  const title = faceWords(t, face, work.findings.length);
  return (
    <aside className="plan-side panel" aria-label={title}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="side-body" tabIndex={0} role="group" aria-label={title}>
        {face === 'findings' ? <PlanFindings work={work} onShow={onShow} /> : null}
        {face === 'even' ? <PlanBalance work={work} /> : null}
        {face === 'why' ? <PlanWhy work={work} cell={cell} /> : null}
        {face === 'versions' ? <PlanVersions work={work} /> : null}
      </div>
    </aside>
  );
}
