import { Drawer } from 'antd';
import { useCallback, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Draft } from '#domain/log/draft';
import type { EntryId } from '#domain/log/entry';
import { useSeat } from '../../frame/seat.tsx';
import { EntryDetail } from '../../parts/entry-detail.tsx';
import { EntryList } from '../../parts/entry-list.tsx';
import { DeskSide } from './desk-side.tsx';
import { QuickEntry } from './quick-entry.tsx';
import { TakeDesk } from './take-desk.tsx';

/** Where the officer lives: quick entry on top, the shift's timeline below, what is open and due beside it. */
export function DeskScreen() {
  const { t } = useWords();
  const { desk } = useSeat();
  const [opened, setOpened] = useState<EntryId | undefined>(undefined);
  const [selected, setSelected] = useState<EntryId | undefined>(undefined);
  const [writing, setWriting] = useState('');
  const [resumed, setResumed] = useState<Draft | undefined>(undefined);
  const stopReading = useCallback(() => setOpened(undefined), []);
  if (desk === undefined) return null;
  return (
    <div className="desk">
      <div className="column">
        {desk.isMember ? (
          <QuickEntry resumed={resumed} onTurn={setWriting} onBegin={stopReading} />
        ) : (
          <TakeDesk key={desk.shift?.no ?? 0} desk={desk} />
        )}
        <section className="panel timeline" aria-label={t('desk.timeline')}>
          <header>
            <h2>{t('desk.timeline')}</h2>
            <a className="desk-handover" href="#/handover">
              {t('place.handover')} <kbd>Ctrl+J</kbd>
            </a>
          </header>
          {desk.shift === null ? (
            <div className="empty">{t('strip.nobody')}</div>
          ) : (
            <EntryList
              filter={{ shiftNo: desk.shift.no }}
              selected={selected}
              onSelect={setSelected}
              onOpen={setOpened}
              empty={t('desk.empty')}
              label={t('desk.timeline')}
            />
          )}
        </section>
      </div>
      <DeskSide writing={writing} onOpen={setOpened} onResume={(draft) => setResumed({ ...draft })} />
      <Drawer
        open={opened !== undefined}
        size={560}
        onClose={() => setOpened(undefined)}
        title={t('place.log')}
        destroyOnHidden
      >
        {opened === undefined ? null : <EntryDetail id={opened} onOpen={setOpened} />}
      </Drawer>
    </div>
  );
}
