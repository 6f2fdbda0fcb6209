import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'out/e2e',
  // Each spec has a console and a store of its own; three on two processors take as long as two.
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  // Long enough for a machine on which both cores are busy; what holds is seen at once.
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'out/reports/playwright.json' }]],
});
