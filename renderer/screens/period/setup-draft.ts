import type { PeriodFault } from '#domain/period/fault';
import { type PeriodSetup, periodSetup } from '#domain/period/setup';
import { periodSetupFaults } from '#domain/period/setup-fault';

type FaultName<Rule extends string> = Rule extends `period-${infer Name}` ? Name : never;

/** What can be wrong with one field of the set-up, for a sentence beside it. */
export type SetupProblem =
  | FaultName<PeriodFault['rule']>
  | 'required'
  | 'too-long'
  | 'number'
  | 'clock'
  | 'too-few'
  | 'too-many';

const at = (setup: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    setup,
  );

/** What a field that the schema refuses is in want of, by the field and what stands in it. */
function wantOf(setup: PeriodSetup, path: readonly PropertyKey[]): SetupProblem {
  const value = at(setup, path);
  if (path.at(-1) === 'at') return 'clock';
  if (typeof value === 'number') return 'number';
  if (Array.isArray(value)) return value.length === 0 ? 'too-few' : 'too-many';
  return typeof value === 'string' && value.trim() === '' ? 'required' : 'too-long';
}

/** Everything that is wrong with a set-up as it is being typed, by the path of the field; empty where it can be saved. */
export function setupProblems(setup: PeriodSetup): Readonly<Record<string, SetupProblem>> {
  const read = periodSetup.safeParse(setup);
  const refused = read.success
    ? []
    : read.error.issues.map(({ path }) => [path.join('.'), wantOf(setup, path)] as const);
  return Object.fromEntries([
    ...periodSetupFaults(setup).map(
      // The name of every rule begins so.
      ({ path, rule }) => [path, rule.replace('period-', '') as FaultName<typeof rule>] as const,
    ),
    ...refused,
  ]);
}

/** The first name, as it is formed with 1, 2, 3 …, that no line has. */
export function freeName(form: (no: number) => string, taken: readonly string[]): string {
  const names = taken.map((_name, index) => form(index + 1));
  return names.find((name) => !taken.includes(name)) ?? form(taken.length + 1);
}
