import type { AlarmMessage, RungClock } from '#contract/wire';
import { type DesktopWords, fill } from './words.ts';

/** How many clocks a notification names before it counts the others. */
const mostNamed = 3;

const deadlineMark = 100;

/** True where a deadline is among what rings, not only warnings. */
export const isDeadline = ({ clocks }: AlarmMessage): boolean =>
  clocks.some(({ mark }) => mark >= deadlineMark);

function leftOf(words: DesktopWords, { mark, minutesLeft }: RungClock): string {
  if (minutesLeft > 0 && mark < deadlineMark) return fill(words.alarmLeft, { minutes: String(minutesLeft) });
  if (minutesLeft < 0) return fill(words.alarmOver, { minutes: String(-minutesLeft) });
  return mark < deadlineMark ? words.alarmLeftLess : words.alarmNow;
}

function lineOf(words: DesktopWords, clock: RungClock, withNumber: boolean): string {
  const { recipient, number, report } = clock;
  const label = clock.label === '' ? words.alarmReport[report] : clock.label;
  const stage = recipient === '' ? label : fill(words.alarmStage, { label, recipient });
  const line = fill(words.alarmLine, { stage, left: leftOf(words, clock) });
  return withNumber ? `${number} ${line}` : line;
}

/** What a notification says of clocks that ring: whose report to whom, and the minutes; nothing of what happened. */
export function alarmNotice(
  words: DesktopWords,
  alarm: AlarmMessage,
): { readonly title: string; readonly body: string } {
  const { clocks } = alarm;
  const [first] = clocks;
  const what = isDeadline(alarm) ? words.alarmDue : words.alarmSoon;
  const isOne = clocks.every(({ number }) => number === first?.number);
  const title = isOne
    ? fill(words.alarmTitle, { what, number: first?.number ?? '' })
    : fill(words.alarmTitleMany, { what, count: String(clocks.length) });
  const others = clocks.length - mostNamed;
  const lines = clocks.slice(0, mostNamed).map((clock) => lineOf(words, clock, !isOne));
  const more = others > 0 ? [fill(words.alarmMore, { count: String(others) })] : [];
  return { title, body: [...lines, ...more].join('\n') };
}
