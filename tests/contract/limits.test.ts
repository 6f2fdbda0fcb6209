import { expect, test } from 'vitest';
import { z } from 'zod';
import { methods } from '#contract/methods';

/** Where zod keeps what a schema was made of. */
type Def = {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
};

const long = ['a', '1', ' ', '值'].map((character) => character.repeat(100_000));

/** Parts of an input, by name, that take as much as anybody wants to send. */
function withoutLimit(schema: z.ZodType, path: string): readonly string[] {
  const def = schema.def as unknown as Def;
  const here: string[] = [];
  if (
    schema instanceof z.ZodString &&
    schema.maxLength === null &&
    long.some((text) => schema.safeParse(text).success)
  )
    here.push(path);
  if (
    schema instanceof z.ZodArray &&
    schema.safeParse(Array.from({ length: 30_000 })).error?.issues[0]?.code !== 'too_big'
  )
    here.push(`${path}[]`);
  const below: (readonly [string, z.ZodType])[] = Object.entries(def.shape ?? {}).map(([name, part]) => [
    `${path}.${name}`,
    part,
  ]);
  for (const part of [
    def.element,
    def.innerType,
    def.keyType,
    def.valueType,
    ...(def.options ?? []),
    ...(def.items ?? []),
  ])
    if (part !== undefined) below.push([`${path}…`, part]);
  return [...here, ...below.flatMap(([name, part]) => withoutLimit(part, name))];
}

test('every text and every list that a call takes has a limit', () => {
  const endless = Object.entries(methods).flatMap(([name, { input }]) => withoutLimit(input, name));
  expect(endless).toEqual([]);
});

test('the look for limits finds what has none', () => {
  const schema = z.strictObject({
    a: z.string(),
    b: z.array(z.int()).nullable(),
    c: z.string().max(3),
    d: z.tuple([z.string()]),
  });
  expect(withoutLimit(schema, 'x')).toEqual(['x.a', 'x.b…[]', 'x.d…']);
});
