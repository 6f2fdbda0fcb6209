// Holds one rule that the linter cannot express: nobody but the named clocks asks what time it is or rolls dice.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './setup/folders.mjs';

const rooms = ['domain', 'contract', 'service', 'renderer'];
const clocks = new Set(['service/clock.ts', 'renderer/use-now.ts']);
const asksTheTime = /new Date\(\s*\)|\bDate\(\s*\)|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b/u;

const found = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !clocks.has(file))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (asksTheTime.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    ),
);
if (found.length > 0) {
  process.stderr.write(`Only ${[...clocks].join(' and ')} may ask the time:\n${found.join('\n')}\n`);
  process.exit(1);
}
