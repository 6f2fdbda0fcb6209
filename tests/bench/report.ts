import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { type Figure, isMet, ratioOf, shown } from './figures.ts';

const headings = ['', 'figure', 'value', 'floor', 'ratio', 'goal', 'met', 'detail'] as const;

function cellsOf(figure: Figure): readonly string[] {
  const ratio = ratioOf(figure);
  const { goal, floor, unit } = figure;
  const met = isMet(figure);
  return [
    figure.group,
    figure.name,
    `${shown(figure.value)} ${unit}`,
    floor === undefined ? '–' : `${shown(floor.value)} ${unit} ${floor.name}`,
    ratio === undefined ? '–' : `${ratio.toFixed(2)}×`,
    goal === undefined ? '–' : `≤ ${goal.most}${goal.kind === 'ratio' ? '×' : ` ${unit}`}`,
    met === undefined ? '–' : met ? 'yes' : 'NO',
    figure.detail,
  ];
}

/** Columns that a terminal gives a text: two for a Chinese character. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (/[\u2E80-\uFFEF]/u.test(character) ? 2 : 1), 0);

/** Says one figure as soon as it is known. */
export function sayFigure(figure: Figure): void {
  const [group, name, value, floor, ratio, goal, met, detail] = cellsOf(figure);
  process.stdout.write(
    `${group} ${name}: ${value} (floor ${floor}, ${ratio}; goal ${goal}: ${met}) ${detail}\n`,
  );
}

function table(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(headings), rule, ...figures.map((figure) => line(cellsOf(figure)))].join('\n');
}

/** Prints the table of all figures and leaves it in `folder` as report.md and report.json. */
export function writeReport(folder: string, figures: readonly Figure[], startedAt: string): void {
  mkdirSync(folder, { recursive: true });
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${release()}, Node ${process.version}`;
  const missed = figures.filter((figure) => isMet(figure) === false);
  const text = table(figures);
  const summary =
    missed.length === 0
      ? 'Every goal was met.'
      : `${missed.length} goals were missed: ${missed.map((figure) => `${figure.group} ${figure.name}`).join('; ')}`;
  process.stdout.write(`\n${text}\n\n${summary}\n`);
  const about =
    'Every floor was measured in this run, on this machine, between the samples that it stands beside.';
  writeFileSync(
    join(folder, 'report.md'),
    `# Benchmark of ${startedAt}\n\n${machine}\n\n${text}\n\n${summary}\n\n${about}\n`,
  );
  const rows = figures.map((figure) => ({
    ...figure,
    ratio: ratioOf(figure) ?? null,
    isMet: isMet(figure) ?? null,
  }));
  writeFileSync(
    join(folder, 'report.json'),
    `${JSON.stringify({ startedAt, machine, figures: rows }, null, 2)}\n`,
  );
}
