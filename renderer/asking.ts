import {
  type Query,
  QueryClient,
  type UseQueryResult,
  keepPreviousData,
  useQuery,
} from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { DutyError } from '#contract/errors';
import { type Input, type MethodName, methods, type NameOf, type Output } from '#contract/methods';
import type { Topic } from '#contract/kinds';
import { call } from './call.ts';

/** What the screens know; kept true by what the service says has changed. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
    },
  },
});

/** Ends when everything that changed so far was asked again. */
let askedAgain: Promise<unknown> = Promise.resolve();

/**
 * Lets every open screen ask again that reads one of the topics. The library joins a question that is still on its way to its first
 * answer instead of asking anew; that answer may be older than the change, so such a question is asked again after it.
 */
export function forget(topics: readonly Topic[]): void {
  const reads = ({ queryKey: [name] }: Pick<Query, 'queryKey'>): boolean =>
    // The first part of every key is the name of a call.
    methods[name as MethodName].topics.some((topic) => (topics as readonly string[]).includes(topic));
  const onTheirWay = answers
    .getQueryCache()
    .findAll({ predicate: reads, fetchStatus: 'fetching' })
    .filter((query) => query.state.data === undefined || !query.isActive());
  const askedLater = onTheirWay.map(async (query) => {
    await query.promise?.catch(() => undefined);
    await answers.invalidateQueries({ queryKey: query.queryKey, exact: true });
  });
  askedAgain = Promise.all([askedAgain, answers.invalidateQueries({ predicate: reads }), ...askedLater]);
}

/** How long a step that is recorded waits for the screens behind it, in milliseconds. */
const longestLook = 1000;

/** Waits until the screens show what a step changed: whoever takes the next one at once acts on what stands now. */
const untilShown = (): Promise<unknown> =>
  Promise.race([askedAgain, new Promise((resume) => setTimeout(resume, longestLook))]);

/** Drops every answer that was given to one person, so that the next one at this seat never sees them. */
export function forgetPerson(): void {
  answers.removeQueries({
    // The first part of every key is the name of a call.
    predicate: ({ queryKey: [name] }) => methods[name as MethodName].allow !== 'public',
  });
}

type Question = Exclude<NameOf<'query'> | NameOf<'desktop'>, never>;

/** Asks and keeps the answer true; `isOff` asks nothing yet. */
export function useAsk<M extends Question>(
  method: M,
  input: Input<M>,
  options: { readonly isOff?: boolean; readonly everyMilliseconds?: number } = {},
): UseQueryResult<Output<M>> {
  return useQuery({
    queryKey: [method, input],
    queryFn: () => call(method, input),
    enabled: options.isOff !== true,
    placeholderData: keepPreviousData,
    // What the clock changes is asked for while the window is hidden too, for alarms, and at once where the seat was locked meanwhile.
    ...(options.everyMilliseconds === undefined
      ? {}
      : {
          refetchInterval: options.everyMilliseconds,
          refetchIntervalInBackground: true,
          staleTime: options.everyMilliseconds,
        }),
  }) as UseQueryResult<Output<M>>;
}

/** A button's work: runs it once at a time and keeps the refusal for the screen. */
export type Act<M extends MethodName> = {
  readonly act: (input: Input<M>) => Promise<Output<M> | undefined>;
  readonly isBusy: boolean;
  readonly refusal: DutyError | undefined;
  readonly clear: () => void;
};

/**
 * Makes a call when asked to; gives undefined where it was refused, and the refusal beside it. A step ends when the screens know what it
 * changed, unless `isAtOnce`: where somebody goes on typing into the field that is cleared after it.
 */
export function useAct<M extends MethodName>(
  method: M,
  { isAtOnce = false }: { readonly isAtOnce?: boolean } = {},
): Act<M> {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<DutyError | undefined>(undefined);
  const act = useCallback(
    async (input: Input<M>): Promise<Output<M> | undefined> => {
      setBusy(true);
      setRefusal(undefined);
      try {
        const output = await call(method, input);
        if (!isAtOnce) await untilShown();
        return output;
      } catch (error) {
        setRefusal(error instanceof DutyError ? error : new DutyError('internal', method));
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [method, isAtOnce],
  );
  const clear = useCallback(() => setRefusal(undefined), []);
  return { act, isBusy, refusal, clear };
}
