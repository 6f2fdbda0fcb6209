import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useWords } from '../../use-words.ts';
import { canLead } from './plan-edits.ts';
import { tiersOn } from './plan-ground.ts';
import type { CellView } from './plan-view.ts';
import type { PlanWords } from './plan-words.ts';
import type { PlanActions } from './use-plan-actions.ts';
import type { PlanWork } from './use-plan-work.ts';

type Item = {
  readonly key: string;
  readonly label: string;
  readonly shortcut: string;
  readonly isChosen: boolean;
  readonly act: () => void;
};

function useItems(
  { table, mayPlan }: PlanWork,
  cell: CellView,
  actions: PlanActions,
  onWhy: () => void,
): readonly Item[] {
  const { t } = useWords();
  const { place, tierKey, isPinned, isLead } = cell;
  const why = {
    key: 'why',
    label: t('period:plan.why.title'),
    shortcut: 'W',
    isChosen: false,
    act: onWhy,
  };
  if (!mayPlan || place.state === 'begun' || place.state === 'held') return [why];
  const tiers =
    place.state === 'outside' || place.awayBecause !== ''
      ? []
      : tiersOn(place.column).map((tier, index) => ({
          key: `tier ${tier.key}`,
          label: tier.name,
          shortcut: String(index + 1),
          isChosen: tier.key === tierKey,
          act: () => actions.put(cell, tier),
        }));
  const rest = [
    {
      key: 'lead',
      label: t(isLead ? 'period:plan.menu.noLead' : 'period:plan.menu.lead'),
      shortcut: 'L',
      isChosen: false,
      isThere: canLead(table, place),
      act: () => actions.lead(cell),
    },
    {
      key: 'pin',
      label: t(isPinned ? 'period:plan.menu.unpin' : 'period:plan.menu.pin'),
      shortcut: 'P',
      isChosen: false,
      isThere: tierKey !== null,
      act: () => actions.pin(cell),
    },
    {
      key: 'clear',
      label: t('period:plan.menu.clear'),
      shortcut: '0',
      isChosen: false,
      isThere: tierKey !== null,
      act: () => actions.clear(cell),
    },
  ];
  return [...tiers, ...rest.filter(({ isThere }) => isThere), why];
}

/** What can be done at a cell, beside it: tiers, first on duty, pin, why. Arrows and the keys of the table choose, Escape closes. */
export function PlanMenu({
  work,
  words,
  cell,
  at,
  actions,
  onWhy,
  onClose,
}: {
  readonly work: PlanWork;
  readonly words: PlanWords;
  readonly cell: CellView;
  /** The cell in the page. */
  readonly at: DOMRect;
  readonly actions: PlanActions;
  readonly onWhy: () => void;
  /** Closes; true where the cell shall have the cursor again. */
  readonly onClose: (isBack: boolean) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const items = useItems(work, cell, actions, onWhy);
  const buttons = (): readonly HTMLElement[] => [
    ...(box.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []),
  ];
  useLayoutEffect(() => {
    const menu = box.current;
    if (menu === null) return;
    // Where there is no room below the cell it opens above it, and never past the right edge.
    const { width, height } = menu.getBoundingClientRect();
    const top =
      at.bottom + height + 4 > window.innerHeight ? Math.max(4, at.top - height - 2) : at.bottom + 2;
    menu.style.top = `${String(top)}px`;
    menu.style.left = `${String(Math.max(4, Math.min(at.left, window.innerWidth - width - 8)))}px`;
    const chosen = menu.querySelector<HTMLElement>('[aria-checked="true"]');
    (chosen ?? menu.querySelector<HTMLElement>('[role^="menuitem"]'))?.focus();
  }, [at]);
  const choose = (item: Item): void => {
    onClose(item.key !== 'why');
    item.act();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = buttons();
    const index = all.findIndex((button) => button === document.activeElement);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const meant = items.find(({ shortcut }) => shortcut === event.key.toUpperCase());
    if (step !== 0) all[(index + step + all.length) % all.length]?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') onClose(true);
    else if (meant !== undefined && !event.ctrlKey && !event.altKey) choose(meant);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget)) return;
    onClose(false);
  };
  return (
    <div
      ref={box}
      className="plan-menu"
      role="menu"
      tabIndex={-1}
      aria-label={words.place(cell.place)}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      <div className="plan-menu-head small quiet" role="presentation">
        {words.place(cell.place)}
      </div>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role={item.key.startsWith('tier ') ? 'menuitemradio' : 'menuitem'}
          aria-checked={item.key.startsWith('tier ') ? item.isChosen : undefined}
          tabIndex={-1}
          onClick={() => choose(item)}
        >
          <span>{item.label}</span>
          <kbd>{item.shortcut}</kbd>
        </button>
      ))}
    </div>
  );
}
