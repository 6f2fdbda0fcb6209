import { Button } from 'antd';
import { Field } from '../../parts/plain-field.tsx';
import { useKept } from '../../parts/kept.ts';
import { useWords } from '../../use-words.ts';
import { readRooms } from './setup-read-rooms.ts';
import type { SetupWork } from './setup-work.ts';

const mostRooms = 400;

/** Adds many rooms at once, pasted one a line. */
export function PasteRooms({ work }: { readonly work: SetupWork }) {
  const { t } = useWords();
  const [text, setText] = useKept<string>('incident-rooms-pasted', '');
  const { rooms } = work.setup;
  const read = readRooms(
    text,
    rooms.map(({ name }) => name),
  );
  const free = Math.max(0, mostRooms - rooms.length);
  const add = (): void => {
    const added = read.rooms.slice(0, free).map((room) => ({ id: crypto.randomUUID(), ...room }));
    work.change({ rooms: [...rooms, ...added] });
    setText('');
  };
  return (
    <section className="rota-block" aria-label={t('incident:setup.room.paste')}>
      <h3>{t('incident:setup.room.paste')}</h3>
      <Field label={t('incident:setup.room.lines')} hint={t('incident:setup.room.linesHint')} isWide>
        {(wires) => (
          <textarea
            {...wires}
            className="text-input"
            rows={4}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {text.trim() === '' ? null : (
        <div className="rota-line">
          <output>
            {t('incident:setup.room.read', { count: read.rooms.length })}
            {read.known.length === 0
              ? ''
              : t('incident:setup.room.known', { names: read.known.slice(0, 5).join('、') })}
            {read.rooms.length > free ? t('incident:setup.room.tooMany', { count: mostRooms }) : ''}
          </output>
          <Button disabled={read.rooms.length === 0 || free === 0} onClick={add}>
            {t('incident:setup.room.addRead', { count: Math.min(free, read.rooms.length) })}
          </Button>
        </div>
      )}
    </section>
  );
}
