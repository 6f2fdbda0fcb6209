import { join } from 'node:path';

/** The checkout that the tests belong to. */
export const checkout = join(import.meta.dirname, '..', '..');

/** Node 24 from the npm package `node`, whatever Node runs the tests. */
export const node24 = join(
  checkout,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
