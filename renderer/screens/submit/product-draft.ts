import type { Output } from '#contract/methods';
import type { ProductReviewLine } from '#contract/methods/products';
import type { ProductFields } from '#domain/product/product';

/** A text that somebody changed: what it says now, and what was composed when the changing began. */
export type ChangedText = { readonly text: string; readonly base: string };

/** What somebody changed of a composed product; everything else follows the records. */
export type ProductDraft = {
  readonly title: ChangedText | null;
  readonly conclusion: ChangedText | null;
  readonly sections: Readonly<Record<string, ChangedText>>;
  readonly to: readonly string[] | null;
  readonly copyTo: readonly string[] | null;
  /** The number as typed; empty takes the next. */
  readonly no: string;
  /** The submitted text that it was typed over, as `markOf` names it; empty where none waited. */
  readonly onReview: string;
};

/** The draft of somebody who changed nothing. */
export const untouchedProduct: ProductDraft = {
  title: null,
  conclusion: null,
  sections: {},
  to: null,
  copyTo: null,
  no: '',
  onReview: '',
};

/** True where anything was changed. */
export const isTouched = ({ title, conclusion, sections, to, copyTo, no }: ProductDraft): boolean =>
  title !== null ||
  conclusion !== null ||
  to !== null ||
  copyTo !== null ||
  no !== '' ||
  Object.keys(sections).length > 0;

/** A change of a text; null where it says again what was composed. */
export const changedText = (
  text: string,
  composed: string,
  before: ChangedText | null | undefined,
): ChangedText | null => (text === composed ? null : { text, base: before?.base ?? composed });

/** A draft with one section changed, or no longer changed. */
export function withSection(draft: ProductDraft, key: string, change: ChangedText | null): ProductDraft {
  const { [key]: _before, ...others } = draft.sections;
  return { ...draft, sections: change === null ? others : { ...others, [key]: change } };
}

/** What a composed product says with the changes laid over it. */
export const withChanges = (composed: ProductFields, draft: ProductDraft): ProductFields => ({
  ...composed,
  title: (draft.title?.text ?? composed.title).trim(),
  sections: composed.sections.map((section) => ({
    ...section,
    text: (draft.sections[section.key]?.text ?? section.text).trim(),
  })),
  conclusion: (draft.conclusion?.text ?? composed.conclusion).trim(),
  to: [...(draft.to ?? composed.to)],
  copyTo: [...(draft.copyTo ?? composed.copyTo)],
});

/** Names the submitted text of a report that waits; empty where none does. A remark leaves the name as it is. */
export const markOf = (review: Pick<ProductReviewLine, 'id' | 'textNo'> | null): string =>
  review === null ? '' : `${review.id} ${review.textNo}`;

const changedSince = (text: string, base: string): ChangedText | null =>
  text === base.trim() ? null : { text, base };

const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((name, place) => name === others[place]);

/** The changes that were submitted with a report that waits; what its writer left to the records goes on following them. */
export function draftOfReview(
  review: Pick<NonNullable<Output<'product.review'>>, 'id' | 'textNo' | 'fields' | 'base' | 'no'>,
): ProductDraft {
  const { fields, base, no } = review;
  const sections = fields.sections.flatMap(({ key, text }): [string, ChangedText][] => {
    const before = base.sections.find((section) => section.key === key);
    const changed = changedSince(text, before?.text ?? '');
    return changed === null ? [] : [[key, changed]];
  });
  return {
    title: changedSince(fields.title, base.title),
    conclusion: changedSince(fields.conclusion, base.conclusion),
    sections: Object.fromEntries(sections),
    to: sameNames(fields.to, base.to) ? null : fields.to,
    copyTo: sameNames(fields.copyTo, base.copyTo) ? null : fields.copyTo,
    no: no === null ? '' : String(no),
    onReview: markOf(review),
  };
}

/** What was typed laid over a submitted text: what was left alone is as it was submitted. */
export const laidOver = (submitted: ProductDraft, typed: ProductDraft): ProductDraft => ({
  title: typed.title ?? submitted.title,
  conclusion: typed.conclusion ?? submitted.conclusion,
  sections: { ...submitted.sections, ...typed.sections },
  to: typed.to ?? submitted.to,
  copyTo: typed.copyTo ?? submitted.copyTo,
  no: typed.no === '' ? submitted.no : typed.no,
  onReview: submitted.onReview,
});

/** A changed text with what would stand there without the change. */
export type LostText = { readonly heading: string; readonly text: string; readonly composed: string };

/** The changed texts that composing again would throw away, in the order of the paper. */
export const lostTexts = (
  composed: ProductFields,
  draft: ProductDraft,
  headings: { readonly title: string; readonly conclusion: string },
): readonly LostText[] => [
  ...(draft.title === null
    ? []
    : [{ heading: headings.title, text: draft.title.text, composed: composed.title }]),
  ...composed.sections.flatMap(({ key, heading, text }) => {
    const changed = draft.sections[key];
    return changed === undefined ? [] : [{ heading, text: changed.text, composed: text }];
  }),
  ...(draft.conclusion === null
    ? []
    : [{ heading: headings.conclusion, text: draft.conclusion.text, composed: composed.conclusion }]),
];

const said = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

/** True where two texts of a product say the same to the same units, whatever blank lines stand between. */
export const saySame = (one: ProductFields, other: ProductFields): boolean =>
  said(one.title) === said(other.title) &&
  said(one.conclusion) === said(other.conclusion) &&
  one.sections.every(({ text }, place) => said(text) === said(other.sections[place]?.text ?? '')) &&
  sameNames(one.to, other.to) &&
  sameNames(one.copyTo, other.copyTo);

/** The changed units to which a product goes, where they are others than those of a composed or submitted one. */
export const lostUnits = (
  composed: ProductFields,
  draft: ProductDraft,
  headings: { readonly to: string; readonly copyTo: string },
): readonly LostText[] =>
  (['to', 'copyTo'] as const).flatMap((key) => {
    const names = draft[key];
    return names === null || sameNames(names, composed[key])
      ? []
      : [{ heading: headings[key], text: names.join('、'), composed: composed[key].join('、') }];
  });
