// A linter that reads nothing finds nothing. This plants one file of forbidden and one of allowed imports in each room of a
// temporary folder, under the real configuration, and fails unless exactly the forbidden ones are refused. (Relative paths into another room
// are refused by the references of `tsc -b`.)
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './setup/folders.mjs';
import { toolEnvironment } from './setup/run.mjs';

const everywhereForbidden = ['electron-updater', 'axios', 'lodash/get', '#tests/a', '#nowhere/a'];
const rooms = {
  domain: {
    refused: ['better-sqlite3', 'electron', 'react', 'node:fs', 'node:fs/promises', '#contract/a'],
    allowed: ['zod', 'date-fns', './a.ts', '../domain-of-its-own/a.ts'],
  },
  contract: {
    refused: ['better-sqlite3', 'electron', 'date-fns', 'node:fs', '#service/a', '#main/a'],
    allowed: ['zod', '#domain/people/person', './a.ts'],
  },
  service: {
    refused: ['electron', 'electron-store', 'react', '#main/a'],
    allowed: ['better-sqlite3', 'node:fs/promises', 'docx', '#domain/a', '#contract/a', './store/a.ts'],
  },
  'service/store': { refused: ['../handlers/a.ts', 'electron'], allowed: ['better-sqlite3', '../clock.ts'] },
  main: {
    refused: ['better-sqlite3', 'react', '#service/a'],
    allowed: ['electron', 'node:path', '#contract/a'],
  },
  preload: {
    refused: ['node:fs', 'zod', '#service/a', '#domain/a'],
    allowed: ['electron', '#contract/wire'],
  },
  renderer: {
    refused: ['electron', 'node:fs', 'better-sqlite3', '#service/a', '#main/a'],
    allowed: ['react', 'antd/es/table', '#domain/a'],
  },
  'renderer/parts': { refused: ['../screens/a.tsx', 'electron'], allowed: ['react', './a.tsx'] },
};

const planted = mkdtempSync(join(tmpdir(), 'duty-room-walls-'));
for (const [room, { refused, allowed }] of Object.entries(rooms)) {
  plant(`${room}/refused.ts`, [...refused, ...everywhereForbidden]);
  plant(`${room}/allowed.ts`, allowed);
}
writeFileSync(join(planted, '.oxlintrc.json'), readFileSync(join(root, '.oxlintrc.json')));

const lint = spawnSync('oxlint', ['--config', '.oxlintrc.json', '--no-ignore', '--format', 'json', '.'], {
  cwd: planted,
  env: toolEnvironment(),
  encoding: 'utf8',
  maxBuffer: 1 << 26,
  shell: process.platform === 'win32',
});
const hits = JSON.parse(lint.stdout).diagnostics.filter(
  ({ code }) => code === 'eslint(no-restricted-imports)',
);
const problems = Object.entries(rooms).flatMap(([room, { refused }]) => {
  const linesOf = (file) =>
    new Set(
      hits
        .filter((hit) => hit.filename.replaceAll('\\', '/').endsWith(`${room}/${file}`))
        .map((hit) => hit.labels[0].span.line),
    );
  const seen = linesOf('refused.ts');
  const passed = [...refused, ...everywhereForbidden].filter((_, index) => !seen.has(index + 1));
  return [
    ...passed.map((name) => `${room} may import ${name}`),
    ...[...linesOf('allowed.ts')].map((line) => `${room} may not import ${rooms[room].allowed[line - 1]}`),
  ];
});
rmSync(planted, { recursive: true, force: true });
for (const problem of problems) process.stderr.write(`wall broken: ${problem}\n`);
process.exit(problems.length > 0 || hits.length === 0 ? 1 : 0);

function plant(file, names) {
  mkdirSync(dirname(join(planted, file)), { recursive: true });
  writeFileSync(
    join(planted, file),
    names.map((name, index) => `export * as a${index} from '${name}';\n`).join(''),
  );
}
