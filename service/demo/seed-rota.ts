import type { Input, MethodName, Output } from '#contract/methods';
import { personFields, type PersonId } from '#domain/people/person';
import { addMonths, daysOfMonth, type IsoMonth, monthOf, type RotaDuty } from '#domain/rota/duty';
import { rotaSetup } from '#domain/rota/setup';
import { usualSetup } from '#domain/rota/usual-setup';
import { addDays, type IsoDay } from '#domain/time/instant';
import demo from '#presets/demo' with { type: 'json' };

type Call = <M extends MethodName>(method: M, input: Input<M>) => Output<M>;

/** Who is on duty on a day of the demonstration, by name. */
export type DemoCrew = { readonly leader: string; readonly chief: string; readonly officer: string };

const groupKeys = ['leaders', 'chiefs', 'officers'] as const;
const postOf = {
  leaders: { name: '带班领导', duty: 'dutyLeader' },
  chiefs: { name: '值班长', duty: 'chief' },
  officers: { name: '值班员', duty: 'deputy' },
} as const;

/**
 * Organises duty in the demonstration and publishes its months as they were served; newcomers take turns from the month after
 * today on, which nobody has published yet.
 */
export function seedRota(
  call: Call,
  span: { readonly firstDay: IsoDay; readonly today: IsoDay; readonly crewOn: (day: IsoDay) => DemoCrew },
  members: Readonly<Record<(typeof groupKeys)[number], readonly string[]>>,
): void {
  const nextMonth = addMonths(monthOf(span.today), 1);
  const newFrom = `${nextMonth}-01` as IsoDay;
  for (const [index, { name, post }] of demo.rota.newcomers.entries())
    call('person.save', {
      fields: personFields.parse({
        name,
        post,
        unit: demo.unitName,
        phones: [{ kind: 'office', number: `0539-55502${String(index + 10)}` }],
        group: '',
        order: 100 + index,
        joinedDay: newFrom,
        leftDay: null,
      }),
      replaces: null,
    });
  const people = new Map<string, PersonId>(
    call('people.all', { withLeft: true }).map(({ name, id }) => [name, id]),
  );
  const idOf = (name: string): PersonId => {
    const id = people.get(name);
    if (id === undefined) throw new RangeError(`the demonstration has no ${name}`);
    return id;
  };
  const setup = rotaSetup.parse({
    ...usualSetup,
    groups: groupKeys.map((key) => ({
      id: key,
      name: demo.rota.groups[key],
      members: [
        ...members[key].map((name) => ({ personId: idOf(name), fromDay: null, untilDay: null })),
        ...demo.rota.newcomers
          .filter(({ group }) => group === key)
          .map(({ name }) => ({ personId: idOf(name), fromDay: newFrom, untilDay: null })),
      ],
    })),
    posts: groupKeys.map((key) => ({
      id: key,
      ...postOf[key],
      groupIds: [key],
      shift: null,
      count: { workday: 1, restday: 1, holiday: 1, makeup: 1, sensitive: key === 'officers' ? 2 : 1 },
      block: 'day',
      way: 'fair',
    })),
  });
  call('rota.changeSetup', { setup, version: 0 });
  const dutyOn = (day: IsoDay, key: (typeof groupKeys)[number]): RotaDuty => {
    const crew = span.crewOn(day);
    const name = { leaders: crew.leader, chiefs: crew.chief, officers: crew.officer }[key];
    return { day, postId: key, seat: 0, personId: idOf(name), turnOf: null, isPinned: false };
  };
  for (let month: IsoMonth = monthOf(span.firstDay); month < nextMonth; month = addMonths(month, 1)) {
    const days = daysOfMonth(month).filter((day) => day >= span.firstDay);
    const draft = call('rota.keepDraft', {
      month,
      version: 0,
      duties: days.flatMap((day) => groupKeys.map((key) => dutyOn(day, key))),
    });
    call('rota.publish', {
      month,
      draftVersion: draft.version,
      effectiveDay: days[0] ?? addDays(span.firstDay, 0),
      reason: demo.rota.published,
      password: demo.password,
    });
  }
}
