const entry = `import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
const folder = given === undefined ? undefined : resolve(given);
if (folder === undefined || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  process.stderr.write('Usage: electron <folder with package.json> [arguments]\\n');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
try {
  await import(pathToFileURL(join(folder, manifest.main)).href);
} catch (error) {
  process.stderr.write(\`\${error instanceof Error ? error.stack : String(error)}\\n\`);
  process.exit(1);
}
`;

/**
 * The files of `resources/app` in the fallback runtime: like Electron's own default application it starts the folder
 * named by the first argument, so one unpacked runtime serves every checkout. `ready` waits for the awaited import.
 */
export const runtimeLoader = {
  'package.json': `${JSON.stringify({ name: 'electron', version: '33.2.1', type: 'module', main: 'index.js' }, null, 2)}\n`,
  'index.js': entry,
};
