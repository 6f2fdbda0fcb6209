import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../setup/folders.mjs';

/** Where each build says which packages are inside what it made. */
export const shippedFolder = join(root, 'out', 'shipped');

/**
 * A step of the build that writes down which npm packages ended up in it, read from the modules of the finished bundle and
 * not from what package.json hopes, so that the licence of everything that ships is known.
 */
export function shippedPackages(name) {
  return {
    name: 'shipped-packages',
    apply: 'build',
    writeBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? chunk.moduleIds : [],
      );
      const folders = [...new Set(modules.map(packageFolder).filter((folder) => folder !== undefined))];
      mkdirSync(shippedFolder, { recursive: true });
      writeFileSync(join(shippedFolder, `${name}.json`), `${JSON.stringify(folders.toSorted(), null, 2)}\n`);
    },
  };
}

/** The folder, seen from the checkout, of the package that a module is from; nothing for our own modules. */
function packageFolder(moduleId) {
  // Bundlers mark modules that they made themselves with a zero byte, and add questions behind the file.
  const file = moduleId.replace(/^\0/u, '').replace(/\?.*$/u, '');
  const seen = relative(root, file).split(sep).join('/');
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(seen)?.[0];
}
