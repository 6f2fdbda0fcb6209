import { describe, expect, test } from 'vitest';
import { judgePackage, type KnownPackage, type OfficeKnowledge } from '#domain/office/judge-package';
import { type PackageManifest, packageManifest } from '#domain/package/manifest';
import { onDay } from '../helpers/builders.ts';
import { aManifest, aProduct, testKey } from '../helpers/package-builders.ts';

const hashOf = (number: number): string => number.toString(16).padStart(64, '0');
/** The SHA-256 of the manifest of the package with a number, in the line that is told here. */
const manifestOf = (sequence: number): string => hashOf(1000 + sequence);
const headOf = (sequence: number) => ({ seq: sequence * 10, hash: hashOf(sequence * 10) });

const known = (sequence: number, change: Partial<KnownPackage> = {}): KnownPackage => ({
  verdict: 'accepted',
  sequence,
  manifest: manifestOf(sequence),
  previous: sequence === 1 ? hashOf(0) : manifestOf(sequence - 1),
  head: headOf(sequence),
  earlier: earlierOf(sequence),
  order: sequence,
  beginsLine: false,
  ...change,
});

const earlierOf = (sequence: number): PackageManifest['chain']['earlier'] =>
  Array.from({ length: Math.min(60, sequence - 1) }, (_one, index) => ({
    sequence: sequence - 1 - index,
    head: headOf(sequence - 1 - index),
  }));

const manifestNo = (
  sequence: number,
  change: Partial<Pick<PackageManifest, 'previous' | 'chain'>> = {},
  product = aProduct(),
): PackageManifest =>
  packageManifest.parse({
    ...aManifest(product, {
      sequence,
      previous: sequence === 1 ? hashOf(0) : manifestOf(sequence - 1),
      chain: { head: headOf(sequence), earlier: earlierOf(sequence) },
      ...change,
    }),
    files: [{ name: 'report.json', bytes: 1, sha256: hashOf(7) }],
  });

const knowledge = (change: Partial<OfficeKnowledge> = {}): OfficeKnowledge => ({
  key: 'inUse',
  packages: [],
  dailies: [],
  sameProduct: [],
  today: onDay('2026-11-22'),
  ...change,
});

const judged = (sequence: number, packages: readonly KnownPackage[], manifest = manifestNo(sequence)) => {
  const { verdict, problems } = judgePackage(manifest, manifestOf(sequence), knowledge({ packages }));
  return [verdict, ...problems.map(({ code, details }) => [code, ...details].join(' '))];
};

describe('a package that came in', () => {
  test('of a known key counts when it follows the one before, and when nothing came before it', () => {
    expect(judged(3, [known(1), known(2)])).toEqual(['accepted']);
    expect(judged(1, [])).toEqual(['accepted']);
    expect(judged(57, [])).toEqual(['accepted']);
  });

  test('waits where its key is nobody’s or was retired', () => {
    const key = testKey(1).publicKey;
    const of = (standing: OfficeKnowledge['key']) =>
      judgePackage(manifestNo(1), manifestOf(1), knowledge({ key: standing }));
    expect(of('unknown')).toEqual({ verdict: 'held', problems: [{ code: 'unknown-key', details: [key] }] });
    expect(of('retired')).toEqual({ verdict: 'held', problems: [{ code: 'retired-key', details: [key] }] });
  });

  test('says which numbers are missing before it, and is noted when it fills a gap', () => {
    expect(judged(9, [known(1), known(2), known(5)])).toEqual(['accepted', 'sequence-gap 6-8']);
    expect(judged(5, [known(3)])).toEqual(['accepted', 'sequence-gap 4']);
    expect(judged(9, [known(2), known(4, { verdict: 'held' }), known(7, { verdict: 'held' })])).toEqual([
      'accepted',
      'sequence-gap 3 5-6 8',
    ]);
    expect(judged(4, [known(3), known(5)])).toEqual(['accepted', 'fills-gap 4']);
  });

  test('is judged at once however far its number lies from the ones before it', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const far = manifestNo(most, { chain: { head: headOf(5), earlier: [] } });
    expect(judged(most, [known(1), known(3, { verdict: 'held' })], far)).toEqual([
      'accepted',
      `sequence-gap 2 4-${most - 1}`,
    ]);
  });

  test('waits where another one with its number came, accepted or not', () => {
    const other = hashOf(99);
    expect(judged(3, [known(2), known(3, { manifest: other })])).toEqual([
      'held',
      `sequence-taken 3 ${other}`,
    ]);
    expect(judged(3, [known(2), known(3, { manifest: other, verdict: 'held' })])).toEqual([
      'held',
      `sequence-taken 3 ${other}`,
    ]);
  });

  test('waits where the packages beside it are other ones than it or they say', () => {
    expect(judged(3, [known(2, { manifest: hashOf(98) })])).toEqual([
      'held',
      `previous-differs 2 ${hashOf(98)} ${manifestOf(2)}`,
    ]);
    expect(judged(3, [known(2), known(4, { previous: hashOf(97) })])).toEqual([
      'held',
      'fills-gap 3',
      `previous-differs 4 ${hashOf(97)} ${manifestOf(3)}`,
    ]);
    expect(judged(1, [], manifestNo(1, { previous: hashOf(5) }))).toEqual([
      'held',
      `previous-differs 0 ${hashOf(0)} ${hashOf(5)}`,
    ]);
  });

  test('follows one that waits where nothing with that number was accepted', () => {
    expect(judged(3, [known(1), known(2, { verdict: 'held' })])).toEqual(['accepted']);
    const other = known(2, { verdict: 'held', manifest: hashOf(98) });
    expect(judged(3, [known(1), known(2), other])).toEqual(['accepted']);
    expect(judged(3, [known(1), other])).toEqual([
      'held',
      `previous-differs 2 ${hashOf(98)} ${manifestOf(2)}`,
    ]);
  });

  test('waits where a record that was named is another one now, or is not named any more', () => {
    const forked = earlierOf(4).map((one) =>
      one.sequence === 2 ? { ...one, head: { seq: 20, hash: hashOf(666) } } : one,
    );
    const chain = { head: headOf(4), earlier: forked };
    expect(judged(4, [known(2), known(3)], manifestNo(4, { chain }))).toEqual(['held', 'chain-differs 20']);
    const silent = { head: headOf(4), earlier: earlierOf(4).filter(({ sequence }) => sequence !== 3) };
    expect(judged(4, [known(3)], manifestNo(4, { chain: silent }))).toEqual(['held', 'chain-differs 30']);
    const head = { head: { seq: 30, hash: hashOf(667) }, earlier: earlierOf(4) };
    expect(judged(4, [known(3)], manifestNo(4, { chain: head }))).toEqual(['held', 'chain-differs 30']);
  });

  test('is compared with what accepted packages said of ones that never came', () => {
    const chain = {
      head: headOf(5),
      earlier: earlierOf(5).map((one) =>
        one.sequence === 1 ? { ...one, head: { seq: 10, hash: hashOf(668) } } : one,
      ),
    };
    expect(judged(5, [known(4)], manifestNo(5, { chain }))).toEqual(['held', 'chain-differs 10']);
    const filling = { head: { seq: 30, hash: hashOf(669) }, earlier: earlierOf(3) };
    expect(judged(3, [known(4)], manifestNo(3, { chain: filling }))).toEqual([
      'held',
      'fills-gap 3',
      'chain-differs 30',
    ]);
  });

  test('waits where its chain ends before one that is known', () => {
    const chain = { head: { seq: 25, hash: hashOf(25) }, earlier: earlierOf(4) };
    expect(judged(4, [known(2), known(3)], manifestNo(4, { chain }))).toEqual([
      'held',
      'chain-behind 25 30 3',
    ]);
    const ahead = { head: { seq: 45, hash: hashOf(45) }, earlier: earlierOf(3) };
    expect(judged(3, [known(4, { earlier: [] })], manifestNo(3, { chain: ahead }))).toEqual([
      'held',
      'fills-gap 3',
      'chain-behind 45 40 4',
    ]);
  });

  test('is measured by the line that somebody decided for, once one was accepted against the other', () => {
    const forkHead = { seq: 28, hash: hashOf(700) };
    const fork = known(3, {
      manifest: hashOf(701),
      head: forkHead,
      earlier: earlierOf(3),
      order: 50,
      beginsLine: true,
    });
    const old = [known(1), known(2), known(3), known(4)];
    const earlier = [{ sequence: 3, head: forkHead }, ...earlierOf(3)];
    const next = manifestNo(4, {
      previous: hashOf(701),
      chain: { head: { seq: 35, hash: hashOf(702) }, earlier },
    });
    expect(judged(4, [...old, fork], next)).toEqual(['accepted']);
    const oldGoesOn = judged(5, [...old, fork]);
    expect(oldGoesOn[0]).toBe('held');
    expect(oldGoesOn).toContain('chain-differs 28');
  });
});

describe('the day of a package that came in', () => {
  const ofDay = (
    dailies: OfficeKnowledge['dailies'],
    product: { id?: string; replaces?: string | null; state?: 'withdrawn' } = {},
    today = '2026-11-22',
  ) => {
    const made = aProduct({
      id: (product.id ?? 'p-new') as never,
      replaces: (product.replaces ?? null) as never,
      state: product.state ?? 'issued',
    });
    return judgePackage(
      manifestNo(1, {}, made),
      manifestOf(1),
      knowledge({ dailies, today: onDay(today) }),
    ).problems.map(({ code, details }) => [code, ...details].join(' '));
  };
  const first = { productId: 'p-1', replaces: null, sequence: 8, isWithdrawal: false };

  test('may not lie in the future', () => {
    expect(ofDay([], {}, '2026-11-21')).toEqual(['future-day 2026-11-22 2026-11-21']);
    expect(ofDay([], {}, '2026-11-22')).toEqual([]);
  });

  test('has one report, unless the new one says that it replaces that one', () => {
    expect(ofDay([first])).toEqual(['day-taken 2026-11-22 8']);
    expect(ofDay([first], { replaces: 'p-1' })).toEqual([]);
    expect(ofDay([first], { id: 'p-1' })).toEqual([]);
  });

  test('is told the newest of a line of replacements, and one that was replaced may come late', () => {
    const second = { productId: 'p-2', replaces: 'p-1', sequence: 9, isWithdrawal: false };
    expect(ofDay([first, second], { replaces: 'p-2' })).toEqual([]);
    expect(ofDay([first, second], { replaces: 'p-1' })).toEqual(['day-taken 2026-11-22 9']);
    expect(ofDay([second], { id: 'p-1' })).toEqual([]);
  });

  test('is free again once its report was taken back, and what takes one back needs no place of its own', () => {
    const back = { ...first, sequence: 9, isWithdrawal: true };
    expect(ofDay([first, back])).toEqual([]);
    expect(ofDay([first], { id: 'p-9', state: 'withdrawn' })).toEqual([]);
    expect(ofDay([first, back, { ...first, productId: 'p-2' }])).toEqual(['day-taken 2026-11-22 8']);
  });
});

describe('the name of a report', () => {
  const told = (
    sequence: number,
    product: Partial<PackageManifest['product']> = {},
    change: Partial<PackageManifest> = {},
  ): PackageManifest => {
    const made = manifestNo(sequence);
    return { ...made, ...change, product: { ...made.product, ...product } };
  };
  const judgedBy = (
    manifest: PackageManifest,
    ...sameProduct: readonly PackageManifest[]
  ): readonly string[] =>
    judgePackage(manifest, manifestOf(manifest.sequence), knowledge({ sameProduct })).problems.map(
      ({ code, details }) => [code, ...details].join(' '),
    );
  const files = [{ name: 'report.json', bytes: 1, sha256: hashOf(8) }];

  test('stands for one report, which may be sent again in other packages', () => {
    expect(judgedBy(told(9), told(4))).toEqual([]);
    expect(
      judgedBy(told(9, {}, { files, contents: { ...told(9).contents, withPhones: true } }), told(4)),
    ).toEqual([]);
    expect(
      judgedBy(told(9, {}, { files, unit: { ...told(9).unit, name: '改名后的值班室' } }), told(4)),
    ).toEqual([]);
  });

  test('for another one waits, with what is another one', () => {
    expect(judgedBy(told(9, { no: 7, untilDay: onDay('2026-11-20') }), told(4))).toEqual([
      'product-differs 4 product.untilDay product.no',
    ]);
    expect(judgedBy(told(9, {}, { files }), told(4))).toEqual(['product-differs 4 report']);
    // Somebody accepted both.
    expect(judgedBy(told(9, { no: 7 }), told(4), told(5, { no: 7 }))).toEqual([]);
    expect(judgedBy(told(9, { no: 8 }), told(4), told(5, { no: 7 }))).toEqual([
      'product-differs 5 product.no',
    ]);
  });

  test('may come once more to take the report back, and then no more', () => {
    const back = told(5, { state: 'withdrawn' }, { files });
    expect(judgedBy(back, told(4))).toEqual([]);
    expect(judgedBy(told(9, { state: 'withdrawn', title: '另一份' }), told(4))).toEqual([
      'product-differs 4 product.title',
    ]);
    expect(judgedBy(told(9), told(4), back)).toEqual(['product-differs 5 product.state']);
    expect(judgedBy(told(4), back)).toEqual([]);
    const otherKey = { unit: { ...back.unit, publicKey: testKey(2).publicKey } };
    expect(judgedBy(told(9), told(4), { ...back, ...otherKey })).toEqual([]);
  });
});
