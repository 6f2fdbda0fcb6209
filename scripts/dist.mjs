import { writeThirdPartyLicences } from './packaging/third-party-licences.mjs';
import { ensureBuild } from './setup/build.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { runTool } from './setup/run.mjs';

await ensurePackages();
await ensureBuild();
writeThirdPartyLicences();
process.exit(await runTool('electron-builder', ['--publish', 'never', ...process.argv.slice(2)]));
