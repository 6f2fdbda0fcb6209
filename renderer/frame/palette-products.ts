import { deskRoles } from '#domain/people/account';
import type { ProductKind } from '#domain/product/product';
import { useAsk } from '../asking.ts';
import { pinyinInitials } from '../parts/pinyin-initials.ts';
import { useProductWatch } from '../parts/product-dues.ts';
import { productName } from '../parts/product-words.ts';
import { useWords } from '../use-words.ts';
import { announce } from './events.ts';
import { useHasRole } from './seat.tsx';

const offered: readonly { readonly kind: ProductKind; readonly isZero: boolean }[] = [
  { kind: 'daily', isZero: false },
  { kind: 'daily', isZero: true },
  { kind: 'digest', isZero: false },
  { kind: 'info', isZero: false },
];

/** Commands that write a product of today, found by their words or the pinyin initials of these. */
export function useProductRows(
  typed: string,
): readonly { readonly key: string; readonly label: string; readonly run: () => void }[] {
  const { t } = useWords();
  const mayWrite = useHasRole(...deskRoles);
  const today = useProductWatch()?.today;
  const isOffice = useAsk('office.setup', {}).data?.setup.isOffice === true;
  if (!mayWrite || today === undefined) return [];
  const wanted = typed.toLowerCase();
  return [...offered, ...(isOffice ? [{ kind: 'consolidated' as const, isZero: false }] : [])]
    .map(({ kind, isZero }) => ({
      kind,
      isZero,
      words: t('product:write.of', { what: productName(t, { kind, isZero }) }),
    }))
    .filter(({ words }) => words.toLowerCase().includes(wanted) || pinyinInitials(words).includes(wanted))
    .map(({ kind, isZero, words }) => ({
      key: `write-${kind}-${isZero ? 'zero' : 'full'}`,
      label: kind === 'daily' && !isZero ? `${words}  Ctrl+D` : words,
      run: () => announce('write-product', { kind, isZero, fromDay: today, untilDay: today }),
    }));
}
