import type { Failure } from '#contract/errors';
import type { UntoldWithdrawal } from '#contract/methods/packages';
import type { Session } from '#contract/methods/people';
import { bareContents } from '#domain/package/contents';
import type { ProductId } from '#domain/product/product';
import type { Instant } from '#domain/time/instant';
import type { RoomWork } from '../room-work.ts';
import { productById } from '../store/products.ts';
import { restoredNews } from '../store/restored-records.ts';
import type { Sqlite } from '../store/sql.ts';
import type { PackageOrder } from './make-package.ts';
import { noticeOwedOf, productsUntold } from './owed-notices.ts';
import { nextTry, pauseAfter } from './pauses.ts';
import { whyUnsigned } from './signing-key.ts';

/** Sees to it that wherever packages of a report went hears that it was withdrawn, once at each place, whatever came between. */
export type Withdrawals = {
  /** Makes the notice of a product that is being withdrawn, in the name of somebody, where it is owed. */
  readonly tell: (productId: ProductId, session: Session) => void;
  /** Makes what the store says is owed and nobody is making; called some times a second, cheap where nothing is. Never throws. */
  readonly look: () => void;
  /** Resolves when what was begun has ended. */
  readonly rest: () => Promise<void>;
  /** The withdrawals of which a notice is still to be made, and why there is none. */
  readonly untold: () => readonly UntoldWithdrawal[];
};

/** A notice that could not be made. */
type Failed = {
  readonly tries: number;
  readonly failure: Failure;
  readonly nextTryAt: Instant;
  /** The same moment on the clock that nobody can set. */
  readonly nextTry: number;
};

/** How often the store is asked what is owed. */
const restMilliseconds = 30_000;

/** True of an order that came to nothing because there was nothing left to tell. */
const isTold = ({ message }: Failure): boolean => message === 'package-told';

/** Why nothing is made by itself of what is owed, or undefined: a store that was restored does not know what it told before, so a person has to look first. */
const whyHeld = (sqlite: Sqlite): Failure | undefined =>
  restoredNews(sqlite) === null
    ? whyUnsigned(sqlite)
    : { code: 'rule-broken', message: 'package-restored', details: [] };

/** Sees to the withdrawals of a room; it looks when it is told to. `make` resolves with why a package was not made, or null. */
export function createWithdrawals(
  work: RoomWork,
  make: (session: Session | null, order: PackageOrder) => Promise<Failure | null>,
): Withdrawals {
  const { clock } = work;
  const { sqlite } = work.store;
  const making = new Map<string, Promise<void>>();
  const failed = new Map<string, Failed>();
  let nextLook = Number.NEGATIVE_INFINITY;

  const note = (productId: string, failure: Failure | null): void => {
    if (failure === null || isTold(failure)) {
      failed.delete(productId);
      return;
    }
    const tries = (failed.get(productId)?.tries ?? 0) + 1;
    const pause = pauseAfter(tries) * 60_000;
    failed.set(productId, {
      tries,
      failure,
      nextTryAt: nextTry(clock.now(), tries),
      nextTry: clock.steady() + pause,
    });
  };
  const begin = (productId: ProductId, session: Session | null): void => {
    if (making.has(productId)) return;
    const made = make(session, {
      productId,
      productState: 'withdrawn',
      contents: bareContents,
      destinationIds: 'untold',
    })
      .then((failure) => note(productId, failure))
      .finally(() => making.delete(productId));
    making.set(productId, made);
  };
  const lookNow = (): void => {
    // Nobody has to wait for a pause once there is a key, or somebody has looked at what a restoring left.
    const untold = productsUntold(sqlite);
    if (untold.length === 0 || whyHeld(sqlite) !== undefined) return;
    for (const id of untold)
      if (clock.steady() >= (failed.get(id)?.nextTry ?? Number.NEGATIVE_INFINITY)) begin(id, null);
  };
  return {
    tell: (productId, session) => {
      if (noticeOwedOf(sqlite, productId) !== undefined && whyHeld(sqlite) === undefined)
        begin(productId, session);
    },
    look: () => {
      if (clock.steady() < nextLook || !sqlite.open) return;
      nextLook = clock.steady() + restMilliseconds;
      try {
        lookNow();
      } catch (error) {
        if (work.store.isThere()) work.report(error, 'withdrawals');
      }
    },
    rest: async () => {
      await Promise.all(making.values());
    },
    untold: () => untoldNow(sqlite, failed),
  };
}

function untoldNow(sqlite: Sqlite, failed: ReadonlyMap<string, Failed>): readonly UntoldWithdrawal[] {
  const held = whyHeld(sqlite);
  return productsUntold(sqlite).flatMap((productId) => {
    const product = productById(sqlite, productId)?.product;
    const owed = noticeOwedOf(sqlite, productId);
    if (product === undefined || owed === undefined) return [];
    const last = failed.get(productId);
    const failure = held ?? last?.failure ?? null;
    const { kind, isZero, fromDay, untilDay, title } = product.fields;
    return {
      productId,
      productKind: kind,
      isZero,
      fromDay,
      untilDay,
      title,
      places: [...owed.places],
      destinationIds: [...owed.destinationIds],
      tries: last?.tries ?? 0,
      nextTryAt: held === undefined ? (last?.nextTryAt ?? null) : null,
      failure: failure === null ? null : { ...failure, details: [...failure.details] },
    };
  });
}
