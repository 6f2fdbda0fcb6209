import { useWords, type Words } from '../../use-words.ts';
import type { WayOut } from '#domain/rota/conflict';
import type { DutyPlace } from '#domain/rota/duty';
import { MonthConflicts } from './month-conflicts.tsx';
import { MonthPeople } from './month-people.tsx';
import type { SeatView } from './month-view.ts';
import { MonthWhy } from './month-why.tsx';
import type { MonthWork } from './use-month-work.ts';

/** What stands beside the calendar. */
export type SideFace = 'people' | 'conflicts' | 'why';

const faces = ['people', 'conflicts', 'why'] as const;

const faceWords = (t: Words, face: SideFace, count: number): string =>
  face === 'conflicts'
    ? t('rota.conflicts.count', { count })
    : t(face === 'why' ? 'rota.month.why.title' : 'rota.month.people');

/** Chooses what stands beside the calendar; the chosen one again puts it away. */
export function SideFaces({
  face,
  conflicts,
  onFace,
}: {
  readonly face: SideFace | 'none';
  readonly conflicts: number;
  readonly onFace: (face: SideFace | 'none') => void;
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
          {faceWords(t, name, conflicts)}
        </button>
      ))}
    </>
  );
}

/** Beside the calendar: the people to drag, the conflicts with ways out, or why somebody has the chosen seat. */
export function MonthSide({
  work,
  face,
  seat,
  balances,
  onShow,
  onWay,
}: {
  readonly work: MonthWork;
  readonly face: SideFace;
  readonly seat: SeatView | undefined;
  readonly balances: ReadonlyMap<string, number>;
  readonly onShow: (key: string) => void;
  readonly onWay: (place: DutyPlace | null, way: WayOut) => void;
}) {
  const { t } = useWords();
  return (
    <aside className="month-side panel" aria-label={faceWords(t, face, work.problems.length)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="side-body" tabIndex={face === 'why' ? 0 : undefined}>
        {face === 'people' ? <MonthPeople work={work} balances={balances} /> : null}
        {face === 'conflicts' ? (
          <MonthConflicts work={work} seat={seat} onShow={onShow} onWay={onWay} />
        ) : null}
        {face === 'why' ? <MonthWhy work={work} seat={seat} /> : null}
      </div>
    </aside>
  );
}
