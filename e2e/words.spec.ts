import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build, type PreviewServer, preview } from 'vite';
import { ACCENTED, directionOf } from '../vite.language.ts';
import { expect, test } from './headroom.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, '.results', 'accented');

/** Rooms that speak for themselves: what they say is data, in one place each. */
const DATA = ['catalog', 'templates', 'analysis', 'simulation', 'board', 'format'];

/** Units, figures, and names that are written alike in every language. */
const SAME =
  /https?:\/\/\S*|\d[\d.,]*x?|\b(?:React Flow attribution|Headroom|Discord|Slack|Microsoft Teams|SVG|API|gRPC|ms|min|px|req|KB|GB|TB|MB|[kMG]?bit)\b/g;

function dataTexts(): string {
  return DATA.flatMap((room) =>
    readdirSync(join(ROOT, 'src', room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  )
    .join('\n')
    .replaceAll("\\'", "'");
}

/** What is written on boards, and names things in sentences of the data. */
function namesIn(data: string): string[] {
  const names = [...data.matchAll(/"?(?:name|title|label)"?: ["'](.*?)["'],?$/gm)].map(
    ([, name = '']) => name,
  );
  return [...new Set(names)].filter((name) => name.length > 2).sort((a, b) => b.length - a.length);
}

/** Every text on screen or for a screen reader, hidden copies and code aside. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of [
          'aria-label',
          'aria-description',
          'aria-roledescription',
          'aria-valuetext',
          'title',
          'placeholder',
        ])
          texts.add(node.getAttribute(name) ?? '');
      } else if (
        node.parentElement?.checkVisibility() &&
        !node.parentElement.closest('code, .react-flow__attribution')
      )
        texts.add(node.textContent ?? '');
    }
    return [...texts];
  });
}

test('the direction of the page is that of its language', () => {
  expect(['en', 'de', 'ja', 'ar', 'fa', 'he', 'ur', ACCENTED].map(directionOf)).toEqual(
    'ltr ltr ltr rtl rtl rtl rtl ltr'.split(' '),
  );
});

test.describe('in English with accents', () => {
  let server: PreviewServer;
  let address = '';

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    process.env.HEADROOM_LANGUAGE = ACCENTED;
    await build({ root: ROOT, logLevel: 'error', build: { outDir: OUT, sourcemap: false } });
    server = await preview({ root: ROOT, logLevel: 'error', build: { outDir: OUT }, preview: { port: 0 } });
    address = server.resolvedUrls?.local[0] ?? '';
  });
  test.afterAll(async () => {
    delete process.env.HEADROOM_LANGUAGE;
    await server.close();
  });

  test('every word of the page has come from the words, and the page holds longer ones', async ({ page }) => {
    test.setTimeout(360_000);
    const texts = dataTexts();
    const names = namesIn(texts);
    const data = texts.toLowerCase();
    const seen = new Map<string, string>();
    const look = async (where: string) => {
      for (const text of await textsOf(page)) {
        const parts = (whole: string): string[] =>
          (whole.replaceAll(SAME, '\n').match(/[A-Za-z][A-Za-z'’/ -]*[A-Za-z]/g) ?? []).filter(
            (part) => /[a-z]{3}/i.test(part) && !data.includes(part.toLowerCase()),
          );
        // Where a sentence of the data names a thing, its words stand around the name.
        const left = parts(text).flatMap((part) =>
          parts(names.reduce((rest, name) => rest.replaceAll(name, '\n'), part)),
        );
        if (left.length > 0) seen.set(text, `${where}: ${left.join(' | ')}`);
      }
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        where,
      ).toBeLessThanOrEqual(0);
    };
    const press = (keys: string) => page.keyboard.press(keys);
    const details = page.locator('aside');

    await page.goto(address);
    await expect(page.locator('html')).toHaveAttribute('lang', ACCENTED);
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
    const manifest = JSON.parse(readFileSync(join(OUT, 'manifest.webmanifest'), 'utf8'));
    expect(manifest).toMatchObject({ name: 'Headroom', lang: ACCENTED, dir: 'ltr' });
    expect(manifest.description).not.toContain('Draw');
    await expect(page.getByRole('banner')).toBeVisible();
    await look('an empty board');
    const dialog = page.getByRole('dialog');
    const close = async () => {
      await press('Escape');
      await expect(dialog).toBeHidden();
    };
    await press('/');
    await expect(dialog).toBeVisible();
    await look('what can be added');
    await close();

    await press('Control+Shift+o');
    await dialog.getByText('TinyURL', { exact: true }).first().click();
    await expect(page.locator('[data-component]').first()).toBeVisible();
    await look('a board');
    const tabs = details.getByRole('tab');
    for (let tab = 0; tab < 4; tab += 1) {
      await tabs.nth(tab).click();
      await expect(tabs.nth(tab)).toHaveAttribute('aria-selected', 'true');
      await page.waitForTimeout(300);
      await look(`details ${tab}`);
    }
    await tabs.first().click();
    await page.locator('[data-component]', { hasText: 'Redirect service' }).click();
    for (const help of await details.locator('summary').all()) await help.click();
    await look('a component');
    await page.locator('[data-connection]').first().click({ force: true });
    await look('a connection');
    await press('Control+a');
    await look('everything selected');
    await press('Control+g');
    await press('Enter');
    await look('a group');
    await press('Escape');

    await press('n');
    await press('Enter');
    await press('Escape');
    await look('a note');
    await press('Delete');
    await look('what was deleted');
    await page.getByRole('navigation').locator('> button').click();
    await expect(dialog).toBeVisible();
    await look('a kind being defined');
    await close();
    await page.locator('[aria-haspopup=dialog]').last().click();
    await expect(dialog).toBeVisible();
    await look('a fault');
    await close();

    for (const [keys, what] of [
      ['?', 'the sheet of shortcuts'],
      ['Control+o', 'the boards'],
      ['Control+Shift+o', 'the examples'],
      ['Control+Shift+s', 'the link'],
      ['Control+k', 'everything'],
      ['Control+f', 'what is on the board'],
    ] as const) {
      await press(keys);
      await expect(dialog, keys).toBeVisible();
      await page.waitForTimeout(300);
      await look(what);
      await close();
    }
    await press('Control+Enter');
    await expect(details.getByRole('table').first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('progressbar').first()).not.toHaveAttribute('data-going', 'true', {
      timeout: 60_000,
    });
    await page.waitForTimeout(500);
    await look('the results of a run');
    expect([...seen].map(([text, where]) => `${where}: ${text}`)).toEqual([]);
  });
});
