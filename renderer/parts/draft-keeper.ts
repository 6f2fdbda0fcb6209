import { DutyError } from '#contract/errors';
import {
  applyEdit,
  backward,
  didEdit,
  type Edit,
  editBetween,
  type History,
  isChange,
  type SquareKind,
  stepAgain,
  stepBack,
} from './draft-edits.ts';

/** How a draft stands in this window. */
export type KeeperState<Square> = {
  /** The squares as this window shows them; undefined until the service has answered. */
  readonly squares: readonly Square[] | undefined;
  readonly history: History<Square>;
  /** True while a change is on its way to the service. */
  readonly isKeeping: boolean;
  /** Changes that the service has not taken because of `refusal`; they are still shown. */
  readonly isUnkept: boolean;
  readonly refusal: DutyError | undefined;
  /** Changes that met a draft which somebody else had changed; they can be made again on top of it. */
  readonly lost: readonly Edit<Square>[];
};

/** What the service says a draft is: its version, 0 for none, the published version below it, 0 for none, and every square. */
export type KnownDraft<Square> = {
  readonly version: number;
  readonly base: number;
  readonly squares: readonly Square[];
};

/** Keeps one draft: shows a change at once, sends one after another, and remembers how to go back. */
export type DraftKeeper<Square> = {
  readonly state: () => KeeperState<Square>;
  readonly subscribe: (listener: () => void) => () => void;
  /** What the service says the draft is now. */
  readonly know: (known: KnownDraft<Square>) => void;
  readonly change: (edit: Edit<Square>) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Sends again what could not be kept. */
  readonly retry: () => void;
  readonly makeAgain: () => void;
  readonly letGo: () => void;
  /** The draft was dropped or published here: nothing is left to take back. */
  readonly startAgain: () => void;
};

/** A keeper for one draft: `keep` sends it whole, `reload` asks the service again how it stands. */
export function createDraftKeeper<Square>(
  kind: SquareKind<Square>,
  keep: (draft: KnownDraft<Square>) => Promise<{ readonly version: number }>,
  reload: () => void,
): DraftKeeper<Square> {
  const { keyOf } = kind;
  const noHistory: History<Square> = { done: [], undone: [] };
  const listeners = new Set<() => void>();
  let state: KeeperState<Square> = {
    squares: undefined,
    history: noHistory,
    isKeeping: false,
    isUnkept: false,
    refusal: undefined,
    lost: [],
  };
  let version: number | undefined;
  /** The published version that the squares come from where there is no draft. */
  let base = 0;
  let unkept: readonly Edit<Square>[] = [];
  let newest: KnownDraft<Square> | undefined;
  /** Answers that were given before the last change was kept are older than what is shown. */
  let awaited = 0;

  const set = (change: Partial<KeeperState<Square>>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const take = (): void => {
    if (newest === undefined || state.isKeeping || unkept.length > 0) return;
    const { version: found, squares } = newest;
    if (found < awaited) return;
    awaited = 0;
    const outside =
      version === undefined || version === found ? [] : editBetween(kind, state.squares ?? [], squares);
    version = found;
    base = newest.base;
    // What was made elsewhere, a generation above all, can be taken back like a change of the own hand.
    const history =
      found === 0 ? noHistory : outside.length === 0 ? state.history : didEdit(state.history, outside);
    set({ squares, history });
  };

  const fail = (error: unknown): void => {
    const refusal = error instanceof DutyError ? error : new DutyError('internal', 'keepDraft');
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
      const squares = unkept.reduceRight(
        (left, edit) => applyEdit(kind, left, backward(edit)),
        state.squares ?? [],
      );
      unkept = [];
      set({ isKeeping: false, isUnkept: false, refusal, squares, history: noHistory });
    } else set({ isKeeping: false, isUnkept: true, refusal });
  };

  const send = async (): Promise<void> => {
    if (state.isKeeping || unkept.length === 0 || state.squares === undefined || version === undefined)
      return;
    const sent = unkept.length;
    set({ isKeeping: true, refusal: undefined });
    try {
      const kept = await keep({ version, base, squares: state.squares });
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

  const put = (edit: Edit<Square>, history: History<Square>): void => {
    if (state.squares === undefined) return;
    unkept = [...unkept, edit];
    set({ squares: applyEdit(kind, state.squares, edit), history });
    void send();
  };

  const change = (edit: Edit<Square>): void => {
    if (isChange(kind, edit)) put(edit, didEdit(state.history, edit));
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
        // Only what was meant is made again; the squares may say something else by now.
        const known = new Map((state.squares ?? []).map((square) => [keyOf(square), square]));
        change(
          edit.flatMap(({ after }) => {
            const before = known.get(keyOf(after));
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
