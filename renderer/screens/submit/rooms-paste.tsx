import { Button } from 'antd';
import type { ShownRoom } from '#contract/methods/office';
import { useAct, useAsk } from '../../asking.ts';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { Field } from '../../parts/plain-field.tsx';
import { useWords } from '../../use-words.ts';
import { useDutyToday } from './office-goto.ts';
import { readRoomLines } from './rooms-read.ts';

const mostAtOnce = 1000;

/** Adds many rooms at once: pasted one a line as they stand in a spreadsheet, or taken over from the rooms of the spot checks. */
export function PasteRooms({
  rooms,
  onDone,
}: {
  readonly rooms: readonly ShownRoom[];
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const today = useDutyToday();
  const add = useAct('office.addRooms');
  const [text, setText] = useKept('rooms-pasted', '');
  const checked = useAsk('incident.setup', {}).data?.setup.rooms ?? [];
  const read = readRoomLines(
    text,
    rooms.map(({ fields }) => fields.name),
  );
  const highest = Math.max(-1, ...rooms.map(({ fields }) => fields.order));
  const save = async (): Promise<void> => {
    const added = await add.act({
      rooms: read.rooms.slice(0, mostAtOnce).map((room, index) => ({
        ...room,
        order: Math.min(9999, highest + 1 + index),
        dueAt: null,
        fromDay: today,
        untilDay: null,
        note: '',
      })),
    });
    if (added === undefined) return;
    setText('');
    onDone();
  };
  return (
    <section className="panel rooms-paste" aria-label={t('product:rooms.many')}>
      <Field label={t('product:rooms.lines')} hint={t('product:rooms.linesHint')} isWide>
        {(wires) => (
          <textarea
            {...wires}
            className="text-input pasted-text"
            rows={6}
            spellCheck={false}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <div className="part-bar">
        <output className="grow">
          {text.trim() === '' ? '' : t('product:rooms.read', { count: read.rooms.length })}
          {read.known.length === 0
            ? ''
            : t('product:rooms.known', {
                count: read.known.length,
                names: read.known.slice(0, 5).join(t('common.comma')),
              })}
        </output>
        {checked.length === 0 ? null : (
          <Button
            onClick={() =>
              setText(checked.map(({ name, group, phone }) => [name, group, phone].join('\t')).join('\n'))
            }
          >
            {t('product:rooms.fromChecks', { count: checked.length })}
          </Button>
        )}
        <Button
          type="primary"
          disabled={read.rooms.length === 0}
          loading={add.isBusy}
          onClick={() => void save()}
        >
          {t('product:rooms.addRead', { count: Math.min(mostAtOnce, read.rooms.length) })}
        </Button>
        <Button onClick={onDone}>{t('common.close')}</Button>
      </div>
      <FailureNotice error={add.refusal} />
    </section>
  );
}
