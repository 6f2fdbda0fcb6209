import { DutyError } from '#contract/errors';
import type { RotaMonth } from '#contract/methods/rota-nouns';
import { type IsoMonth, placeKey, type RotaDuty } from '#domain/rota/duty';
import {
  applyEdit,
  backward,
  didEdit,
  type Edit,
  type History,
  isChange,
  noHistory,
  stepAgain,
  stepBack,
} from './month-edits.ts';

/** How the draft of a month stands in this window. */
export type KeeperState = {
  /** The squares as this window shows them; undefined until the service has answered. */
  readonly duties: readonly RotaDuty[] | undefined;
  readonly history: History;
  /** True while a change is on its way to the service. */
  readonly isKeeping: boolean;
  /** Changes that the service has not taken because of `refusal`; they are still shown. */
  readonly isUnkept: boolean;
  readonly refusal: DutyError | undefined;
  /** Changes that met a draft which somebody else had changed; they can be made again on top of it. */
  readonly lost: readonly Edit[];
};

type Keep = (input: {
  readonly month: IsoMonth;
  readonly version: number;
  readonly base: number;
  readonly duties: RotaDuty[];
}) => Promise<{ readonly version: number }>;

/** Keeps the draft of one month: shows a change at once, sends one after another, and remembers how to go back. */
export type Keeper = {
  readonly state: () => KeeperState;
  readonly subscribe: (listener: () => void) => () => void;
  /** What the service says the month is now. */
  readonly know: (month: RotaMonth) => void;
  readonly change: (edit: Edit) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Sends again what could not be kept. */
  readonly retry: () => void;
  readonly makeAgain: () => void;
  readonly letGo: () => void;
  /** The draft was dropped or published here: nothing is left to take back. */
  readonly startAgain: () => void;
};

/** The squares of a month as the service has them, one for every seat. */
export function squaresOf(month: RotaMonth): readonly RotaDuty[] {
  const known = new Map(
    (month.draft?.duties ?? month.published?.duties ?? []).map((duty) => [placeKey(duty), duty]),
  );
  return month.places.map(
    ({ day, postId, seat }) =>
      known.get(placeKey({ day, postId, seat })) ?? {
        day,
        postId,
        seat,
        personId: null,
        turnOf: null,
        isPinned: false,
      },
  );
}

/** The change that makes one rota of another. */
function editBetween(before: readonly RotaDuty[], after: readonly RotaDuty[]): Edit {
  const known = new Map(before.map((duty) => [placeKey(duty), duty]));
  return after.flatMap((duty) => {
    const old = known.get(placeKey(duty));
    const edit = old === undefined ? [] : [{ before: old, after: duty }];
    return isChange(edit) ? edit : [];
  });
}

const nothing: KeeperState = {
  duties: undefined,
  history: noHistory,
  isKeeping: false,
  isUnkept: false,
  refusal: undefined,
  lost: [],
};

/** A keeper for one month; `reload` asks the service again how the month stands. */
export function createKeeper(month: IsoMonth, keep: Keep, reload: () => void): Keeper {
  const listeners = new Set<() => void>();
  let state = nothing;
  let version: number | undefined;
  /** The published version that the squares come from where there is no draft. */
  let base = 0;
  let unkept: readonly Edit[] = [];
  let newest: RotaMonth | undefined;
  /** Answers that were given before the last change was kept are older than what is shown. */
  let awaited = 0;

  const set = (change: Partial<KeeperState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const take = (): void => {
    if (newest === undefined || state.isKeeping || unkept.length > 0) return;
    const found = newest.draft?.version ?? 0;
    if (found < awaited) return;
    awaited = 0;
    const duties = squaresOf(newest);
    const outside = version === undefined || version === found ? [] : editBetween(state.duties ?? [], duties);
    version = found;
    base = newest.published?.version ?? 0;
    // What was made elsewhere, a generation above all, can be taken back like a change of the own hand.
    const history =
      found === 0 ? noHistory : outside.length === 0 ? state.history : didEdit(state.history, outside);
    set({ duties, history });
  };

  const fail = (error: unknown): void => {
    const refusal = error instanceof DutyError ? error : new DutyError('internal', 'rota.keepDraft');
    const { code } = refusal.failure;
    if (code === 'conflict') {
      const lost = unkept;
      unkept = [];
      version = undefined;
      awaited = 0;
      set({ isKeeping: false, isUnkept: false, refusal, lost, history: noHistory });
      take();
      reload();
    } else if (code === 'rule-broken' || code === 'bad-input' || code === 'not-allowed') {
      // It will be refused again: taken off the screen, and the sentence says why.
      const duties = unkept.reduceRight((left, edit) => applyEdit(left, backward(edit)), state.duties ?? []);
      unkept = [];
      set({ isKeeping: false, isUnkept: false, refusal, duties, history: noHistory });
    } else set({ isKeeping: false, isUnkept: true, refusal });
  };

  const send = async (): Promise<void> => {
    if (state.isKeeping || unkept.length === 0 || state.duties === undefined || version === undefined) return;
    const sent = unkept.length;
    set({ isKeeping: true, refusal: undefined });
    try {
      const kept = await keep({ month, version, base, duties: [...state.duties] });
      version = kept.version;
      awaited = kept.version;
      unkept = unkept.slice(sent);
      set({ isKeeping: false, isUnkept: false });
    } catch (error) {
      fail(error);
      return;
    }
    take();
    await send();
  };

  const put = (edit: Edit, history: History): void => {
    if (state.duties === undefined) return;
    unkept = [...unkept, edit];
    set({ duties: applyEdit(state.duties, edit), history });
    void send();
  };

  const change = (edit: Edit): void => {
    if (isChange(edit)) put(edit, didEdit(state.history, edit));
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    know: (answer) => {
      newest = answer;
      take();
    },
    change,
    undo: () => {
      const step = stepBack(state.history);
      if (step !== undefined) put(step.edit, step.history);
    },
    redo: () => {
      const step = stepAgain(state.history);
      if (step !== undefined) put(step.edit, step.history);
    },
    retry: () => void send(),
    makeAgain: () => {
      const edits = state.lost;
      set({ lost: [], refusal: undefined });
      for (const edit of edits) {
        // Only what was meant is made again; the squares may have other people in them by now.
        const known = new Map((state.duties ?? []).map((duty) => [placeKey(duty), duty]));
        change(
          edit.flatMap(({ after }) => {
            const before = known.get(placeKey(after));
            return before === undefined ? [] : [{ before, after }];
          }),
        );
      }
    },
    letGo: () => set({ lost: [], refusal: undefined }),
    startAgain: () => {
      unkept = [];
      version = undefined;
      awaited = 0;
      set({ history: noHistory, refusal: undefined, lost: [], isUnkept: false });
      take();
      reload();
    },
  };
}
