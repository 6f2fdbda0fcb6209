import type { Output } from '#contract/methods';
import { useAsk } from '../asking.ts';

/** What goes on of incidents, their clocks and the alarms that wait; asks nothing while `isOff`. */
export const useIncidentsNow = (
  options: { readonly isOff?: boolean } = {},
): Output<'incident.now'> | undefined =>
  useAsk('incident.now', {}, { ...options, everyMilliseconds: 60_000 }).data;
