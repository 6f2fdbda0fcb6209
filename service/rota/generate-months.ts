import { DutyError } from '#contract/errors';
import type { Generation, Infeasible } from '#contract/methods/rota-nouns';
import type { PersonId } from '#domain/people/person';
import { buildProblem } from '#domain/rota/build-problem';
import { draftOf, dutiesOf } from '#domain/rota/duties-of';
import { addMonths, type IsoMonth, placeKey, type RotaDuty } from '#domain/rota/duty';
import { mayFill } from '#domain/rota/hard-rules';
import type { RotaProblem } from '#domain/rota/problem';
import { rotate, withRotation } from '#domain/rota/rotation';
import type { RotaSolution } from '#domain/rota/solution';
import type { Read } from '../room.ts';
import { allPeople } from '../store/people.ts';
import { keepRotaDraft, rotaDraftOf } from '../store/rota-drafts.ts';
import { publishedRota } from '../store/rota-versions.ts';
import { type AssumedMonths, monthRequest } from './month-request.ts';
import { infeasibleShown } from './infeasible-shown.ts';
import { solveRota } from './solve-rota.ts';

/** What is to be generated, and for whom. */
export type GenerateOrder = {
  readonly month: IsoMonth;
  readonly months: number;
  readonly onlyGaps: boolean;
  /** The versions of the drafts as they were when it was ordered; one that changed since is not written over. */
  readonly versions: ReadonlyMap<IsoMonth, number>;
  readonly byName: string;
};

/** What a generation hears of and asks for while it works. */
export type GenerateWatch = {
  /** A reader of the store as it is now. */
  readonly read: () => Read;
  readonly progress: (done: number, total: number) => Promise<void>;
  readonly isCancelled: () => boolean;
  readonly changed: () => void;
};

const secondsForMonth = 20;

type Filled = {
  readonly duties: readonly RotaDuty[];
  readonly generation: Omit<Generation, 'madeAt' | 'byName' | 'seconds'>;
};

/** Fills the drafts of months one after another; every month that is done stays, whatever comes of the next. */
export async function generateMonths(order: GenerateOrder, watch: GenerateWatch): Promise<void> {
  const assumed = new Map<IsoMonth, readonly RotaDuty[]>();
  for (let index = 0; index < order.months; index += 1) {
    await watch.progress(index, order.months);
    const month = addMonths(order.month, index);
    const before = watch.read();
    const stood = publishedRota(before.store.sqlite, month)?.seq;
    const { duties, generation } = await fillMonth(before, month, order.onlyGaps, assumed, watch.isCancelled);
    const after = watch.read();
    const { sqlite } = after.store;
    const kept = sqlite
      .transaction(() =>
        // What was published meanwhile, such as an approved exchange, is not in what was made.
        publishedRota(sqlite, month)?.seq !== stood
          ? undefined
          : keepRotaDraft(sqlite, month, order.versions.get(month) ?? 0, {
              duties,
              generation: {
                ...generation,
                madeAt: after.now,
                byName: order.byName,
                seconds: Math.max(0, Date.parse(after.now) - Date.parse(before.now)) / 1000,
              },
              at: after.now,
              byName: order.byName,
            }),
      )
      .immediate();
    if (kept === undefined) throw new DutyError('conflict', 'rota-draft', [month]);
    watch.changed();
    assumed.set(month, duties);
  }
  await watch.progress(order.months, order.months);
}

/** What stands already and is to stay: pins, and with `onlyGaps` everything that is filled. */
function keptDuties(read: Read, month: IsoMonth, onlyGaps: boolean): readonly RotaDuty[] {
  const { sqlite } = read.store;
  const standing = rotaDraftOf(sqlite, month)?.duties ?? publishedRota(sqlite, month)?.body.duties ?? [];
  return onlyGaps
    ? standing.map((duty) => ({ ...duty, isPinned: duty.isPinned || duty.personId !== null }))
    : standing;
}

async function fillMonth(
  read: Read,
  month: IsoMonth,
  onlyGaps: boolean,
  assumed: AssumedMonths,
  isCancelled: () => boolean,
): Promise<Filled> {
  const kept = keptDuties(read, month, onlyGaps);
  const request = monthRequest(read, month, kept, assumed);
  const problem = buildProblem(request);
  const steps = rotate(request, problem, (turn, person, sofar) => mayFill(problem, sofar, turn, person));
  const rotated = withRotation(problem, steps);
  const limits = { timeLimitSeconds: secondsForMonth, isCancelled };
  const first = await solveRota(rotated, limits);
  const second =
    first.kind === 'infeasible' ? await solveRota(rotated, { ...limits, gaps: 'fewest' }) : first;
  if (second.kind !== 'solved') throw new DutyError('rule-broken', 'rota-out-of-time', [month]);
  const turnOf = new Map(steps.map((step) => [step.turn, step.turnOf]));
  const duties = dutiesOf(
    request,
    problem,
    second.choice.map((personId, turn) => ({ personId, turnOf: turnOf.get(turn) ?? null })),
  );
  return {
    duties: withPinsAsBefore(draftOf(request, duties), read, month),
    generation: {
      rotated: steps.length,
      chosen: rotated.turns.filter(({ fixed }) => fixed === null).length,
      score: second.score,
      bound: second.bound,
      isOptimal: second.isOptimal,
      gaps: second.gaps.length,
      infeasible: infeasibleOf(read, rotated, first),
    },
  };
}

/** What was held only for this generation is not pinned after it. */
function withPinsAsBefore(duties: readonly RotaDuty[], read: Read, month: IsoMonth): readonly RotaDuty[] {
  const pinned = new Set(
    keptDuties(read, month, false)
      .filter(({ isPinned }) => isPinned)
      .map(placeKey),
  );
  return duties.map((duty) => ({
    ...duty,
    isPinned: pinned.has(placeKey(duty)),
  }));
}

function infeasibleOf(read: Read, problem: RotaProblem, solution: RotaSolution): Infeasible | null {
  if (solution.kind !== 'infeasible') return null;
  const names = new Map<string, string>(
    allPeople(read.store.sqlite, { withLeft: true, today: '' }).map(({ id, name }) => [id, name]),
  );
  return infeasibleShown(problem, solution, (person: PersonId) => names.get(person) ?? person);
}
