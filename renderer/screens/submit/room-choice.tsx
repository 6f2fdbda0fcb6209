import { Select } from 'antd';
import type { OfficeRoomId } from '#domain/office/office-room';
import { useAsk } from '../../asking.ts';
import { useWords } from '../../use-words.ts';

/** Chooses one room of the registry, or all of them, by typing some of its name. */
export function RoomChoice({
  value,
  onChange,
}: {
  readonly value: OfficeRoomId | null;
  readonly onChange: (id: OfficeRoomId | null) => void;
}) {
  const { t } = useWords();
  const rooms = useAsk('office.rooms', {}).data?.rooms ?? [];
  return (
    <Select<OfficeRoomId | null, { value: OfficeRoomId; label: string }>
      className="room-choice"
      aria-label={t('product:intake.room')}
      placeholder={t('product:intake.everyRoom')}
      allowClear
      showSearch={{
        filterOption: (typed, option) => (option?.label ?? '').toLowerCase().includes(typed.toLowerCase()),
      }}
      value={value}
      options={rooms.map(({ id, fields }) => ({ value: id, label: fields.name }))}
      onChange={(id) => onChange(id ?? null)}
    />
  );
}
