import { Button } from 'antd';
import { useWords } from '../../use-words.ts';
import type { Draft } from '#domain/log/draft';
import type { Entry, EntryId } from '#domain/log/entry';
import { isBlankDraft } from '#domain/log/read-draft';
import { useAct, useAsk } from '../../asking.ts';
import { call } from '../../call.ts';
import { useHasRole, useSeat } from '../../frame/seat.tsx';
import { useTimes } from '../../parts/times.ts';
import { useMinute } from '../../use-now.ts';
import { AwaySide } from './away-side.tsx';
import { DuesSide } from './dues-side.tsx';
import { IncidentsSide } from './incidents-side.tsx';
import { TiersSide } from './tiers-side.tsx';

const stateColour = { todo: 'orange', doing: 'blue', done: 'green', carried: 'orange' } as const;

function OpenMatters({ onOpen }: { readonly onOpen: (id: EntryId) => void }) {
  const { t } = useWords();
  const times = useTimes();
  const open = useAsk('log.open', {}).data;
  return (
    <section className="panel">
      <header>
        <h2>{t('desk.open')}</h2>
        <span className="tag">{open?.length ?? 0}</span>
      </header>
      {open?.length === 0 ? <div className="empty">{t('desk.openEmpty')}</div> : null}
      {open?.toReversed().map((entry) => (
        <button key={entry.id} type="button" className="side-row" onClick={() => onOpen(entry.id)}>
          <span className="small quiet">
            {times.moment(entry.recordedAt)} {t(`trade:category.${entry.category}`)}{' '}
            <span className={`tag ${stateColour[entry.state]}`}>{t(`trade:state.${entry.state}`)}</span>
          </span>
          <span className="text">{entry.content}</span>
        </button>
      ))}
    </section>
  );
}

function ReminderRow({ entry, onOpen }: { readonly entry: Entry; readonly onOpen: (id: EntryId) => void }) {
  const { t } = useWords();
  const times = useTimes();
  const minute = useMinute();
  const { desk } = useSeat();
  const done = useAct('reminder.done');
  const isDue = entry.remindAt !== null && entry.remindAt <= minute;
  return (
    <div className="side-row" style={{ cursor: 'default' }}>
      <span className="small">
        <b>{entry.remindAt === null ? '' : times.moment(entry.remindAt)}</b>{' '}
        {isDue ? <span className="tag red">{t('desk.due')}</span> : null}
      </span>
      <button
        type="button"
        className="strip-button"
        style={{ width: '100%' }}
        onClick={() => onOpen(entry.id)}
      >
        <span className="text">{entry.content}</span>
      </button>
      {isDue && desk?.isMember === true ? (
        <Button
          size="small"
          loading={done.isBusy}
          onClick={() => void done.act({ id: entry.id, version: entry.version })}
        >
          {t('desk.remindDone')}
        </Button>
      ) : null}
    </div>
  );
}

function Reminders({ onOpen }: { readonly onOpen: (id: EntryId) => void }) {
  const { t } = useWords();
  const reminders = useAsk('reminders.open', {}).data ?? [];
  if (reminders.length === 0) return null;
  return (
    <section className="panel">
      <header>
        <h2>{t('desk.reminders')}</h2>
        <span className="tag">{reminders.length}</span>
      </header>
      {reminders.map((entry) => (
        <ReminderRow key={entry.id} entry={entry} onOpen={onOpen} />
      ))}
    </section>
  );
}

function Drafts({
  writing,
  onResume,
}: {
  readonly writing: string;
  readonly onResume: (draft: Draft) => void;
}) {
  const { t } = useWords();
  const times = useTimes();
  const { desk } = useSeat();
  const drafts = (useAsk('drafts.mine', {}).data ?? []).filter(
    (draft) => draft.id !== writing && draft.corrects === null && !isBlankDraft(draft.content),
  );
  if (drafts.length === 0) return null;
  return (
    <section className="panel">
      <header>
        <h2>{t('desk.drafts')}</h2>
        <span className="tag">{drafts.length}</span>
      </header>
      {drafts.map((draft) => (
        <div key={draft.id} className="side-row" style={{ cursor: 'default' }}>
          <span className="small quiet">
            {times.moment(draft.savedAt)} {t(`trade:category.${draft.content.category}`)}
          </span>
          <span className="text">{draft.content.content || t('entry.emptyDraft')}</span>
          <Button size="small" disabled={desk?.isMember !== true} onClick={() => onResume(draft)}>
            {t('entry.resumeDraft')}
          </Button>{' '}
          <Button size="small" onClick={() => void call('draft.drop', { id: draft.id })}>
            {t('entry.dropDraft')}
          </Button>
        </div>
      ))}
    </section>
  );
}

/** What is due, what is open, and what was put aside, beside the quick entry. */
export function DeskSide({
  writing,
  onOpen,
  onResume,
}: {
  /** The draft that stands in the quick entry, which is not to be offered a second time. */
  readonly writing: string;
  readonly onOpen: (id: EntryId) => void;
  readonly onResume: (draft: Draft) => void;
}) {
  const { t } = useWords();
  const isWriter = useHasRole('officer', 'chief', 'dutyLeader');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reached by the keyboard
    <aside aria-label={t('desk.open')} tabIndex={0}>
      <Reminders onOpen={onOpen} />
      <IncidentsSide />
      <DuesSide />
      <TiersSide />
      <AwaySide />
      {isWriter ? <Drafts writing={writing} onResume={onResume} /> : null}
      <OpenMatters onOpen={onOpen} />
    </aside>
  );
}
