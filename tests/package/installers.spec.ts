import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron, expect, test } from '@playwright/test';
import { closeConsole, newConsoleFolders, untilUsable } from '../helpers/e2e-console.ts';
import { filesOf, linkedLibraries, withDependencies } from './debian-libraries.ts';
import { filesIn, launchPackaged, trial, unpacked } from './packages.ts';

const made = (ending: string): string =>
  join(trial, readdirSync(trial).find((name) => name.endsWith(ending)) ?? `no ${ending}`);

const dpkgDeb = (...words: string[]): string => execFileSync('dpkg-deb', words, { encoding: 'utf8' });

/** A folder for one test that everybody on this machine may go into. */
const openFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'duty-room-package-'));
  chmodSync(folder, 0o755);
  return folder;
};

/** The first page of a console that was never used: the setup. */
async function startsWithSetup(program: string): Promise<void> {
  const folders = newConsoleFolders();
  const { app, page } = await launchPackaged(program, folders);
  await expect(page.getByRole('heading').first()).toBeVisible();
  expect(existsSync(join(folders.userData, 'duty-room-console', 'store', 'duty.sqlite'))).toBe(true);
  await closeConsole(app);
  rmSync(folders.folder, { recursive: true, force: true, maxRetries: 5 });
}

test.describe('the deb', () => {
  test('declares what it is and needs, and every library that it is linked against is covered', () => {
    const deb = made('.deb');
    const field = (name: string): string => dpkgDeb('-f', deb, name).trim();
    expect(field('Package')).toBe('duty-room');
    expect(field('Architecture')).toBe(process.arch === 'x64' ? 'amd64' : process.arch);
    expect(field('Version')).toBe(
      (JSON.parse(readFileSync(join(trial, '..', '..', 'package.json'), 'utf8')) as { version: string })
        .version,
    );
    expect(field('Maintainer')).toMatch(/<.+@.+>/);
    expect(field('Description')).toContain('duty room');
    expect(Number(field('Installed-Size'))).toBeGreaterThan(100_000);
    const named = field('Depends')
      .split(',')
      .map((one) => one.trim().split(/[ |]/)[0] ?? '');
    const covered = filesOf(withDependencies(named));
    const libraries = linkedLibraries(join(unpacked, 'duty-room'));
    expect(libraries).toContain('libgtk-3.so.0');
    expect(libraries.filter((library) => !covered.has(library))).toEqual([]);
  });

  test('puts the program, a menu entry and an icon in their places, readable by everybody and writable by root', () => {
    const lines = dpkgDeb('-c', made('.deb')).trimEnd().split('\n');
    const entries = lines.map((line) => {
      const [rights = '', owner = '', , , , path = ''] = line.split(/\s+/);
      return { rights, owner, path: path.replace(/^\.\//, '') };
    });
    expect(entries.filter(({ owner }) => owner !== 'root/root')).toEqual([]);
    expect(entries.filter(({ rights }) => !/^(?:drwxr-xr-x|-rwxr-xr-x|-rw-r--r--)$/.test(rights))).toEqual(
      [],
    );
    const files = entries.filter(({ rights }) => !rights.startsWith('d')).map(({ path }) => path);
    const outside = files.filter((path) => !path.startsWith('opt/DutyRoom/'));
    expect(outside.toSorted()).toEqual([
      'usr/share/applications/duty-room.desktop',
      expect.stringMatching(/^usr\/share\/icons\/hicolor\/\d+x\d+\/apps\/duty-room\.png$/),
    ]);
    const inside = files.filter((path) => !outside.includes(path)).map((path) => path.slice(13));
    expect(inside.toSorted()).toEqual(
      [...new Set([...filesIn(unpacked), 'resources/apparmor-profile'])].toSorted(),
    );
  });

  test('its scripts are sound, give the sandbox its rights, and never touch what people recorded', () => {
    const folder = openFolder();
    dpkgDeb('-e', made('.deb'), join(folder, 'control'));
    const install = join(folder, 'control', 'postinst');
    const remove = join(folder, 'control', 'postrm');
    for (const script of [install, remove]) {
      execFileSync('sh', ['-n', script]);
      const text = readFileSync(script, 'utf8');
      expect(text).not.toContain('${');
      expect(text).not.toMatch(/\brm -[a-z]*r|\/home|\.config|\$HOME|duty-room-console/);
    }
    expect(readFileSync(install, 'utf8')).toContain("chmod 4755 '/opt/DutyRoom/chrome-sandbox'");
    rmSync(folder, { recursive: true });
  });

  test('installing gives a command and the sandbox its rights, an upgrade keeps both, removing takes the command away', () => {
    test.skip(process.getuid?.() !== 0, 'only root can give the sandbox its rights');
    const folder = openFolder();
    dpkgDeb('-x', made('.deb'), folder);
    dpkgDeb('-e', made('.deb'), join(folder, 'control'));
    for (const path of ['usr/bin', 'etc/apparmor.d', 'tools'])
      mkdirSync(join(folder, path), { recursive: true });
    // Nothing of the system that a script could change is in reach.
    for (const tool of ['chmod', 'chown', 'cp', 'ln', 'rm'])
      symlinkSync(`/bin/${tool}`, join(folder, 'tools', tool));
    const run = (script: string, ...words: string[]): void => {
      const text = readFileSync(join(folder, 'control', script), 'utf8');
      const moved = text.replaceAll(/'\/(?=opt|usr|etc)/g, `'${folder}/`);
      execFileSync('/bin/sh', ['-c', moved, script, ...words], { env: { PATH: join(folder, 'tools') } });
    };
    const command = join(folder, 'usr/bin/duty-room');
    const isReady = (): boolean =>
      readlinkSync(command) === join(folder, 'opt/DutyRoom/duty-room') &&
      (statSync(join(folder, 'opt/DutyRoom/chrome-sandbox')).mode & 0o7777) === 0o4755;
    run('postinst', 'configure', '');
    expect(isReady()).toBe(true);
    run('postrm', 'upgrade', '0.1.1');
    run('postinst', 'configure', '0.1.0');
    expect(isReady()).toBe(true);
    run('postrm', 'remove');
    expect(readdirSync(join(folder, 'usr/bin'))).toEqual([]);
    run('postrm', 'purge');
    rmSync(folder, { recursive: true });
  });

  test('unpacked it has a menu entry in both languages and starts', async () => {
    const folder = openFolder();
    dpkgDeb('-x', made('.deb'), folder);
    const entry = readFileSync(join(folder, 'usr/share/applications/duty-room.desktop'), 'utf8');
    expect(entry.split('\n')).toEqual(
      expect.arrayContaining([
        'Name[zh_CN]=值班室控制台',
        'Exec=/opt/DutyRoom/duty-room %U',
        'Icon=duty-room',
        'StartupWMClass=duty-room',
        'Terminal=false',
        'Categories=Office;',
      ]),
    );
    await startsWithSetup(join(folder, 'opt', 'DutyRoom'));
    rmSync(folder, { recursive: true, force: true });
  });

  test('installed as root and started by somebody else, every page runs in the sandbox', async () => {
    test.skip(process.getuid?.() !== 0, 'only root can give the sandbox its rights and become somebody else');
    const folder = openFolder();
    dpkgDeb('-x', made('.deb'), folder);
    const program = join(folder, 'opt', 'DutyRoom');
    // What the script after the installation does.
    chmodSync(join(program, 'chrome-sandbox'), 0o4755);
    const own = join(folder, 'own');
    mkdirSync(own);
    execFileSync('chown', ['65534:65534', own]);
    const asNobody = join(folder, 'as-nobody');
    const start = 'exec setpriv --reuid=65534 --regid=65534 --clear-groups';
    writeFileSync(asNobody, `#!/bin/sh\n${start} '${join(program, 'duty-room')}' "$@"\n`, { mode: 0o755 });
    const { DUTY_ROOM_SWITCHES: _switches, ...environment } = process.env;
    const app = await electron.launch({
      executablePath: asNobody,
      args: ['--disable-gpu'],
      chromiumSandbox: true,
      cwd: own,
      env: {
        ...(environment as Record<string, string>),
        HOME: own,
        XDG_CONFIG_HOME: own,
        XDG_RUNTIME_DIR: own,
      },
      timeout: 30_000,
    });
    const page = await app.firstWindow();
    await untilUsable(page);
    const renderer = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    const status = readFileSync(`/proc/${renderer}/status`, 'utf8');
    expect(status).toMatch(/^Uid:\s+65534\s/m);
    // A filter on system calls, and a process number of its own world.
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    expect(status).toMatch(/^NSpid:\s+\d+\s+\d+/m);
    expect(readFileSync(`/proc/${renderer}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
    await closeConsole(app);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
});

test('the tar.gz holds the same files, and starts', async () => {
  const folder = openFolder();
  execFileSync('tar', ['-xzf', made('.tar.gz'), '-C', folder]);
  const [root = ''] = readdirSync(folder);
  const program = join(folder, root);
  const files = filesIn(program);
  expect(files).toEqual(
    filesIn(unpacked).filter((file) => files.includes(file) || !file.endsWith('apparmor-profile')),
  );
  await startsWithSetup(program);
  rmSync(folder, { recursive: true, force: true });
});
