import { Button, Popconfirm } from 'antd';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { type PlanFace, PlanFaces } from './plan-side.tsx';
import type { PlanActions } from './use-plan-actions.ts';
import type { PlanWork } from './use-plan-work.ts';

/** Says how a table stands: what is published, what is drafted on top of it and whether that is on disk. */
export function PlanState({ work }: { readonly work: PlanWork }) {
  const { t } = useWords();
  const times = useTimes();
  const { full, state } = work;
  const { draft, published, changes } = full;
  return (
    <span className="month-state small">
      {published === null ? (
        <span className="tag yellow">{t('period:plan.unpublished')}</span>
      ) : (
        <span className="tag green">
          {t('period:plan.publishedAs', {
            version: published.version,
            time: times.moment(published.publishedAt),
          })}
        </span>
      )}{' '}
      {draft === null ? null : (
        <span className="tag blue">
          {published === null ? t('period:plan.draft') : t('rota.month.changes', { count: changes.length })}
        </span>
      )}{' '}
      <span className="quiet" role="status">
        {state.isKeeping
          ? t('rota.month.keeping')
          : state.isUnkept
            ? t('rota.month.notKept')
            : draft === null
              ? ''
              : t('rota.month.keptAt', { time: times.moment(draft.keptAt), name: draft.byName })}
      </span>
    </span>
  );
}

/** The buttons above the table. */
export function PlanBar({
  work,
  actions,
  onGenerate,
  onReplan,
  onPublish,
  onKeys,
  face,
  onFace,
}: {
  readonly work: PlanWork;
  readonly actions: PlanActions;
  readonly onGenerate: () => void;
  readonly onReplan: () => void;
  readonly onPublish: () => void;
  readonly onKeys: () => void;
  readonly face: PlanFace | 'none';
  readonly onFace: (face: PlanFace | 'none') => void;
}) {
  const { t } = useWords();
  const { full, table, state, keeper, mayPlan, findings } = work;
  const { draft } = full;
  const drop = useAct('period.dropDraft');
  const dropDraft = async (): Promise<void> => {
    if (draft === null) return;
    const done = await drop.act({ id: full.line.id, version: draft.version });
    if (done !== undefined) keeper.startAgain();
  };
  const isAnyOpen = [...table.ground.places.values()].some((place) => place.state === 'open');
  const isAnyPlaced = draft !== null || full.published !== null;
  return (
    <div className="plan-bar">
      {mayPlan ? (
        <>
          <Button type={isAnyPlaced ? 'default' : 'primary'} disabled={!isAnyOpen} onClick={onGenerate}>
            {t('rota.month.generate')}
          </Button>
          <Button disabled={!isAnyOpen || !isAnyPlaced} onClick={onReplan}>
            {t('period:plan.replan.button')}
          </Button>
          <Button
            type={draft === null ? 'default' : 'primary'}
            disabled={draft === null || state.isKeeping || state.isUnkept}
            onClick={onPublish}
          >
            {t('rota.month.publish')}
          </Button>
          <Button disabled={state.history.done.length === 0} onClick={actions.undo}>
            {t('rota.month.undo')}
          </Button>
          <Button disabled={state.history.undone.length === 0} onClick={actions.redo}>
            {t('rota.month.redo')}
          </Button>
          {draft === null ? null : (
            <Popconfirm
              title={t('period:plan.dropSure')}
              okText={t('rota.month.drop')}
              cancelText={t('common.cancel')}
              onConfirm={() => void dropDraft()}
            >
              <Button loading={drop.isBusy}>{t('rota.month.drop')}</Button>
            </Popconfirm>
          )}
        </>
      ) : null}
      <FailureNotice error={drop.refusal} />
      <span className="grow" />
      <span className="side-faces">
        <PlanFaces face={face} count={findings.length} onFace={onFace} />
        <Button onClick={onKeys}>{t('rota.month.keys.button')}</Button>
      </span>
    </div>
  );
}
