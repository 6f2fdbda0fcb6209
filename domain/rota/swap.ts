import { z } from 'zod';
import { isPrintable } from '../log/entry.ts';
import { personId } from '../people/person.ts';
import { instant } from '../time/instant.ts';
import { dutyPlace, isoMonth } from './duty.ts';

/** Names a request for ever. */
export const swapId = z.string().min(1).max(64);

/** 调班 exchanges two duties; 代班 has somebody serve in the place of another. */
export const swapKind = z.enum(['swap', 'substitution']);

/** What is asked for: a duty to give away, to whom, and for a swap the duty to take. */
export const swapRequest = z.strictObject({
  kind: swapKind,
  give: dutyPlace,
  /** Who serves in that duty afterwards. */
  withId: personId,
  /** Of a swap: the other's duty that is taken for it; null in a substitution. */
  take: dutyPlace.nullable(),
  reason: z.string().trim().min(1).max(300).refine(isPrintable, 'unprintable'),
});

/** What is asked for. */
export type SwapRequest = z.output<typeof swapRequest>;

/** Where a request stands: asked, agreed to by the other, approved by a leader and filed, or ended without. */
export const swapState = z.enum(['requested', 'consented', 'approved', 'refused', 'withdrawn']);

/** Where a request stands. */
export type SwapState = z.output<typeof swapState>;

/** One step of a request, as it was signed. */
export const swapStep = z.strictObject({
  state: swapState,
  at: instant,
  personId,
  name: z.string(),
  note: z.string(),
});

/** A request to change a published rota, with every step it took. */
export const swap = swapRequest.extend({
  id: swapId,
  state: swapState,
  byId: personId,
  byName: z.string(),
  withName: z.string(),
  steps: z.array(swapStep),
  /** The versions of months that it made when it was approved. */
  filed: z.array(z.strictObject({ month: isoMonth, version: z.int() })),
});

/** A request to change a published rota. */
export type Swap = z.output<typeof swap>;
