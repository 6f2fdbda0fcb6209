import '../../styles/office.css';
import { App, Button, Checkbox } from 'antd';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useWords } from '../../use-words.ts';
import { type Person, type Phone, shownPhones } from '#domain/people/person';
import { localParts } from '#domain/time/zone';
import { useAct, useAsk } from '../../asking.ts';
import { useHasRole, useSeat, useZone } from '../../frame/seat.tsx';
import { FailureNotice } from '../../parts/failure-notice.tsx';
import { useKept } from '../../parts/kept.ts';
import { useMinute } from '../../use-now.ts';
import { isPersonMatch } from './match-person.ts';
import { PeopleGrid, rowIdOf } from './people-grid.tsx';
import { PeopleImport } from './people-import.tsx';
import { blankPerson, type PersonDraft, personDraftOf } from './person-draft.ts';
import { PeopleSheet } from './people-sheet.tsx';
import { PersonForm } from './person-form.tsx';

type Opened = { readonly key: string };
type Kept = {
  readonly draft: PersonDraft;
  readonly first: PersonDraft;
  readonly version: number | undefined;
};
type ShownNumbers = { readonly version: number; readonly phones: readonly Phone[] };
const newPerson = 'new';

/** A person with the numbers that were asked for, as long as nobody changed them since. */
const withNumbers = (person: Person, shown: ShownNumbers | undefined): Person =>
  shown?.version === person.version ? { ...person, phones: shownPhones(shown.phones, true) } : person;

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
  const [opened, setOpened] = useState<Opened | 'import' | 'sheet' | undefined>(undefined);
  const [drafts, setDrafts] = useState<Readonly<Record<string, Kept>>>({});
  const [pasted, setPasted] = useState('');
  const asked = useAsk('people.all', { withLeft });
  const phones = useAct('people.phones');
  const [shown, setShown] = useState<Readonly<Record<string, ShownNumbers>>>({});
  const all = (asked.data ?? []).map((person) => withNumbers(person, shown[person.id]));
  // Only a whole number tells whose hidden number it is, and only the service knows.
  const isNumber = typed.replaceAll(/\D/g, '').length >= 7;
  const owners = useAsk(
    'people.find',
    { text: typed.trim().slice(0, 60), limit: 50 },
    { isOff: !isNumber },
  ).data;
  const ownerIds = new Set(isNumber ? owners?.map((person) => person.id) : []);
  const found =
    typed.trim() === ''
      ? all
      : all.filter((person) => isPersonMatch(person, typed) || ownerIds.has(person.id));
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
  const open = async (person: Person | undefined): Promise<void> => {
    if (!canEdit) return;
    const key = person?.id ?? newPerson;
    // The list hides private numbers; a form that has only what the list shows would write the hiding signs back.
    const numbers = person === undefined ? undefined : await phones.act({ id: person.id });
    if (person !== undefined && numbers === undefined) return;
    const blank =
      person === undefined
        ? blankPerson(station?.unitName ?? '', nextOrder)
        : personDraftOf(person, numbers?.phones ?? []);
    setDrafts((kept) => ({
      ...kept,
      [key]: kept[key] ?? { draft: blank, first: blank, version: person?.version },
    }));
    setOpened({ key });
  };
  const show = async (person: Person): Promise<void> => {
    const numbers = await phones.act({ id: person.id });
    if (numbers !== undefined)
      setShown((known) => ({ ...known, [person.id]: { version: person.version, phones: numbers.phones } }));
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
    else if (event.key === 'Enter' && cursor !== undefined) void open(cursor);
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
        {canEdit ? <Button onClick={() => setOpened('sheet')}>{t('rota.import.peopleTitle')}</Button> : null}
        {canEdit ? (
          <Button type="primary" onClick={() => void open(undefined)}>
            {t('office:people.add')}
          </Button>
        ) : null}
      </header>
      {asked.isError ? <FailureNotice error={asked.error} /> : null}
      <FailureNotice error={phones.refusal} />
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
          onOpen={(person) => void open(person)}
          onShow={(person) => void show(person)}
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
      {opened === 'sheet' ? (
        <PeopleSheet
          today={today}
          firstOrder={nextOrder}
          onClose={close}
          onDone={(counts) => {
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
