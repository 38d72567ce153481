/**
 * Finds a Chromium that really starts on this machine. Playwright's own download is tried first because people
 * have it; where nothing is installed and downloads are closed, root on Debian gets one from the system's packages.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

export const LAUNCH_ARGS = ['--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-sync'];

const INSTALLED = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** Path of an executable on PATH, or null. */
function onPath(name: string): string | null {
  const where = process.platform === 'win32' ? 'where' : 'which';
  const found = spawnSync(where, [name], { encoding: 'utf8' });
  const path = found.status === 0 ? found.stdout.split(/\r?\n/)[0]?.trim() : undefined;
  return path ? path : null;
}

/** True when the browser opens a page and runs script in it; a file that exists may still not start. */
async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, args: LAUNCH_ARGS, timeout: 30_000 });
    const page = await browser.newPage();
    const sum = await page.evaluate(() => 1 + 1);
    await browser.close();
    return sum === 2;
  } catch {
    return false;
  }
}

function installedCandidates(): string[] {
  const fromPath = INSTALLED.map(onPath).filter((path): path is string => path !== null);
  return existsSync(MAC_CHROME) ? [...fromPath, MAC_CHROME] : fromPath;
}

async function firstThatStarts(candidates: readonly string[]): Promise<string | null> {
  for (const path of candidates) {
    if (existsSync(path) && (await starts(path))) return path;
  }
  return null;
}

function run(command: string, args: readonly string[]): boolean {
  console.log(`e2e: ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/** Absolute path of a browser that was launched once, installing one if the machine has none. */
export async function findBrowser(): Promise<string> {
  const own = chromium.executablePath();
  const named = process.env.E2E_CHROMIUM;
  const ready = await firstThatStarts([...(named ? [named] : []), own, ...installedCandidates()]);
  if (ready) return ready;

  const cli = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  if (run(cli, ['playwright', 'install', '--only-shell', 'chromium'])) {
    const downloaded = await firstThatStarts([chromium.executablePath(), ...installedCandidates()]);
    if (downloaded) return downloaded;
  }
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell']);
    const packaged = await firstThatStarts(installedCandidates());
    if (packaged) return packaged;
  }
  throw new Error(
    'No Chromium starts on this machine. Install one (npx playwright install --only-shell chromium, or your system’s ' +
      'chromium package) or name it: E2E_CHROMIUM=/path/to/chromium npm test',
  );
}
