// Prints for the command line: node scripts/print-pdf.mjs --render-pdf=IN.html --to=OUT.pdf
import { openStage, prepare } from './setup/prepare.mjs';
import { run } from './setup/run.mjs';

const runtime = await prepare();
const stage = await openStage(runtime);
const code = await run(runtime.binary, [stage.appFolder, ...stage.switches, ...process.argv.slice(2)], {
  stdio: ['ignore', 2, 2],
  env: stage.env,
});
stage.stop();
process.exit(code);
