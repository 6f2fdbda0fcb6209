import { useSyncExternalStore } from 'react';
import type { Instant } from '#domain/time/instant';

const listeners = new Set<() => void>();
let second = '';
let timer: ReturnType<typeof setTimeout> | undefined;

/** The clock of this machine, for showing; what is recorded is stamped by the service. */
// toISOString gives exactly this form.
export const nowAt = (): Instant => new Date().toISOString() as Instant;

function tick(): void {
  const now = nowAt();
  second = now.slice(0, 19);
  for (const listener of listeners) listener();
  timer = setTimeout(tick, 1000 - (Date.parse(now) % 1000));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearTimeout(timer);
      timer = undefined;
    }
  };
}

const secondNow = (): string => (second === '' ? nowAt().slice(0, 19) : second);

/** The running moment, new at every whole second. */
export const useNow = (): Instant => `${useSyncExternalStore(subscribe, secondNow)}.000Z` as Instant;

/** The running moment, new at every whole minute. */
export const useMinute = (): Instant =>
  `${useSyncExternalStore(subscribe, () => secondNow().slice(0, 16))}:00.000Z` as Instant;

/** Milliseconds on a clock that nobody can set, for measuring pauses. */
export const steadyMilliseconds = (): number => performance.now();
