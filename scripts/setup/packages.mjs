import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, node24, root } from './folders.mjs';
import { whileHolding } from './hold.mjs';
import { run } from './run.mjs';
import { giveUp, say } from './say.mjs';

/** Installs exactly what package-lock.json says, unless it is there already; nothing is printed to standard output. */
export async function ensurePackages() {
  if (areInstalled()) return;
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  await whileHolding(join(cacheFolder, 'locks', `packages-${name}`), async () => {
    if (areInstalled()) return;
    say('安装软件包 Installing packages: npm ci (about half a minute)');
    // No package may build itself on the user's machine: the store's binary is in its package, and a compiler may be missing.
    const how = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const options = { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' };
    if ((await run('npm', ['ci', ...how], options)) !== 0) {
      // A mirror without the binaries of other platforms makes a lock file that `npm ci` refuses; versions stay those of the lock.
      say('改用 Trying instead: npm install --no-save');
      const code = await run('npm', ['install', '--no-save', ...how], options);
      if (code !== 0) giveUp('软件包安装失败 The packages could not be installed; the lines above say why.');
    }
    // The one script that has to run: it puts the binary of this platform in place.
    await run('npm', ['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'], options);
    if (!existsSync(node24)) {
      giveUp('缺少 Node 24: the npm package "node" did not run its install script. Run: npm rebuild node');
    }
  });
}

/** npm writes down what it installed; comparing that with the lock file also notices an `npm install` made by hand. */
function areInstalled() {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  const wanted = packagesIn(join(root, 'package-lock.json'));
  if (installed === undefined || wanted === undefined || !existsSync(node24)) return false;
  return Object.entries(wanted).every(([folder, entry]) => {
    if (folder === '') return true;
    const here = installed[folder];
    if (here === undefined) return entry.optional === true || entry.devOptional === true;
    return here.version === entry.version && here.integrity === entry.integrity;
  });
}

function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
