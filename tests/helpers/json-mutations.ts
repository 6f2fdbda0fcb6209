/** A value of JSON. */
export type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
/** A value of which one place is another, and which. */
export type Mutation = { readonly what: string; readonly json: Json };

const other = (value: Json): Json => {
  if (typeof value === 'string') return value === '' ? 'x' : `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return value === null ? 'x' : null;
};

/** Every way to change one place of a value: each leaf is another one, each part is missing, each list and object has one more. */
export function* mutationsOf(value: Json, path: string): Generator<Mutation> {
  if (typeof value !== 'object' || value === null) {
    yield { what: `${path} is another`, json: other(value) };
    return;
  }
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    yield { what: `${path} has one more`, json: [...list, list[0] ?? 'x'] };
    for (const [at, part] of list.entries()) {
      yield { what: `${path}[${at}] is missing`, json: list.filter((_part, index) => index !== at) };
      for (const { what, json } of mutationsOf(part, `${path}[${at}]`))
        yield { what, json: list.with(at, json) };
    }
    return;
  }
  const object = value as { readonly [name: string]: Json };
  yield { what: `${path} has a part more`, json: { ...object, extra: 'x' } };
  for (const [name, part] of Object.entries(object)) {
    const { [name]: _gone, ...rest } = object;
    yield { what: `${path}.${name} is missing`, json: rest };
    for (const { what, json } of mutationsOf(part, `${path}.${name}`))
      yield { what, json: { ...object, [name]: json } };
  }
}
