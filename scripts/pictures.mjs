import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup/folders.mjs';
import { openStage, prepare } from './setup/prepare.mjs';
import { runTool } from './setup/run.mjs';
import { say } from './setup/say.mjs';

/** Which pictures of the walk through all looks the documentation shows, and under which name. */
const shown = {
  'desk-zh': 'desk',
  'log-zh': 'log',
  'handover-zh': 'handover',
  'rota-zh': 'rota',
  'absence-zh': 'absence',
  'incident-zh': 'incident',
  'submit-zh': 'reports',
  'desk-zh-night-large': 'desk-night',
  'desk-en-1280': 'desk-english',
  'stats-zh': 'statistics',
  setup: 'setup',
};

const runtime = await prepare();
const stage = await openStage(runtime);
const code = await runTool('playwright', ['test', 'tests/e2e/looks.spec.ts'], { env: stage.env });
stage.stop();
if (code === 0) {
  const folder = join(root, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  for (const [from, to] of Object.entries(shown)) {
    copyFileSync(join(root, 'out', 'looks', `${from}.png`), join(folder, `${to}.png`));
  }
  say(`截图已更新 The pictures are in ${folder}`);
}
process.exit(code);
