import { DutyError } from '#contract/errors';
import type { DutyPackage } from '#domain/package/package';
import type { PackageDestination } from '#domain/product/setup';
import { addMinutes } from '#domain/time/instant';
import { hasRoomFor, productNamed, recordSent } from '../product/send-product.ts';
import { productSetupOf } from '../product/setup-now.ts';
import { createPatience, type Patience } from '../patience.ts';
import type { Write } from '../room.ts';
import type { RoomWork } from '../room-work.ts';
import { dropWay, dueWays, keepWay, packageById, type StoredWay, waysOf } from '../store/packages.ts';
import { restoredAtSeq, restoredNews } from '../store/restored-records.ts';
import { deliver, failureOfDelivery } from './deliver.ts';
import { createReceiptFetcher } from './fetch-receipts.ts';
import type { PackageOrder } from './make-package.ts';
import { noteDelivered } from './note-delivered.ts';
import { clearOutbox, takeFromOutbox } from './outbox.ts';
import { longestPause, nextTry } from './pauses.ts';

/** Brings packages to their destinations, again and again until they arrive, and fetches receipts. */
export type Courier = {
  /** Does what is due; called some times a second, cheap where nothing is. Never throws. */
  readonly look: () => void;
  /** Resolves when what a look began has ended. */
  readonly rest: () => Promise<void>;
};

/** How often receipts are looked for, and after how long a store is asked again that refused something. */
const restMilliseconds = 30_000;

/** Failures that another try does not mend: somebody has to do something first. */
const isFinal = ({ message }: DutyError['failure']): boolean =>
  ['package-file', 'package-file-differs', 'package-withdrawn', 'package-destination'].includes(message);

/** True of what a store has to say that the file of a package is gone. */
const isFileGone = (error: unknown): boolean =>
  error instanceof DutyError && error.failure.message === 'package-file';

/** What is done for one destination: its folder as it was when that began. */
type Round = { readonly folder: string; readonly patience: Patience; ended: Promise<void> };

/** Makes the courier of a room; it looks when it is told to. `remake` makes a package and resolves when it is recorded. */
export function createCourier(work: RoomWork, remake: (order: PackageOrder) => Promise<void>): Courier {
  const { store, clock, write } = work;
  const { sqlite } = store;
  const receipts = createReceiptFetcher(work);
  /** Rounds that are under way by destination: a share that hangs holds up nobody else. */
  const rounds = new Map<string, Round>();
  const askedAt = new Map<string, number>();
  /** Packages that are being made anew. */
  const remaking = new Set<string>();
  let restUntil = Number.NEGATIVE_INFINITY;

  const report = (error: unknown): void => {
    // What a closed store says to a round that was under way is no defect: it is done again when the room is opened.
    if (!sqlite.open || !store.isThere()) return;
    restUntil = clock.steady() + restMilliseconds;
    work.report(error, 'courier');
  };
  const destinationOf = (id: string): PackageDestination | undefined =>
    productSetupOf(sqlite).setup.destinations.find((one) => one.id === id);

  /** The folder that a package may go to now; throws why there is none. */
  const meantFor = ({ destinationId, packageId }: StoredWay): PackageDestination => {
    const found = destinationOf(destinationId);
    if (found === undefined) throw new DutyError('not-found', 'package-destination');
    if (!found.isOn) throw new DutyError('rule-broken', 'package-destination-off', [found.name]);
    const one = packageById(sqlite, packageId);
    const { product } = productNamed({ store }, one?.productId ?? '');
    // What was withdrawn goes nowhere any more; that it was, does.
    if (product.state !== one?.productState)
      throw new DutyError('rule-broken', 'package-withdrawn', [product.fields.title]);
    return found;
  };
  /** A package that a restored backup says is on its way, but whose file did not come with it: its report goes in another package. */
  const makeAnew = async (one: DutyPackage): Promise<void> => {
    if (remaking.has(one.id)) return;
    // It may be there already, from the store that this one took the place of: a person looks first.
    if (restoredNews(sqlite) !== null) throw new DutyError('rule-broken', 'package-restored');
    remaking.add(one.id);
    try {
      const destinationIds = waysOf(sqlite, one.id)
        .filter(
          ({ nextTryAt, destinationId }) => nextTryAt !== null && destinationOf(destinationId)?.isOn === true,
        )
        .map(({ destinationId }) => destinationId);
      const { id: inPlaceOf, productId, productState, contents } = one;
      await remake({ productId, productState, contents, destinationIds, inPlaceOf });
    } finally {
      remaking.delete(one.id);
    }
  };
  /** False where another folder was named while the one before was waited for. */
  const isMeant = (id: string, under: Round): boolean => rounds.get(id) === under;
  const bring = async (way: StoredWay, under: Round): Promise<void> => {
    const one = packageById(sqlite, way.packageId);
    if (one === undefined) throw new DutyError('not-found', 'package');
    const destination = meantFor(way);
    const bytes = await takeFromOutbox(store, one).catch((error: unknown) => {
      if (isFileGone(error) && one.head.seq < restoredAtSeq(sqlite)) return undefined;
      throw error;
    });
    if (bytes === undefined) return makeAnew(one);
    // It is written, and read again.
    under.patience.heard(2 * bytes.length);
    await deliver({
      folder: destination.folder,
      name: one.fileName,
      bytes,
      part: `.${one.fileName}.part`,
    });
    if (!isMeant(destination.id, under)) {
      // It lies there all the same: whoever withdraws it later has to know.
      write(null, ['package', 'log'], (room) => noteElsewhere(room, way, destination));
      return;
    }
    write(null, ['package', 'product', 'period', 'log'], (room) => noteArrival(room, way, destination));
    askedAt.delete(destination.id);
  };
  /** Keeps why a package did not go, unless somebody stopped it, or asked for another try, meanwhile. */
  const noteFailure = (way: StoredWay, failure: DutyError['failure']): void =>
    write(null, ['package'], (room) => {
      if (!isStillSo(room, way)) return;
      const tries = way.tries + 1;
      const nextTryAt = isFinal(failure) ? null : nextTry(room.now, tries);
      keepWay(sqlite, { ...way, tries, nextTryAt, failure });
    });
  const tryOnce = async (way: StoredWay, under: Round): Promise<void> => {
    under.patience.heard();
    try {
      await bring(way, under);
    } catch (error) {
      if (!sqlite.open || !store.isThere() || !isMeant(way.destinationId, under)) return;
      const failure = failureOfDelivery(error, destinationOf(way.destinationId)?.folder ?? '');
      if (failure.code === 'internal') work.report(error, 'courier');
      noteFailure(way, failure);
    }
  };
  const round = async (destinationId: string, ways: readonly StoredWay[], under: Round): Promise<void> => {
    for (const way of ways)
      if (isMeant(destinationId, under) && isStillSo({ store }, way)) await tryOnce(way, under);
    if (!isMeant(destinationId, under)) return;
    const destination = destinationOf(destinationId);
    const isAsked =
      clock.steady() - (askedAt.get(destinationId) ?? Number.NEGATIVE_INFINITY) < restMilliseconds;
    if (destination?.isOn !== true || destination.office === null || isAsked) return;
    askedAt.set(destinationId, clock.steady());
    under.patience.heard();
    await receipts.fetch(destination);
  };
  const begin = (destinationId: string, ways: readonly StoredWay[]): void => {
    const folder = destinationOf(destinationId)?.folder ?? '';
    const before = rounds.get(destinationId);
    if (before?.folder === folder) {
      // Only one question is put to a folder that says nothing; that it says nothing is told to whom it keeps waiting.
      if (before.patience.isOver())
        for (const way of ways)
          noteFailure(way, { code: 'rule-broken', message: 'package-place-silent', details: [folder] });
      return;
    }
    const under: Round = { folder, patience: createPatience(clock), ended: Promise.resolve() };
    rounds.set(destinationId, under);
    under.ended = round(destinationId, ways, under)
      .catch(report)
      .finally(() => {
        if (isMeant(destinationId, under)) rounds.delete(destinationId);
      });
  };
  const lookNow = (): void => {
    const now = clock.now();
    const due = dueWays(sqlite, now, addMinutes(now, longestPause));
    const ways = Map.groupBy(due, ({ destinationId }) => destinationId);
    for (const [destinationId, theirs] of ways) begin(destinationId, theirs);
    const isTime = clock.steady() >= (askedAt.get('') ?? Number.NEGATIVE_INFINITY) + restMilliseconds;
    if (!isTime) return;
    askedAt.set('', clock.steady());
    for (const { id, isOn, office } of productSetupOf(sqlite).setup.destinations)
      if (isOn && office !== null) begin(id, []);
  };

  try {
    clearOutbox(store);
  } catch (error) {
    report(error);
  }
  return {
    look: () => {
      if (clock.steady() < restUntil) return;
      try {
        lookNow();
      } catch (error) {
        report(error);
      }
    },
    rest: async () => {
      await Promise.all([...rounds.values()].map(({ ended }) => ended));
    },
  };
}

/** True while a way is as it was when it was read. */
const isStillSo = ({ store }: Pick<Write, 'store'>, way: StoredWay): boolean =>
  waysOf(store.sqlite, way.packageId).some(
    ({ destinationId, tries, nextTryAt }) =>
      destinationId === way.destinationId && tries === way.tries && nextTryAt === way.nextTryAt,
  );

/** Records that a package came after all into a folder to which its destination leads no more; its way goes on to where that leads now. */
function noteElsewhere(
  room: Write,
  { packageId }: StoredWay,
  { name, folder }: Pick<PackageDestination, 'name' | 'folder'>,
): void {
  if (packageById(room.store.sqlite, packageId)?.drops.some((drop) => drop.folder === folder) === true)
    return;
  // Of no destination: what is told to the destination later does not reach this folder, and somebody has to carry it there.
  noteDelivered(room, packageId, { destinationId: '', name, folder });
}

/** Records that a package is at its destination, and that the product reached whom that means; once, however often it was brought. */
function noteArrival(
  room: Write,
  { packageId, destinationId }: StoredWay,
  destination: PackageDestination,
): void {
  const { sqlite } = room.store;
  if (!waysOf(sqlite, packageId).some((way) => way.destinationId === destinationId)) return;
  const { id, name, folder, recipientId } = destination;
  const { productId, sequence } = noteDelivered(room, packageId, { destinationId: id, name, folder });
  dropWay(sqlite, packageId, destinationId);
  const recipient = productSetupOf(sqlite).setup.recipients.find((one) => one.id === recipientId);
  if (recipient === undefined) return;
  const { product } = productNamed(room, productId);
  const isKnown = product.deliveries.some(
    (sent) => sent.manner === 'package' && sent.packageNo === sequence && sent.recipientId === recipient.id,
  );
  // What was withdrawn while it was under way reached nobody as a report; where a product takes no more, its package says where it is.
  if (isKnown || product.state === 'withdrawn' || !hasRoomFor(product, 1)) return;
  recordSent(room, productId, [
    {
      recipientId: recipient.id,
      unit: recipient.name,
      sentAt: room.now,
      manner: 'package',
      packageNo: sequence,
      receiver: '',
    },
  ]);
}
