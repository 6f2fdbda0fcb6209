import { App } from 'antd';
import type { SchemeTier } from '#domain/period/scheme';
import type { Edit } from '../../parts/draft-edits.ts';
import { useWords } from '../../use-words.ts';
import {
  canLead,
  clearEdit,
  exchangeEdit,
  exchangeTrouble,
  leadEdit,
  pinEdit,
  tierEdit,
} from './plan-edits.ts';
import type { PlanSquare } from './plan-squares.ts';
import type { CellView } from './plan-view.ts';
import type { PlanWords } from './plan-words.ts';
import type { PlanWork } from './use-plan-work.ts';

/** What can be done with cells, by mouse and by key alike; what cannot be is said, and nothing changes. */
export type PlanActions = {
  /** Nothing is put into a tier that the scheme does not have. */
  readonly put: (cell: CellView, tier: SchemeTier | undefined) => void;
  readonly clear: (cell: CellView) => void;
  readonly lead: (cell: CellView) => void;
  readonly pin: (cell: CellView) => void;
  readonly exchange: (cell: CellView, other: CellView) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

/** What can be done with the cells of a table; says what was done to a screen reader and refusals to everybody. */
export function usePlanActions(
  { table, keeper, state, mayPlan }: PlanWork,
  words: PlanWords,
  say: (sentence: string) => void,
): PlanActions {
  const { t } = useWords();
  const { message } = App.useApp();
  const refuse = (sentence: string): void => {
    void message.warning(sentence, 6);
    say(sentence);
  };
  const made = (edit: Edit<PlanSquare>, sentence: string): void => {
    keeper.change(edit);
    say(sentence);
  };
  /** Why a cell takes no change; empty where it does. */
  const shut = ({ place }: CellView): string => {
    if (!mayPlan) return t('period:plan.readOnly');
    if (place.state === 'held') return t('period:plan.heldRefused');
    return place.state === 'begun' ? t('period:plan.begunRefused') : '';
  };
  const guarded = (cell: CellView, then: () => void): void => {
    const reason = shut(cell);
    if (reason === '') then();
    else refuse(reason);
  };
  const at = ({ place }: CellView): string => words.place(place);
  return {
    put: (cell, tier) =>
      guarded(cell, () => {
        const { awayBecause, state: stands } = cell.place;
        if (stands === 'outside') refuse(t('period:plan.outsideRefused', { place: at(cell) }));
        else if (tier === undefined) return;
        else if (awayBecause !== '')
          refuse(t('period:plan.awayRefused', { place: at(cell), because: words.away(awayBecause) }));
        else
          made(
            tierEdit(table, cell.place, tier.key),
            t('period:plan.put', { place: at(cell), tier: tier.name }),
          );
      }),
    clear: (cell) =>
      guarded(cell, () => made(clearEdit(table, cell.place), t('period:plan.cleared', { place: at(cell) }))),
    lead: (cell) =>
      guarded(cell, () => {
        if (canLead(table, cell.place))
          made(
            leadEdit(table, cell.place),
            t(cell.isLead ? 'period:plan.leadNoMore' : 'period:plan.leadNow', { place: at(cell) }),
          );
        else refuse(t('period:plan.leadRefused'));
      }),
    pin: (cell) =>
      guarded(cell, () => {
        if (cell.tierKey === null) refuse(t('period:plan.pinRefused'));
        else
          made(
            pinEdit(table, cell.place),
            t(cell.isPinned ? 'period:plan.unpinnedNow' : 'period:plan.pinnedNow', { place: at(cell) }),
          );
      }),
    exchange: (cell, other) =>
      guarded(cell, () => {
        const trouble = exchangeTrouble(table, cell.place, other.place);
        if (trouble === undefined)
          made(
            exchangeEdit(table, cell.place, other.place),
            t('period:plan.exchanged', { place: at(cell), other: at(other) }),
          );
        else if (cell.place.key !== other.place.key) refuse(t(`period:plan.shut.${trouble}`));
      }),
    undo: () => {
      if (!mayPlan || state.history.done.length === 0) return;
      keeper.undo();
      say(t('rota.month.undone'));
    },
    redo: () => {
      if (!mayPlan || state.history.undone.length === 0) return;
      keeper.redo();
      say(t('rota.month.redone'));
    },
  };
}
