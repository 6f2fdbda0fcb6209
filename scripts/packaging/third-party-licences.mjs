import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/folders.mjs';
import { giveUp, say } from '../setup/say.mjs';
import { mayShip } from './licence-expression.mjs';
import { shippedFolder } from './shipped-packages.mjs';

const builds = ['main', 'preload', 'renderer'];
const licencesFile = join(root, 'out', 'licences', 'THIRD-PARTY-LICENSES.txt');
const licenceName = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/iu;

const head = `第三方软件许可 Third-party licences

本程序包含下列软件包，均按其各自的许可使用；Electron 与 Chromium 的许可见程序文件夹中的 LICENSE.electron.txt 与
LICENSES.chromium.html。SQLite 属于公有领域。
This program contains the packages below, each under its own licence. The licences of Electron and Chromium are in
LICENSE.electron.txt and LICENSES.chromium.html in the program's folder. SQLite is in the public domain.
`;

/**
 * Writes the file with the licence of every package that ships, from what the last build says is in it. Ends the program
 * when one of them may not ship or comes without the text of its licence.
 */
export function writeThirdPartyLicences() {
  const packages = shipped();
  const refused = packages.filter((one) => !mayShip(one.licence));
  if (refused.length > 0) {
    giveUp(
      `许可不允许分发 These packages may not ship: ${refused.map((one) => `${one.title} (${one.licence})`).join(', ')}`,
    );
  }
  mkdirSync(join(root, 'out', 'licences'), { recursive: true });
  writeFileSync(licencesFile, [head, ...packages.map(section)].join('\n'));
  say(`第三方许可 ${packages.length} packages in THIRD-PARTY-LICENSES.txt`);
}

function shipped() {
  const missing = builds.filter((name) => !existsSync(join(shippedFolder, `${name}.json`)));
  if (missing.length > 0) giveUp(`没有构建清单 The build left no list of packages: ${missing.join(', ')}`);
  const bundled = builds.flatMap((name) =>
    JSON.parse(readFileSync(join(shippedFolder, `${name}.json`), 'utf8')),
  );
  const described = [...new Set([...bundled, ...beside()])].map(describe);
  // One version may lie in several folders.
  const byTitle = new Map(described.map((one) => [one.title, one]));
  return [...byTitle.values()].toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
}

/** Packages that ship as they are, beside the bundle: what package.json names as dependencies, with theirs. */
function beside() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([folder, entry]) => folder !== '' && entry.dev !== true && entry.devOptional !== true)
    .map(([folder]) => folder);
}

function describe(folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const licence = typeof manifest.license === 'object' ? manifest.license?.type : manifest.license;
  return { folder, title: `${manifest.name} ${manifest.version}`, licence, author: nameOf(manifest.author) };
}

function section({ folder, title, licence, author }) {
  const texts = readdirSync(join(root, folder))
    .filter((name) => licenceName.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8').trim());
  // Some packages name their licence and author only in their manifest.
  const text =
    texts.length > 0 ? texts.join('\n\n') : `Licence: ${licence}. Author: ${author ?? 'not named'}.`;
  return `${'='.repeat(80)}\n${title}\n${licence}\n${'-'.repeat(80)}\n${text}\n`;
}

function nameOf(author) {
  return typeof author === 'object' ? author?.name : author;
}
