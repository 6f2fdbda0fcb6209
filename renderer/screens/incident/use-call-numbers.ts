import type { IncidentSetup } from '#domain/incident/setup';
import type { IncidentStage } from '#domain/incident/stage';
import type { Person, ShownPhone } from '#domain/people/person';
import { type Reachable, useShownPhones } from '../rota/shown-phones.tsx';
import { type CallDraft, nextNumber, numbersIn } from './call-draft.ts';

/** Numbers of whoever is called: those that can be dialled, and whether some are hidden. */
export type CallNumbersOf = {
  readonly unit: readonly string[];
  readonly hidden: number;
  /** Units and people that can be called, to be offered while somebody types. */
  readonly names: readonly string[];
  /** Numbers of the unit that the directory knows, whoever gave another one. */
  readonly directory: readonly string[];
  readonly of: (unit: string, stageIds: readonly string[]) => readonly string[];
  readonly after: (tried: string) => string;
  readonly show: () => void;
  readonly refusal: ReturnType<typeof useShownPhones>['refusal'];
};

/** Whoever a clock or a name means: the person of the clock, or the one whose name the recipient ends with (`带班领导 孙伯安`). */
const personMeant = (
  people: readonly Person[],
  stages: readonly IncidentStage[],
  unit: string,
  stageIds: readonly string[],
): Person | undefined => {
  const stage = stages.find(({ id, recipient }) => stageIds.includes(id) && recipient === unit);
  const name = unit.split(' ').at(-1) ?? '';
  return people.find(({ id }) => id === stage?.personId) ?? people.find((one) => one.name === name);
};

/** The numbers to dial: of the set-up for units outside, of the directory for people, and of rooms that are checked. */
export function useCallNumbers({
  draft,
  setup,
  people,
  stages,
}: {
  readonly draft: CallDraft;
  readonly setup: IncidentSetup;
  readonly people: readonly Person[];
  readonly stages: readonly IncidentStage[];
}): CallNumbersOf {
  const shown = useShownPhones();
  const rooms = [...setup.recipients, ...setup.rooms];
  const phonesOf = (unit: string, stageIds: readonly string[]): readonly ShownPhone[] => {
    const person = personMeant(people, stages, unit, stageIds);
    const reachable: Reachable | undefined =
      person === undefined ? undefined : { personId: person.id, phones: person.phones };
    return reachable === undefined ? [] : shown.phonesOf(reachable);
  };
  const of = (unit: string, stageIds: readonly string[]): readonly string[] => [
    ...new Set([
      ...rooms.filter(({ name }) => name === unit).flatMap(({ phone }) => numbersIn(phone)),
      ...phonesOf(unit, stageIds)
        .filter(({ isHidden, kind }) => !isHidden && kind !== 'fax')
        .map(({ number }) => number),
    ]),
  ];
  const unit = of(draft.unit, draft.stageIds);
  const colleagues = people.filter((one) => one.unit !== '' && one.unit === draft.unit);
  return {
    unit,
    hidden: phonesOf(draft.unit, draft.stageIds).filter(({ isHidden }) => isHidden).length,
    names: [
      ...new Set([
        ...stages.map(({ recipient }) => recipient),
        ...rooms.map(({ name }) => name),
        ...people.map(({ name }) => name),
      ]),
    ],
    directory: [
      ...new Set([
        ...unit,
        ...colleagues.flatMap(({ phones }) =>
          phones.filter(({ kind }) => kind === 'office').map(({ number }) => number),
        ),
      ]),
    ],
    of,
    after: (tried) => nextNumber(unit, tried),
    show: () => {
      const person = personMeant(people, stages, draft.unit, draft.stageIds);
      if (person !== undefined) void shown.show(person.id);
    },
    refusal: shown.refusal,
  };
}
