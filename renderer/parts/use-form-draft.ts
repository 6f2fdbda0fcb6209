import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../call.ts';
import { hear } from '../frame/events.ts';

/** How a form's text stands in the store. */
export type FormDraftState = {
  /** False until the store has said whether something was typed before. */
  readonly isReady: boolean;
  /** True where the text in the form was typed before and kept. */
  readonly isRestored: boolean;
  /** True where the store could not take the newest text. */
  readonly isUnkept: boolean;
  /** Sends the newest text now; false where the store could not take it. */
  readonly keepNow: () => Promise<boolean>;
};

const pause = 600;

/** What was kept of a form, laid over what the form begins with; parts that the form does not know are left out. */
function restored<Value extends object>(initial: Value, json: string): Value {
  try {
    const kept = JSON.parse(json) as unknown;
    if (typeof kept !== 'object' || kept === null) return initial;
    const known = Object.entries(kept).filter(([name]) => Object.hasOwn(initial, name));
    return { ...initial, ...Object.fromEntries(known) };
  } catch {
    return initial;
  }
}

/**
 * The text of a form, kept in the store under a key 0.6 s after the last change and whenever the window closes or locks;
 * found again after a crash. `drop` forgets it, when the form was saved or thrown away.
 */
export function useFormDraft<Value extends object>(
  key: string,
  initial: Value,
): readonly [Value, (next: Value) => void, () => void, FormDraftState] {
  const [value, setShown] = useState(initial);
  const [isReady, setReady] = useState(false);
  const [isRestored, setRestored] = useState(false);
  const [isUnkept, setUnkept] = useState(false);
  const first = useRef(initial);
  const newest = useRef<{ readonly key: string; readonly json: string | undefined }>({
    key,
    json: undefined,
  });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const underWay = useRef<Promise<void>>(Promise.resolve());

  const keepNow = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    // One at a time: an older text must not land on a newer one.
    const sent = underWay.current.then(async () => {
      const { key: name, json } = newest.current;
      if (json === undefined) return true;
      try {
        await call('form.keep', { key: name, json });
        if (newest.current.json === json) newest.current = { key: name, json: undefined };
        setUnkept(false);
        return true;
      } catch {
        setUnkept(true);
        return false;
      }
    });
    underWay.current = sent.then(() => undefined);
    return sent;
  }, []);

  useEffect(() => {
    let isCurrent = true;
    newest.current = { key, json: undefined };
    setShown(first.current);
    setReady(false);
    setRestored(false);
    call('form.kept', { key })
      .then(({ json }) => {
        if (!isCurrent || newest.current.json !== undefined) return;
        if (json !== null) {
          setShown(restored(first.current, json));
          setRestored(true);
        }
      })
      .catch(() => undefined)
      .finally(() => {
        if (isCurrent) setReady(true);
      });
    const stop = hear('keep-drafts', () => void keepNow());
    return () => {
      isCurrent = false;
      stop();
      void keepNow();
    };
  }, [key, keepNow]);

  const change = useCallback(
    (next: Value): void => {
      setShown(next);
      newest.current = { key, json: JSON.stringify(next) };
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void keepNow(), pause);
    },
    [key, keepNow],
  );
  const drop = useCallback((): void => {
    setShown(first.current);
    setRestored(false);
    newest.current = { key, json: '' };
    void keepNow();
  }, [key, keepNow]);
  return [value, change, drop, { isReady, isRestored, isUnkept, keepNow }];
}
