import '../../styles/office.css';
import { App, Button, Checkbox } from 'antd';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';
import type { Person } from '#domain/people/person';
import { localParts } from '#domain/time/zone';
import { useAsk } from '../../asking.ts';
import { useHasRole, useSeat, useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { isPersonMatch } from './match-person.ts';
import { PeopleGrid, rowIdOf } from './people-grid.tsx';
import { PeopleImport } from './people-import.tsx';
import { blankPerson, type PersonDraft, personDraftOf } from './person-draft.ts';
import { PersonForm } from './person-form.tsx';

type Opened = { readonly key: string };
type Kept = {
  readonly draft: PersonDraft;
  readonly first: PersonDraft;
  readonly version: number | undefined;
};
const newPerson = 'new';

/** 通讯录: finds people by name, pinyin, post or number, and keeps them. */
export function PeopleScreen() {
  const { t } = useWords();
  const { message } = App.useApp();
  const gridId = useId();
  const search = useRef<HTMLInputElement>(null);
  const { station } = useSeat();
  const canEdit = useHasRole('admin', 'chief');
  const today = localParts(useMinute(), useZone()).day;
  const [typed, setTyped] = useKept('people-search', '');
  const [withLeft, setWithLeft] = useKept('people-left', false);
  const [cursorId, setCursorId] = useState<Person['id'] | undefined>(undefined);
  const [opened, setOpened] = useState<Opened | 'import' | undefined>(undefined);
  const [drafts, setDrafts] = useState<Readonly<Record<string, Kept>>>({});
  const [pasted, setPasted] = useState('');
  const asked = useAsk('people.all', { withLeft });
  const all = asked.data ?? [];
  const found = typed.trim() === '' ? all : all.filter((person) => isPersonMatch(person, typed));
  const cursor =
    found.find((person) => person.id === cursorId) ?? (typed.trim() === '' ? undefined : found[0]);
  const nextOrder = Math.min(9999, all.reduce((most, person) => Math.max(most, person.order), 0) + 1);

  const drop = (key: string): void =>
    setDrafts(Object.fromEntries(Object.entries(drafts).filter(([known]) => known !== key)));
  const close = (): void => {
    if (typeof opened === 'object' && drafts[opened.key]?.draft === drafts[opened.key]?.first)
      drop(opened.key);
    setOpened(undefined);
    search.current?.focus();
  };
  const open = (person: Person | undefined): void => {
    if (!canEdit) return;
    const key = person?.id ?? newPerson;
    const blank =
      person === undefined ? blankPerson(station?.unitName ?? '', nextOrder) : personDraftOf(person);
    setDrafts({ ...drafts, [key]: drafts[key] ?? { draft: blank, first: blank, version: person?.version } });
    setOpened({ key });
  };
  const saved = (key: string, person: Person): void => {
    drop(key);
    setOpened(undefined);
    setCursorId(person.id);
    void message.success(t('office:people.saved', { name: person.name }));
    search.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const at = cursor === undefined ? -1 : found.indexOf(cursor);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 10,
      PageUp: at - 10,
    };
    const to = moves[event.key];
    if (to !== undefined) setCursorId(found[Math.max(0, Math.min(to, found.length - 1))]?.id);
    else if (event.key === 'Enter' && cursor !== undefined) open(cursor);
    else if (event.key === 'Escape' && typed !== '') setTyped('');
    else return;
    event.preventDefault();
  };
  const person = typeof opened === 'object' ? all.find((known) => known.id === opened.key) : undefined;
  const kept = typeof opened === 'object' ? drafts[opened.key] : undefined;

  return (
    <div className="office-page">
      <header className="office-bar">
        <h1>{t('place.people')}</h1>
        <input
          ref={search}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- finding somebody is what the page is for
          autoFocus
          className="text-input search"
          role="combobox"
          aria-haspopup="grid"
          aria-expanded={found.length > 0}
          aria-controls={gridId}
          aria-activedescendant={cursor === undefined ? undefined : rowIdOf(cursor)}
          aria-label={t('office:people.search')}
          placeholder={t('office:people.search')}
          value={typed}
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Checkbox checked={withLeft} onChange={(event) => setWithLeft(event.target.checked)}>
          {t('office:people.withLeft')}
        </Checkbox>
        <span className="quiet small grow nowrap">{t('office:people.count', { count: found.length })}</span>
        {canEdit ? <Button onClick={() => setOpened('import')}>{t('office:people.import')}</Button> : null}
        {canEdit ? (
          <Button type="primary" onClick={() => open(undefined)}>
            {t('office:people.add')}
          </Button>
        ) : null}
      </header>
      {asked.isError ? <FailureNotice error={asked.error} /> : null}
      {asked.data !== undefined && found.length === 0 ? (
        <div className="empty">
          {t(
            typed.trim() === ''
              ? canEdit
                ? 'office:people.empty'
                : 'office:people.emptyRead'
              : 'office:people.notFound',
          )}
        </div>
      ) : (
        <PeopleGrid
          id={gridId}
          people={found}
          today={today}
          cursor={cursor}
          onCursor={(to) => setCursorId(to.id)}
          onOpen={open}
          onKeyDown={onKeyDown}
        />
      )}
      <footer className="office-foot quiet small">
        {t(canEdit ? 'office:people.keys' : 'office:people.keysRead')}
      </footer>
      {opened === 'import' ? (
        <PeopleImport
          text={pasted}
          firstOrder={nextOrder}
          onText={setPasted}
          onClose={close}
          onDone={(counts) => {
            setPasted('');
            void message.success(t('office:people.imported', counts));
            close();
          }}
        />
      ) : null}
      {typeof opened === 'object' && kept !== undefined ? (
        <PersonForm
          key={opened.key}
          person={person}
          version={kept.version}
          draft={kept.draft}
          onDraft={(draft) => setDrafts({ ...drafts, [opened.key]: { ...kept, draft } })}
          onClose={close}
          onSaved={(done) => saved(opened.key, done)}
        />
      ) : null}
    </div>
  );
}
