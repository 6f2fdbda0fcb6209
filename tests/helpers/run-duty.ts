import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout, node24 } from './node24.ts';

/** What a run of the command line left behind. */
export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

const cli = join(checkout, 'service', 'cli.ts');

/** Runs the command line with a password in its environment and a text on its standard input. */
export function runDuty(
  words: readonly string[],
  options: { readonly password?: string; readonly input?: string } = {},
): Promise<Run> {
  const { DUTY_PASSWORD: _inherited, ...environment } = process.env;
  const env =
    options.password === undefined ? environment : { ...environment, DUTY_PASSWORD: options.password };
  return new Promise((resolve, reject) => {
    const child = spawn(node24, [cli, ...words], { env });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    // A program that reads no input may be gone before it is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** What a run printed as JSON. */
export const printedBy = (run: Run): Record<string, unknown> =>
  // The command line prints one JSON value.
  JSON.parse(run.stdout) as Record<string, unknown>;
