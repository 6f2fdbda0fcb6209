import { productKey } from '#domain/product/product';
import type { SectionRule } from '#domain/product/setup';
import { print, productNouns } from './words.ts';

/** Who knows the sections of a kind: how the unit has them now, and how they were shipped. */
export type KnownSections = { readonly own: readonly SectionRule[]; readonly preset: readonly SectionRule[] };

/** What a gap `{节 突发事件}` names, or undefined where it is no gap of a section. */
export function sectionNameIn(gap: string): string | undefined {
  if (!gap.startsWith(print.product.template.section)) return undefined;
  const name = gap.slice(print.product.template.section.length).replace(/^[\s　:：]+|[\s　]+$/gu, '');
  return name === '' ? undefined : name;
}

const only = (rules: readonly SectionRule[]): string | undefined =>
  rules.length === 1 ? rules[0]?.key : undefined;

/** What a name ends with: `incidents` of `突发事件 incidents`. */
const lastWord = (name: string): string => name.split(/[\s　]+/u).at(-1) ?? '';

/** The key of the section that somebody named by heading and key, or by one of them, or by its source; undefined where nobody knows it. */
export function sectionKeyOf(name: string, { own, preset }: KnownSections): string | undefined {
  const all = [...own, ...preset];
  return (
    all.find(({ key }) => key === lastWord(name))?.key ??
    all.find(({ heading }) => heading === name)?.key ??
    only(own.filter(({ source }) => productNouns.source[source] === name)) ??
    preset.find(({ source }) => productNouns.source[source] === name)?.key
  );
}

/** The key that a name ends with, whether or not anybody has such a section now; undefined where it ends with none. */
export const keyAtEnd = (name: string): string | undefined => productKey.safeParse(lastWord(name)).data;

/** The name by which a Word file calls a section: people read the heading, the key holds when headings change. */
export const sectionName = ({ key, heading }: SectionRule): string => `${heading} ${key}`;
