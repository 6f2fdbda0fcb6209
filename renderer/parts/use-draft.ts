import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, DraftContent } from '#domain/log/draft';
import type { EntryId } from '#domain/log/entry';
import { isBlankDraft } from '#domain/log/read-draft';
import type { Instant } from '#domain/time/instant';
import { call } from '../call.ts';
import { hear } from '../frame/events.ts';
import { steadyMilliseconds } from '../use-now.ts';

/** A form whose text is kept in the store while it is typed. */
export type DraftForm = {
  readonly id: string;
  readonly content: DraftContent;
  readonly change: (parts: Partial<DraftContent>) => void;
  /** When the store last took the text; null where nothing was typed or the newest text is not there yet. */
  readonly keptAt: Instant | null;
  /** True where the form holds text that the store has not. */
  readonly isAhead: boolean;
  readonly keepNow: () => Promise<void>;
  /** Puts another text into the form, a new one or a draft that was kept. */
  readonly load: (draft: Pick<Draft, 'id' | 'content'> & { readonly savedAt?: Instant }) => void;
};

const pause = 600;
const longest = 1500;

/** Keeps what is typed: 0.6 s after the last key, at the latest every 1.5 s, and whenever the window closes or locks. */
export function useDraft(first: {
  readonly id: string;
  readonly corrects: EntryId | null;
  readonly content: DraftContent;
}): DraftForm {
  const [id, setId] = useState(first.id);
  const [content, setContent] = useState(first.content);
  const [keptAt, setKeptAt] = useState<Instant | null>(null);
  const [isAhead, setAhead] = useState(false);
  const newest = useRef({ id, content, isKept: true });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const firstUnkept = useRef<number | undefined>(undefined);
  const keepAgain = useRef<() => Promise<void>>(() => Promise.resolve());
  const { corrects } = first;

  const keepNow = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    firstUnkept.current = undefined;
    const kept = newest.current;
    if (kept.isKept || isBlankDraft(kept.content)) return;
    kept.isKept = true;
    try {
      const { savedAt } = await call('draft.save', { id: kept.id, corrects, content: kept.content });
      if (newest.current !== kept) return;
      setKeptAt(savedAt);
      setAhead(false);
    } catch {
      // Still on the screen and unkept; the next try follows in a moment.
      if (newest.current !== kept) return;
      kept.isKept = false;
      timer.current = setTimeout(() => void keepAgain.current(), longest);
    }
  }, [corrects]);
  useEffect(() => {
    keepAgain.current = keepNow;
  }, [keepNow]);

  const change = useCallback(
    (parts: Partial<DraftContent>): void => {
      newest.current = {
        id: newest.current.id,
        content: { ...newest.current.content, ...parts },
        isKept: false,
      };
      setContent(newest.current.content);
      setKeptAt(null);
      setAhead(true);
      clearTimeout(timer.current);
      const now = steadyMilliseconds();
      firstUnkept.current ??= now;
      timer.current = setTimeout(
        () => void keepNow(),
        Math.max(0, Math.min(pause, firstUnkept.current + longest - now)),
      );
    },
    [keepNow],
  );

  const load = useCallback((draft: Pick<Draft, 'id' | 'content'> & { readonly savedAt?: Instant }): void => {
    clearTimeout(timer.current);
    firstUnkept.current = undefined;
    newest.current = { id: draft.id, content: draft.content, isKept: true };
    setId(draft.id);
    setContent(draft.content);
    setKeptAt(draft.savedAt ?? null);
    setAhead(false);
  }, []);

  useEffect(() => {
    const stopHearing = hear('keep-drafts', () => void keepNow());
    const stopPush = window.duty.onPush((push) => {
      if (push.kind === 'command' && push.command === 'before-close') void keepNow();
    });
    return () => {
      stopHearing();
      stopPush();
      void keepNow();
    };
  }, [keepNow]);

  return { id, content, change, keptAt, isAhead, keepNow, load };
}
