import { join } from 'node:path';
import { ensureBuild } from './setup/build.mjs';
import { node24, root } from './setup/folders.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { run } from './setup/run.mjs';
import { ensureSystemLibraries } from './setup/system-libraries.mjs';

await ensurePackages();
ensureSystemLibraries({ withVirtualDisplay: false, withTestReaders: true });
await ensureBuild();
const index = join(root, 'tests', 'durability', 'index.ts');
process.exit(await run(node24, [index, ...process.argv.slice(2)]));
