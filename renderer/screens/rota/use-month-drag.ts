import { type DragEvent, useRef, useState } from 'react';
import type { PersonId } from '#domain/people/person';
import { placeKey } from '#domain/rota/duty';
import { useAsk } from '../../asking.ts';
import { useWords } from '../../use-words.ts';
import type { SeatView } from './month-view.ts';
import type { MonthWords } from './month-words.ts';
import type { MonthActions } from './use-month-actions.ts';
import type { MonthWork } from './use-month-work.ts';

/** Who is being dragged, and from which seat; without one from the list of people. */
type Dragged = { readonly personId: PersonId; readonly from: SeatView | undefined };

type Handler = (event: DragEvent) => void;

/** Dragging between the people and the seats: what hangs on the pointer, where it may not be dropped, and the handlers for it. */
export type MonthDrag = {
  readonly dragged: Dragged | undefined;
  readonly troubles: ReadonlyMap<string, string>;
  readonly handlers: {
    readonly onDragStart: Handler;
    readonly onDragOver: Handler;
    readonly onDrop: Handler;
    readonly onDragEnd: Handler;
  };
};

const dataOf = (event: DragEvent, name: 'seat' | 'person' | 'clears'): string | undefined =>
  event.target instanceof Element
    ? event.target.closest<HTMLElement>(`[data-${name}]`)?.dataset[name]
    : undefined;

/** Dragging of people and seats within one month; what is dropped goes the same way as what is done by key. */
export function useMonthDrag(
  { month, view, mayPlan }: MonthWork,
  words: MonthWords,
  actions: MonthActions,
): MonthDrag {
  const { t } = useWords();
  const [dragged, setDragged] = useState<Dragged | undefined>(undefined);
  // The handlers of one drag may run before the page has been drawn anew.
  const held = useRef<Dragged | undefined>(undefined);
  const hold = (next: Dragged | undefined): void => {
    held.current = next;
    setDragged(next);
  };
  const asked = useAsk(
    'rota.fits',
    {
      month: month.month,
      // Nothing is asked while nothing is dragged.
      personId: dragged?.personId ?? ('' as PersonId),
      from: dragged?.from?.place ?? null,
    },
    { isOff: dragged === undefined },
  );
  const fits = dragged === undefined || asked.isPlaceholderData ? [] : (asked.data?.places ?? []);
  const troubles = new Map(
    fits
      .filter(({ rules, place }) => rules.length > 0 && placeKey(place) !== dragged?.from?.key)
      .map(({ place, rules }) => [
        placeKey(place),
        [...new Set(rules.map(({ rule }) => words.rule(rule)))].join(t('common.comma')),
      ]),
  );

  const onDragStart: Handler = (event) => {
    const seat = view.byKey.get(dataOf(event, 'seat') ?? '');
    const listed = month.people.find((person) => person.id === dataOf(event, 'person'));
    const personId = seat?.personId ?? listed?.id;
    if (!mayPlan || personId === undefined) return event.preventDefault();
    event.dataTransfer.setData('text/plain', words.name(personId));
    event.dataTransfer.effectAllowed = 'move';
    return hold({ personId, from: seat });
  };
  const onDragOver: Handler = (event) => {
    if (held.current === undefined) return;
    const seat = view.byKey.get(dataOf(event, 'seat') ?? '');
    const isCleared = held.current.from !== undefined && dataOf(event, 'clears') !== undefined;
    // A seat that a rule closes still takes the drop, to say which rule it is.
    if ((seat !== undefined && !seat.isLocked) || isCleared) event.preventDefault();
  };
  const onDrop: Handler = (event) => {
    if (held.current === undefined) return;
    event.preventDefault();
    const { from, personId } = held.current;
    hold(undefined);
    const seat = view.byKey.get(dataOf(event, 'seat') ?? '');
    if (seat !== undefined)
      void (from === undefined ? actions.assign(seat, personId) : actions.exchange(from, seat));
    else if (from !== undefined && dataOf(event, 'clears') !== undefined) actions.clear(from);
  };
  return {
    dragged,
    troubles,
    handlers: { onDragStart, onDragOver, onDrop, onDragEnd: () => hold(undefined) },
  };
}
