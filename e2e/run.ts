/** `npm run e2e`: finds a browser, then hands over to Playwright with the arguments given. */
import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.ts';

const executable = await findBrowser();
console.log(`e2e: ${executable}`);
const result = spawnSync(
  process.execPath,
  [
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'e2e/playwright.config.ts',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, E2E_CHROMIUM: executable } },
);
process.exit(result.status ?? 1);
