import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, DraftContent } from '#domain/log/draft';
import type { EntryId } from '#domain/log/entry';
import { isBlankDraft } from '#domain/log/read-draft';
import type { Instant } from '#domain/time/instant';
import { answers } from '../asking.ts';
import { call } from '../call.ts';
import { hear } from '../frame/events.ts';
import { steadyMilliseconds } from '../use-now.ts';
import { type Attaching, useAttaching } from './use-attaching.ts';

/** A form whose text is kept in the store while it is typed. */
export type DraftForm = Attaching & {
  readonly id: string;
  readonly content: DraftContent;
  /** What the form holds at this moment, for work that waited while somebody typed on. */
  readonly contentNow: () => DraftContent;
  readonly change: (parts: Partial<DraftContent>) => void;
  /** When the store last took the text; null where nothing was typed or the newest text is not there yet. */
  readonly keptAt: Instant | null;
  /** True where the form holds text that the store has not. */
  readonly isAhead: boolean;
  /** Why the store could not take the newest text; null where it did or was not asked yet. */
  readonly keepRefusal: unknown;
  /** Keeps everything typed so far; false where the store could not take it, and then nothing may replace it. */
  readonly keepNow: () => Promise<boolean>;
  /** Puts another text into the form, a new one or a draft that was kept. */
  readonly load: (draft: Pick<Draft, 'id' | 'content'> & { readonly savedAt?: Instant }) => void;
};

const pause = 600;
const longest = 1500;

/** Saving a draft tells nobody, for it happens every moment; what lists drafts asks again when a form turns to another. */
const askForDrafts = (): Promise<void> => answers.invalidateQueries({ queryKey: ['drafts.mine'] });

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
  const [keepRefusal, setKeepRefusal] = useState<unknown>(null);
  const newest = useRef({ id, content, isKept: true });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const firstUnkept = useRef<number | undefined>(undefined);
  const underWay = useRef<Promise<boolean> | undefined>(undefined);
  const keepAgain = useRef<() => Promise<boolean>>(() => Promise.resolve(true));
  const { corrects } = first;

  const keepNow = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    firstUnkept.current = undefined;
    // One at a time: after a restart of the service an older text must not land on a newer one.
    while (underWay.current !== undefined) await underWay.current;
    const kept = newest.current;
    if (kept.isKept) return true;
    kept.isKept = true;
    // What was typed and taken back is not to come again after a restart.
    const saving = (
      isBlankDraft(kept.content)
        ? call('draft.drop', { id: kept.id }).then(() => ({ savedAt: null }))
        : call('draft.save', { id: kept.id, corrects, content: kept.content })
    ).then(
      ({ savedAt }) => {
        setKeepRefusal(null);
        if (newest.current === kept) {
          setKeptAt(savedAt);
          setAhead(false);
        }
        return true;
      },
      (error: unknown) => {
        setKeepRefusal(error);
        // Still on the screen and unkept; the next try follows in a moment.
        kept.isKept = false;
        if (newest.current === kept) timer.current = setTimeout(() => void keepAgain.current(), longest);
        return false;
      },
    );
    underWay.current = saving;
    const isDone = await saving;
    underWay.current = undefined;
    return isDone && newest.current !== kept ? keepAgain.current() : isDone;
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
    setKeepRefusal(null);
    void askForDrafts();
  }, []);
  const contentNow = useCallback(() => newest.current.content, []);

  const attaching = useAttaching(newest, change);

  useEffect(() => {
    const stopHearing = hear('keep-drafts', () => void keepNow());
    const stopPush = window.duty.onPush((push) => {
      if (push.kind === 'command' && push.command === 'before-close') void keepNow();
    });
    return () => {
      stopHearing();
      stopPush();
      void keepNow();
      void askForDrafts();
    };
  }, [keepNow]);

  return { id, content, contentNow, change, keptAt, isAhead, keepRefusal, keepNow, load, ...attaching };
}
