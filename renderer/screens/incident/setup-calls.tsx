import type { CallTreeLine } from '#domain/incident/setup';
import type { Person } from '#domain/people/person';
import { useAsk } from '../../asking.ts';
import { useWords } from '../../use-words.ts';
import { ChoiceCell, TextCell } from '../rota/cells.tsx';
import { PersonPick } from '../rota/person-pick.tsx';
import { freeName } from '../period/setup-draft.ts';
import { AmountCell, LevelCells, LevelHeads } from './setup-cells.tsx';
import { type LineOf, LineTable } from './setup-lines.tsx';
import type { SetupWork } from './setup-work.ts';

const whoChoices = ['leader', 'chief', 'person', 'later'] as const;
type Who = (typeof whoChoices)[number];

/** How it is said who is called; a person that is still to be chosen is looked up then. */
function whoOf({ duty, personId }: CallTreeLine): Who {
  if (duty !== null) return duty;
  return personId === null ? 'later' : 'person';
}

function CallCells({
  work,
  people,
  of: { line, index, change },
}: {
  readonly work: SetupWork;
  readonly people: readonly Person[];
  readonly of: LineOf<CallTreeLine>;
}) {
  const { t } = useWords();
  const name = line.role === '' ? t('rota.setup.unnamed') : line.role;
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { field, name });
  const who = whoOf(line);
  const path = `callTree.${index}`;
  const choose = (next: Who): void => {
    if (next === 'leader' || next === 'chief') change({ duty: next, personId: null });
    else change({ duty: null, personId: next === 'later' ? null : (people[0]?.id ?? null) });
  };
  return (
    <>
      <td>
        <TextCell
          label={t('incident:setup.call.no', { no: index + 1 })}
          value={line.role}
          problem={work.say(`${path}.role`) ?? work.say(`${path}.levels`)}
          onChange={(role) => change({ role })}
        />
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('incident:setup.call.who'))}
          value={who}
          problem={work.sayIn(`${path}.duty`) ?? work.sayIn(`${path}.personId`)}
          choices={whoChoices.map((value) => ({ value, label: t(`incident:setup.call.whoOf.${value}`) }))}
          onChange={choose}
        />
        {who === 'person' ? (
          <PersonPick
            label={labelOf(t('incident:setup.call.person'))}
            people={people}
            value={line.personId}
            onChange={(personId) => change({ personId })}
          />
        ) : null}
      </td>
      <LevelCells name={name} levels={line.levels} isForSensitive={line.isForSensitive} onChange={change} />
      <td>
        <AmountCell
          label={labelOf(t('incident:setup.call.minutes'))}
          value={line.minutes}
          placeholder={t('incident:setup.atOnce')}
          problem={work.say(`${path}.minutes`)}
          onChange={(minutes) => change({ minutes })}
        />
      </td>
    </>
  );
}

/** 内部叫应: who is called inside the unit for incidents of which levels, in the order in which they are called. */
export function CallSection({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { callTree } = work.setup;
  const people = (useAsk('people.all', { withLeft: false }).data ?? []).filter(
    ({ leftDay }) => leftDay === null,
  );
  const add = (): void => {
    const role = freeName(
      (no) => t('incident:setup.call.newRole', { no }),
      callTree.map((line) => line.role),
    );
    const line: CallTreeLine = {
      id: crypto.randomUUID(),
      role,
      personId: null,
      duty: null,
      levels: ['I', 'II', 'III'],
      isForSensitive: true,
      minutes: null,
    };
    work.change({ callTree: [...callTree, line] });
  };
  return (
    <>
      <p className="quiet small">{t('incident:setup.call.hint')}</p>
      <LineTable<CallTreeLine>
        label={t('incident:setup.section.calls')}
        heads={
          <>
            <th>{t('incident:setup.call.role')}</th>
            <th>{t('incident:setup.call.who')}</th>
            <LevelHeads />
            <th>{t('incident:setup.call.minutes')}</th>
          </>
        }
        lines={callTree}
        keyOf={({ id }) => id}
        nameOf={({ role }) => role}
        renderCells={(of) => <CallCells work={work} people={people} of={of} />}
        canEdit={work.canEdit}
        problem={work.say('callTree')}
        empty={t('incident:setup.call.none')}
        add={{ label: t('incident:setup.call.add'), most: 60, onAdd: add }}
        onChange={(next) => work.change({ callTree: next })}
      />
    </>
  );
}
