import { type IncidentClass, type IncidentKind, incidentClass } from '#domain/incident/taxonomy';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { ChoiceCell, TextCell } from '../rota/cells.tsx';
import { freeName } from '../period/setup-draft.ts';
import { ClassBar } from './setup-class-bar.tsx';
import { TickBox } from './setup-cells.tsx';
import { type LineOf, LineTable } from './setup-lines.tsx';
import { PresetFold } from './setup-presets.tsx';
import type { SetupWork } from './setup-work.ts';

function KindCells({
  work,
  of: { line: kind, index, change },
}: {
  readonly work: SetupWork;
  readonly of: LineOf<IncidentKind>;
}) {
  const { t } = useWords();
  const name = kind.name === '' ? t('rota.setup.unnamed') : kind.name;
  const labelOf = (field: string): string => t('rota.setup.fieldOf', { field, name });
  const say = (field: string): string | undefined => work.say(`kinds.${index}.${field}`);
  return (
    <>
      <td>
        <TickBox
          label={t('incident:setup.useOf', { name })}
          isOn={kind.isOn}
          onChange={(isOn) => change({ isOn })}
        />
      </td>
      <td>
        <TextCell
          label={labelOf(t('incident:setup.kind.name'))}
          value={kind.name}
          problem={say('name')}
          onChange={(text) => change({ name: text })}
        />
      </td>
      <td>
        <TextCell
          label={labelOf(t('incident:setup.kind.group'))}
          value={kind.group}
          problem={say('group')}
          onChange={(group) => change({ group })}
        />
      </td>
      <td>
        <ChoiceCell
          label={labelOf(t('incident:setup.kind.class'))}
          value={kind.class}
          choices={incidentClass.options.map((value) => ({ value, label: t(`incident:class.${value}`) }))}
          onChange={(of) => change({ class: of })}
        />
      </td>
      <td>
        <TextCell
          label={labelOf(t('incident:setup.kind.stdCode'))}
          value={kind.stdCode ?? ''}
          problem={say('stdCode')}
          onChange={(code) => change({ stdCode: code.trim() === '' ? null : code })}
        />
      </td>
    </>
  );
}

/** 事件分类: the kinds of incidents of one class after the other, in the order in which they are offered. */
export function KindSection({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { kinds } = work.setup;
  const [of, setOf] = useKept<IncidentClass>('incident-kinds-of', 'natural');
  const own = new Set(kinds.map(({ id }) => id));
  const shipped = work.presets?.kinds ?? [];
  const add = (): void => {
    const name = freeName(
      (no) => t('incident:setup.kind.newName', { no }),
      kinds.map((kind) => kind.name),
    );
    work.change({
      kinds: [...kinds, { id: crypto.randomUUID(), class: of, group: '', name, stdCode: null, isOn: true }],
    });
  };
  const take = (ids: readonly string[]): void =>
    work.change({ kinds: [...kinds, ...shipped.filter(({ id }) => ids.includes(id) && !own.has(id))] });
  return (
    <>
      <p className="quiet small">{t('incident:setup.kind.hint')}</p>
      <ClassBar
        value={of}
        countOf={(one) => kinds.filter((kind) => kind.class === one).length}
        onChange={setOf}
      />
      <LineTable<IncidentKind>
        label={t('incident:setup.section.kinds')}
        heads={
          <>
            <th>{t('incident:setup.inForce')}</th>
            <th>{t('incident:setup.kind.name')}</th>
            <th>{t('incident:setup.kind.group')}</th>
            <th>{t('incident:setup.kind.class')}</th>
            <th>{t('incident:setup.kind.stdCode')}</th>
          </>
        }
        lines={kinds}
        isShown={(kind) => kind.class === of}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        renderCells={(line) => <KindCells work={work} of={line} />}
        canEdit={work.canEdit}
        least={1}
        problem={work.say('kinds')}
        empty={t('incident:setup.kind.none')}
        add={{ label: t('incident:setup.kind.add'), most: 400, onAdd: add }}
        onChange={(next) => work.change({ kinds: next })}
      />
      <PresetFold
        name="kinds"
        title={t('incident:setup.kind.presets')}
        canEdit={work.canEdit}
        lines={shipped
          .filter((kind) => kind.class === of)
          .map(({ id, name, group, stdCode }) => ({
            id,
            name,
            says: group,
            source: stdCode ?? '',
            isTaken: own.has(id),
          }))}
        onTake={(id) => take([id])}
        onTakeAll={take}
      />
    </>
  );
}
