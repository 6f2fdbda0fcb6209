import { join } from 'node:path';
import { node24, root } from './setup/folders.mjs';
import { openStage, prepare } from './setup/prepare.mjs';
import { run } from './setup/run.mjs';

const runtime = await prepare();
const stage = await openStage(runtime);
const code = await run(node24, [join(root, 'tests', 'bench', 'index.ts'), ...process.argv.slice(2)], {
  env: stage.env,
});
stage.stop();
process.exit(code);
