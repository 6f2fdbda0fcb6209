import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  test: {
    // Most tests wait for programs and disks; with one worker less than processors a machine of two would use one.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'domain',
          environment: 'node',
          include: ['tests/domain/**/*.test.ts'],
          testTimeout: 20_000,
          // Nothing there keeps anything, so a worker loads it once for all files.
          isolate: false,
        },
      },
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/{contract,service,main}/**/*.test.ts'],
          testTimeout: 20_000,
          globalSetup: ['tests/helpers/whole-run.ts'],
          setupFiles: ['tests/helpers/each-file.ts'],
        },
      },
      {
        plugins: [react()],
        resolve: { alias: [{ find: /^date-fns\/locale$/, replacement: here('renderer/date-locale.ts') }] },
        test: {
          name: 'ui',
          environment: 'happy-dom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
