import { Button } from 'antd';
import { useWords } from '../use-words.ts';
import type { DraftKeeper, KeeperState } from './draft-keeper.ts';
import { FailureNotice } from './failure-notice.tsx';

/** What went wrong with keeping a draft, and the ways on; nothing that was done is lost. */
export function DraftTrouble<Square>({
  state,
  keeper,
  lost,
}: {
  readonly state: KeeperState<Square>;
  readonly keeper: DraftKeeper<Square>;
  /** Says that somebody else changed the draft and what became of the own changes. */
  readonly lost: (count: number) => string;
}) {
  const { t } = useWords();
  if (state.refusal === undefined && state.lost.length === 0) return null;
  return (
    <div className="draft-trouble">
      {state.lost.length > 0 ? (
        <div className="failure" role="alert">
          {lost(state.lost.length)}
        </div>
      ) : (
        <FailureNotice error={state.refusal} />
      )}
      {state.lost.length > 0 ? (
        <>
          <Button size="small" type="primary" onClick={keeper.makeAgain}>
            {t('rota.month.makeAgain')}
          </Button>
          <Button size="small" onClick={keeper.letGo}>
            {t('rota.month.letGo')}
          </Button>
        </>
      ) : state.isUnkept ? (
        <Button size="small" onClick={keeper.retry}>
          {t('common.retry')}
        </Button>
      ) : (
        <Button size="small" onClick={keeper.letGo}>
          {t('common.close')}
        </Button>
      )}
    </div>
  );
}
