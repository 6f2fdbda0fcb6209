import type { KeyboardEvent } from 'react';
import type { PlanView } from './plan-view.ts';

/** A way to go in the table: to another day, another person, or an end. */
export type Step = 'left' | 'right' | 'up' | 'down' | 'row-first' | 'row-last' | 'top' | 'bottom';

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'row-first',
  End: 'row-last',
  PageUp: 'top',
  PageDown: 'bottom',
};

/** Where a key of the table leads; undefined for a key that does something else. */
export const stepOf = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): Step | undefined =>
  ctrlKey || altKey || metaKey ? undefined : steps[key];

const within = (index: number, length: number): number => Math.max(0, Math.min(length - 1, index));

/** The key of the place that a step leads to; the place itself where the table ends. */
export function stepFrom({ groups, columns }: PlanView, key: string, step: Step): string {
  const rows = groups.flatMap((group) => group.rows);
  const row = rows.findIndex(({ cells }) => cells.some(({ place }) => place.key === key));
  const column = rows[row]?.cells.findIndex(({ place }) => place.key === key) ?? 0;
  const at = (line: number, day: number): string =>
    rows[within(line, rows.length)]?.cells[within(day, columns.length)]?.place.key ?? key;
  switch (step) {
    case 'left':
      return at(row, column - 1);
    case 'right':
      return at(row, column + 1);
    case 'up':
      return at(row - 1, column);
    case 'down':
      return at(row + 1, column);
    case 'row-first':
      return at(row, 0);
    case 'row-last':
      return at(row, columns.length - 1);
    case 'top':
      return at(0, column);
    case 'bottom':
      return at(rows.length - 1, column);
    default:
      return step satisfies never;
  }
}

/** What a key does at a cell; a number puts the person into the tier of that place in the scheme. */
export type CellDeed =
  | { readonly kind: 'tier'; readonly index: number }
  | {
      readonly kind: 'menu' | 'clear' | 'lead' | 'pin' | 'mark' | 'why' | 'undo' | 'redo' | 'help' | 'escape';
    };

const deeds: Readonly<Record<string, Exclude<CellDeed['kind'], 'tier'>>> = {
  enter: 'menu',
  ' ': 'menu',
  f2: 'menu',
  '0': 'clear',
  x: 'clear',
  delete: 'clear',
  backspace: 'clear',
  l: 'lead',
  p: 'pin',
  m: 'mark',
  w: 'why',
  z: 'undo',
  y: 'redo',
  '?': 'help',
  '？': 'help',
  escape: 'escape',
};

/** What a key means at a cell; undefined for a key that means nothing there. */
export function deedOf({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): CellDeed | undefined {
  const name = key.toLowerCase();
  if (altKey || metaKey) return undefined;
  if (ctrlKey) {
    if (name === 'y' || (name === 'z' && shiftKey)) return { kind: 'redo' };
    return name === 'z' ? { kind: 'undo' } : undefined;
  }
  if (/^[1-6]$/u.test(name)) return { kind: 'tier', index: Number(name) - 1 };
  const kind = deeds[name];
  return kind === undefined ? undefined : { kind };
}
