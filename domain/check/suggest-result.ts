import type { CheckFields, CheckResult } from './spot-check.ts';

/** What was noted of a call before anybody said what came of it. */
export type Noted = Pick<CheckFields, 'expected' | 'name' | 'rings' | 'seconds'> & {
  readonly isAnswered: boolean;
};

/** How long a ring and the pause after it are together. */
const ringSeconds = 5;

/** How often it rang in so many seconds, where nobody counted. */
export const ringsIn = (seconds: number): number => Math.max(1, Math.ceil(seconds / ringSeconds));

/** What a check comes to by itself: nobody there, too late, somebody else, or as it should be. Whoever calls decides. */
export function suggestResult(
  { isAnswered, expected, name, rings, seconds }: Noted,
  mostRings: number,
): CheckResult {
  if (!isAnswered) return 'noAnswer';
  if (rings !== null ? rings > mostRings : seconds !== null && seconds > mostRings * ringSeconds)
    return 'late';
  const [wanted, there] = [expected.trim(), name.trim()];
  return wanted !== '' && there !== '' && wanted !== there ? 'standIn' : 'normal';
}
