import type { ProductFields } from './product.ts';
import type { ProductReview } from './review.ts';

type Words = Pick<ProductFields, 'isZero' | 'title' | 'sections' | 'conclusion' | 'to' | 'copyTo'>;

/** True of a text as it was submitted, and of what the records make now where it had been left to them. */
const stands = (text: string, submitted: string, base: string, now: string): boolean =>
  text.trim() === submitted.trim() || (submitted.trim() === base.trim() && text.trim() === now.trim());

const oneText = (names: readonly string[]): string => names.join('\n');

/** True where a text is that of a report that waits: what its writer changed is as it was submitted, the rest that or what the records make now. */
export function isTextOf(
  text: Words,
  { fields, base }: Pick<ProductReview, 'fields' | 'base'>,
  now: Words,
): boolean {
  const said = (some: Words, wanted: string): string =>
    some.sections.find(({ key }) => key === wanted)?.text ?? '';
  const keys = new Set([...text.sections, ...fields.sections].map(({ key }) => key));
  return (
    text.isZero === fields.isZero &&
    stands(text.title, fields.title, base.title, now.title) &&
    stands(text.conclusion, fields.conclusion, base.conclusion, now.conclusion) &&
    stands(oneText(text.to), oneText(fields.to), oneText(base.to), oneText(now.to)) &&
    stands(oneText(text.copyTo), oneText(fields.copyTo), oneText(base.copyTo), oneText(now.copyTo)) &&
    [...keys].every((key) => stands(said(text, key), said(fields, key), said(base, key), said(now, key)))
  );
}
