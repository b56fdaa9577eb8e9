import { defineConfig } from '@playwright/test';

/** Every worker runs a world of its own (database, API, dashboard): see `src/support/world.ts`. */
export default defineConfig({
  testDir: './src',
  outputDir: '../../dist/e2e/results',
  workers: 2,
  fullyParallel: false,
  // Generous, for machines that have other things to do: what is waited for is a condition, so these only end what hangs.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    // Recording a trace takes pictures and copies of every page all the time: `--trace retain-on-failure` does, to look closer.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
