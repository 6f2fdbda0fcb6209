import { openStage, prepare } from './setup/prepare.mjs';
import { runTool } from './setup/run.mjs';

const runtime = await prepare();
const stage = await openStage(runtime);
const code = await runTool('playwright', ['test', ...process.argv.slice(2)], { env: stage.env });
stage.stop();
process.exit(code);
