import { addMinutes, type Instant } from '../time/instant.ts';
import { readTypedTime } from '../time/typed-time.ts';

/** When something happened, as it was typed. */
export type ReadOccurred = { readonly at: Instant | null; readonly isAbout: boolean };

const unknownTime = /^(?:不明|不详|未知|不清楚?|待核实|待查|unknown|\?)$/i;
const before = /^(?:大约|约|大概|about|~|c\.)\s*/i;
const behind = /\s*(?:左右|前后|许|多)$/;

/**
 * What is meant by `0205`, `昨 2350`, `约0205` or `不明`, said at the moment `heard`; undefined where it is no time or one
 * behind that moment.
 */
export function readOccurred(typed: string, heard: Instant, zone: string): ReadOccurred | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '' || unknownTime.test(text)) return { at: null, isAbout: false };
  const bare = text.replace(before, '').replace(behind, '');
  const at = readTypedTime(bare, heard, zone);
  if (at === undefined) return undefined;
  // A minute is typed and seconds are not: 02:14 said at 02:13:50 is now.
  if (at > heard) return at <= addMinutes(heard, 1) ? { at: heard, isAbout: bare !== text } : undefined;
  return { at, isAbout: bare !== text };
}
