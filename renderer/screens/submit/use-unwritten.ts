import { useState } from 'react';
import type { ProductFields } from '#domain/product/product';
import { unwrittenSections } from '#domain/product/unwritten';
import { useWords } from '../../use-words.ts';

/** Stops whoever signs or submits at a section that nobody wrote: it is said beside the field, and the cursor stands there. */
export function useUnwritten(): {
  /** What is wrong with a section, by key, once somebody tried to go on. */
  readonly problemsOf: (fields: ProductFields) => ReadonlyMap<string, string>;
  readonly mayGoOn: (fields: ProductFields) => boolean;
} {
  const { t } = useWords();
  const [isTried, setTried] = useState(false);
  return {
    problemsOf: (fields) =>
      new Map(
        isTried
          ? [...unwrittenSections(fields)].map(([key, what]) => [key, t(`product:write.problem.${what}`)])
          : [],
      ),
    mayGoOn: (fields) => {
      const first = unwrittenSections(fields).keys().next().value;
      if (first === undefined) return true;
      setTried(true);
      [...document.querySelectorAll<HTMLTextAreaElement>('.product-editor textarea')]
        .find(({ name }) => name === first)
        ?.focus();
      return false;
    },
  };
}
