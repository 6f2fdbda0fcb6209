import type { IncidentAtHandover } from '#domain/shift/sheet';
import { type Matters, orNothing } from './handover-lists.ts';
import { type Block, linesOf, type Row, row, shortCell, textCell } from './printed-blocks.ts';
import { bracketed, fill, incidentNouns, print } from './words.ts';

const words = print.handover;

/** Incidents that go on and their clocks that run, those that were over at the signatures marked. */
export function incidentsTable(
  incidents: readonly IncidentAtHandover[],
  { sheet, time }: Pick<Matters, 'sheet' | 'time'>,
): Block {
  const dueText = (dueAt: IncidentAtHandover['stages'][number]['dueAt']): string => {
    if (dueAt === null) return words.incidents.noMoment;
    const minute = time.inYearOf(dueAt, sheet.shift.day);
    return sheet.signedAt !== null && dueAt <= sheet.signedAt
      ? fill(words.overdue, { time: minute })
      : minute;
  };
  const rows = incidents.flatMap(({ number, title, level, stages }): readonly Row[] => {
    const named = [
      shortCell([number.replace('-', '-\n')]),
      textCell(linesOf(bracketed(title, incidentNouns.level[level ?? 'none']))),
    ];
    if (stages.length === 0)
      return [row([...named, textCell(linesOf(words.incidents.noClock)), shortCell([''])])];
    return stages.map(({ label, report, recipient, dueAt }) =>
      row([
        ...named,
        textCell(linesOf([label || incidentNouns.report[report], recipient].filter(Boolean).join('\n'))),
        shortCell([dueText(dueAt)]),
      ]),
    );
  });
  return orNothing(rows, {
    widths: [16, 56, 44, 40],
    head: [print.column.number, words.incidents.incident, words.incidents.report, words.incidents.dueAt],
  });
}
