import { useId, useState } from 'react';
import type { ShownRoom } from '#contract/methods/office';
import { officeRoomFields } from '#domain/office/office-room';
import { useAct } from '../../asking.ts';
import { DayPicker } from '../../parts/day-picker.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useWords } from '../../use-words.ts';
import { useDutyToday } from './office-goto.ts';

type Typed = {
  readonly name: string;
  readonly group: string;
  readonly phone: string;
  readonly order: string;
  readonly dueAt: string;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly note: string;
};

/** A time as people type it, `1630` or `16：30`, as a clock shows it. */
const clockOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .trim()
    .replace(
      /^(\d{1,2}):?(\d{2})$/u,
      (_, hours: string, minutes: string) => `${hours.padStart(2, '0')}:${minutes}`,
    );

/** Adds a room to the registry, or changes what is typed about one. */
export function RoomDialog({
  room,
  groups,
  onClose,
}: {
  /** Undefined adds a new one. */
  readonly room: ShownRoom | undefined;
  readonly groups: readonly string[];
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const today = useDutyToday();
  const add = useAct('office.addRooms');
  const change = useAct('office.changeRoom');
  const listId = useId();
  const fields = room?.fields;
  const [typed, setTyped] = useState<Typed>({
    name: fields?.name ?? '',
    group: fields?.group ?? '',
    phone: fields?.phone ?? '',
    order: String(fields?.order ?? 0),
    dueAt: fields?.dueAt ?? '',
    fromDay: fields?.fromDay ?? today,
    untilDay: fields?.untilDay ?? '',
    note: fields?.note ?? '',
  });
  const [isTried, setTried] = useState(false);
  const read = officeRoomFields.safeParse({
    ...typed,
    order: /^\d{1,4}$/u.test(typed.order.trim()) ? Number(typed.order) : -1,
    dueAt: typed.dueAt.trim() === '' ? null : clockOf(typed.dueAt),
    untilDay: typed.untilDay === '' ? null : typed.untilDay,
  });
  const isReversed = typed.untilDay !== '' && typed.untilDay < typed.fromDay;
  const say = (field: keyof Typed): string | undefined =>
    isTried && !read.success && read.error.issues.some(({ path }) => path[0] === field)
      ? t(
          `product:rooms.problem.${field === 'name' || field === 'dueAt' || field === 'order' ? field : 'other'}`,
        )
      : undefined;
  const line = (field: 'name' | 'phone' | 'order' | 'dueAt', hint?: string) => (
    <TextField
      label={t(`product:rooms.field.${field}`)}
      value={typed[field]}
      hint={hint}
      problem={say(field)}
      onChange={(text) => setTyped({ ...typed, [field]: text })}
    />
  );
  const save = async (): Promise<void> => {
    setTried(true);
    if (!read.success || isReversed) return;
    const done =
      room === undefined
        ? await add.act({ rooms: [read.data] })
        : await change.act({ id: room.id, version: room.version, fields: read.data });
    if (done !== undefined) onClose();
  };
  return (
    <StepDialog
      title={
        room === undefined ? t('product:rooms.add') : t('product:rooms.change', { name: room.fields.name })
      }
      confirm={t('common.save')}
      isBusy={add.isBusy || change.isBusy}
      refusal={add.refusal ?? change.refusal}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <div className="form-grid">
        {line('name')}
        <Field
          label={t('product:rooms.column.group')}
          problem={say('group')}
          hint={t('product:rooms.groupHint')}
        >
          {(wires) => (
            <>
              <input
                {...wires}
                className="text-input"
                list={listId}
                value={typed.group}
                onChange={({ target }) => setTyped({ ...typed, group: target.value })}
              />
              <datalist id={listId}>
                {groups.map((group) => (
                  <option key={group} value={group}>
                    {group}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        {line('phone')}
        {line('order', t('product:rooms.orderHint'))}
        {line('dueAt', t('product:rooms.dueHint'))}
        <div className="form-field">
          <span>{t('product:rooms.field.fromDay')}</span>
          <span className="actions">
            <DayPicker
              label={t('product:rooms.firstDay')}
              day={typed.fromDay}
              allowClear={false}
              onChange={(fromDay) => setTyped({ ...typed, fromDay })}
            />
            –
            <DayPicker
              label={t('product:rooms.lastDay')}
              day={typed.untilDay}
              onChange={(untilDay) => setTyped({ ...typed, untilDay })}
            />
          </span>
          <span className={isReversed ? 'form-problem' : 'form-hint'}>
            {t(isReversed ? 'product:rooms.problem.days' : 'product:rooms.daysHint')}
          </span>
        </div>
      </div>
      <TextField
        label={t('product:rooms.field.note')}
        value={typed.note}
        problem={say('note')}
        isWide
        onChange={(note) => setTyped({ ...typed, note })}
      />
    </StepDialog>
  );
}
