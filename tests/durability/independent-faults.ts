import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../helpers/node24.ts';

/** What the verifier that was written from the description of the format alone, in another language, says against a store. */
export function independentFaults(folder: string): readonly string[] {
  const program = join(checkout, 'tests', 'verifier', 'verify.py');
  const { error, status, stdout, stderr } = spawnSync('python3', ['-B', program, folder], {
    encoding: 'utf8',
  });
  if (error !== undefined) return [`verify.py could not be run: ${error.message}`];
  return status === 0 ? [] : [`verify.py: ${stdout}${stderr}`];
}
