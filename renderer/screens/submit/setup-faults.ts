import type { z } from 'zod';
import { type GapFaults, gapFaults } from '#domain/gap-tokens';
import { officeSetup, type OfficeSetup } from '#domain/office/setup';
import { templateTextFaults } from '#domain/product/fill-product';
import { productSetup, type ProductSetup, type ProductTemplate } from '#domain/product/setup';

/** What can be wrong with a field of the set-up, for a sentence beside it. */
export type SetupFault = {
  readonly path: string;
  readonly what:
    | 'required'
    | 'tooLong'
    | 'tooMany'
    | 'tooFew'
    | 'unprintable'
    | 'day'
    | 'time'
    | 'gap'
    | 'unclosed'
    | 'sign'
    | 'twice'
    | 'noCategory'
    | 'folder'
    | 'recipientGone';
  /** Gaps that nobody knows; empty of others. */
  readonly details: readonly string[];
};

/** The gaps of what is said on the telephone to a room that has not reported. */
export const chaseGaps = ['单位', '日期', '时限'] as const;

const wantOf = (value: unknown, message: string, name: string): SetupFault['what'] => {
  if (Array.isArray(value)) return value.length === 0 ? 'tooFew' : 'tooMany';
  if (name === 'at' || name === 'dueAt') return 'time';
  if (name === 'sinceDay') return 'day';
  if (message === 'unprintable') return 'unprintable';
  return typeof value === 'string' && value.trim() === '' ? 'required' : 'tooLong';
};

function schemaFaults<S>(schema: z.ZodType<S>, setup: S): readonly SetupFault[] {
  const read = schema.safeParse(setup);
  if (read.success) return [];
  return read.error.issues.map(({ path, message }) => {
    const value = path.reduce<unknown>(
      (inner, step) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[step],
      setup,
    );
    return { path: path.join('.'), what: wantOf(value, message, String(path.at(-1))), details: [] };
  });
}

const textFault = (path: string, { fault, unknown }: GapFaults): readonly SetupFault[] => {
  if (fault !== null) return [{ path, what: fault, details: [] }];
  return unknown.length === 0 ? [] : [{ path, what: 'gap', details: unknown }];
};

/** The places of names that stand in a list already. */
const repeated = (names: readonly string[]): readonly number[] =>
  names.flatMap((name, place) => (names.indexOf(name) < place ? [place] : []));

const twice = (start: string, names: readonly string[], end: string): readonly SetupFault[] =>
  repeated(names.map((name) => name.trim())).map((place) => ({
    path: `${start}.${place}.${end}`,
    what: 'twice',
    details: [],
  }));

function templateFaults(template: ProductTemplate, start: string): readonly SetupFault[] {
  const { title, zeroTitle, conclusion, zeroConclusion, sections } = template;
  return [
    ...Object.entries({ title, zeroTitle, conclusion, zeroConclusion }).flatMap(([name, text]) =>
      textFault(`${start}.${name}`, templateTextFaults(text)),
    ),
    ...sections.flatMap(({ text, source, categories }, place): readonly SetupFault[] => [
      ...textFault(`${start}.sections.${place}.text`, templateTextFaults(text)),
      ...(source === 'entries' && categories.length === 0
        ? [{ path: `${start}.sections.${place}.categories`, what: 'noCategory' as const, details: [] }]
        : []),
    ]),
    ...twice(
      `${start}.sections`,
      sections.map(({ heading }) => heading),
      'heading',
    ),
  ];
}

/** A folder from the root of a machine, a drive or a share, on any system. */
const isFolder = (path: string): boolean => /^(?:\/|\\\\|[a-z]:[\\/])/iu.test(path);

/** Everything that keeps a set-up of products from being saved, by field; what says most of a field stands first. */
export const productFaults = (setup: ProductSetup): readonly SetupFault[] => [
  ...setup.templates.flatMap((template, place) => templateFaults(template, `templates.${place}`)),
  ...twice(
    'recipients',
    setup.recipients.map(({ name }) => name),
    'name',
  ),
  ...twice(
    'destinations',
    setup.destinations.map(({ name }) => name),
    'name',
  ),
  ...setup.destinations.flatMap(({ folder, recipientId }, place): readonly SetupFault[] => [
    ...(isFolder(folder)
      ? []
      : [{ path: `destinations.${place}.folder`, what: 'folder' as const, details: [] }]),
    ...(recipientId === null || setup.recipients.some(({ id }) => id === recipientId)
      ? []
      : [{ path: `destinations.${place}.recipientId`, what: 'recipientGone' as const, details: [] }]),
  ]),
  ...schemaFaults(productSetup, setup),
];

/** Everything that keeps a set-up of a central office from being saved, by field. */
export function officeFaults(setup: OfficeSetup): readonly SetupFault[] {
  const { chaseScript, inbox } = setup;
  const isGap = (name: string): boolean => (chaseGaps as readonly string[]).includes(name);
  // What is said to every room has no parts that come and go.
  const hasParts = /\{\{\s*[#^!/]/u.test(chaseScript);
  return [
    ...schemaFaults(officeSetup, setup),
    ...(hasParts
      ? [{ path: 'chaseScript', what: 'sign' as const, details: [] }]
      : textFault('chaseScript', gapFaults(chaseScript, isGap))),
    ...(inbox === '' || isFolder(inbox) ? [] : [{ path: 'inbox', what: 'folder' as const, details: [] }]),
  ];
}
