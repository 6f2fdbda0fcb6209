import { join } from 'node:path';
import { node24, root } from './setup/folders.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { run, toolEnvironment } from './setup/run.mjs';

await ensurePackages();
process.exit(
  await run(node24, [join(root, 'service', 'cli.ts'), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    // It may ask the terminal for a password.
    detached: false,
    // Started only when a PDF is asked for, and only then is a runtime looked for.
    env: toolEnvironment({
      DUTY_ROOM_PRINTER: JSON.stringify([node24, join(root, 'scripts', 'print-pdf.mjs')]),
    }),
  }),
);
