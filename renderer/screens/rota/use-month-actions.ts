import { App } from 'antd';
import type { Input, Output } from '#contract/methods';
import type { PersonId } from '#domain/people/person';
import type { RotaRule } from '#domain/rota/conflict';
import { type DutyPlace, placeKey } from '#domain/rota/duty';
import { call } from '../../call.ts';
import { failureWords } from '../../parts/failure-notice.tsx';
import { useWords } from '../../use-words.ts';
import { assignEdit, clearEdit, type Edit, exchangeEdit, leaveEmptyEdit, pinEdit } from './month-edits.ts';
import { turnAround } from './month-turn.ts';
import type { SeatView } from './month-view.ts';
import type { MonthWords } from './month-words.ts';
import type { MonthWork } from './use-month-work.ts';

/** What can be done with seats, by mouse and by key alike. */
export type MonthActions = {
  /** Puts somebody on duty; gives the rules in the way, in words, where it may not be. */
  readonly assign: (seat: SeatView, personId: PersonId) => Promise<string | undefined>;
  readonly exchange: (seat: SeatView, other: SeatView) => Promise<string | undefined>;
  readonly clear: (seat: SeatView) => void;
  readonly pin: (seat: SeatView) => void;
  /** Nobody is to be on duty there, by decision. */
  readonly leaveEmpty: (seat: SeatView) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

/** The rules that stand against somebody at a place, as the service sees them now. */
async function rulesAt(
  asked: Input<'rota.fits'>,
  place: DutyPlace,
): Promise<Output<'rota.fits'>['places'][number]['rules']> {
  const { places } = await call('rota.fits', asked);
  return places.find((known) => placeKey(known.place) === placeKey(place))?.rules ?? [];
}

/** What can be done with the seats of a month; says what was done to a screen reader and refusals to everybody. */
export function useMonthActions(
  { month, keeper, state, mayPlan }: MonthWork,
  words: MonthWords,
  say: (sentence: string) => void,
): MonthActions {
  const { t } = useWords();
  const { message } = App.useApp();
  const duties = state.squares ?? [];
  const inWords = (rules: readonly { readonly rule: RotaRule; readonly detail: string }[]): string =>
    rules.map(({ rule, detail }) => words.rule(rule, detail)).join(t('common.semicolon'));

  const refuse = (sentence: string): string => {
    void message.warning(sentence, 6);
    return sentence;
  };
  const isClosed = (...seats: readonly SeatView[]): boolean =>
    !mayPlan || seats.some((seat) => seat.isLocked);
  const made = (edit: Edit, sentence: string): void => {
    keeper.change(edit);
    say(sentence);
  };
  const checked = async (
    asked: Input<'rota.fits'>,
    seat: SeatView,
    personId: PersonId,
  ): Promise<string | undefined> => {
    try {
      const rules = await rulesAt(asked, seat.place);
      if (rules.length === 0) return undefined;
      return t('rota.month.refused', {
        name: words.name(personId),
        place: words.place(seat.place),
        rules: inWords(rules),
      });
    } catch (error) {
      return failureWords(t, error);
    }
  };

  return {
    assign: async (seat, personId) => {
      if (isClosed(seat)) return refuse(t('rota.month.closed'));
      const problem = await checked({ month: month.month, personId, from: null }, seat, personId);
      if (problem !== undefined) return refuse(problem);
      made(
        assignEdit(duties, turnAround(month, seat.place), personId),
        t('rota.month.assigned', { name: words.name(personId), place: words.place(seat.place) }),
      );
      return undefined;
    },
    exchange: async (seat, other) => {
      if (isClosed(seat, other)) return refuse(t('rota.month.closed'));
      // Of two gaps nothing can be exchanged; with one gap the other one moves.
      const [from, to] = seat.personId === null ? [other, seat] : [seat, other];
      if (from.personId === null || from.key === to.key) return undefined;
      const problem = await checked(
        { month: month.month, personId: from.personId, from: from.place },
        to,
        from.personId,
      );
      if (problem !== undefined) return refuse(problem);
      made(
        exchangeEdit(duties, turnAround(month, from.place), turnAround(month, to.place)),
        t('rota.month.exchanged', { place: words.place(from.place), other: words.place(to.place) }),
      );
      return undefined;
    },
    clear: (seat) => {
      if (isClosed(seat)) refuse(t('rota.month.closed'));
      else
        made(
          clearEdit(duties, turnAround(month, seat.place)),
          t('rota.month.cleared', { place: words.place(seat.place) }),
        );
    },
    pin: (seat) => {
      if (isClosed(seat)) refuse(t('rota.month.closed'));
      else
        made(
          pinEdit(duties, turnAround(month, seat.place)),
          t(seat.isPinned ? 'rota.month.unpinnedNow' : 'rota.month.pinnedNow', {
            place: words.place(seat.place),
          }),
        );
    },
    leaveEmpty: (seat) => {
      if (isClosed(seat)) refuse(t('rota.month.closed'));
      else
        made(
          leaveEmptyEdit(duties, turnAround(month, seat.place)),
          t('rota.month.leftEmptyNow', { place: words.place(seat.place) }),
        );
    },
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
