import type { PersonId } from '../people/person.ts';
import type { DeadlinePolicy, PolicyStage } from './deadline-policy.ts';
import { templateFaults } from './fill-template.ts';
import { mostStages } from './incident.ts';
import { type CallTreeLine, type IncidentSetup, type IncidentTemplate, templateUse } from './setup.ts';
import type { IncidentKind } from './taxonomy.ts';

/** Why a set-up of incidents cannot be kept: the rule, and the names that its sentence needs. */
export type IncidentFault = {
  readonly rule:
    | 'incident-twice'
    | 'incident-unknown-kind'
    | 'incident-kind-elsewhere'
    | 'incident-days-reversed'
    | 'incident-covers-nobody'
    | 'incident-stage-key'
    | 'incident-warnings'
    | 'incident-too-many-clocks'
    | 'incident-no-template'
    | 'incident-template-unreadable'
    | 'incident-unknown-gap'
    | 'incident-unknown-person'
    | 'incident-called-how';
  readonly details: readonly string[];
  /** Where it is, as a path into the set-up: `policies.0.stages.1.levels`. */
  readonly path: string;
};

type Known = { readonly isPerson: (id: PersonId) => boolean };
type Meant = {
  readonly classes: readonly string[];
  readonly kinds: readonly string[];
};

/** Lines whose value stands in an earlier one. */
function twice<Line>(
  lines: readonly Line[],
  valueOf: (line: Line) => string,
  nameOf: (line: Line) => string,
  pathOf: (index: number) => string,
): IncidentFault[] {
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const value = valueOf(line).trim();
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [{ rule: 'incident-twice' as const, details: [nameOf(line)], path: pathOf(index) }];
  });
}

/** Kinds that are not there, and kinds of a class that the same line leaves out: it would never be meant. */
function kindFaults(
  { classes, kinds }: Meant,
  name: string,
  path: string,
  known: ReadonlyMap<string, IncidentKind>,
): IncidentFault[] {
  return kinds.flatMap((id, index): IncidentFault[] => {
    const kind = known.get(id);
    const at = `${path}.kinds.${index}`;
    if (kind === undefined) return [{ rule: 'incident-unknown-kind', details: [name, id], path: at }];
    if (classes.length > 0 && !classes.includes(kind.class))
      return [{ rule: 'incident-kind-elsewhere', details: [name, kind.name], path: at }];
    return [];
  });
}

const dayFaults = (
  { fromDay, untilDay }: Pick<DeadlinePolicy, 'fromDay' | 'untilDay'>,
  name: string,
  path: string,
): IncidentFault[] =>
  fromDay !== null && untilDay !== null && untilDay < fromDay
    ? [{ rule: 'incident-days-reversed', details: [name], path: `${path}.untilDay` }]
    : [];

const coversNobody = ({ levels, isForSensitive }: Pick<PolicyStage, 'levels' | 'isForSensitive'>): boolean =>
  levels.length === 0 && !isForSensitive;

/** Keys under which the follow-ups and the final report of a policy have their clocks. */
const isReserved = (key: string): boolean => key === 'final' || /^followUp-\d+$/u.test(key);

function policyFaults(
  policy: DeadlinePolicy,
  index: number,
  known: ReadonlyMap<string, IncidentKind>,
): IncidentFault[] {
  const path = `policies.${index}`;
  const { name, stages, warnAtPercent } = policy;
  const nameOf = ({ label }: PolicyStage): string => `${name} ${label}`;
  return [
    ...kindFaults(policy, name, path, known),
    ...dayFaults(policy, name, path),
    ...(warnAtPercent.some((percent, place) => place > 0 && percent <= (warnAtPercent[place - 1] ?? 0))
      ? [{ rule: 'incident-warnings' as const, details: [name], path: `${path}.warnAtPercent` }]
      : []),
    ...twice(
      stages,
      ({ key }) => key,
      nameOf,
      (at) => `${path}.stages.${at}.key`,
    ),
    ...stages.flatMap((stage, at): IncidentFault[] => [
      ...(coversNobody(stage)
        ? [
            {
              rule: 'incident-covers-nobody' as const,
              details: [nameOf(stage)],
              path: `${path}.stages.${at}.levels`,
            },
          ]
        : []),
      ...(isReserved(stage.key)
        ? [
            {
              rule: 'incident-stage-key' as const,
              details: [nameOf(stage), stage.key],
              path: `${path}.stages.${at}.key`,
            },
          ]
        : []),
      ...twice(
        stage.to,
        (to) => to,
        (to) => `${nameOf(stage)} ${to}`,
        (to) => `${path}.stages.${at}.to.${to}`,
      ),
    ]),
  ];
}

/** Policies that are in use together may lay no more clocks than the record of an incident can hold. */
function clockFaults({ policies, callTree }: IncidentSetup): IncidentFault[] {
  const clocks = policies
    .filter(({ isOn }) => isOn)
    .flatMap(({ stages }) => stages.map(({ to }) => to.length))
    .reduce((sum, count) => sum + count, callTree.length);
  return clocks > mostStages.byRules
    ? [
        {
          rule: 'incident-too-many-clocks',
          details: [String(clocks), String(mostStages.byRules)],
          path: 'policies',
        },
      ]
    : [];
}

/** Texts that cannot be filled: parts that are not closed, other signs than those of gaps, and gaps that nobody knows. */
function textFaults({ name, text }: IncidentTemplate, index: number): IncidentFault[] {
  const { fault, unknown } = templateFaults(text);
  const path = `templates.${index}.text`;
  return [
    ...(fault === null ? [] : [{ rule: 'incident-template-unreadable' as const, details: [name], path }]),
    ...unknown.map(
      (gap): IncidentFault => ({ rule: 'incident-unknown-gap', details: [name, `{{${gap}}}`], path }),
    ),
  ];
}

function callFaults(line: CallTreeLine, index: number, { isPerson }: Known): IncidentFault[] {
  const path = `callTree.${index}`;
  const { role, personId, duty } = line;
  return [
    ...(coversNobody(line)
      ? [{ rule: 'incident-covers-nobody' as const, details: [role], path: `${path}.levels` }]
      : []),
    ...(personId !== null && duty !== null
      ? [{ rule: 'incident-called-how' as const, details: [role], path: `${path}.duty` }]
      : []),
    ...(personId !== null && !isPerson(personId)
      ? [{ rule: 'incident-unknown-person' as const, details: [role], path: `${path}.personId` }]
      : []),
  ];
}

/** Everything in a set-up of incidents that cannot be, with the place where it is. */
export function incidentSetupFaults(setup: IncidentSetup, known: Known): readonly IncidentFault[] {
  const { kinds, levelRules, policies, templates, questions, callTree, recipients, bulletins, rooms } = setup;
  const kindsById = new Map(kinds.map((kind) => [kind.id, kind]));
  const idsTwice = <Line extends { readonly id: string }>(
    list: 'kinds' | 'levelRules' | 'policies' | 'templates' | 'questions' | 'callTree' | 'rooms',
    lines: readonly Line[],
    nameOf: (line: Line) => string,
  ): IncidentFault[] =>
    twice(
      lines,
      ({ id }) => id,
      nameOf,
      (index) => `${list}.${index}.id`,
    );
  const namesTwice = (
    list: 'policies' | 'templates' | 'recipients' | 'rooms',
    lines: readonly { readonly name: string }[],
  ): IncidentFault[] =>
    twice(
      lines,
      ({ name }) => name,
      ({ name }) => name,
      (index) => `${list}.${index}.name`,
    );
  return [
    ...idsTwice('kinds', kinds, ({ name }) => name),
    ...twice(
      kinds,
      (kind) => `${kind.class} ${kind.name.trim()}`,
      ({ name }) => name,
      (index) => `kinds.${index}.name`,
    ),
    ...idsTwice('levelRules', levelRules, ({ text }) => text),
    ...levelRules.flatMap((rule, index) => [
      ...kindFaults(rule, rule.text, `levelRules.${index}`, kindsById),
      ...dayFaults(rule, rule.text, `levelRules.${index}`),
    ]),
    ...idsTwice('policies', policies, ({ name }) => name),
    ...namesTwice('policies', policies),
    ...policies.flatMap((policy, index) => policyFaults(policy, index, kindsById)),
    ...clockFaults(setup),
    ...idsTwice('templates', templates, ({ name }) => name),
    ...namesTwice('templates', templates),
    ...templates.flatMap(textFaults),
    ...templateUse.options
      .filter((use) => !templates.some((template) => template.use === use && template.classes.length === 0))
      .map((use): IncidentFault => ({ rule: 'incident-no-template', details: [use], path: 'templates' })),
    ...idsTwice('questions', questions, ({ text }) => text),
    ...questions.flatMap((question, index) =>
      kindFaults(question, question.text, `questions.${index}`, kindsById),
    ),
    ...idsTwice('callTree', callTree, ({ role }) => role),
    ...callTree.flatMap((line, index) => callFaults(line, index, known)),
    ...namesTwice('recipients', recipients),
    ...twice(
      bulletins,
      ({ kind }) => kind,
      ({ head }) => head,
      (index) => `bulletins.${index}.kind`,
    ),
    ...idsTwice('rooms', rooms, ({ name }) => name),
    ...namesTwice('rooms', rooms),
  ];
}
