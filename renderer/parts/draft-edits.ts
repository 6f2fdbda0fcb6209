/** One change of a draft that is made, taken back and made again as a whole: its squares as they were and as they become. */
export type Edit<Square> = readonly { readonly before: Square; readonly after: Square }[];

/** What a draft is made of: how a square is named, and when two of one name say the same. */
export type SquareKind<Square> = {
  readonly keyOf: (square: Square) => string;
  readonly isSame: (one: Square, other: Square) => boolean;
};

/** What was done and can be taken back, and what was taken back and can be done again; the newest is last. */
export type History<Square> = {
  readonly done: readonly Edit<Square>[];
  readonly undone: readonly Edit<Square>[];
};

/** How many steps back are remembered. */
const longest = 200;

/** The same change the other way round. */
export const backward = <Square>(edit: Edit<Square>): Edit<Square> =>
  edit.map(({ before, after }) => ({ before: after, after: before }));

/** True where a change changes something. */
export const isChange = <Square>({ isSame }: SquareKind<Square>, edit: Edit<Square>): boolean =>
  edit.some(({ before, after }) => !isSame(before, after));

/** A draft after a change; squares that it did not have yet are added. */
export function applyEdit<Square>(
  { keyOf }: SquareKind<Square>,
  squares: readonly Square[],
  edit: Edit<Square>,
): readonly Square[] {
  const changed = new Map(edit.map(({ after }) => [keyOf(after), after]));
  const known = new Set(squares.map(keyOf));
  return [
    ...squares.map((square) => changed.get(keyOf(square)) ?? square),
    ...[...changed.entries()].filter(([key]) => !known.has(key)).map(([, square]) => square),
  ];
}

/** The change that makes one draft of another, as far as both have the squares. */
export function editBetween<Square>(
  kind: SquareKind<Square>,
  before: readonly Square[],
  after: readonly Square[],
): Edit<Square> {
  const known = new Map(before.map((square) => [kind.keyOf(square), square]));
  return after.flatMap((square) => {
    const old = known.get(kind.keyOf(square));
    return old === undefined || kind.isSame(old, square) ? [] : [{ before: old, after: square }];
  });
}

/** A history after something new was done; what had been taken back is gone. */
export const didEdit = <Square>({ done }: History<Square>, edit: Edit<Square>): History<Square> => ({
  done: [...done, edit].slice(-longest),
  undone: [],
});

/** A history one step further, and the change that leads there. */
type HistoryStep<Square> = { readonly history: History<Square>; readonly edit: Edit<Square> };

/** The history after one step back, and the change that makes it so; undefined where nothing was done. */
export function stepBack<Square>({ done, undone }: History<Square>): HistoryStep<Square> | undefined {
  const last = done.at(-1);
  if (last === undefined) return undefined;
  return { history: { done: done.slice(0, -1), undone: [...undone, last] }, edit: backward(last) };
}

/** The history after doing again what was taken back last, and the change that makes it so. */
export function stepAgain<Square>({ done, undone }: History<Square>): HistoryStep<Square> | undefined {
  const last = undone.at(-1);
  if (last === undefined) return undefined;
  return { history: { done: [...done, last], undone: undone.slice(0, -1) }, edit: last };
}
