import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import loadHighs, { type Highs } from 'highs';

/** Where a build puts the solver's machine code: beside the workers, while what several of them share lies in a folder below. */
const built = new URL(import.meta.url.includes('/chunks/') ? '../highs.wasm' : 'highs.wasm', import.meta.url);

/** The solver, ready to be asked; its machine code is read from disk and nothing is ever asked for elsewhere. */
export function loadSolver(): Promise<Highs> {
  const file = import.meta.url.endsWith('.ts')
    ? createRequire(import.meta.url).resolve('highs/runtime')
    : fileURLToPath(built);
  return loadHighs({ locateFile: () => file });
}
