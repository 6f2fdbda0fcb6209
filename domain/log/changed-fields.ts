import type { EntryContent } from './entry.ts';

/** Names of the parts of an entry that differ between two versions, own fields as `fields.key`. */
export function changedFields(before: EntryContent, after: EntryContent): readonly string[] {
  const changed: string[] = [];
  for (const key of Object.keys(after) as (keyof EntryContent)[]) {
    if (key === 'fields' || key === 'counterpart') continue;
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) changed.push(key);
  }
  for (const key of ['unit', 'name', 'post', 'phone'] as const) {
    if (before.counterpart[key] !== after.counterpart[key]) changed.push(`counterpart.${key}`);
  }
  for (const key of new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])) {
    if (before.fields[key] !== after.fields[key]) changed.push(`fields.${key}`);
  }
  return changed;
}
