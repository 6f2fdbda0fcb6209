import fc from 'fast-check';
import { z } from 'zod';
import { category, categoryFields } from '#domain/log/categories';
import { hostileTexts } from './hostile-texts.ts';

/** What is known of a room when a call is made: values that name something there. */
export type Facts = {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  /** What can be changed, with the version that a change must name. */
  readonly versions: readonly { readonly id: string | number; readonly version: number }[];
  /** Values that mean something under a name. */
  readonly named: Readonly<Record<string, readonly unknown[]>>;
};

/** A value that is settled at the moment of the call. */
export type Made = (facts: Facts) => unknown;

const always =
  (value: unknown): Made =>
  () =>
    value;

const oneIn = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

const repeats = ['值', 'a', '𠮷', 'e\u0301', '\u202e', '=', '<', ' ', '\n'];

function textOf(schema: z.ZodString): fc.Arbitrary<Made> {
  const taken = hostileTexts.filter((text) => schema.safeParse(text).success);
  const most = schema.maxLength ?? 100;
  const long = fc.tuple(fc.constantFrom(...repeats), fc.integer({ min: -1, max: 1 })).map(([text, more]) => {
    const length = Math.max(0, most + more);
    return always(text.repeat(Math.ceil(length / text.length)).slice(0, length));
  });
  const choices: fc.WeightedArbitrary<Made>[] = [
    {
      weight: 8,
      arbitrary: fc.nat(5000).map(
        (at): Made =>
          ({ texts }) =>
            oneIn(
              texts.filter((text) => schema.safeParse(text).success),
              at,
            ) ?? '',
      ),
    },
    { weight: 0.5, arbitrary: fc.constantFrom(...hostileTexts).map(always) },
    // A form full of the longest texts takes long to print and tells nothing new.
    { weight: most > 5000 ? 0.1 : 1, arbitrary: long },
  ];
  if (taken.length > 0) choices.push({ weight: 8, arbitrary: fc.constantFrom(...taken).map(always) });
  return fc.oneof(...choices.map(({ weight, arbitrary }) => ({ weight: weight * 10, arbitrary })));
}

const edges = [0, -0, 1, 2, -1, 200, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1), 2 ** 53 + 2, 1.5, NaN, Infinity];

function numberOf(schema: z.ZodType): fc.Arbitrary<Made> {
  const taken = [...edges, 10, 60, 1440].filter((value) => schema.safeParse(value).success);
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.nat(5000).map(
        (at): Made =>
          ({ numbers }) =>
            oneIn(
              numbers.filter((value) => schema.safeParse(value).success),
              at,
            ) ?? 1,
      ),
    },
    { weight: 3, arbitrary: fc.constantFrom(...taken, 1).map(always) },
    { weight: 1, arbitrary: fc.constantFrom(...edges).map(always) },
  );
}

const choiceOf = (values: readonly unknown[]): fc.Arbitrary<Made> => fc.constantFrom(...values).map(always);

/** Own fields as a category has them, so that some inputs are taken whole. */
const withOwnFields = (made: Record<string, unknown>, at: number): Record<string, unknown> => {
  const of = category.safeParse(made['category']);
  if (!of.success || at % 3 === 0) return made;
  const values = categoryFields[of.data].map((field, index) => {
    const nth = at + index * 7;
    if (field.kind === 'yes-no') return [field.key, nth % 2 === 0];
    if (field.kind === 'moment') return [field.key, '2026-11-21T03:00:00.000Z'];
    if (field.kind === 'number') return [field.key, nth % (field.most + 1)];
    if (field.kind === 'choice') return [field.key, field.choices[nth % field.choices.length]];
    return [field.key, oneIn(hostileTexts, nth)];
  });
  return { ...made, fields: at % 3 === 1 ? {} : Object.fromEntries(values) };
};

function objectOf(shape: Readonly<Record<string, z.ZodType>>): fc.Arbitrary<Made> {
  const names = Object.keys(shape);
  const isVersioned = names.includes('id') && names.includes('version');
  return fc
    .tuple(
      fc.nat(5000),
      fc.tuple(...names.map((name) => arbitraryOf(shape[name] ?? z.never()))),
      fc.array(fc.integer({ min: 1, max: 10 }), { minLength: names.length + 1, maxLength: names.length + 1 }),
    )
    .map(
      ([at, parts, dice]): Made =>
        (facts) => {
          const valueOf = (name: string, index: number): unknown => {
            const meant = (facts.named[name] ?? []).filter((value) => shape[name]?.safeParse(value).success);
            return meant.length > 0 && (dice[index] ?? 0) > 2
              ? oneIn(meant, at + index)
              : parts[index]?.(facts);
          };
          const made: Record<string, unknown> = Object.fromEntries(
            names.map((name, index) => [name, valueOf(name, index)]),
          );
          const known = facts.versions.filter(({ id }) => shape['id']?.safeParse(id).success === true);
          if (isVersioned && (dice.at(-1) ?? 0) > 2) Object.assign(made, oneIn(known, at));
          return names.includes('category') && names.includes('fields') ? withOwnFields(made, at) : made;
        },
    );
}

/** Where a schema keeps what it was made of; zod gives no narrower type for a schema that is not known. */
type Def = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly getter?: () => z.ZodType;
};

/** Values that mostly fit a schema: real names, hostile texts, edges of the limits. Fails for a schema that it does not know. */
export function arbitraryOf(schema: z.ZodType): fc.Arbitrary<Made> {
  const def = schema.def as unknown as Def;
  const inner = (of: z.ZodType | undefined): fc.Arbitrary<Made> => {
    if (of === undefined) throw new RangeError(`a ${def.type} without its parts`);
    return arbitraryOf(of);
  };
  switch (def.type) {
    case 'string':
      return textOf(schema as z.ZodString);
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return choiceOf([true, false]);
    case 'enum':
      return choiceOf(Object.values(def.entries ?? {}));
    case 'literal':
      return choiceOf(def.values ?? []);
    case 'null':
      return choiceOf([null]);
    case 'nullable':
      return fc.oneof(inner(def.innerType), choiceOf([null]));
    case 'optional':
      return fc.oneof(inner(def.innerType), choiceOf([undefined]));
    case 'lazy':
      return inner(def.getter?.());
    case 'union':
      return fc.oneof(...(def.options ?? []).map(arbitraryOf));
    case 'tuple':
      return fc.tuple(...(def.items ?? []).map(arbitraryOf)).map(
        (made): Made =>
          (facts) =>
            made.map((one) => one(facts)),
      );
    case 'array':
      return fc.oneof(
        {
          weight: 4,
          arbitrary: fc.array(inner(def.element), { maxLength: 3 }).map(
            (made): Made =>
              (facts) =>
                made.map((one) => one(facts)),
          ),
        },
        {
          weight: 4,
          arbitrary: inner(def.element).map(
            (one): Made =>
              (facts) => [one(facts)],
          ),
        },
        { weight: 2, arbitrary: choiceOf([[]]) },
      );
    case 'record':
      return fc
        .array(fc.tuple(fc.constantFrom(...hostileTexts, 'place'), inner(def.valueType)), { maxLength: 2 })
        .map(
          (made): Made =>
            (facts) =>
              Object.fromEntries(made.map(([key, one]) => [key, one(facts)])),
        );
    case 'default':
      return inner(def.innerType);
    case 'object':
      return objectOf(def.shape ?? {});
    default:
      throw new RangeError(`no arbitrary for a schema of type ${def.type}`);
  }
}

const cyclic = (): unknown => {
  const ring: unknown[] = [];
  ring.push({ ring });
  return ring;
};

const deep = (): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < 300; level += 1) value = [value];
  return value;
};

/** What no call takes, in whatever place it stands; all of it crosses from one process to another. */
const monsters: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => NaN,
  () => Infinity,
  () => -0,
  () => -1,
  () => 1.5,
  () => 2 ** 53 + 2,
  () => 10n ** 30n,
  () => new Date(0),
  () => new Date(NaN),
  () => new Map([['__proto__', 1]]),
  () => new Set([1]),
  () => /(a+)+$/,
  () => new Error('not ours', { cause: '/etc/passwd' }),
  () => new Uint8Array(3),
  () => Object('') as unknown,
  () => Object(1n) as unknown,
  cyclic,
  deep,
  () => Array.from({ length: 20_000 }, () => 0),
  () => new Array<unknown>(3),
  () => ({}),
  () => [],
  () => '',
  () => 'x'.repeat(100_000),
  () => '值'.repeat(100_000),
  () => '\ud800',
  () => '\u0000',
  () => true,
  () => JSON.parse('{"__proto__":{"roles":["admin"]},"constructor":1,"toString":1}') as unknown,
  () => ({ toString: 1, valueOf: 1, length: -1 }),
];

/** One of the values that no call takes. */
export const monster: fc.Arbitrary<Made> = fc.constantFrom(...monsters).map(
  (make): Made =>
    () =>
      make(),
);

const keysToAdd = ['__proto__', 'constructor', 'toString', 'seat', 'x'.repeat(50_000), '\ud800', '值'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Spoils one place of a value: something else stands there, it is gone, or there is more than there should be. */
function spoil(value: unknown, at: number, put: unknown, way: 'put' | 'drop' | 'add'): unknown {
  if (!isObject(value)) return put;
  const keys = Object.keys(value);
  const key = oneIn(keys, at);
  if (way === 'add' || key === undefined) {
    Object.defineProperty(value, oneIn(keysToAdd, at) ?? 'x', {
      value: put,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return value;
  }
  const below = value[key];
  if (isObject(below) && Object.keys(below).length > 0 && at % 3 !== 0)
    value[key] = spoil(below, Math.floor(at / 3), put, way);
  else if (way === 'drop') delete value[key];
  else value[key] = put;
  return value;
}

const spoiled = (good: fc.Arbitrary<Made>): fc.Arbitrary<Made> =>
  fc
    .tuple(good, fc.nat(100_000), monster, fc.constantFrom('put' as const, 'drop' as const, 'add' as const))
    .map(
      ([made, at, put, way]): Made =>
        (facts) =>
          spoil(structuredClone(made(facts)), at, put(facts), way),
    );

/** Inputs for a call: seven in ten as its schema has them, the others spoiled in one place or no input at all. */
export function inputFor(schema: z.ZodType): fc.Arbitrary<Made> {
  const good = arbitraryOf(schema);
  return fc.oneof(
    { weight: 14, arbitrary: good },
    { weight: 5, arbitrary: spoiled(good) },
    { weight: 1, arbitrary: monster },
  );
}
