import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup/folders.mjs';
import { openStage, prepare } from './setup/prepare.mjs';
import { run, runTool } from './setup/run.mjs';
import { say } from './setup/say.mjs';

const reports = join(root, 'out', 'reports');
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');
const packageReport = join(reports, 'package.json');
rmSync(reports, { recursive: true, force: true });

const runtime = await prepare({ withTestReaders: true, withBuild: false });
const steps = [];
for (const step of ['types', 'lint', 'format', 'walls', 'unused']) {
  await take(step, () => run('npm', ['run', '--silent', step], { shell: process.platform === 'win32' }));
}
await take('unit', () =>
  runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`]),
);
const isBuilt = await take('build', () => runTool('electron-vite', ['build', '--logLevel', 'warn']));
if (isBuilt) {
  const stage = await openStage(runtime);
  await take('e2e', () => runTool('playwright', ['test', ...process.argv.slice(2)], { env: stage.env }));
  stage.stop();
  // What is packaged for Linux can be made and driven here; the other targets: docs/PACKAGING.md.
  if (process.platform === 'linux')
    await take('packages', () => run('npm', ['run', '--silent', 'package-check']));
}

const unit = readVitest();
const e2e = readPlaywright(playwrightReport);
const packages = readPlaywright(packageReport);
const failedSteps = steps.filter((step) => step.code !== 0).map((step) => step.name);
const counted = {
  passed: unit.passed + e2e.passed + packages.passed,
  // A step that failed without a failing test (types, lint, a crash) is a failure all the same.
  failed: unit.failed + e2e.failed + packages.failed + failedSteps.filter((name) => !isCounted(name)).length,
  skipped: unit.skipped + e2e.skipped + packages.skipped,
};
if (failedSteps.length > 0) process.stdout.write(`\n未通过 Failed: ${failedSteps.join(', ')}\n`);
process.stdout.write(
  `\n${counted.passed} passed, ${counted.failed} failed${counted.skipped > 0 ? `, ${counted.skipped} skipped` : ''}\n`,
);
process.exit(failedSteps.length > 0 || counted.failed > 0 || counted.passed === 0 ? 1 : 0);

async function take(name, work) {
  say(`检查 ${name}`);
  const code = await work();
  steps.push({ name, code });
  if (code !== 0) say(`未通过 ${name} failed (exit code ${code})`);
  return code === 0;
}

function isCounted(step) {
  const counts = { unit, e2e, packages };
  return (counts[step]?.failed ?? 0) > 0;
}

function readVitest() {
  const report = readJson(vitestReport);
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

function readPlaywright(report) {
  const stats = readJson(report)?.stats;
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  };
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
