import { type PresetFault, presetFaults } from './preset-faults.ts';
import { type AbsencePreset, absencePreset, type AbsenceRules } from './rules.ts';

/** Why a file is no set of rules: it is too long, no JSON, says something at `path` that cannot stand there, or does not go together. */
export type PresetFileFault =
  | { readonly code: 'too-long' | 'not-json' | 'not-a-set' }
  | { readonly code: 'missing' | 'unknown' | 'value'; readonly path: string; readonly text: string }
  | ({ readonly code: 'together' } & PresetFault);

/** A set of rules from a file, or what is wrong with it. */
export type PresetFile =
  | { readonly preset: AbsencePreset; readonly faults: readonly [] }
  | { readonly preset: null; readonly faults: readonly PresetFileFault[] };

const mostCharacters = 1_000_000;
const mostFaults = 100;

const refused = (...faults: readonly PresetFileFault[]): PresetFile => ({
  preset: null,
  faults: faults.slice(0, mostFaults),
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
};

/** What stands at a place of the file, or undefined where nothing does. */
const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

const shown = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replaceAll(/\p{C}/gu, ' ').slice(0, 100);

type Issue = { readonly code?: string | undefined; readonly path: readonly PropertyKey[] };

const faultsOf = (value: unknown, issue: Issue): readonly PresetFileFault[] => {
  if (issue.code === 'unrecognized_keys' && 'keys' in issue && Array.isArray(issue.keys))
    return issue.keys.map((key) => ({
      code: 'unknown',
      path: [...issue.path, key].join('.'),
      text: shown(at(value, [...issue.path, String(key)])),
    }));
  const found = at(value, issue.path);
  const path = issue.path.join('.');
  return [
    found === undefined ? { code: 'missing', path, text: '' } : { code: 'value', path, text: shown(found) },
  ];
};

/** Reads a set of rules that somebody passes on as a file, and says of everything that is wrong where it stands. */
export function readPreset(text: string): PresetFile {
  if (text.length > mostCharacters) return refused({ code: 'too-long' });
  const value = parsed(text);
  if (value === undefined) return refused({ code: 'not-json' });
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refused({ code: 'not-a-set' });
  const read = absencePreset.safeParse(value);
  if (!read.success) return refused(...read.error.issues.flatMap((issue) => faultsOf(value, issue)));
  const faults = presetFaults(read.data);
  return faults.length === 0
    ? { preset: read.data, faults: [] }
    : refused(...faults.map((fault) => ({ code: 'together' as const, ...fault })));
}

/** The rules of a room as a file that another room can take over; people, heads and parts of the day stay here. */
export function presetText(rules: AbsencePreset | AbsenceRules): string {
  const own = Object.keys(absencePreset.shape);
  const preset = Object.fromEntries(Object.entries(rules).filter(([key]) => own.includes(key)));
  return `${JSON.stringify(preset, null, 2)}\n`;
}
