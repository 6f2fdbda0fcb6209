import { Button } from 'antd';
import { announce } from '../../frame/events.ts';
import { useGoTo } from '../../frame/use-console-keys.ts';
import { useWords } from '../../use-words.ts';

/** Says what to do before this room can make packages, and leads there. */
export function NoKey({ onGo }: { readonly onGo?: () => void }) {
  const { t } = useWords();
  const goTo = useGoTo();
  return (
    <div className="report-notice" role="status">
      <span>{t('product:packages.noKey')}</span>
      <Button
        size="small"
        onClick={() => {
          onGo?.();
          goTo('/submit');
          announce('show-submit', { tab: 'packages' });
        }}
      >
        {t('product:packages.toKey')}
      </Button>
    </div>
  );
}
