import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { giveUp, say } from './say.mjs';

/** What the window needs on Linux, and how to see that it is there. */
const forWindow = [
  { name: 'libgtk-3-0', isThere: (seen) => seen.libraries.includes('libgtk-3.so.0') },
  { name: 'libnss3', isThere: (seen) => seen.libraries.includes('libnss3.so') },
  { name: 'libasound2', isThere: (seen) => seen.libraries.includes('libasound.so.2') },
  { name: 'libgbm1', isThere: (seen) => seen.libraries.includes('libgbm.so.1') },
  { name: 'libxss1', isThere: (seen) => seen.libraries.includes('libXss.so.1') },
  { name: 'fonts-noto-cjk', isThere: (seen) => seen.hasChineseFont },
];
const forVirtualDisplay = [{ name: 'xvfb', isThere: () => isOnPath('Xvfb') }];
/** Independent readers of the documents that the console writes, and a compiler; without them those tests say so. */
const forTests = [
  { name: 'libreoffice-writer-nogui', isThere: () => isOffice('swriter') },
  { name: 'libreoffice-calc-nogui', isThere: () => isOffice('scalc') },
  { name: 'poppler-utils', isThere: () => isOnPath('pdftotext') },
  { name: 'python3', isThere: () => isOnPath('python3') },
  // The smallest compiler there is: the journal of a disk (tests/durability) needs one, and no headers.
  { name: 'tcc', isThere: () => ['cc', 'gcc', 'clang', 'tcc'].some(isOnPath) },
];

/** Installs the system packages that a window needs, or says which to install and ends. */
export function ensureSystemLibraries({ withVirtualDisplay, withTestReaders = false }) {
  if (process.platform !== 'linux') return;
  const needed = missing([...forWindow, ...(withVirtualDisplay ? forVirtualDisplay : [])]);
  const wished = withTestReaders ? missing(forTests) : [];
  if (needed.length === 0 && wished.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${[...needed, ...wished].join(' ')}`;
  if (process.getuid() !== 0 || !isOnPath('apt-get')) {
    if (needed.length > 0) giveUp(`缺少系统库 System libraries are missing. As root run:\n  ${command}`);
    say(`部分测试将跳过 Some packages for tests are missing: ${wished.join(' ')}`);
    return;
  }
  say(`安装系统库 Installing system libraries: ${[...needed, ...wished].join(' ')}`);
  install([]);
  if (needed.length > 0 && !install(needed))
    giveUp(`系统库安装失败 apt-get failed. Run by hand:\n  ${command}`);
  if (wished.length > 0 && !install(wished)) {
    say(`部分测试将跳过 Some packages for tests could not be installed: ${wished.join(' ')}`);
  }
}

function install(names) {
  const args =
    names.length === 0 ? ['update', '-qq'] : ['install', '-y', '-qq', '--no-install-recommends', ...names];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync('apt-get', ['-o', 'Dpkg::Use-Pty=0', ...args], { stdio: ['ignore', 2, 2], env }).status === 0
  );
}

function missing(wanted) {
  const seen = { libraries: libraryList(), hasChineseFont: hasChineseFont() };
  return wanted.filter((one) => !one.isThere(seen)).map((one) => one.name);
}

function libraryList() {
  const program = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => existsSync(file)) ?? 'ldconfig';
  return spawnSync(program, ['-p'], { encoding: 'utf8' }).stdout ?? '';
}

function hasChineseFont() {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout ?? '';
  return list.trim() !== '';
}

function isOnPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

function isOffice(part) {
  return (
    existsSync(`/usr/lib/libreoffice/program/lib${part === 'swriter' ? 'sw' : 'sc'}lo.so`) &&
    isOnPath('soffice')
  );
}
