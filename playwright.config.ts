import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'out/e2e',
  // Each spec has a console and a store of its own and waits for its window more than half of the time: three fill two processors.
  workers: 3,
  fullyParallel: false,
  timeout: 60_000,
  // Long enough for a machine on which both cores are busy; what holds is seen at once.
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'out/reports/playwright.json' }]],
});
