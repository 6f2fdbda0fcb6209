import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from '@playwright/test';
import { newConsoleFolders } from '../helpers/e2e-console.ts';
import { type ArchivedFile, readAsar, sumsOf } from './asar.ts';
import { asCustomer, checkout, filesIn, packagedWords, unpacked } from './packages.ts';

/** How the fuses are written in the program: as a digit. */
const burnt = { off: '0'.charCodeAt(0), on: '1'.charCodeAt(0) };

const archive = 'resources/app.asar';
const archiveOf = (folder: string): readonly ArchivedFile[] => readAsar(join(folder, archive));

/** Every file that may be in the archive, by what it is for. */
const inArchive = [
  /^package\.json$/,
  /^out\/main\/(?:index|service|rota-worker|plan-worker)\.js$/,
  /^out\/main\/highs\.wasm$/,
  /^out\/main\/chunks\/[\w-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(?:js|css)$/,
  /^node_modules\/better-sqlite3\/(?:LICENSE|package\.json)$/,
  /^node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/,
  new RegExp(`^node_modules/better-sqlite3/prebuilds/linux-${process.arch}\\.node$`),
];

/** What may lie unpacked beside the archive: the service, which is a process of its own, and its native part. */
const besideArchive = [
  /^out\/main\/(?:(?:service|rota-worker|plan-worker|chunks\/[\w-]+)\.js|highs\.wasm)$/,
  /^node_modules\/better-sqlite3\//,
];

/** Every file that may be in the folder besides the archive and what is unpacked of it. */
const inFolder = [
  /^duty-room$/,
  /^chrome-sandbox$/,
  /^chrome_crashpad_handler$/,
  /^lib[\w.]+\.so(?:\.\d+)?$/,
  /^(?:resources|chrome_100_percent|chrome_200_percent)\.pak$/,
  /^locales\/(?:en-US|zh-CN)\.pak$/,
  /^icudtl\.dat$/,
  /^(?:snapshot_blob|v8_context_snapshot)\.bin$/,
  /^vk_swiftshader_icd\.json$/,
  /^(?:LICENSE\.txt|LICENSE\.electron\.txt|LICENSES\.chromium\.html|THIRD-PARTY-LICENSES\.txt|LOG-FORMAT\.md|PACKAGE-FORMAT\.md)$/,
  // Only in what is packed as a deb.
  /^resources\/apparmor-profile$/,
];

const strangers = (files: readonly string[], allowed: readonly RegExp[]): readonly string[] =>
  files.filter((file) => !allowed.some((pattern) => pattern.test(file)));

test('a package holds the program and nothing else: no sources, tests, maps or secrets', () => {
  for (const folder of [unpacked, asCustomer]) {
    const archived = archiveOf(folder);
    expect(
      strangers(
        archived.map((file) => file.path),
        inArchive,
      ),
    ).toEqual([]);
    const files = filesIn(folder).filter((file) => file !== archive);
    const beside = files.filter((file) => file.startsWith(`${archive}.unpacked/`));
    expect(
      strangers(
        beside.map((file) => file.slice(archive.length + 10)),
        besideArchive,
      ),
    ).toEqual([]);
    const others = files.filter((file) => !beside.includes(file));
    const allowed = folder === unpacked ? [...inFolder, /^resources\/trial-node$/] : inFolder;
    expect(strangers(others, allowed)).toEqual([]);
  }
});

test('what is in it names no folder of the machine that built it, no map and no key', () => {
  for (const { path, bytes } of archiveOf(asCustomer)) {
    const text = (bytes ?? readFileSync(join(asCustomer, `${archive}.unpacked`, path))).toString('utf8');
    if (!/\.(?:node|wasm)$/.test(path)) expect(text.includes(checkout), path).toBe(false);
    expect(/^\/\/# sourceMappingURL=/m.test(text), path).toBe(false);
    expect(/-----BEGIN [A-Z ]*PRIVATE KEY-----\n|\bnpm_[A-Za-z0-9]{36}\b/.test(text), path).toBe(false);
  }
  const manifest = JSON.parse(textOf(asCustomer, 'package.json')) as Record<string, unknown>;
  expect(manifest).not.toHaveProperty('devDependencies');
  expect(manifest).not.toHaveProperty('scripts');
});

test('every file of the archive has the sums that the archive promises', () => {
  const archived = archiveOf(asCustomer);
  expect(archived.length).toBeGreaterThan(20);
  for (const { path, bytes, promised } of archived) {
    const real = bytes ?? readFileSync(join(asCustomer, `${archive}.unpacked`, path));
    expect(sumsOf(real, promised.blockSize), path).toMatchObject({
      hash: promised.hash,
      blocks: promised.blocks,
    });
  }
});

test('words of both languages, presets and the description of the records are inside', () => {
  const scripts = archiveOf(asCustomer).filter((file) => file.path.endsWith('.js'));
  const whole = scripts.map((file) => textOf(asCustomer, file.path)).join('\n');
  for (const room of ['zh-CN', 'en']) {
    const words = JSON.parse(
      readFileSync(join(checkout, 'resources', 'words', room, 'desktop.json'), 'utf8'),
    ) as { readonly tooOldTitle: string };
    expect(whole).toContain(words.tooOldTitle);
  }
  const phrases = JSON.stringify(
    JSON.parse(readFileSync(join(checkout, 'resources', 'presets', 'phrases.json'), 'utf8')),
  );
  const longest = (phrases.match(/[\p{Script=Han}，。、]{8,}/gu) ?? []).toSorted(
    (a, b) => b.length - a.length,
  )[0];
  expect(whole).toContain(longest ?? 'no preset phrase');
  for (const page of ['LOG-FORMAT.md', 'PACKAGE-FORMAT.md'])
    expect(readFileSync(join(asCustomer, page), 'utf8')).toBe(
      readFileSync(join(checkout, 'docs', page), 'utf8'),
    );
});

test('the licence of everything that ships comes along, and none of them binds the customer', async () => {
  const licences = readFileSync(join(asCustomer, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
  expect(readFileSync(join(asCustomer, 'LICENSE.txt'), 'utf8')).toContain('MIT');
  expect(readFileSync(join(asCustomer, 'LICENSE.electron.txt'), 'utf8')).toContain('Electron');
  expect(readFileSync(join(asCustomer, 'LICENSES.chromium.html'), 'utf8')).toContain('Chromium');
  const { mayShip } = (await import(
    pathToFileURL(join(checkout, 'scripts', 'packaging', 'licence-expression.mjs')).href
  )) as { readonly mayShip: (expression: unknown) => boolean };
  const sections = [...licences.matchAll(/^={80}\n(?<title>.+)\n(?<licence>.+)\n-{80}$/gm)];
  expect(sections.length).toBeGreaterThan(100);
  for (const { groups } of sections) expect(mayShip(groups?.['licence']), groups?.['title']).toBe(true);
  for (const name of ['react-dom', 'antd', 'better-sqlite3', 'zod', 'docx', 'electron-store', 'highs']) {
    expect(
      sections.some(({ groups }) => groups?.['title']?.startsWith(`${name} `)),
      name,
    ).toBe(true);
  }
});

test('the fuses are burnt as the configuration says; only the trial lets Playwright in', async () => {
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ];
  const customer = await getCurrentFuseWire(join(asCustomer, 'duty-room'));
  for (const fuse of off) expect(customer[fuse], FuseV1Options[fuse]).toBe(burnt.off);
  for (const fuse of on) expect(customer[fuse], FuseV1Options[fuse]).toBe(burnt.on);
  const trial = await getCurrentFuseWire(join(unpacked, 'duty-room'));
  expect(trial).toEqual({ ...customer, [FuseV1Options.EnableNodeCliInspectArguments]: burnt.on });
});

test('the mark of a trial is in the trial only', () => {
  expect(textOf(unpacked, 'package.json')).toContain('"isTrialPackage": true');
  expect(textOf(asCustomer, 'package.json')).not.toContain('isTrialPackage');
});

test("a customer's package on too old a runtime says so, even where a newer Node lies beside it", async () => {
  // An official runtime says its version; the fallback has no such file.
  const version = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'version');
  test.skip(existsSync(version), 'this runtime is new enough for the store');
  const beside = join(asCustomer, 'resources', 'trial-node');
  symlinkSync(process.execPath, beside);
  const folders = newConsoleFolders();
  const words = packagedWords(asCustomer, folders);
  const log = join(folders.userData, 'duty-room-console', 'logs', 'main.log');
  const child = spawn(words.executablePath, words.args, {
    env: { ...words.env, DUTY_NODE: process.execPath },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  try {
    await expect.poll(() => (existsSync(log) ? readFileSync(log, 'utf8') : '')).toContain('Node-API 10');
    expect(existsSync(join(folders.userData, 'duty-room-console', 'store', 'duty.sqlite'))).toBe(false);
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(beside);
    rmSync(folders.folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

function textOf(folder: string, path: string): string {
  const file = archiveOf(folder).find((one) => one.path === path);
  return (file?.bytes ?? readFileSync(join(folder, `${archive}.unpacked`, path))).toString('utf8');
}
