import type { ProductTemplate, SectionRule } from './setup.ts';

/** A section as it stands in a Word file: its key, and the heading above it; empty where there is none. */
export type FileSection = { readonly key: string; readonly heading: string };

/**
 * A layout with the sections of a Word file, in their order and under their headings: those that the file has not are dropped,
 * those that the layout has not come from `preset`, one that nobody knows is left out, and an empty heading keeps the one there was.
 * A file without any section that is known changes nothing.
 */
export function applySections(
  template: ProductTemplate,
  sections: readonly FileSection[],
  preset: ProductTemplate,
): ProductTemplate {
  const known = new Map<string, SectionRule>(
    [...preset.sections, ...template.sections].map((rule) => [rule.key, rule]),
  );
  const wanted = new Map(sections.toReversed().map(({ key, heading }) => [key, heading.trim()]));
  const order = [...new Set(sections.map(({ key }) => key))];
  const found = order.flatMap((key): readonly SectionRule[] => {
    const rule = known.get(key);
    if (rule === undefined) return [];
    const heading = wanted.get(key) ?? '';
    return [heading === '' || heading.length > 60 ? rule : { ...rule, heading }];
  });
  return found.length === 0 ? template : { ...template, sections: found };
}
