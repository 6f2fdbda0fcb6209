import { useEffect, useRef } from 'react';
import type { Input, Output } from '#contract/methods';
import type { PersonId } from '#domain/people/person';
import type { Instant } from '#domain/time/instant';
import { useAct } from '../../asking.ts';
import { canBe } from './call-keys.ts';

/** A call-out with the version that its next step is made from. */
export type VersionedCallOut = Output<'callout.all'>[number];

type What = Input<'callout.note'>['what'];

/** Notes what people did, one after the other as fast as keys are pressed, each on what the one before left. */
export function useCallNotes(callOut: VersionedCallOut) {
  const { act, isBusy, refusal, clear } = useAct('callout.note');
  const newest = useRef(callOut);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    if (callOut.version > newest.current.version) newest.current = callOut;
  }, [callOut]);

  const send = async (
    ids: readonly PersonId[],
    what: What,
    { at, note }: { readonly at: Instant | null; readonly note: string },
  ): Promise<boolean> => {
    const { id, version, people } = newest.current;
    const meant = people.filter(({ personId }) => ids.includes(personId));
    // A time that was typed corrects what stands; a key that is pressed twice does not.
    const personIds = (at === null ? canBe(what, meant) : meant).map(({ personId }) => personId);
    if (personIds.length === 0) return true;
    const after = await act({ id, version, personIds, what, at, note });
    if (after !== undefined) newest.current = after;
    return after !== undefined;
  };
  return {
    isBusy,
    refusal,
    clear,
    /** True where it was noted. */
    note: (
      ids: readonly PersonId[],
      what: What,
      said: { readonly at?: Instant; readonly note?: string } = {},
    ): Promise<boolean> => {
      const done = before.current.then(() => send(ids, what, { at: said.at ?? null, note: said.note ?? '' }));
      before.current = done;
      return done;
    },
  };
}
