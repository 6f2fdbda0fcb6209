import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './folders.mjs';
import { runTool } from './run.mjs';
import { giveUp, say } from './say.mjs';

const sources = [
  'domain',
  'contract',
  'service',
  'main',
  'preload',
  'renderer',
  'resources',
  'scripts/packaging',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
];

/** Builds the program into out/ unless every source is older than the last complete build. */
export async function ensureBuild() {
  const stamp = join(root, 'out', 'renderer', 'index.html');
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (sources.every((source) => newestIn(join(root, source)) < builtAt)) return;
  say('构建 Building (a few seconds)');
  const code = await runTool('electron-vite', ['build', '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] });
  if (code !== 0) giveUp('构建失败 The build failed; the lines above say why.');
}

function newestIn(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestIn(join(path, name))),
    found.mtimeMs,
  );
}
