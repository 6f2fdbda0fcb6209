import { type DragEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';
import { exchangeTargets, type ExchangeTrouble, exchangeTroubles } from './plan-trouble.ts';
import type { CellView } from './plan-view.ts';
import type { PlanWords } from './plan-words.ts';
import type { PlanActions } from './use-plan-actions.ts';
import type { PlanWork } from './use-plan-work.ts';

type Handler = (event: DragEvent) => void;

/** What dropping on a cell would come to: nothing against it, something worse than before, or not possible. */
export type DropHint = { readonly grade: 'fine' | 'worse' | 'shut'; readonly text: string };

/** Dragging one cell onto another: what each target would come to, what the one under the pointer would, and the handlers. */
export type PlanDrag = {
  readonly hints: ReadonlyMap<string, DropHint>;
  /** The hint of the cell under the pointer; undefined while nothing is dragged over one. */
  readonly hint: DropHint | undefined;
  readonly handlers: {
    readonly onDragStart: Handler;
    readonly onDragOver: Handler;
    readonly onDrop: Handler;
    readonly onDragEnd: Handler;
  };
};

/** In a table with more squares than this only the target under the pointer is judged. */
const judgedAtOnce = 3000;

const noTroubles: ReadonlyMap<string, ExchangeTrouble> = new Map();

/** The cell that something happened in. */
export const cellAt = (event: { readonly target: EventTarget }): string | undefined =>
  event.target instanceof Element
    ? event.target.closest<HTMLElement>('[data-cell]')?.dataset['cell']
    : undefined;

/** Dragging within one table; what is dropped goes the same way as what is done by key. */
export function usePlanDrag(
  { table, view, judge, mayPlan }: PlanWork,
  words: PlanWords,
  actions: PlanActions,
): PlanDrag {
  const { t } = useWords();
  const [dragged, setDragged] = useState<CellView | undefined>(undefined);
  const [over, setOver] = useState<string | undefined>(undefined);
  // The handlers of one drag may run before the page has been drawn anew.
  const held = useRef<CellView | undefined>(undefined);
  const hold = (next: CellView | undefined): void => {
    held.current = next;
    setDragged(next);
    setOver(undefined);
  };
  // Judging takes longer than a frame, and the pointer must not wait for it.
  const judged = useDeferredValue(dragged);
  const pointed = useDeferredValue(over);
  const only = table.squares.size > judgedAtOnce ? pointed : undefined;
  const troubles = useMemo(() => {
    if (judged === undefined) return noTroubles;
    const all = exchangeTargets(table, judged.place);
    const targets = table.squares.size > judgedAtOnce ? all.filter(({ key }) => key === only) : all;
    return exchangeTroubles(table, judged.place, targets, judge);
  }, [table, judged, only, judge]);
  const hintOf = ({ shut, findings }: ExchangeTrouble): DropHint => {
    if (shut !== undefined) return { grade: 'shut', text: t(`period:plan.shut.${shut}`) };
    if (findings.length === 0) return { grade: 'fine', text: t('period:plan.dropFine') };
    return {
      grade: findings.some(({ isBlocking }) => isBlocking) ? 'shut' : 'worse',
      text: findings.map(words.findingAt).join(t('common.semicolon')),
    };
  };
  const hints =
    dragged === undefined
      ? new Map<string, DropHint>()
      : new Map([...troubles].map(([key, trouble]) => [key, hintOf(trouble)]));
  const hintOver = (key: string): DropHint | undefined => {
    const at = table.ground.places.get(key);
    const isTarget =
      at !== undefined && (at.day === dragged?.place.day || at.personId === dragged?.place.personId);
    return isTarget ? hints.get(key) : { grade: 'shut', text: t('period:plan.shut.apart') };
  };

  const onDragStart: Handler = (event) => {
    const cell = view.byKey.get(cellAt(event) ?? '');
    if (!mayPlan || cell === undefined) return event.preventDefault();
    event.dataTransfer.setData('text/plain', words.place(cell.place));
    event.dataTransfer.effectAllowed = 'move';
    return hold(cell);
  };
  const onDragOver: Handler = (event) => {
    if (held.current === undefined) return;
    const key = cellAt(event);
    setOver(key);
    // A cell that takes no exchange still takes the drop, to say why.
    if (key !== undefined) event.preventDefault();
  };
  const onDrop: Handler = (event) => {
    const from = held.current;
    if (from === undefined) return;
    event.preventDefault();
    hold(undefined);
    const to = view.byKey.get(cellAt(event) ?? '');
    if (to !== undefined) actions.exchange(from, to);
  };
  return {
    hints,
    hint: dragged === undefined || over === undefined ? undefined : hintOver(over),
    handlers: { onDragStart, onDragOver, onDrop, onDragEnd: () => hold(undefined) },
  };
}
