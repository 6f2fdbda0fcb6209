import type { ProductFields } from './product.ts';

/** Why a section cannot be signed as it is: it still asks to be written, or nothing was written at all. */
export type Unwritten = 'instruction' | 'empty';

/** `（请写明一事一报的情况）` asks its writer; `（请见附件）` tells its reader. */
const instruction = /^[（(]请(?!见|参|看|查)[^（）()\n]*[）)](?:\n|$)/u;

/**
 * The sections of a product that nobody wrote yet, by key: those that still begin with what the layout asks of the writer, and the first one
 * where the whole product says nothing. A zero report has nothing to be written.
 */
export function unwrittenSections({
  isZero,
  sections,
  conclusion,
}: Pick<ProductFields, 'isZero' | 'sections' | 'conclusion'>): ReadonlyMap<string, Unwritten> {
  if (isZero) return new Map();
  const [first] = sections;
  const isBlank = (text: string): boolean => text.trim() === '';
  if (first !== undefined && [...sections.map(({ text }) => text), conclusion].every(isBlank))
    return new Map([[first.key, 'empty']]);
  return new Map(
    sections.filter(({ text }) => instruction.test(text.trim())).map(({ key }) => [key, 'instruction']),
  );
}
