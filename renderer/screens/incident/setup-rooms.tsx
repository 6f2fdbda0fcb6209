import type { IncidentSetup } from '#domain/incident/setup';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { NumberCell, TextCell } from '../rota/cells.tsx';
import { freeName } from '../period/setup-draft.ts';
import { TickBox } from './setup-cells.tsx';
import { LineTable } from './setup-lines.tsx';
import { PasteRooms } from './setup-paste-rooms.tsx';
import type { SetupWork } from './setup-work.ts';

type Room = IncidentSetup['rooms'][number];
const fields = ['name', 'phone', 'group', 'note'] as const;

/** 被查单位: the rooms that are checked, and the rules of a fair pick. */
export function RoomSection({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const { rooms } = work.setup;
  const [group, setGroup] = useKept<string | undefined>('incident-rooms-of', undefined);
  const groups = [...new Set(rooms.map((room) => room.group))];
  const shown = group !== undefined && groups.includes(group) ? group : undefined;
  const heading = (field: (typeof fields)[number]): string => t(`incident:setup.room.${field}`);
  const add = (): void => {
    const name = freeName(
      (no) => t('incident:setup.room.newName', { no }),
      rooms.map((room) => room.name),
    );
    work.change({
      rooms: [
        ...rooms,
        { id: crypto.randomUUID(), name, phone: '', group: shown ?? '', note: '', isOn: true },
      ],
    });
  };
  return (
    <>
      <section className="rota-block" aria-label={t('incident:setup.room.rules')}>
        <h3>{t('incident:setup.room.rules')}</h3>
        {(['spareDays', 'mostRings'] as const).map((field) => (
          <div key={field} className="rota-line">
            <NumberCell
              label={t(`incident:setup.room.${field}`)}
              value={work.setup[field]}
              problem={work.say(field)}
              onChange={(number) => work.change({ [field]: number })}
            />
            <span aria-hidden="true">{t(`incident:setup.room.${field}`)}</span>
          </div>
        ))}
      </section>
      {groups.length > 1 ? (
        <nav className="actions" aria-label={t('incident:setup.room.group')}>
          {[undefined, ...groups].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              className="toggle"
              aria-pressed={one === shown}
              onClick={() => setGroup(one)}
            >
              {one === undefined
                ? t('incident:setup.question.all')
                : one === ''
                  ? t('incident:setup.room.noGroup')
                  : one}{' '}
              <span className="quiet">
                {rooms.filter((room) => one === undefined || room.group === one).length}
              </span>
            </button>
          ))}
        </nav>
      ) : null}
      <LineTable<Room>
        label={t('incident:setup.section.rooms')}
        heads={
          <>
            <th>{t('incident:setup.room.isOn')}</th>
            {fields.map((field) => (
              <th key={field}>{heading(field)}</th>
            ))}
          </>
        }
        lines={rooms}
        isShown={(room) => shown === undefined || room.group === shown}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        renderCells={({ line, index, change }) => (
          <>
            <td>
              <TickBox
                label={t('incident:setup.room.isOnOf', { name: line.name })}
                isOn={line.isOn}
                onChange={(isOn) => change({ isOn })}
              />
            </td>
            {fields.map((field) => (
              <td key={field}>
                <TextCell
                  label={
                    field === 'name'
                      ? t('incident:setup.room.no', { no: index + 1 })
                      : t('rota.setup.fieldOf', { name: line.name, field: heading(field) })
                  }
                  value={line[field]}
                  problem={work.say(`rooms.${index}.${field}`)}
                  onChange={(text) => change({ [field]: text })}
                />
              </td>
            ))}
          </>
        )}
        canEdit={work.canEdit}
        problem={work.say('rooms')}
        empty={t(work.canEdit ? 'incident:setup.room.none' : 'incident:setup.room.noneRead')}
        add={{ label: t('incident:setup.room.add'), most: 400, onAdd: add }}
        onChange={(next) => work.change({ rooms: next })}
      />
      {work.canEdit ? <PasteRooms work={work} /> : null}
    </>
  );
}
