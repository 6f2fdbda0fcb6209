import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/package',
  testMatch: '**/*.spec.ts',
  outputDir: 'out/package-check',
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'out/reports/package.json' }]],
});
