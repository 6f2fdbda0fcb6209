import { Button, Select } from 'antd';
import type { PersonId } from '#domain/people/person';
import type { GroupMember, RotaGroup } from '#domain/rota/setup';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { DayCell, RemoveLine, TextCell } from './cells.tsx';
import { useLineMoves } from './line-moves.ts';
import { PersonPick } from './person-pick.tsx';
import { movedLine, newGroup, withoutGroup } from './setup-draft.ts';
import { changedLine, type SetupWork } from './setup-work.ts';

function Members({
  work,
  group,
  path,
  onChange,
}: {
  readonly work: SetupWork;
  readonly group: RotaGroup;
  readonly path: string;
  readonly onChange: (members: GroupMember[]) => void;
}) {
  const { t } = useWords();
  const movesOf = useLineMoves(work.canEdit, (from, to) => onChange(movedLine(group.members, from, to)));
  const seen = new Map<PersonId, number>();
  return (
    <table className="plain-table lined rota-lines" aria-label={group.name}>
      <thead>
        <tr>
          <th className="number">{t('rota.setup.order')}</th>
          <th>{t('office:people.name')}</th>
          <th>{t('office:people.post')}</th>
          <th>{t('rota.setup.fromDay')}</th>
          <th>{t('rota.setup.untilDay')}</th>
          <th>
            <span className="unseen">{t('rota.setup.remove')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {group.members.map((member, index) => {
          const person = work.people.get(member.personId);
          const name = person?.name ?? member.personId;
          const time = seen.get(member.personId) ?? 0;
          seen.set(member.personId, time + 1);
          const change = (parts: Partial<GroupMember>): void =>
            onChange(changedLine(group.members, index, parts));
          return (
            <tr key={`${member.personId} ${time}`} {...movesOf(index)}>
              <td className="number">
                <button
                  type="button"
                  className="handle"
                  aria-label={t('rota.setup.moveLine', { name, place: index + 1 })}
                  title={t('rota.setup.moveHint')}
                >
                  ⠿ {index + 1}
                </button>
              </td>
              <td>
                {name}
                {person?.leftDay === null || person === undefined ? null : (
                  <>
                    {' '}
                    <span className="tag orange">{t('office:people.leftOn', { day: person.leftDay })}</span>
                  </>
                )}
              </td>
              <td className="quiet">{person?.post}</td>
              <td>
                <DayCell
                  label={t('rota.setup.fromOf', { name })}
                  day={member.fromDay}
                  problem={work.say(`${path}.${index}.fromDay`)}
                  onChange={(fromDay) => change({ fromDay })}
                />
              </td>
              <td>
                <DayCell
                  label={t('rota.setup.untilOf', { name })}
                  day={member.untilDay}
                  problem={work.say(`${path}.${index}.untilDay`)}
                  onChange={(untilDay) => change({ untilDay })}
                />
              </td>
              <td>
                <RemoveLine name={name} onRemove={() => onChange(group.members.toSpliced(index, 1))} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Adds people of the directory to a group, one by one or a whole group of the directory. */
function AddMembers({
  work,
  group,
  onAdd,
}: {
  readonly work: SetupWork;
  readonly group: RotaGroup;
  readonly onAdd: (ids: readonly PersonId[]) => void;
}) {
  const { t } = useWords();
  const inside = new Set(group.members.map((member) => member.personId));
  const free = [...work.people.values()].filter(
    (person) => !inside.has(person.id) && person.leftDay === null,
  );
  const directory = [...new Set(free.map((person) => person.group).filter((name) => name !== ''))];
  return (
    <div className="actions">
      <PersonPick
        label={t('rota.setup.addMember', { name: group.name })}
        people={free}
        value={null}
        onChange={(id) => onAdd([id])}
      />
      {directory.length === 0 ? null : (
        <Select
          aria-label={t('rota.setup.addDirectoryGroup', { name: group.name })}
          placeholder={t('rota.setup.addWhole')}
          className="person-pick"
          value={null}
          options={directory.map((name) => ({
            value: name,
            label: t('rota.setup.wholeGroup', {
              name,
              count: free.filter((person) => person.group === name).length,
            }),
          }))}
          onChange={(name: string | null) =>
            onAdd(free.filter((person) => person.group === name).map((person) => person.id))
          }
        />
      )}
      <span className="quiet small">{t('rota.setup.moveHint')}</span>
    </div>
  );
}

/** Who takes turns, in which order: one group after another. */
export function SetupGroups({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { setup } = work;
  const [openId, setOpenId] = useKept<string | undefined>('rota-setup-group', undefined);
  const index = Math.max(
    0,
    setup.groups.findIndex((group) => group.id === openId),
  );
  const group = setup.groups[index];
  const movesOf = useLineMoves(work.canEdit, (from, to) =>
    work.change({ groups: movedLine(setup.groups, from, to) }),
  );
  const change = (parts: Partial<RotaGroup>): void =>
    work.change({ groups: changedLine(setup.groups, index, parts) });
  const add = (): void => {
    const id = crypto.randomUUID();
    work.change({
      groups: [...setup.groups, newGroup(id, t('rota.setup.newGroup', { no: setup.groups.length + 1 }))],
    });
    setOpenId(id);
  };
  return (
    <div className="rota-groups">
      <ul className="group-list" aria-label={t('rota.setup.groups')}>
        {setup.groups.map((one, at) => (
          <li key={one.id} {...movesOf(at)}>
            <button
              type="button"
              className="toggle"
              aria-pressed={at === index}
              title={t('rota.setup.moveHint')}
              onClick={() => setOpenId(one.id)}
            >
              <b>{one.name === '' ? t('rota.setup.unnamed') : one.name}</b>{' '}
              <span className="quiet">{t('office:setup.people', { count: one.members.length })}</span>
            </button>
          </li>
        ))}
        <li>
          <Button onClick={add}>{t('rota.setup.addGroup')}</Button>
        </li>
      </ul>
      {group === undefined ? null : (
        <section className="group-open" aria-label={group.name}>
          <div className="actions">
            <TextCell
              label={t('rota.setup.groupName')}
              value={group.name}
              problem={work.say(`groups.${index}.name`)}
              onChange={(name) => change({ name })}
            />
            <Button danger onClick={() => work.change(withoutGroup(setup, group.id))}>
              {t('rota.setup.removeGroup')}
            </Button>
          </div>
          {work.canEdit ? (
            <AddMembers
              work={work}
              group={group}
              onAdd={(ids) =>
                change({
                  members: [
                    ...group.members,
                    ...ids.map((personId) => ({ personId, fromDay: null, untilDay: null })),
                  ],
                })
              }
            />
          ) : null}
          {group.members.length === 0 ? (
            <div className="empty">{t('rota.setup.noMembers')}</div>
          ) : (
            <Members
              work={work}
              group={group}
              path={`groups.${index}.members`}
              onChange={(members) => change({ members })}
            />
          )}
        </section>
      )}
    </div>
  );
}
