/** `npm run picture`: takes the README's picture of the built page, so that it stays the real thing. */
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser, LAUNCH_ARGS } from './browser.ts';
import { Headroom } from './headroom.ts';

const server = await preview({ preview: { host: '127.0.0.1', port: 4174, strictPort: true } });
const browser = await chromium.launch({ executablePath: await findBrowser(), args: LAUNCH_ARGS });
const page = await browser.newPage({
  viewport: { width: 1440, height: 900 },
  baseURL: 'http://127.0.0.1:4174',
});
const app = new Headroom(page);
await app.open();
await app.openTinyUrl();
await app.setLoad('2');
await app.run();
// Without the notice that a run has ended.
await page.waitForTimeout(6000);
await page.mouse.move(720, 20);
await page.screenshot({ path: 'public/headroom.png' });
await browser.close();
await server.close();
process.exit(0);
