import { packageManifest, type PackageManifest } from '../package/manifest.ts';
import type { WitnessedHead } from '../product/product.ts';
import type { IsoDay } from '../time/instant.ts';
import type { IntakeProblem, IntakeProblemCode } from './intake.ts';

/** A package under a key that came in and was accepted, or waits. */
export type KnownPackage = {
  readonly verdict: 'accepted' | 'held';
  readonly sequence: number;
  /** The SHA-256 of its manifest. */
  readonly manifest: string;
  readonly previous: string;
  readonly head: WitnessedHead;
  /** The records of earlier packages that it named; may be left out of all but the newest one and those that begin a line. */
  readonly earlier: PackageManifest['chain']['earlier'];
  /** Grows with what was recorded: the number of the record by which it came to stand as it does. */
  readonly order: number;
  /** True where somebody accepted it although it contradicts what was known: what it says holds from then on. */
  readonly beginsLine: boolean;
};

/** What the office knows of the key, the room and the day of a package. */
export type OfficeKnowledge = {
  readonly key: 'unknown' | 'retired' | 'inUse';
  /** Every accepted and waiting package under the key that lies within reach of its `earlier`, and the one before them. */
  readonly packages: readonly KnownPackage[];
  /** The packages about daily reports of its day that were accepted from the room. */
  readonly dailies: readonly {
    readonly productId: string;
    readonly replaces: string | null;
    readonly sequence: number;
    readonly isWithdrawal: boolean;
  }[];
  /** The packages about the report of its name that were accepted from the room, in the order in which they came to count. */
  readonly sameProduct: readonly PackageManifest[];
  /** The day at the office, by the calendar on its wall. */
  readonly today: IsoDay;
};

/** What becomes of a sound package, and why. */
export type Judgement = {
  readonly verdict: 'accepted' | 'held';
  readonly problems: readonly IntakeProblem[];
};

/** How many earlier packages a package names the records of. */
export const earlierReach = 60;

/** Problems of a package that is not what was signed; nobody can accept such a one. */
const unsound: ReadonlySet<IntakeProblemCode> = new Set([
  'not-a-package',
  'newer-format',
  'wrong-signature',
  'file-differs',
  'report-differs',
  'zero-with-incidents',
  'log-too-large',
]);

/** Problems by which a package contradicts what came before it. */
const contradictions: ReadonlySet<IntakeProblemCode> = new Set([
  'sequence-taken',
  'previous-differs',
  'chain-differs',
  'chain-behind',
]);

const notes: ReadonlySet<IntakeProblemCode> = new Set(['sequence-gap', 'fills-gap']);

/** True where a package is not what was signed. */
export const isUnsound = (problems: readonly IntakeProblem[]): boolean =>
  problems.some(({ code }) => unsound.has(code));

/** True where a package was refused only because its format is a later one: a program that knows the format judges it anew. */
export const isOfLaterFormat = (problems: readonly IntakeProblem[]): boolean =>
  problems.length > 0 && problems.every(({ code }) => code === 'newer-format');

/** True where a package contradicts what the office knew when it came. */
export const isContradiction = (problems: readonly IntakeProblem[]): boolean =>
  problems.some(({ code }) => contradictions.has(code));

const mostDetails = 12;

const problem = (code: IntakeProblemCode, ...details: readonly string[]): IntakeProblem => ({
  code,
  details: details.slice(0, mostDetails),
});

/** What is known of the line of packages that holds: from a decision for another line on, only what that one confirms. */
function lineOf(packages: readonly KnownPackage[]): readonly KnownPackage[] {
  const accepted = packages.filter(({ verdict }) => verdict === 'accepted');
  const first = accepted.filter(({ beginsLine }) => beginsLine).toSorted((a, b) => b.order - a.order)[0];
  if (first === undefined) return accepted;
  const isConfirmed = ({ sequence, head }: KnownPackage): boolean =>
    first.earlier.some((named) => named.sequence === sequence && isSameHead(named.head, head));
  return accepted.filter(
    (one) => one.order >= first.order || (one.sequence < first.sequence && isConfirmed(one)),
  );
}

const isSameHead = (one: WitnessedHead, other: WitnessedHead): boolean =>
  one.seq === other.seq && one.hash === other.hash;

/** What is missing between two numbers, as a person reads it (`5-8`, `11`), by the ascending numbers that are there: the gaps may be wider than anybody can count. */
function stretches(after: number, before: number, there: readonly number[]): readonly string[] {
  const found: string[] = [];
  let start = after + 1;
  for (const number of [...there.filter((one) => one > after && one < before), before]) {
    const end = number - 1;
    if (start <= end) found.push(start === end ? String(start) : `${start}-${end}`);
    start = number + 1;
  }
  return found;
}

function sequenceProblems(
  { sequence }: PackageManifest,
  line: readonly KnownPackage[],
  waiting: readonly KnownPackage[],
): readonly IntakeProblem[] {
  const all = [...line, ...waiting];
  const taken = all.filter((one) => one.sequence === sequence);
  if (taken.length > 0)
    return [problem('sequence-taken', String(sequence), ...taken.map(({ manifest }) => manifest))];
  if (line.some((one) => one.sequence > sequence)) return [problem('fills-gap', String(sequence))];
  const before = line.findLast((one) => one.sequence < sequence);
  if (before === undefined) return [];
  const there = all.map((one) => one.sequence).toSorted((a, b) => a - b);
  const missing = stretches(before.sequence, sequence, there);
  return missing.length === 0 ? [] : [problem('sequence-gap', ...missing)];
}

const noManifest = '0'.repeat(64);

/** The number and the hash of the package beside it that does not fit, by its own word or by this one's. */
function previousProblems(
  { sequence, previous }: PackageManifest,
  manifest: string,
  line: readonly KnownPackage[],
  waiting: readonly KnownPackage[],
): readonly IntakeProblem[] {
  if (sequence === 1 && previous !== noManifest)
    return [problem('previous-differs', '0', noManifest, previous)];
  // What was accepted stands; only where nothing was does what waits say anything.
  const at = (number: number): readonly KnownPackage[] => {
    const accepted = line.filter((one) => one.sequence === number);
    return accepted.length > 0 ? accepted : waiting.filter((one) => one.sequence === number);
  };
  const before = at(sequence - 1);
  const after = at(sequence + 1);
  const found: IntakeProblem[] = [];
  if (before.length > 0 && !before.some((one) => one.manifest === previous))
    found.push(problem('previous-differs', String(sequence - 1), before[0]?.manifest ?? '', previous));
  if (after.length > 0 && !after.some((one) => one.previous === manifest))
    found.push(problem('previous-differs', String(sequence + 1), after[0]?.previous ?? '', manifest));
  return found;
}

/** The numbers of records, of this room's log, that are other ones than an accepted package named. */
function changedRecords(
  { sequence, chain }: PackageManifest,
  line: readonly KnownPackage[],
): readonly number[] {
  const named = new Map<number, string>();
  for (const one of line)
    for (const { seq, hash } of [one.head, ...one.earlier.map(({ head }) => head)]) named.set(seq, hash);
  const changed = new Set<number>();
  for (const { seq, hash } of [chain.head, ...chain.earlier.map(({ head }) => head)])
    if (named.has(seq) && named.get(seq) !== hash) changed.add(seq);
  for (const one of line) {
    if (one.sequence < sequence && one.sequence >= sequence - earlierReach) {
      const said = chain.earlier.find((earlier) => earlier.sequence === one.sequence);
      if (said === undefined || !isSameHead(said.head, one.head)) changed.add(one.head.seq);
    }
    const saidOfThis = one.earlier.find((earlier) => earlier.sequence === sequence);
    if (one.sequence > sequence && saidOfThis !== undefined && !isSameHead(saidOfThis.head, chain.head))
      changed.add(chain.head.seq);
  }
  return [...changed].toSorted((a, b) => a - b);
}

function chainProblems(manifest: PackageManifest, line: readonly KnownPackage[]): readonly IntakeProblem[] {
  const { sequence, chain } = manifest;
  const found: IntakeProblem[] = [];
  const changed = changedRecords(manifest, line);
  if (changed.length > 0) found.push(problem('chain-differs', ...changed.map(String)));
  const ahead = line.find((one) => one.sequence < sequence && one.head.seq > chain.head.seq);
  const behind = line.find((one) => one.sequence > sequence && one.head.seq < chain.head.seq);
  const other = ahead ?? behind;
  if (other !== undefined)
    found.push(
      problem('chain-behind', String(chain.head.seq), String(other.head.seq), String(other.sequence)),
    );
  return found;
}

/** What two packages of one room say of a report that both call by one name, where it is not the same. */
const differingMembers = (one: PackageManifest, other: PackageManifest): readonly string[] =>
  packageManifest.shape.product
    .keyof()
    .options.filter((member) => member !== 'state' && one.product[member] !== other.product[member])
    .map((member) => `product.${member}`);

/** True of packages in which one report is one file: what was left out, and what the unit is called, makes another one. */
const isMadeAlike = (one: PackageManifest, other: PackageManifest): boolean =>
  one.product.state === other.product.state &&
  one.unit.publicKey === other.unit.publicKey &&
  one.unit.name === other.unit.name &&
  one.contents.withPhones === other.contents.withPhones &&
  one.contents.withWhereabouts === other.contents.withWhereabouts;

const reportHashOf = ({ files }: PackageManifest): string | undefined =>
  files.find(({ name }) => name === 'report.json')?.sha256;

/** A name of a report that stood for another one, or one that was taken back. */
function productProblems(
  manifest: PackageManifest,
  { sameProduct }: OfficeKnowledge,
): readonly IntakeProblem[] {
  const { unit, sequence, product } = manifest;
  const takenBack = sameProduct.find(
    (one) =>
      product.state === 'issued' &&
      one.product.state === 'withdrawn' &&
      one.unit.publicKey === unit.publicKey &&
      one.sequence < sequence,
  );
  if (takenBack !== undefined)
    return [problem('product-differs', String(takenBack.sequence), 'product.state')];
  const newest = sameProduct.at(-1);
  if (newest === undefined) return [];
  const same = sameProduct.filter((one) => differingMembers(manifest, one).length === 0);
  if (same.length === 0)
    return [problem('product-differs', String(newest.sequence), ...differingMembers(manifest, newest))];
  const alike = same.filter((one) => isMadeAlike(manifest, one));
  const other = alike.at(-1);
  return other === undefined || alike.some((one) => reportHashOf(one) === reportHashOf(manifest))
    ? []
    : [problem('product-differs', String(other.sequence), 'report')];
}

function dayProblems(
  { product }: PackageManifest,
  { dailies, today }: OfficeKnowledge,
): readonly IntakeProblem[] {
  if (product.untilDay > today) return [problem('future-day', product.untilDay, today)];
  if (product.kind !== 'daily' || product.state === 'withdrawn') return [];
  const isGone = ({ productId }: { readonly productId: string }): boolean =>
    dailies.some((one) => one.replaces === productId || (one.isWithdrawal && one.productId === productId));
  const standing = dailies.filter((one) => !isGone(one));
  const other = standing.find(({ productId }) => productId !== product.id && productId !== product.replaces);
  return other === undefined || isGone({ productId: product.id })
    ? []
    : [problem('day-taken', product.untilDay, String(other.sequence))];
}

/** Judges a sound package by what the office knows: it counts, perhaps with a note, or waits for a decision and says why. */
export function judgePackage(
  manifest: PackageManifest,
  manifestSha256: string,
  knowledge: OfficeKnowledge,
): Judgement {
  const byNumber = knowledge.packages.toSorted((a, b) => a.sequence - b.sequence);
  const line = lineOf(byNumber);
  const waiting = byNumber.filter(({ verdict }) => verdict === 'held');
  const key = { unknown: 'unknown-key', retired: 'retired-key', inUse: null } as const;
  const ofKey = key[knowledge.key];
  const problems = [
    ...(ofKey === null ? [] : [problem(ofKey, manifest.unit.publicKey)]),
    ...sequenceProblems(manifest, line, waiting),
    ...previousProblems(manifest, manifestSha256, line, waiting),
    ...chainProblems(manifest, line),
    ...productProblems(manifest, knowledge),
    ...dayProblems(manifest, knowledge),
  ];
  return { verdict: problems.every(({ code }) => notes.has(code)) ? 'accepted' : 'held', problems };
}
