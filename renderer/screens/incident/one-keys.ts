/** What a letter does on the page of an incident. */
export type OneAct =
  | 'phone'
  | 'written'
  | 'meet'
  | 'late'
  | 'add'
  | 'facts'
  | 'decide'
  | 'change'
  | 'close'
  | 'sort';

const letters: readonly (readonly [string, OneAct])[] = [
  ['P', 'phone'],
  ['W', 'written'],
  ['M', 'meet'],
  ['R', 'late'],
  ['A', 'add'],
  ['F', 'facts'],
  ['L', 'decide'],
  ['E', 'change'],
  ['C', 'close'],
  ['S', 'sort'],
];

/** The letters of the page with what they do, in the order in which they are listed. */
export const oneLetters = letters;

/** The letter that does something, to be shown beside its button. */
export const letterOf = (act: OneAct): string => letters.find(([, one]) => one === act)?.[0] ?? '';

/** What a key does; undefined for keys that do nothing there. */
export const actOfLetter = (key: string): OneAct | undefined =>
  letters.find(([letter]) => letter === key.toUpperCase())?.[1];

type Pressed = Pick<KeyboardEvent, 'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing' | 'target'>;

/** True where a key is meant for the page: no field has the focus, no window is open, and nothing else hears it. */
export function isForPage({ ctrlKey, altKey, metaKey, isComposing, target }: Pressed): boolean {
  if (ctrlKey || altKey || metaKey || isComposing || !(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable="true"]') !== null) return false;
  if (target.closest('[role="dialog"], [role="listbox"], [role="combobox"], [role="tablist"]') !== null)
    return false;
  return target.ownerDocument.querySelector('[role="dialog"]') === null;
}
