import { type KeyboardEvent, useId, useState } from 'react';
import type { IncidentKind } from '#domain/incident/taxonomy';
import { useLoaded } from '../../use-loaded.ts';
import { useWords } from '../../use-words.ts';

const mostShown = 8;
const loadFinder = () => import('./intake-pinyin.ts');

/** 类别: found by a part of its name or by pinyin; where nothing is typed the kind that the title speaks of is offered. */
export function IntakeKind({
  kinds,
  kindId,
  guess,
  labelId,
  onChange,
}: {
  readonly kinds: readonly IncidentKind[];
  readonly kindId: string;
  /** The kind that the words of the title make one think of. */
  readonly guess: IncidentKind | undefined;
  readonly labelId: string;
  readonly onChange: (kindId: string) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const finder = useLoaded(loadFinder);
  const chosen = kinds.find((kind) => kind.id === kindId);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [isOpen, setOpen] = useState(false);
  const [cursor, setCursor] = useState(0);
  const wanted = (typed ?? '').normalize('NFKC').trim().toLowerCase();
  const isFree = chosen === undefined || typed !== undefined;
  const found = kinds.filter(
    (kind) =>
      kind.isOn &&
      wanted !== '' &&
      (finder?.findWords(kind.name) ?? kind.name.toLowerCase()).split(' ').some((word, at) =>
        // Initials and pinyin are typed from the beginning, the name anywhere.
        at === 0 ? word.includes(wanted) : word.startsWith(wanted),
      ),
  );
  const offered = wanted === '' ? (guess === undefined ? [] : [guess]) : found.slice(0, mostShown);
  const shows = isOpen && isFree && (offered.length > 0 || wanted !== '');
  const at = Math.min(cursor, offered.length - 1);

  const take = (kind: IncidentKind | undefined): void => {
    setOpen(false);
    setTyped(undefined);
    if (kind !== undefined) onChange(kind.id);
  };
  const leave = (): void => {
    // What was typed to the end means that kind; half a word means the first that it finds.
    if (wanted !== '' && offered.length > 0) take(offered[at]);
    else take(undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setCursor(Math.max(0, Math.min(offered.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      // The form goes to the next field by the same key.
      if (isOpen && isFree) take(offered[at]);
    } else if (event.key === 'Backspace' && chosen !== undefined && typed === undefined) {
      event.preventDefault();
      onChange('');
      setOpen(true);
    }
  };
  return (
    <div className="intake-kind">
      <input
        className="text-input"
        role="combobox"
        aria-labelledby={labelId}
        aria-expanded={shows}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shows && offered.length > 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('incident:intake.hint.kind')}
        value={typed ?? chosen?.name ?? ''}
        onFocus={(event) => {
          event.target.select();
          setOpen(true);
        }}
        onBlur={leave}
        onChange={(event) => {
          setTyped(event.target.value);
          setCursor(0);
          setOpen(true);
          if (event.target.value === '') onChange('');
        }}
        onKeyDown={onKeyDown}
      />
      {chosen === undefined ? null : (
        <span className="intake-class small quiet">{t(`incident:class.${chosen.class}`)}</span>
      )}
      <div
        className="intake-kinds"
        role="listbox"
        id={`${id}-list`}
        aria-labelledby={labelId}
        hidden={!shows}
      >
        {offered.map((kind, index) => (
          <div
            key={kind.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={(event) => {
              event.preventDefault();
              take(kind);
            }}
          >
            {wanted === '' ? <span className="tag blue">{t('incident:intake.guessed')}</span> : null}{' '}
            {kind.name} <span className="small quiet">{t(`incident:class.${kind.class}`)}</span>
          </div>
        ))}
        {offered.length === 0 && wanted !== '' ? (
          <div role="option" tabIndex={-1} aria-selected={false} aria-disabled className="quiet">
            {t('incident:intake.noKind')}
          </div>
        ) : null}
      </div>
    </div>
  );
}
