import { beforeAll, expect, test } from 'vitest';
import type { PackageManifest } from '#domain/package/manifest';
import type { DutyProduct } from '#domain/product/product';
import { addDays, type IsoDay } from '#domain/time/instant';
import { packageFileName } from '#service/package/names';
import { sha256 } from '#service/store/ledger';
import { onDay } from '../helpers/builders.ts';
import type { TestRoom } from '../helpers/open-test-room.ts';
import { aManifest, aPackage, aProduct, testKey } from '../helpers/package-builders.ts';
import {
  intakesOf,
  openOffice,
  pair,
  putInto,
  roomNamed,
  type SentPackage,
  take,
} from '../helpers/reporting-room.ts';
import { chances } from '../helpers/seeded-rota.ts';
import { askedOfStranger } from '../helpers/two-package-verifiers.ts';
import { needPython } from '../helpers/two-verifiers.ts';

/** A longer run is asked for from outside: `PACKAGE_SERIES=300 npx vitest run tests/service/package-series-verifier.test.ts`. */
const series = Number(process.env['PACKAGE_SERIES'] ?? 8);

/** The day at the office. */
const today = onDay('2026-11-21');

beforeAll(needPython);

type Key = ReturnType<typeof testKey>;

type Sent = { readonly sequence: number; readonly manifest: string; readonly head: number };

/** A store as far as its packages tell of it: the hashes of its records, and what it sent. */
class ToldStore {
  readonly key: Key;
  readonly branch: string;
  readonly #hashes: string[];
  readonly #sent: Sent[];

  constructor(key: Key, branch: string, hashes: readonly string[] = [], sent: readonly Sent[] = []) {
    this.key = key;
    this.branch = branch;
    this.#hashes = [...hashes];
    this.#sent = [...sent];
  }

  /** A copy that goes on by itself. */
  copy(branch: string): ToldStore {
    return new ToldStore(this.key, branch, this.#hashes, this.#sent);
  }

  /** Writes records. */
  write(count: number): void {
    for (let each = 0; each < count; each += 1)
      this.#hashes.push(sha256(`${this.branch} ${this.#hashes.length}`));
  }

  /** Writes a record anew. */
  rewrite(seq: number): void {
    this.#hashes[seq - 1] = sha256(`${this.branch} again ${seq}`);
  }

  /** Cuts records off. */
  cut(count: number): void {
    this.#hashes.splice(Math.max(1, this.#hashes.length - count));
  }

  /** Makes the next package. */
  async next(
    day: IsoDay,
    change: Partial<PackageManifest> = {},
    product: Partial<DutyProduct> = {},
    kind: DutyProduct['fields']['kind'] = 'daily',
  ): Promise<SentPackage & { readonly id: string }> {
    const headOf = (seq: number) => ({ seq, hash: this.#hashes[seq - 1] ?? '0'.repeat(64) });
    const last = this.#sent.at(-1);
    const sequence = change.sequence ?? (last?.sequence ?? 0) + 1;
    const report = aProduct({
      // Ids of products are texts.
      id: `${this.branch}-${sequence}` as DutyProduct['id'],
      ...product,
      fields: { ...aProduct().fields, kind, fromDay: day, untilDay: day, ...product.fields },
    });
    const built = await aPackage({
      product: report,
      key: this.key,
      manifest: {
        sequence,
        previous: last?.manifest ?? '0'.repeat(64),
        chain: {
          head: headOf(this.#hashes.length),
          earlier: this.#sent
            .toReversed()
            .slice(0, 60)
            .map((one) => ({ sequence: one.sequence, head: headOf(one.head) })),
        },
        ...change,
      },
    });
    this.#sent.push({ sequence, manifest: built.manifestSha256, head: this.#hashes.length });
    return { name: packageFileName(this.branch, day, sequence), bytes: built.bytes, sequence, id: report.id };
  }
}

type Step =
  | { readonly package: SentPackage }
  | { readonly pair: true }
  | { readonly unpair: true }
  | { readonly decide: number; readonly isAccepted: boolean };

type Problem = { readonly code: string; readonly details: readonly string[] };
type Stand = { readonly verdict: string; readonly problems: readonly Problem[] };

/** What both make of the steps of each series; both have to say the same after every step and in the end. */
async function agreedSeries(
  all: readonly (readonly [Key, readonly Step[]])[],
): Promise<readonly (readonly Stand[])[]> {
  const nameOf = (place: number): string => `第${place}室`;
  const office = openOffice(all.map((_one, place) => nameOf(place)));
  const ours: { said: Stand[]; stand: Stand[] }[] = [];
  const questions: Record<string, unknown>[][] = [];
  for (const [place, [key, steps]] of all.entries()) {
    const room = { name: nameOf(place), key };
    const ids: string[] = [];
    const said: Stand[] = [];
    const asked: Record<string, unknown>[] = [];
    for (const step of steps) {
      if ('package' in step) {
        const before = new Set(intakesOf(office).map(({ id }) => id));
        const job = await take(office, putInto([step.package]));
        const came = intakesOf(office).find(({ id }) => !before.has(id));
        if (came === undefined) {
          expect(job.taken?.files.map(({ outcome }) => outcome)).toEqual(['already']);
          said.push({ verdict: 'already', problems: [] });
        } else {
          said.push({ verdict: came.verdict, problems: came.problems });
          if (came.problems.every(({ code }) => code !== 'file-differs')) ids.push(came.id);
        }
        asked.push({ package: step.package.bytes, today });
      } else if ('pair' in step) {
        pair(office, room);
        asked.push({ pair: key.publicKey, room: room.name, today });
      } else if ('unpair' in step) {
        const { id, version } = roomNamed(office, room.name);
        office.call('chief', 'office.unpair', { id, version, reason: '换机' });
        asked.push({ retire: key.publicKey });
      } else {
        const which = intakesOf(office).find(({ id }) => id === ids[step.decide]);
        if (which?.verdict !== 'held' || (step.isAccepted && which.roomId === null)) continue;
        const { id, version } = office.call('officer', 'office.intake', { id: which.id }).intake;
        office.call('chief', 'office.decide', {
          id,
          version,
          isAccepted: step.isAccepted,
          reason: '已电话核实',
        });
        asked.push({ decide: step.decide, verdict: step.isAccepted ? 'accepted' : 'refused', today });
      }
    }
    ours.push({ said, stand: standsOf(office, ids) });
    questions.push(asked);
  }
  const theirs = await askedOfStranger((fileOf) =>
    questions.map((steps) => ({
      ask: 'series',
      steps: steps.map(({ package: bytes, ...step }) =>
        bytes instanceof Uint8Array ? { ...step, file: fileOf(bytes) } : step,
      ),
    })),
  );
  for (const [place, one] of ours.entries())
    expect({ place, ...(theirs[place] as object) }).toEqual({ place, ...one });
  return ours.map(({ stand }) => stand);
}

function standsOf(office: TestRoom, ids: readonly string[]): Stand[] {
  const all = new Map(intakesOf(office).map((one) => [String(one.id), one]));
  return ids.map((id) => {
    const one = all.get(id);
    if (one === undefined) throw new RangeError(id);
    return { verdict: one.verdict, problems: one.problems };
  });
}

const told = (stands: readonly Stand[] | undefined): readonly string[] =>
  (stands ?? []).map(({ verdict, problems }) => [verdict, ...problems.map(({ code }) => code)].join(' '));

const dayNo = (no: number): IsoDay => addDays(onDay('2026-11-01'), no);

/** A store that wrote something and made some packages, one a day. */
async function storeWith(key: Key, branch: string, packages: number) {
  const store = new ToldStore(key, branch);
  const sent: (SentPackage & { readonly id: string })[] = [];
  for (let each = 0; each < packages; each += 1) {
    store.write(3);
    sent.push(await store.next(dayNo(each)));
  }
  return { store, sent, steps: sent.map((one): Step => ({ package: one })) };
}

test('a line of packages, and everything that is wrong with one, is judged alike', async () => {
  const pairing: Step = { pair: true };
  const all: (readonly [Key, readonly Step[]])[] = [];
  const expected: (readonly string[])[] = [];
  const add = (key: Key, steps: readonly Step[], stands: readonly string[]): void => {
    all.push([key, steps]);
    expected.push(stands);
  };
  const made = async (no: number, packages: number) => ({
    key: testKey(no),
    ...(await storeWith(testKey(no), `甲${no}`, packages)),
  });

  const inOrder = await made(21, 4);
  add(
    inOrder.key,
    [pairing, ...inOrder.steps, ...inOrder.steps.slice(1, 2)],
    Array.from({ length: 4 }, () => 'accepted'),
  );

  const mixed = await made(22, 5);
  add(
    mixed.key,
    [pairing, ...[0, 3, 1, 2, 4].flatMap((at) => mixed.steps[at] ?? [])],
    ['accepted', 'accepted sequence-gap', 'accepted fills-gap', 'accepted fills-gap', 'accepted'],
  ); // prettier-ignore

  const forked = await made(23, 2);
  const copy = forked.store.copy('副本');
  forked.store.write(2);
  copy.write(2);
  const mine: Step = { package: await forked.store.next(dayNo(2)) };
  const theirs: Step = { package: await copy.next(dayNo(3)) };
  copy.write(1);
  const next: Step = { package: await copy.next(dayNo(4)) };
  add(
    forked.key,
    [pairing, ...forked.steps, mine, theirs, next],
    [
      'accepted',
      'accepted',
      'accepted',
      'held sequence-taken chain-differs',
      'held previous-differs chain-differs',
    ],
  ); // prettier-ignore
  const again = await made(24, 2);
  const other = again.store.copy('另一副本');
  again.store.write(2);
  other.write(2);
  add(
    again.key,
    [
      pairing,
      ...again.steps,
      { package: await again.store.next(dayNo(2)) },
      { package: await other.next(dayNo(3)) },
      { package: await other.next(dayNo(4)) },
      { decide: 3, isAccepted: true },
      { package: await again.store.next(dayNo(5)) },
    ],
    [
      'accepted',
      'accepted',
      'accepted',
      'accepted sequence-taken chain-differs',
      'accepted',
      'held sequence-taken previous-differs chain-differs',
    ], // prettier-ignore
  );

  const odd = await made(25, 2);
  odd.store.write(1);
  const wrong: Step = { package: await odd.store.next(dayNo(2), { previous: 'b'.repeat(64) }) };
  odd.store.cut(4);
  const behind: Step = { package: await odd.store.next(dayNo(3)) };
  add(
    odd.key,
    [pairing, ...odd.steps, wrong, behind],
    ['accepted', 'accepted', 'held previous-differs', 'held chain-differs chain-behind'],
  ); // prettier-ignore

  const anew = await made(26, 3);
  anew.store.rewrite(3);
  anew.store.write(1);
  add(
    anew.key,
    [pairing, ...anew.steps, { package: await anew.store.next(dayNo(3)) }],
    ['accepted', 'accepted', 'accepted', 'held chain-differs'],
  ); // prettier-ignore

  const late = await made(27, 2);
  const retired: Step = { package: await late.store.next(dayNo(2)) };
  add(
    late.key,
    [...late.steps, pairing, { unpair: true }, retired],
    ['accepted', 'accepted', 'held retired-key'],
  ); // prettier-ignore

  const days = await made(28, 1);
  days.store.write(1);
  const taken: Step = { package: await days.store.next(dayNo(0)) };
  const replaces = days.sent[0]?.id as DutyProduct['id'];
  const instead: Step = { package: await days.store.next(dayNo(0), {}, { replaces }) };
  const tomorrow: Step = { package: await days.store.next(addDays(today, 1)) };
  const info: Step = { package: await days.store.next(dayNo(0), {}, {}, 'info') };
  add(
    days.key,
    [pairing, ...days.steps, taken, instead, tomorrow, info],
    ['accepted', 'held day-taken', 'accepted', 'held future-day', 'accepted'],
  ); // prettier-ignore

  const broken = await made(29, 2);
  const [first, second] = broken.sent;
  if (first === undefined || second === undefined) throw new RangeError('two packages');
  const altered = { ...second, bytes: Uint8Array.from(second.bytes) };
  const at = Buffer.from(altered.bytes).indexOf('duty-room-report/1');
  altered.bytes[at + 20] = 0x20;
  add(
    broken.key,
    [pairing, { package: first }, { package: altered }, { package: second }],
    ['accepted', 'accepted'],
  );

  const freed = await made(32, 1);
  freed.store.write(1);
  const id = freed.sent[0]?.id as DutyProduct['id'];
  const waits: Step[] = [
    { package: await freed.store.next(dayNo(0)) },
    { package: await freed.store.next(dayNo(0)) },
  ];
  const back: Step = {
    package: await freed.store.next(dayNo(0), {}, { id, state: 'withdrawn', reason: '填错' }),
  };
  add(
    freed.key,
    [pairing, ...freed.steps, ...waits, back],
    ['accepted', 'accepted fills-gap', 'held day-taken', 'accepted'],
  ); // prettier-ignore

  const refused = await made(33, 1);
  const twin = new ToldStore(refused.key, '双生');
  twin.write(2);
  const own = refused.sent[0];
  if (own === undefined) throw new RangeError('one package');
  add(
    refused.key,
    [
      pairing,
      { package: await twin.next(addDays(today, 2)) },
      { package: own },
      { decide: 0, isAccepted: false },
    ],
    ['refused future-day', 'accepted'],
  ); // prettier-ignore

  const begins = await made(30, 1);
  add(
    begins.key,
    [
      pairing,
      { package: await begins.store.copy('x').next(dayNo(5), { sequence: 1, previous: 'a'.repeat(64) }) },
    ],
    ['held previous-differs'],
  ); // prettier-ignore

  expect((await agreedSeries(all)).map(told)).toEqual(expected);
});

test('a line that began more than sixty numbers ago, and a number that leaves a gap wider than anybody can count, are judged alike', async () => {
  const begun = new ToldStore(testKey(32), '甲32');
  const steps: Step[] = [{ pair: true }];
  const send = async (store: ToldStore): Promise<void> => {
    store.write(1);
    steps.push({ package: await store.next(today, {}, {}, 'info') });
  };
  for (let no = 1; no <= 4; no += 1) await send(begun);
  const copy = begun.copy('乙32');
  for (let no = 5; no <= 67; no += 1) await send(begun);
  // The copy goes on below: its numbers are taken, and its line holds from the decision on.
  await send(copy);
  steps.push({ decide: 67, isAccepted: true });
  for (let no = 6; no <= 70; no += 1) await send(copy);

  const wide = await storeWith(testKey(33), '甲33', 1);
  wide.store.write(1);
  const far = Number.MAX_SAFE_INTEGER;
  const last: Step = {
    package: await wide.store.next(today, { sequence: far, previous: 'b'.repeat(64) }, {}, 'info'),
  };
  const [long, gap] = await agreedSeries([
    [testKey(32), steps],
    [testKey(33), [{ pair: true }, ...wide.steps, last]],
  ]);
  expect(told(long).slice(66, 70)).toEqual([
    'accepted',
    'accepted sequence-taken previous-differs chain-differs',
    'accepted',
    'accepted',
  ]);
  expect(told(long).slice(-3)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(gap?.at(-1)).toEqual({
    verdict: 'accepted',
    problems: [{ code: 'sequence-gap', details: [`2-${far - 1}`] }],
  });
}, 120_000);

test('the name of a report that stands for another one, and what takes a report back, are judged alike', async () => {
  const key = testKey(31);
  const named = await storeWith(key, '甲31', 1);
  const { fields } = aProduct();
  named.store.write(1);
  const id = named.sent[0]?.id as DutyProduct['id'];
  const contents = (change: object) => ({ contents: { ...aManifest(aProduct()).contents, ...change } });
  const that = dayNo(0);
  const sentAgain = [
    // The same report again; with telephones it is another file of the same.
    await named.store.next(that, {}, { id }),
    await named.store.next(that, contents({ withPhones: true }), { id }),
    // Another day, another number, another text, and everything.
    await named.store.next(dayNo(1), {}, { id }),
    await named.store.next(that, {}, { id, no: 313 }),
    await named.store.next(
      that,
      {},
      { id, fields: { ...fields, fromDay: that, untilDay: that, conclusion: '另有情况。' } },
    ),
  ];
  named.store.write(1);
  const back = { id, state: 'withdrawn', reason: '填错' } as const;
  const takenBack = [
    await named.store.next(dayNo(3), {}, back),
    await named.store.next(that, {}, back),
    await named.store.next(that, {}, { id }),
    await named.store.next(that, {}, back),
    // The day is free again, and the withdrawal of one that never came is none of it.
    await named.store.next(that),
    await named.store.next(that, {}, { ...back, id: 'never' as DutyProduct['id'] }),
  ];
  const stands = await agreedSeries([
    [
      key,
      [
        { pair: true },
        ...named.steps,
        ...[...sentAgain, ...takenBack].map((one): Step => ({ package: one })),
      ],
    ],
  ]);
  expect(told(stands[0])).toEqual([
    'accepted',
    'accepted',
    'accepted',
    'held product-differs',
    'held product-differs',
    'held product-differs',
    'held product-differs',
    'accepted',
    'held product-differs',
    'accepted',
    'accepted',
    'accepted',
  ]);
});

test(
  'whatever comes in whatever order, and whatever is decided, both judge it alike',
  async () => {
    const seen = new Set<string>();
    const all: (readonly [Key, readonly Step[]])[] = [];
    for (let seed = 1; seed <= series; seed += 1) {
      const chance = chances(seed);
      const below = (most: number): number => Math.floor(chance() * most);
      const key = testKey(100 + (seed % 150));
      const stores = [new ToldStore(key, `乙${seed}`)];
      const steps: Step[] = chance() < 0.8 ? [{ pair: true }] : [];
      const made: SentPackage[] = [];
      for (let turn = 0; turn < 14; turn += 1) {
        const store = stores[below(stores.length)] ?? new ToldStore(key, 'x');
        const dice = chance();
        if (dice < 0.1) stores.push(store.copy(`乙${seed}-${turn}`));
        else if (dice < 0.15) store.cut(2);
        else if (dice < 0.2) store.rewrite(1 + below(4));
        else if (dice < 0.35) steps.push({ decide: below(made.length + 1), isAccepted: chance() < 0.7 });
        else {
          store.write(1 + below(2));
          const sent = await store.next(
            dayNo(below(12)),
            chance() < 0.05 ? { previous: 'c'.repeat(64) } : {},
            {
              ...(chance() < 0.3 ? { id: `name-${below(4)}` as DutyProduct['id'] } : {}),
              ...(chance() < 0.2 ? { state: 'withdrawn' as const } : {}),
            },
          );
          made.push(sent);
          if (chance() < 0.8) steps.push({ package: sent });
        }
        const old = made[below(made.length)];
        if (chance() < 0.15 && old !== undefined) steps.push({ package: old });
      }
      steps.push(...(steps[0] !== undefined && 'pair' in steps[0] ? [] : [{ pair: true } as const]));
      all.push([key, steps]);
    }
    for (const stands of await agreedSeries(all))
      for (const { problems } of stands) for (const { code } of problems) seen.add(code);
    for (const code of [
      'sequence-taken',
      'sequence-gap',
      'previous-differs',
      'chain-differs',
      'chain-behind',
      'product-differs',
      'day-taken',
    ])
      expect(seen).toContain(code);
  },
  Math.max(20_000, series * 1000),
);
