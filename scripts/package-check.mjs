// Packages the build with the runtime of this machine and tests the result: npm run package-check
import { buildTrial } from './packaging/trial.mjs';
import { openStage, prepare } from './setup/prepare.mjs';
import { runTool } from './setup/run.mjs';
import { giveUp } from './setup/say.mjs';

if (process.platform !== 'linux') giveUp('只在 Linux 上检查安装包 Packages are checked on Linux only.');
const runtime = await prepare({ withTestReaders: true });
let code = process.argv.includes('--no-build') ? 0 : await buildTrial(runtime);
if (code === 0) {
  const stage = await openStage(runtime);
  const words = process.argv.slice(2).filter((word) => word !== '--no-build');
  code = await runTool('playwright', ['test', '--config=playwright.package.config.ts', ...words], {
    env: stage.env,
  });
  stage.stop();
}
process.exit(code);
