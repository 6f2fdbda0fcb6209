import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useWords } from '../use-words.ts';
import type { LogFilter } from '#contract/methods/log';
import type { Entry, EntryId } from '#domain/log/entry';
import { findHits } from '#domain/log/search-text';
import { call } from '../call.ts';
import { EntryTags } from './entry-tags.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { Highlight } from './highlight.tsx';
import { useTimes } from './times.ts';

const pageSize = 50;

function EntryLine({ entry, typed }: { readonly entry: Entry; readonly typed: string }) {
  const { t } = useWords();
  const times = useTimes();
  const { unit, name, phone } = entry.counterpart;
  const from = [unit, name, phone].filter((part) => part !== '').join(' ');
  const shown = [entry.content, entry.instruction, entry.handling, from, entry.number].join('\n');
  return (
    <>
      <span className="when">
        <b>{times.clock(entry.occurredAt ?? entry.recordedAt)}</b>
        <span className="small quiet">{times.day(entry.day)}</span>
        <span className="small quiet">
          <Highlight text={entry.number} typed={typed} />
        </span>
      </span>
      <span>
        <span className="head">
          <EntryTags entry={entry} />
          {from === '' ? null : (
            <span className="quiet small">
              <Highlight text={from} typed={typed} />
            </span>
          )}
        </span>
        <span className="text">
          <Highlight text={entry.content} typed={typed} />
        </span>
        {entry.instruction === '' ? null : (
          <span className="text small quiet">
            {t('trade:part.instruction')}: <Highlight text={entry.instruction} typed={typed} />
          </span>
        )}
        {typed !== '' && entry.correctionCount > 0 && findHits(shown, typed).length === 0 ? (
          <span className="tag yellow">{t('entry.earlierText')}</span>
        ) : null}
      </span>
    </>
  );
}

/** The entries that a filter leaves, newest first: any number of them, read page by page, with a keyboard cursor. */
export function EntryList({
  filter,
  selected,
  onSelect,
  onOpen,
  empty,
  label,
}: {
  readonly filter: LogFilter;
  readonly selected: EntryId | undefined;
  readonly onSelect: (id: EntryId) => void;
  readonly onOpen: (id: EntryId) => void;
  readonly empty: string;
  readonly label: string;
}) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const pages = useInfiniteQuery({
    queryKey: ['log.page', filter],
    queryFn: ({ pageParam }) => call('log.page', { filter, before: pageParam, limit: pageSize }),
    initialPageParam: null as EntryId | null,
    getNextPageParam: (page) => page.nextBefore,
    maxPages: 400,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  // oxlint-disable-next-line react/incompatible-library -- its functions are used while rendering only
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => 74,
    overscan: 8,
    getItemKey: (index) => entries[index]?.id ?? index,
  });
  const rows = virtual.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= entries.length - 10) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastShown, entries.length]);

  // What was just written is seen, unless somebody reads further down.
  const newest = entries[0]?.id;
  useEffect(() => {
    const list = box.current;
    if (newest !== undefined && list?.contains(document.activeElement) === false) list.scrollTo({ top: 0 });
  }, [newest]);

  const at = entries.findIndex((entry) => entry.id === selected);
  const moveTo = (index: number): void => {
    const entry = entries[Math.max(0, Math.min(index, entries.length - 1))];
    if (entry === undefined) return;
    onSelect(entry.id);
    virtual.scrollToIndex(entries.indexOf(entry), { align: 'auto' });
  };
  const typed = filter.text ?? '';
  if (pages.isError) return <FailureNotice error={pages.error} />;
  if (pages.data !== undefined && entries.length === 0) return <div className="empty">{empty}</div>;
  return (
    <div
      ref={box}
      className="list scroll"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={selected === undefined ? undefined : `entry-${selected}`}
      style={{ height: '100%', overflow: 'auto' }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') moveTo(at + 1);
        else if (event.key === 'ArrowUp') moveTo(at - 1);
        else if (event.key === 'PageDown') moveTo(at + 10);
        else if (event.key === 'PageUp') moveTo(at - 10);
        else if (event.key === 'Home') moveTo(0);
        else if (event.key === 'Enter' && selected !== undefined) onOpen(selected);
        else return;
        event.preventDefault();
      }}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {rows.map((row) => {
          const entry = entries[row.index];
          if (entry === undefined) return null;
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list box has the keys and the focus
            <div
              key={row.key}
              ref={virtual.measureElement}
              data-index={row.index}
              id={`entry-${entry.id}`}
              role="option"
              aria-selected={entry.id === selected}
              className={`entry-line${entry.isVoid ? ' is-void' : ''}`}
              style={{ position: 'absolute', top: 0, left: 0, transform: `translateY(${row.start}px)` }}
              onClick={() => {
                onSelect(entry.id);
                onOpen(entry.id);
              }}
            >
              <EntryLine entry={entry} typed={typed} />
            </div>
          );
        })}
      </div>
      {pages.data !== undefined && !hasNextPage && entries.length > pageSize ? (
        <div className="empty small">{t('log.end')}</div>
      ) : null}
    </div>
  );
}
