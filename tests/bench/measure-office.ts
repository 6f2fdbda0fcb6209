import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Input, methods } from '#contract/methods';
import { addDays } from '#domain/time/instant';
import { benchSeat, type BenchRoom } from './bench-room.ts';
import { type Figure, median, spread, timed } from './figures.ts';
import { lastDay, openOfficeStore } from './office-store.ts';

const rounds = 15;
const rooms = 1000;

type Span = Input<'office.matrix'>;

/** Milliseconds that a question took from its call to its answer, with the reading of the answer by its schema. */
async function asked(
  { room }: BenchRoom,
  method: 'office.matrix' | 'office.statistics',
  input: Span,
): Promise<number> {
  const from = performance.now();
  const reply = await room.answer({ callId: randomUUID(), seat: benchSeat, method, input });
  if (!reply.ok) throw new Error(reply.message);
  methods[method].output.parse(reply.output);
  return performance.now() - from;
}

/** The least work: the same rows, read and not looked at. */
function readRows({ room }: BenchRoom, { fromDay, untilDay }: Span): number {
  const rows = room.store.sqlite.prepare(
    'SELECT room_id, day, verdict, is_zero, is_late, sequence, arrived_at FROM intake WHERE day >= ? AND day <= ?',
  );
  return timed(() => void rows.raw().all(fromDay, untilDay));
}

async function measure(
  bench: BenchRoom,
  name: string,
  method: 'office.matrix' | 'office.statistics',
  input: Span,
  most: number,
): Promise<Figure> {
  const took: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    floor.push(readRows(bench, input));
    took.push(await asked(bench, method, input));
  }
  return {
    group: 'office',
    name,
    value: median(took),
    unit: 'ms',
    detail: spread(took),
    floor: { name: 'the rows of intakes', value: median(floor) },
    goal: { kind: 'value', most },
  };
}

/** The matrix of a thousand rooms and thirty days, in a store that has those days and in one that has a year. */
export async function measureOfficeMatrix(): Promise<readonly Figure[]> {
  const fromDay = addDays(lastDay, -29);
  const figures: Figure[] = [];
  for (const days of [30, 365]) {
    const bench = openOfficeStore(rooms, addDays(lastDay, 1 - days));
    try {
      const name = `matrix of ${rooms} rooms × 30 days in a store of ${days}`;
      figures.push(await measure(bench, name, 'office.matrix', { fromDay, untilDay: lastDay }, 100));
    } finally {
      bench.room.close();
    }
  }
  return figures;
}

/** The longest that anything else had to wait while a question was answered. */
async function longestHold(bench: BenchRoom, input: Span): Promise<number> {
  let longest = 0;
  const state = { isAnswered: false };
  const call = { callId: randomUUID(), seat: benchSeat, method: 'office.statistics', input };
  const answer = Promise.resolve(bench.room.answer(call)).finally(() => {
    state.isAnswered = true;
  });
  for (let from = performance.now(); !state.isAnswered; from = performance.now()) {
    await setImmediate();
    longest = Math.max(longest, performance.now() - from);
  }
  await answer;
  return longest;
}

/** Counts of a thousand rooms over a year beside the year before, and how long they keep other calls waiting. */
export async function measureOfficeStatistics(): Promise<readonly Figure[]> {
  const bench = openOfficeStore(rooms, addDays(lastDay, -729));
  try {
    const input = { fromDay: addDays(lastDay, -364), untilDay: lastDay };
    const name = `statistics of ${rooms} rooms × 365 days and the year before`;
    const figure = await measure(bench, name, 'office.statistics', input, 2000);
    const held: number[] = [];
    for (let round = 0; round < rounds; round += 1) held.push(await longestHold(bench, input));
    return [
      figure,
      {
        group: 'office',
        name: `longest wait of other calls during ${name}`,
        value: median(held),
        unit: 'ms',
        detail: spread(held),
        goal: { kind: 'value', most: 150 },
      },
    ];
  } finally {
    bench.room.close();
  }
}
