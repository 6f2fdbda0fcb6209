import type { CheckResult } from '#domain/check/spot-check';
import { shortDay } from '../documents/rota-paper.ts';
import { fill, incidentNouns, print } from '../documents/words.ts';
import type { CheckMonth } from './month-of-checks.ts';

const words = print.checks.notice;

/** `2026年11月` */
export const monthText = (month: string): string =>
  fill(print.rota.month, { year: Number(month.slice(0, 4)), month: Number(month.slice(5)) });

const results = (of: CheckResult): string => incidentNouns.checkResult[of];

/** A share in percent as people write it; whole numbers have no decimals. */
const percent = (part: number, whole: number): string => `${String(Math.round((1000 * part) / whole) / 10)}%`;

/** The draft of the notice (通报) on the checks of a month: how many, how they went, what was found where, and what is still to be put right. */
export function noticeOf(
  { month, all, results: counted, faults, meanSeconds }: Omit<CheckMonth, 'notice'>,
  { unitName, rooms }: { readonly unitName: string; readonly rooms: number },
): string {
  const values = { unit: unitName, month: monthText(month) };
  if (all.checks === 0) return fill(words.none, values);
  const lines = [
    fill(words.first, { ...values, rooms, checks: all.checks }) +
      fill(words.normal, { normal: all.normal, percent: percent(all.normal, all.checks) }) +
      (meanSeconds === null ? '' : fill(words.mean, { seconds: meanSeconds })),
  ];
  if (faults.length === 0) return [...lines, words.noFaults].join('\n');
  const kinds = counted
    .filter(({ result }) => result !== 'normal')
    .map(({ result, count }) => fill(words.kind, { result: results(result), count }));
  lines.push(fill(words.found, { count: faults.length, kinds: kinds.join(print.listComma) }));
  faults.forEach(({ day, roomName, result, problem, rectified }, index) => {
    const said = [
      results(result),
      problem,
      rectified === '' ? words.open : fill(words.rectified, { text: rectified }),
    ].filter((text) => text !== '');
    lines.push(
      fill(words.fault, {
        no: index + 1,
        day: shortDay(day),
        room: roomName,
        said: said.join(print.semicolon),
      }),
    );
  });
  const open = faults.length - all.rectified;
  lines.push(open === 0 ? words.allRectified : fill(words.wanted, { count: open }));
  return lines.join('\n');
}
