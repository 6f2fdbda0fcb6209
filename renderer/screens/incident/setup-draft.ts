import { type IncidentFault, incidentSetupFaults } from '#domain/incident/setup-fault';
import { type IncidentSetup, incidentSetup } from '#domain/incident/setup';

type FaultName<Rule extends string> = Rule extends `incident-${infer Name}` ? Name : never;

/** What is wrong with a place of a set-up beyond what its schema says, and the names that its sentence needs. */
export type SetupFault = {
  readonly name: FaultName<IncidentFault['rule']>;
  readonly details: readonly string[];
  readonly path: string;
};

/** What a field is in want of that the schema refuses, for a sentence beside it. */
export type FieldWant = 'required' | 'too-long' | 'number' | 'day' | 'too-few' | 'too-many';

const dayFields: ReadonlySet<PropertyKey> = new Set(['fromDay', 'untilDay']);

const at = (setup: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
        : undefined,
    setup,
  );

function wantOf(setup: IncidentSetup, path: readonly PropertyKey[]): FieldWant {
  const value = at(setup, path);
  if (dayFields.has(path.at(-1) ?? '')) return 'day';
  if (typeof value === 'number') return 'number';
  if (Array.isArray(value)) return value.length === 0 ? 'too-few' : 'too-many';
  return typeof value === 'string' && value.trim() === '' ? 'required' : 'too-long';
}

/** Every field that the schema refuses in a set-up as it is being typed, by its path. */
export function fieldWants(setup: IncidentSetup): Readonly<Record<string, FieldWant>> {
  const read = incidentSetup.safeParse(setup);
  return Object.fromEntries(
    read.success ? [] : read.error.issues.map(({ path }) => [path.join('.'), wantOf(setup, path)] as const),
  );
}

/** Everything in a set-up that cannot be although every field can; who is in the directory, the service judges. */
export const setupFaults = (setup: IncidentSetup): readonly SetupFault[] =>
  incidentSetupFaults(setup, { isPerson: () => true }).map(({ rule, details, path }) => ({
    // The name of every rule begins so.
    name: rule.replace('incident-', '') as SetupFault['name'],
    details,
    path,
  }));
