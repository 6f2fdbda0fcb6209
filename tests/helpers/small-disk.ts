import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A small real disk, mounted for one test. */
export type SmallDisk = {
  readonly folder: string;
  /** Writes until not one byte more fits. */
  readonly fill: () => void;
  /** Takes away what `fill` wrote. */
  readonly free: () => void;
  /** Takes the disk out while files on it are open, as somebody pulls a plug; its folder stays, empty. */
  readonly pullOut: () => void;
  readonly remove: () => void;
};

const run = (program: string, ...words: readonly string[]): void => {
  execFileSync(program, words, { stdio: 'pipe' });
};

const newMountPoint = (): string => realpathSync(mkdtempSync(join(tmpdir(), '值班 盘 ')));

const unmount = (folder: string): void => {
  // Lazily, for a test that failed may have left a file open; what is not mounted any more is no failure.
  spawnSync('umount', ['-l', folder], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
};

const canMountNow = (): boolean => {
  if (process.platform !== 'linux') return false;
  const folder = newMountPoint();
  const isMounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' }).status === 0;
  unmount(folder);
  return isMounted;
};

/** True where this user may mount disks; the tests of full, read-only and removed disks are skipped where not, and say so. */
export const canMount = canMountNow();

const ballast = 'ballast';

function diskAt(folder: string, remove: () => void): SmallDisk {
  return {
    folder,
    fill: () => {
      const handle = openSync(join(folder, ballast), 'a');
      try {
        // Smaller and smaller pieces, so that nothing is left at the end.
        for (let size = 1 << 20; size > 0; size >>= 1) {
          const piece = Buffer.alloc(size);
          for (;;) if (!wasWritten(handle, piece)) break;
        }
      } finally {
        closeSync(handle);
      }
    },
    free: () => rmSync(join(folder, ballast), { force: true }),
    pullOut: () => run('umount', '-l', folder),
    remove,
  };
}

function wasWritten(handle: number, piece: Buffer): boolean {
  try {
    writeSync(handle, piece);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}

/** Mounts a disk of some mebibytes in memory. */
export function smallDisk(mebibytes: number): SmallDisk {
  const folder = newMountPoint();
  run('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder);
  return diskAt(folder, () => unmount(folder));
}

/** A disk that can be plugged in again with everything that is on it. */
export type PluggableDisk = Pick<SmallDisk, 'folder' | 'pullOut' | 'remove'> & {
  readonly plugIn: () => void;
};

/** Makes a disk that is plugged in, pulled out and plugged in again. */
export function pluggableDisk(): PluggableDisk {
  const behind = mkdtempSync(join(tmpdir(), 'duty-disk-'));
  const folder = newMountPoint();
  const plugIn = (): void => run('mount', '--bind', behind, folder);
  plugIn();
  return {
    folder,
    plugIn,
    pullOut: () => run('umount', '-l', folder),
    remove: () => {
      unmount(folder);
      rmSync(behind, { recursive: true, force: true });
    },
  };
}

/** Shows a folder at another place where nothing can be written, whoever asks; gives that place. */
export function readOnlyView(folder: string): { readonly folder: string; readonly remove: () => void } {
  const view = newMountPoint();
  run('mount', '--bind', folder, view);
  run('mount', '-o', 'remount,ro,bind', view);
  return { folder: view, remove: () => unmount(view) };
}

/** A disk that the system can be made to find a fault on, whereupon it lets nothing be written any more, open files included. */
export type FaultyDisk = SmallDisk & { readonly findFault: () => void };

/** Mounts a disk in a file; undefined where the system has no loop devices or no way to report a fault. */
export function faultyDisk(mebibytes: number): FaultyDisk | undefined {
  const image = join(mkdtempSync(join(tmpdir(), 'duty-image-')), 'disk');
  writeFileSync(image, '');
  truncateSync(image, mebibytes * 1024 * 1024);
  const folder = newMountPoint();
  const isMade =
    spawnSync('mkfs.ext4', ['-q', image], { stdio: 'ignore' }).status === 0 &&
    spawnSync('mount', ['-o', 'loop,errors=remount-ro', image, folder], { stdio: 'ignore' }).status === 0;
  const remove = (): void => {
    unmount(folder);
    rmSync(image, { force: true });
  };
  const device = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .find(([, place]) => place?.replaceAll(String.raw`\040`, ' ') === folder)?.[0];
  const trigger = `/sys/fs/ext4/${basename(device ?? 'none')}/trigger_fs_error`;
  if (!isMade || !existsSync(trigger)) {
    remove();
    return undefined;
  }
  return { ...diskAt(folder, remove), findFault: () => writeFileSync(trigger, 'test') };
}

/** Makes a folder for a store on a disk: a name with Chinese characters and spaces. */
export function storeFolderOn(disk: Pick<SmallDisk, 'folder'>): string {
  const folder = join(disk.folder, '值班 室 数据');
  mkdirSync(folder);
  return folder;
}
