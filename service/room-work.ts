import type { Topic } from '#contract/kinds';
import type { Session } from '#contract/methods/people';
import type { Clock } from './clock.ts';
import type { Write } from './room.ts';
import type { Store } from './store/open-store.ts';

/** What work needs of the room that no call does: it goes on by itself, or for longer than one. */
export type RoomWork = {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Does something in one transaction, in the name of somebody, or with null of the program itself; says which topics changed after it. */
  readonly write: <T>(session: Session | null, topics: readonly Topic[], work: (room: Write) => T) => T;
  readonly report: (error: unknown, name: string) => void;
};
