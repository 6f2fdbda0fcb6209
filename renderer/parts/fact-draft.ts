import { type Fact, type FactKey, isFigure } from '#domain/incident/facts';
import { readCount } from '#domain/incident/questions';
import type { Instant } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';

/** A fact as it is typed. */
export type FactDraft = {
  readonly key: FactKey;
  /** Only of `other`: what it is about. */
  readonly label: string;
  /** The number or the words; 不详 takes a number back. */
  readonly typed: string;
  readonly isAbout: boolean;
  readonly isVerified: boolean;
  readonly source: string;
  /** When it was said; empty for now. */
  readonly knownText: string;
};

/** What is wrong with a fact as it is typed. */
export type FactProblem = 'number' | 'label' | 'time';

/** An empty fact to be typed. */
export const blankFact = (key: FactKey, source = ''): FactDraft => ({
  key,
  label: '',
  typed: '',
  isAbout: false,
  isVerified: false,
  source,
  knownText: '',
});

const isUnknown = (typed: string): boolean => /^(?:不详|不明|未知|unknown)$/i.test(typed.trim());

/** The fact that is meant, or what is wrong with what was typed. */
export function readFactDraft(
  draft: FactDraft,
  now: Instant,
  zone: string,
): { readonly fact: Fact } | { readonly problem: FactProblem } {
  const knownAt = draft.knownText.trim() === '' ? now : readTypedTime(draft.knownText, now, zone);
  if (knownAt === undefined) return { problem: 'time' };
  const { key, isVerified } = draft;
  const common = { key, label: '', isAbout: false, isVerified, source: draft.source.trim(), knownAt };
  if (!isFigure(key)) {
    if (key === 'other' && draft.label.trim() === '') return { problem: 'label' };
    const label = key === 'other' ? draft.label.trim() : '';
    return { fact: { ...common, label, number: null, text: draft.typed.trim() } };
  }
  if (isUnknown(draft.typed)) return { fact: { ...common, number: null, text: '' } };
  const counted = readCount(draft.typed);
  if (counted === undefined) return { problem: 'number' };
  return {
    fact: { ...common, number: counted.number, text: '', isAbout: counted.isAbout || draft.isAbout },
  };
}
