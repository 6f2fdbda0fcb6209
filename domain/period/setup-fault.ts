import { type PeriodFault, repeated } from './fault.ts';
import { unknownGaps } from './form-gaps.ts';
import { schemeFaults } from './scheme-fault.ts';
import type { PeriodSetup, SuperiorBody, TableColumn } from './setup.ts';

type Named = { readonly id: string; readonly name: string };

/** Columns in which people stand. */
export const peopleColumns: ReadonlySet<TableColumn> = new Set([
  'leader',
  'chief',
  'staff',
  'standbyLeader',
  'standby',
]);

/** Lines of a list whose id or name stands in an earlier one. */
const twice = (
  lines: readonly Named[],
  list: 'schemes' | 'bodies',
  rule: 'period-scheme-twice' | 'period-body-twice',
): PeriodFault[] =>
  [
    ...new Set([...repeated(lines.map(({ id }) => id)), ...repeated(lines.map(({ name }) => name.trim()))]),
  ].map((index) => ({ rule, details: [lines[index]?.name ?? ''], path: `${list}.${index}.name` }));

function bodyFaults({ name, form }: SuperiorBody, index: number): PeriodFault[] {
  const path = `bodies.${index}.form`;
  const keys = form.columns.map(({ key }) => key);
  const texts = [
    { text: form.title, at: `${path}.title` },
    ...form.footer.map(({ value }, line) => ({ text: value, at: `${path}.footer.${line}.value` })),
  ];
  return [
    ...repeated(keys).map(
      (at): PeriodFault => ({
        rule: 'period-column-twice',
        details: [name, form.columns[at]?.label ?? ''],
        path: `${path}.columns.${at}.label`,
      }),
    ),
    ...(keys.includes('day')
      ? []
      : [{ rule: 'period-form-without-day' as const, details: [name], path: `${path}.columns` }]),
    ...(keys.some((key) => peopleColumns.has(key))
      ? []
      : [{ rule: 'period-form-without-people' as const, details: [name], path: `${path}.columns` }]),
    ...texts.flatMap(({ text, at }) =>
      unknownGaps(text).map(
        (gap): PeriodFault => ({ rule: 'period-unknown-gap', details: [name, `{{${gap}}}`], path: at }),
      ),
    ),
  ];
}

/** Everything in a set-up of important periods that cannot be, with the place where it is. */
export const periodSetupFaults = ({ schemes, bodies }: PeriodSetup): readonly PeriodFault[] => [
  ...twice(schemes, 'schemes', 'period-scheme-twice'),
  ...schemes.flatMap((scheme, index) =>
    schemeFaults(scheme).map((fault) => ({ ...fault, path: `schemes.${index}.${fault.path}` })),
  ),
  ...twice(bodies, 'bodies', 'period-body-twice'),
  ...bodies.flatMap(bodyFaults),
];

/** The first thing in a set-up of important periods that cannot be, or null. */
export const periodSetupFault = (setup: PeriodSetup): PeriodFault | null =>
  periodSetupFaults(setup)[0] ?? null;
