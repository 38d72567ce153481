import { defineConfig } from '@playwright/test';
import { LAUNCH_ARGS } from './browser.ts';

const PORT = Number(process.env.E2E_PORT ?? 4173);
const executablePath = process.env.E2E_CHROMIUM;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A busy machine may hold up one gesture of a journey. What passes at the second try is printed as flaky.
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../.results/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1440, height: 900 },
    // Recording each step costs as much as the journeys themselves. At hand: `npm run e2e -- --trace on`.
    trace: 'on-first-retry',
    launchOptions: { args: LAUNCH_ARGS, ...(executablePath ? { executablePath } : {}) },
  },
  // The built page, as a visitor gets it.
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    url: `http://127.0.0.1:${PORT}`,
    cwd: '..',
    reuseExistingServer: false,
  },
});
