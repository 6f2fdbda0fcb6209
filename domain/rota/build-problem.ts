import { laidOut } from './decisions.ts';
import { layBlock } from './lay-turns.ts';
import type { RotaProblem } from './problem.ts';
import { awayOfAll, candidatesFor, problemOf, turnOfSeats } from './problem-of.ts';
import type { RotaRequest } from './rota-request.ts';

/**
 * The rota to be made for the days of a request. What is pinned, what has begun and what goes on from before is fixed;
 * places that stay empty, because they were empty when they began or are pinned empty, are not in it.
 */
export function buildProblem(request: RotaRequest): RotaProblem {
  const away = awayOfAll(request);
  const blocks = laidOut(request);
  const turns = blocks.flatMap((block) => layBlock(block, request, away));
  const named = new Set([
    ...request.setup.groups.flatMap(({ members }) => members.map(({ personId }) => personId)),
    ...turns.map(({ fixed }) => fixed),
  ]);
  const people = candidatesFor(request, turns, away).filter(({ id }) => named.has(id));
  return problemOf(request, { blocks, turns: turns.map((turn) => turnOfSeats(request, turn)), people });
}
