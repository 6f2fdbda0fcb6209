import { Select } from 'antd';
import { useRef, useState } from 'react';
import type { ShownRoom, UnknownKey } from '#contract/methods/office';
import type { OfficeRoomId } from '#domain/office/office-room';
import { keyCode } from '#domain/package/keys';
import { useAct } from '../../asking.ts';
import { Field } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { useFocusBack } from '../../parts/use-focus-back.ts';
import { useWords } from '../../use-words.ts';
import { CodeField } from './code-field.tsx';

/** Gives a key to a room: the code is read over the telephone by the room and typed here; what it should be is never shown. */
export function PairDialog({
  unknown,
  roomId,
  rooms,
  onClose,
}: {
  readonly unknown: UnknownKey;
  readonly roomId?: OfficeRoomId;
  readonly rooms: readonly ShownRoom[];
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const pair = useAct('office.pair');
  const sameName = rooms.find(({ fields }) => fields.name === unknown.unitName);
  const [chosen, setChosen] = useState<OfficeRoomId | undefined>(roomId ?? sameName?.id);
  const [typed, setTyped] = useState('');
  const isPaired = useRef(false);
  // A key that was paired is not listed any more, and the button that opened this window goes with it.
  useFocusBack(() =>
    isPaired.current ? document.querySelector<HTMLElement>('.rooms-grid [role="grid"]') : null,
  );
  const room = rooms.find(({ id }) => id === chosen);
  const code = keyCode.safeParse(typed);
  const save = async (): Promise<void> => {
    if (room === undefined || !code.success) return;
    const { id, version } = room;
    const paired = await pair.act({ id, version, publicKey: unknown.publicKey, code: code.data });
    if (paired === undefined) return;
    isPaired.current = true;
    onClose();
  };
  return (
    <StepDialog
      title={t('product:rooms.pair.title', { name: unknown.unitName })}
      confirm={t('product:rooms.pair.save')}
      isBusy={pair.isBusy}
      refusal={pair.refusal}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <p>{t('product:rooms.pair.how')}</p>
      <Field
        label={t('product:rooms.pair.room')}
        hint={
          room === undefined
            ? t('product:rooms.pair.roomMissing')
            : room.code === null
              ? t('product:rooms.pair.phone', { phone: room.fields.phone === '' ? '–' : room.fields.phone })
              : t('product:rooms.pair.hasKey')
        }
      >
        {({ id }) => (
          <Select<OfficeRoomId, { value: OfficeRoomId; label: string }>
            id={id}
            showSearch={{
              filterOption: (text, option) => (option?.label ?? '').includes(text),
            }}
            value={chosen ?? null}
            options={rooms.map((one) => ({ value: one.id, label: one.fields.name }))}
            onChange={(next) => setChosen(next ?? undefined)}
          />
        )}
      </Field>
      <CodeField
        label={t('product:rooms.pair.code')}
        typed={typed}
        problem={pair.refusal === undefined ? undefined : t('product:rooms.pair.wrong')}
        onType={(next) => {
          pair.clear();
          setTyped(next);
        }}
      />
    </StepDialog>
  );
}
