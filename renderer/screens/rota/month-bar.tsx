import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useAct } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useTimes } from '../../parts/times.ts';
import { useWords } from '../../use-words.ts';
import { type SideFace, SideFaces } from './month-side.tsx';
import type { MonthActions } from './use-month-actions.ts';
import type { MonthWork } from './use-month-work.ts';

/** Says how the month stands: what is published, what is drafted on top of it and whether that is on disk. */
export function MonthState({ work }: { readonly work: MonthWork }) {
  const { t } = useWords();
  const times = useTimes();
  const { month, state } = work;
  const { draft, published } = month;
  return (
    <span className="month-state small">
      {published === null ? (
        month.places.length === 0 ? null : (
          <span className="tag yellow">{t('rota.month.unpublished', { day: times.day(month.dueDay) })}</span>
        )
      ) : (
        <span className="tag green">
          {t('rota.month.publishedAs', {
            version: published.version,
            day: times.day(published.effectiveDay),
          })}
        </span>
      )}{' '}
      {draft === null ? null : (
        <span className="tag blue">{t('rota.month.changes', { count: month.changes.length })}</span>
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

/** The buttons above the calendar. */
export function MonthBar({
  work,
  actions,
  onGenerate,
  onPublish,
  onKeys,
  face,
  onFace,
  children,
}: {
  readonly work: MonthWork;
  readonly actions: MonthActions;
  readonly onGenerate: () => void;
  readonly onPublish: () => void;
  readonly onKeys: () => void;
  readonly face: SideFace | 'none';
  readonly onFace: (face: SideFace | 'none') => void;
  /** More buttons, of what goes out and comes in. */
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const { month, state, keeper, mayPlan } = work;
  const drop = useAct('rota.dropDraft');
  const dropDraft = async (): Promise<void> => {
    if (month.draft === null) return;
    const done = await drop.act({ month: month.month, version: month.draft.version });
    if (done !== undefined) keeper.startAgain();
  };
  return (
    <header className="office-bar month-bar">
      {mayPlan ? (
        <>
          <Button
            type={month.draft === null ? 'primary' : 'default'}
            disabled={work.view.seats.every(({ isLocked }) => isLocked)}
            onClick={onGenerate}
          >
            {t('rota.month.generate')}
          </Button>
          <Button
            type={month.draft === null ? 'default' : 'primary'}
            disabled={month.draft === null || state.isKeeping || state.isUnkept}
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
          {month.draft === null ? null : (
            <Popconfirm
              title={t('rota.month.dropSure')}
              okText={t('rota.month.drop')}
              cancelText={t('common.cancel')}
              onConfirm={() => void dropDraft()}
            >
              <Button loading={drop.isBusy}>{t('rota.month.drop')}</Button>
            </Popconfirm>
          )}
        </>
      ) : null}
      {children}
      <FailureNotice error={drop.refusal} />
      <span className="grow" />
      <span className="side-faces">
        <SideFaces face={face} conflicts={work.problems.length} onFace={onFace} />
        <Button onClick={onKeys}>{t('rota.month.keys.button')}</Button>
      </span>
    </header>
  );
}
