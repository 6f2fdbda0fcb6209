import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { checkout } from './packages.ts';

test('a package may ship when a way through its licence asks for no more than its text', async () => {
  const { mayShip } = (await import(
    pathToFileURL(join(checkout, 'scripts', 'packaging', 'licence-expression.mjs')).href
  )) as { readonly mayShip: (expression: unknown) => boolean };
  for (const licence of [
    'MIT',
    '(MIT OR GPL-3.0-or-later)',
    'GPL-3.0-only OR (MIT AND ISC)',
    '(MIT AND Zlib)',
    'Apache-2.0',
  ]) {
    expect(mayShip(licence), licence).toBe(true);
  }
  for (const licence of [
    'GPL-3.0-or-later',
    'AGPL-3.0-only',
    'LGPL-2.1',
    'MIT AND GPL-3.0-only',
    '(GPL-2.0 OR AGPL-3.0) AND MIT',
    '(MIT OR',
    'MIT ISC',
    'SEE LICENSE IN LICENSE.md',
    'UNLICENSED',
    '',
    undefined,
  ]) {
    expect(mayShip(licence), String(licence)).toBe(false);
  }
});
