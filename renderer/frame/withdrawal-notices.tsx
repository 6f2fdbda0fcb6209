import { useFailedNotices } from '../parts/failed-notices.ts';
import type { Notice } from '../parts/notice.ts';
import { productName } from '../parts/product-words.ts';
import { useWords } from '../use-words.ts';
import { announce } from './events.ts';

/** The withdrawal of which nobody could be told, leading to where it is told again; nothing while none is. */
export function useWithdrawalNotices(): readonly Notice[] {
  const { t } = useWords();
  const failed = useFailedNotices();
  const [first] = failed;
  if (first === undefined) return [];
  const { productKind: kind, isZero } = first;
  const words = t('product:alarm.stripUntold', { what: productName(t, { kind, isZero }) });
  const shown = (
    <a
      className="tag red"
      href="#/submit"
      title={words}
      onClick={() => announce('show-submit', { tab: 'today' })}
    >
      {words}
      {failed.length === 1 ? '' : ` +${failed.length - 1}`}
    </a>
  );
  return [{ key: 'withdrawal', tone: 'red', isKept: false, shown }];
}
