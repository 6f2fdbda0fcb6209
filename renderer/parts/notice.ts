import type { ReactNode } from 'react';

/** How much a notice presses; a clock runs by the second and is wider than a tag. */
export type NoticeTone = 'clock' | 'red' | 'orange' | 'plain' | 'yellow' | 'blue';

/** Something that the strip says beside the day and the shift. */
export type Notice = {
  readonly key: string;
  readonly tone: NoticeTone;
  /** Whether it may never lie behind the tag that counts the others: a deadline, or somebody who should be back. */
  readonly isKept: boolean;
  readonly shown: ReactNode;
};

/** Who is away (plain) comes before what the office has time for. */
const tones: readonly NoticeTone[] = ['clock', 'red', 'orange', 'plain', 'yellow', 'blue'];

const rankOf = ({ tone, isKept }: Notice): number => tones.indexOf(tone) + (isKept ? 0 : tones.length);

/** Notices in the order in which they take the room: what is always kept first, then by tone, else as they were given. */
export const inNoticeOrder = (notices: readonly Notice[]): readonly Notice[] =>
  notices.toSorted((one, other) => rankOf(one) - rankOf(other));
