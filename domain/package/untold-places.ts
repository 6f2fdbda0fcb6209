import type { DutyPackage } from './package.ts';

type Drop = DutyPackage['drops'][number];

/** A package as far as it says where it went, and to which destinations it still goes. */
type Sent = Pick<DutyPackage, 'productState' | 'drops'> & {
  readonly ways: readonly { readonly destinationId: string }[];
};

/** True where both name the same destination, or the same folder where somebody chose one by hand. */
const isSame = (one: Drop, other: Drop): boolean =>
  one.folder === other.folder || (one.destinationId !== '' && one.destinationId === other.destinationId);

/** Where packages of a report arrived and where none that tells of its withdrawal arrived or goes, each place once. */
export function untoldPlaces(packages: readonly Sent[]): readonly Drop[] {
  const notices = packages.filter(({ productState }) => productState === 'withdrawn');
  const told = notices.flatMap(({ drops }) => drops);
  const onTheWay = new Set(notices.flatMap(({ ways }) => ways.map(({ destinationId }) => destinationId)));
  const untold: Drop[] = [];
  for (const drop of packages.filter((one) => one.productState === 'issued').flatMap(({ drops }) => drops)) {
    const isTold = onTheWay.has(drop.destinationId) || told.some((other) => isSame(drop, other));
    if (!isTold && !untold.some((other) => isSame(drop, other))) untold.push(drop);
  }
  return untold;
}
