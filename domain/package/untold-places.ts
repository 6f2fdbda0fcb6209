import type { DutyPackage } from './package.ts';

type Drop = DutyPackage['drops'][number];

/** A package that is going somewhere, or was. */
type Way = {
  readonly destinationId: string;
  /** Null where it is tried no more. */
  readonly nextTryAt: string | null;
  readonly failure: { readonly message: string } | null;
};

/** A package as far as it says where it went, and to which destinations it still goes. */
type Sent = Pick<DutyPackage, 'productState' | 'drops'> & {
  readonly ways: readonly Way[];
  /** The names of the places that heard of the withdrawal from a store which this one took the place of. */
  readonly toldBefore: readonly string[];
};

/** True where both name the same destination, or the same folder where somebody chose one by hand. */
const isSame = (one: Drop, other: Drop): boolean =>
  one.folder === other.folder || (one.destinationId !== '' && one.destinationId === other.destinationId);

const noticesAmong = (packages: readonly Sent[]): readonly Sent[] =>
  packages.filter(({ productState }) => productState === 'withdrawn');

const reportsAmong = (packages: readonly Sent[]): readonly Sent[] =>
  packages.filter(({ productState }) => productState === 'issued');

/** Where packages of a report arrived and where none that tells of its withdrawal arrived or goes, each place once. */
export function untoldPlaces(packages: readonly Sent[]): readonly Drop[] {
  const notices = noticesAmong(packages);
  const told = notices.flatMap(({ drops }) => drops);
  const onTheWay = new Set(notices.flatMap(({ ways }) => ways.map(({ destinationId }) => destinationId)));
  const untold: Drop[] = [];
  const notToldBefore = reportsAmong(packages).flatMap(({ drops, toldBefore }) =>
    drops.filter(({ name }) => !toldBefore.includes(name)),
  );
  for (const drop of notToldBefore) {
    const isTold = onTheWay.has(drop.destinationId) || told.some((other) => isSame(drop, other));
    if (!isTold && !untold.some((other) => isSame(drop, other))) untold.push(drop);
  }
  return untold;
}

/** True of a way on which a package was when its report was withdrawn: it may be there already, and only the word of it was lost. */
const wasOnItsWay = ({ nextTryAt, failure }: Way): boolean =>
  nextTryAt !== null || failure?.message === 'package-withdrawn';

type Destination = { readonly id: string; readonly name: string };

/** Destinations to which packages of a withdrawn report were still going and of which no notice knows. */
function untoldWays(packages: readonly Sent[], destinations: readonly Destination[]): readonly string[] {
  const names = new Map(destinations.map(({ id, name }) => [id, name]));
  const known = new Set(
    noticesAmong(packages).flatMap(({ drops, ways }) =>
      [...drops, ...ways].map(({ destinationId }) => destinationId),
    ),
  );
  return reportsAmong(packages)
    .flatMap(({ ways, toldBefore }) =>
      ways.filter(({ destinationId }) => !toldBefore.includes(names.get(destinationId) ?? '')),
    )
    .filter((way) => wasOnItsWay(way) && !known.has(way.destinationId))
    .map(({ destinationId }) => destinationId);
}

/** A notice of a withdrawal that is still to be made. */
export type OwedNotice = {
  /** Where it goes by itself, of the destinations that there are; where it is none somebody has to carry it. */
  readonly destinationIds: readonly string[];
  /** What these are called, or the places that it is carried to. */
  readonly places: readonly string[];
};

/**
 * The notice that packages of a withdrawn report still ask for: to every destination that has none, or one to be carried where there is no notice yet
 * and no destination leads to any of the places. Undefined where none is wanted.
 */
export function owedNotice(
  packages: readonly Sent[],
  destinations: readonly Destination[],
): OwedNotice | undefined {
  const drops = untoldPlaces(packages);
  const untold = new Set([
    ...drops.map(({ destinationId }) => destinationId),
    ...untoldWays(packages, destinations),
  ]);
  const goes = destinations.filter(({ id }) => untold.has(id));
  if (goes.length > 0)
    return { destinationIds: goes.map(({ id }) => id), places: goes.map(({ name }) => name) };
  const isWanted = untold.size > 0 && noticesAmong(packages).length === 0;
  return isWanted ? { destinationIds: [], places: drops.map(({ name }) => name) } : undefined;
}
