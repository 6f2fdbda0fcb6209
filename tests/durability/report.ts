import { percentile, shown } from '../bench/figures.ts';
import type { MigrationReport } from './kill-migrations.ts';
import type { KillReport } from './kill-run.ts';
import type { CutReport } from './power-cuts.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const listed = (parts: Iterable<readonly [string, number]>): string =>
  [...parts].map(([name, count]) => `${count} ${name}`).join(', ');

/** Says what went wrong, or that nothing did. */
function sayFaults(faults: readonly string[]): void {
  if (faults.length === 0) {
    say('  no fault');
    return;
  }
  say(`  ${faults.length} FAULTS`);
  for (const fault of faults.slice(0, 50)) say(`    ${fault}`);
}

/** Says the figures of a run of kills. */
export function sayKills(report: KillReport, seed: number): void {
  const { findings, restarts } = report;
  const kills = Object.values(report.kills).reduce((sum, count) => sum + count, 0);
  const acknowledged = [...report.acknowledged.values()].reduce((sum, count) => sum + count, 0);
  say(`${kills} kills (seed ${seed}): ${listed(Object.entries(report.kills))}`);
  say(`  ${acknowledged} commands acknowledged: ${listed(report.acknowledged)}; ${report.refused} refused`);
  say(
    `  ${report.unanswered.done + report.unanswered.notDone} died unanswered: ${report.unanswered.done} had been done, ${report.unanswered.notDone} had not`,
  );
  say(
    `  ${report.resent.unanswered} of these sent again, and ${report.resent.acknowledged} that had been acknowledged`,
  );
  say(
    `  ${restarts.length} restarts: p50 ${shown(percentile(restarts, 0.5))} ms, p95 ${shown(percentile(restarts, 0.95))} ms`,
  );
  say(
    `  the store: ${findings.records} records, ${findings.entries} entries, ${findings.attachments} attachments, ${findings.onSheet.size} shifts; verified in ${shown(findings.verifySeconds)} s; ${report.backups} backups`,
  );
  sayFaults(report.faults);
}

/** Says the figures of kills during the migration. */
export function sayMigrations(report: MigrationReport): void {
  say(
    `${report.kills} kills during the migration: ${report.foundOld} times the step was still to be done, ${report.foundHalfMade} times a copy was half made`,
  );
  sayFaults(report.faults);
}

/** Says the figures of a run of power cuts. */
export function sayCuts(report: CutReport, seed: number): void {
  const cuts = Object.values(report.cuts).reduce((sum, count) => sum + count, 0);
  const { writes, syncs, names } = report.steps;
  say(
    `${cuts} power cuts (seed ${seed}), ${report.atAnswers} in the moment of an answer; of what was not synced, lost: ${listed(Object.entries(report.cuts))}`,
  );
  say(`  recorded: ${writes} writes, ${syncs} syncs, ${names} changes of names`);
  say(`  acknowledged in the run: ${listed(report.acknowledged)}; ${report.found} looked for over all cuts`);
  sayFaults(report.faults);
}
