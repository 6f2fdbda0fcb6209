import { spawn } from 'node:child_process';
import type { HostReply, HostRequest } from '#contract/wire';

/**
 * Prints without a window of its own: runs the program that `DUTY_ROOM_PRINTER` names (a JSON list of words) with the page and the wanted file;
 * without one the refusal says so.
 */
export async function printWithRuntime(request: HostRequest): Promise<HostReply> {
  const words = process.env['DUTY_ROOM_PRINTER'];
  const [program, ...before] = words === undefined ? [] : (JSON.parse(words) as string[]);
  if (program === undefined) return { ok: false, message: 'no-printing-runtime' };
  return new Promise((resolve) => {
    const child = spawn(program, [...before, `--render-pdf=${request.htmlFile}`, `--to=${request.pdfFile}`], {
      stdio: 'ignore',
    });
    child.on('error', (error) => resolve({ ok: false, message: error.message }));
    child.on('exit', (code) =>
      resolve(code === 0 ? { ok: true } : { ok: false, message: `exit ${code ?? 'by signal'}` }),
    );
  });
}
