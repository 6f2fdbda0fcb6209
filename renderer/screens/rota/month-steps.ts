import type { KeyboardEvent } from 'react';
import type { Step } from './month-weeks.ts';

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'week-first',
  End: 'week-last',
  PageUp: 'week-before',
  PageDown: 'week-after',
};

/** Where a key of the calendar leads; undefined for a key that does something else. */
export function stepOf({ key, ctrlKey, altKey }: KeyboardEvent): Step | undefined {
  if (altKey) return undefined;
  if (ctrlKey) return key === 'Home' ? 'first' : key === 'End' ? 'last' : undefined;
  return steps[key];
}

/** What a key does at a seat. */
export type SeatDeed = 'choose' | 'clear' | 'pin' | 'mark' | 'why' | 'undo' | 'redo' | 'help' | 'escape';

const deeds: Readonly<Record<string, SeatDeed>> = {
  enter: 'choose',
  ' ': 'choose',
  f2: 'choose',
  x: 'clear',
  delete: 'clear',
  backspace: 'clear',
  p: 'pin',
  m: 'mark',
  w: 'why',
  '?': 'help',
  '？': 'help',
  escape: 'escape',
};

/** What a key means at a seat; undefined for a key that means nothing there. */
export function deedOf({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): SeatDeed | undefined {
  const name = key.toLowerCase();
  if (altKey || metaKey) return undefined;
  if (ctrlKey) return name === 'y' || (name === 'z' && shiftKey) ? 'redo' : name === 'z' ? 'undo' : undefined;
  return deeds[name];
}
