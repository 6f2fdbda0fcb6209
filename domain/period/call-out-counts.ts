import { type CallOut, isTooLate } from './call-out.ts';

/** How many of those who were called did what; whoever arrived has answered, and whoever cannot come is late for nothing. */
export type CallOutCounts = {
  readonly asked: number;
  readonly answered: number;
  readonly arrived: number;
  readonly late: number;
  readonly cannot: number;
};

/** Counts a call-out as it stands at a moment, or as it stood when it was ended. */
export function callOutCounts(
  callOut: Pick<CallOut, 'people' | 'minutes' | 'ended'>,
  now: string,
): CallOutCounts {
  const until = callOut.ended?.at ?? now;
  const { people } = callOut;
  return {
    asked: people.length,
    answered: people.filter(({ answeredAt, arrivedAt }) => answeredAt !== null || arrivedAt !== null).length,
    arrived: people.filter(({ arrivedAt }) => arrivedAt !== null).length,
    late: people.filter((person) => isTooLate(person, callOut, until)).length,
    cannot: people.filter(({ excuse }) => excuse !== '').length,
  };
}

/** By how many minutes somebody is or was later than asked, a begun minute as a whole one; 0 for one who is not late. */
export function minutesLate(
  person: CallOut['people'][number],
  callOut: Pick<CallOut, 'minutes' | 'ended'>,
  now: string,
): number {
  const until = person.arrivedAt ?? callOut.ended?.at ?? now;
  if (callOut.minutes === null || !isTooLate(person, callOut, until)) return 0;
  return Math.ceil((Date.parse(until) - Date.parse(person.calledAt)) / 60_000) - callOut.minutes;
}
