import { Segmented } from 'antd';
import { useRef } from 'react';
import { toldReport } from '#domain/office/intake';
import type { OfficeRoomId } from '#domain/office/office-room';
import type { IsoDay } from '#domain/time/instant';
import { readTypedTime } from '#domain/time/typed-time';
import { useAct } from '../../asking.ts';
import { useZone } from '../../frame/seat.tsx';
import { Field, TextField } from '../../parts/plain-field.tsx';
import { StepDialog } from '../../parts/step-dialog.tsx';
import { TypedTime } from '../../parts/typed-time.tsx';
import { useFocusBack } from '../../parts/use-focus-back.ts';
import { useFormDraft } from '../../parts/use-form-draft.ts';
import { useMinute } from '../../use-now.ts';
import { useWords } from '../../use-words.ts';

const manners = toldReport.shape.manner.options;

const blank = { manner: 'phone', isZero: true, byName: '', text: '', at: '' } as {
  readonly manner: (typeof manners)[number];
  readonly isZero: boolean;
  readonly byName: string;
  readonly text: string;
  readonly at: string;
};

/** Notes a report that a room gave on the telephone or otherwise: nothing to report, or what it said; what was typed is kept. */
export function ToldDialog({
  roomId,
  roomName,
  day,
  onClose,
  onDone,
}: {
  readonly roomId: OfficeRoomId;
  readonly roomName: string;
  readonly day: IsoDay;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const now = useMinute();
  const zone = useZone();
  const note = useAct('office.note');
  const words = useRef<HTMLTextAreaElement>(null);
  useFocusBack();
  const [draft, change, drop] = useFormDraft(`told:${day}:${roomId}`, blank);
  const at = draft.at.trim() === '' ? null : (readTypedTime(draft.at, now, zone) ?? undefined);
  const isIncomplete = !draft.isZero && draft.text.trim() === '';
  const save = async (): Promise<void> => {
    if (isIncomplete) words.current?.focus();
    if (isIncomplete || at === undefined) return;
    const { manner, isZero, byName, text } = draft;
    const told = { manner, isZero, byName: byName.trim(), text: text.trim() };
    if ((await note.act({ roomId, day, told, arrivedAt: at })) === undefined) return;
    drop();
    onDone();
  };
  return (
    <StepDialog
      title={t('product:chase.told.title', { room: roomName, day })}
      confirm={t('product:chase.told.save')}
      isBusy={note.isBusy}
      refusal={note.refusal}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <div className="told-choices">
        <Segmented
          aria-label={t('product:chase.told.what')}
          value={draft.isZero ? 'zero' : 'text'}
          options={(['zero', 'text'] as const).map((value) => ({
            value,
            label: t(`product:chase.told.${value}`),
          }))}
          onChange={(value) => change({ ...draft, isZero: value === 'zero' })}
        />
        <Segmented
          aria-label={t('product:chase.told.manner')}
          value={draft.manner}
          options={manners.map((value) => ({ value, label: t(`product:told.${value}`) }))}
          onChange={(manner) => change({ ...draft, manner })}
        />
      </div>
      <Field
        label={t('product:chase.told.words')}
        isWide
        problem={isIncomplete ? t('product:chase.told.wordsMissing') : undefined}
      >
        {(wires) => (
          <textarea
            {...wires}
            ref={words}
            className="text-input"
            rows={4}
            maxLength={4000}
            value={draft.text}
            onChange={({ target }) => change({ ...draft, text: target.value })}
          />
        )}
      </Field>
      <div className="form-grid">
        <TextField
          label={t('product:chase.told.byName')}
          value={draft.byName}
          onChange={(byName) => change({ ...draft, byName: byName.slice(0, 60) })}
        />
        <TypedTime
          label={t('product:chase.told.at')}
          hint={t('product:chase.told.atHint')}
          value={draft.at}
          onChange={(typed) => change({ ...draft, at: typed })}
        />
      </div>
    </StepDialog>
  );
}
