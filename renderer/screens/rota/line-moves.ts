import { type DragEvent, type KeyboardEvent, useState } from 'react';

/** What makes a line of a list movable, by dragging it and with Alt+↑ and Alt+↓. */
export type LineMoves = {
  readonly draggable: boolean;
  readonly onDragStart: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
  readonly onDragEnd: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly 'data-drop': boolean | undefined;
};

/** Lets the lines of a list change their order; `move` puts one line to the place of another. */
export function useLineMoves(
  isOn: boolean,
  move: (from: number, to: number) => void,
): (index: number) => LineMoves {
  const [dragged, setDragged] = useState<number | undefined>(undefined);
  const [over, setOver] = useState<number | undefined>(undefined);
  return (index) => ({
    draggable: isOn,
    onDragStart: (event) => {
      setDragged(index);
      event.dataTransfer.setData('text/plain', String(index));
      Object.assign(event.dataTransfer, { effectAllowed: 'move' });
    },
    onDragOver: (event) => {
      if (dragged === undefined) return;
      event.preventDefault();
      setOver(index);
    },
    onDrop: (event) => {
      event.preventDefault();
      if (dragged !== undefined && dragged !== index) move(dragged, index);
      setDragged(undefined);
      setOver(undefined);
    },
    onDragEnd: () => {
      setDragged(undefined);
      setOver(undefined);
    },
    onKeyDown: (event) => {
      if (!isOn || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      move(index, event.key === 'ArrowUp' ? index - 1 : index + 1);
    },
    'data-drop': over === index && dragged !== index ? true : undefined,
  });
}
