import { memo } from 'react';
import { useWords } from '../../use-words.ts';
import type { DropHint } from './use-plan-drag.ts';
import type { TierLook } from './plan-marks.ts';
import type { CellView } from './plan-view.ts';

const stateClass = ({ place, tier, findings, published }: CellView): readonly string[] => [
  place.state === 'begun' ? 'is-begun' : '',
  place.state === 'held' ? 'is-held' : '',
  place.awayBecause === '' ? '' : 'is-away',
  findings.some(({ isBlocking }) => isBlocking) ? 'is-blocking' : '',
  published === undefined ? '' : 'is-changed',
  tier === undefined ? 'is-none' : '',
];

/** The classes of a cell: its tier, its state, and what dropping on it would come to. */
export function cellClass(cell: CellView, look: TierLook | undefined, hint: DropHint | undefined): string {
  return [
    'plan-cell',
    look === undefined ? '' : `tier-${look.kind} nth-${String(look.nth)}`,
    ...stateClass(cell),
    hint === undefined ? '' : `drop-${hint.grade}`,
  ]
    .filter((name) => name !== '')
    .join(' ');
}

/** One person on one day: the letters of the tier, what is marked at it, and all of it in words for the ear and the pointer. */
export const PlanCellButton = memo(function PlanCellButton({
  cellName,
  className,
  letters,
  label,
  isLead,
  isPinned,
  hasFinding,
  isChanged,
  isMarked,
  isInTabOrder,
  isDraggable,
}: {
  readonly cellName: string;
  readonly className: string;
  readonly letters: string;
  readonly label: string;
  readonly isLead: boolean;
  readonly isPinned: boolean;
  readonly hasFinding: boolean;
  readonly isChanged: boolean;
  readonly isMarked: boolean;
  readonly isInTabOrder: boolean;
  readonly isDraggable: boolean;
}) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={isMarked ? `${className} is-marked` : className}
      data-cell={cellName}
      tabIndex={isInTabOrder ? 0 : -1}
      draggable={isDraggable}
      title={label}
    >
      <span className="unseen">{label}</span>
      <span className="letters" aria-hidden>
        {letters}
      </span>
      {isLead ? (
        <i className="mark-lead" aria-hidden>
          {t('period:plan.leadMark')}
        </i>
      ) : null}
      {isPinned ? <i className="mark-pin" /> : null}
      {isChanged ? <i className="mark-new" /> : null}
      {hasFinding ? (
        <i className="mark-said" aria-hidden>
          !
        </i>
      ) : null}
    </button>
  );
});
