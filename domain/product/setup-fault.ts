import { productKind } from './product.ts';
import type { ProductSetup } from './setup.ts';

/** What keeps a set-up from being used, by the name of the rule that it breaks and what it is about. */
export type ProductFault = { readonly rule: string; readonly details: readonly string[] };

const twice = (names: readonly string[]): string | undefined =>
  names.find((name, place) => names.indexOf(name) !== place);

/** The first thing that keeps a set-up from being used; undefined where it can be. `gapsIn` gives the gaps of a text that nobody knows. */
export function productSetupFault(
  { templates, recipients, destinations }: ProductSetup,
  knows: {
    readonly gapsIn: (text: string) => readonly string[];
    readonly isFolder: (path: string) => boolean;
  },
): ProductFault | undefined {
  const missing = productKind.options.find((kind) => !templates.some((one) => one.kind === kind));
  if (missing !== undefined) return { rule: 'product-no-template', details: [missing] };
  for (const { title, zeroTitle, conclusion, zeroConclusion, sections } of templates) {
    const key = twice(sections.map((one) => one.key)) ?? twice(sections.map((one) => one.heading));
    if (key !== undefined) return { rule: 'product-section-twice', details: [key] };
    const texts = [title, zeroTitle, conclusion, zeroConclusion, ...sections.map(({ text }) => text)];
    const unknown = texts.flatMap(knows.gapsIn);
    if (unknown.length > 0) return { rule: 'product-gap', details: unknown.slice(0, 5) };
    const idle = sections.find(({ source, categories }) => source === 'entries' && categories.length === 0);
    if (idle !== undefined) return { rule: 'product-no-category', details: [idle.heading] };
  }
  const name = twice(recipients.map((one) => one.name)) ?? twice(recipients.map((one) => one.id));
  if (name !== undefined) return { rule: 'product-recipient-twice', details: [name] };
  const place = twice(destinations.map((one) => one.name)) ?? twice(destinations.map((one) => one.id));
  if (place !== undefined) return { rule: 'product-destination-twice', details: [place] };
  for (const { name: called, folder, recipientId } of destinations) {
    if (!knows.isFolder(folder)) return { rule: 'product-destination-folder', details: [called, folder] };
    if (recipientId !== null && !recipients.some(({ id }) => id === recipientId))
      return { rule: 'product-destination-recipient', details: [called] };
  }
  return undefined;
}
