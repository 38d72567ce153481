import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import type { Board } from '../src/board/board.ts';
import { parseBoard } from '../src/format/format.ts';
import { decodeLink } from '../src/sharing/link.ts';
import { expect, Headroom, test } from './headroom.ts';

/** Presses of keys that the journey has taken; Shift, Ctrl and Alt are held and no presses of their own. */
class Keys {
  pressed = 0;
  constructor(readonly app: Headroom) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.pressed += 1;
      await this.app.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.pressed += text.length;
    await this.app.page.keyboard.type(text);
  }
}

/** The board as its link says it. */
async function boardOf(app: Headroom): Promise<Board> {
  const decoded = await decodeLink(await app.link(), { briefOf: async () => null });
  if (!decoded.ok) throw new Error(decoded.message);
  return decoded.board;
}

/** Presses a second of someone who knows where the keys are; a practiced typist has eight. */
const PACE = 5;

/** TinyURL as one writes it down: who calls whom, from left to right. */
const TINYURL = [
  'web (Browser) -> dns, lb',
  'lb -> Redirect service x6, Shorten service',
  'redirect service -> redis, cassandra "URL store", kafka "Click stream" x16',
  'shorten service -> url store, scheduler "Key generation"',
].join('; ');

test('TinyURL by keyboard alone: drawn, sized and run in under a minute of presses', async ({ app }) => {
  await app.open();
  const { page } = app;
  const keys = new Keys(app);
  await keys.press('/');
  await expect(app.choiceBox().getByRole('combobox')).toBeFocused();
  await keys.type(TINYURL);
  await keys.press('Enter');
  await expect(app.cards()).toHaveCount(9);
  await expect(app.lines()).toHaveCount(9);
  // What they ask for, in the details: the name of the class and its rate.
  await expect(app.card('Browser')).toBeFocused();
  await keys.press('Escape', 'F6');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await keys.press('F6');
  await expect(app.details().getByRole('tabpanel')).toBeFocused();
  await keys.press('Tab', 'Tab');
  await expect(app.details().getByRole('textbox', { name: 'Name of the class' })).toBeFocused();
  await keys.type('redirect');
  await keys.press('Enter', 'Tab', 'Tab', 'Tab', 'Enter', 'Tab', 'Tab');
  await keys.type('11600');
  await keys.press('Enter');
  await expect(app.details().getByRole('article', { name: 'redirect' })).toContainText('11.6 k/s');
  // Another class, named and as rare as it is.
  await keys.press('Shift+F6');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await keys.press('F6');
  await expect(app.details().getByRole('tabpanel')).toBeFocused();
  await keys.press('Tab', 'Enter');
  const second = app.details().getByRole('article').nth(1);
  await expect(second).toBeVisible();
  const tabTo = async (target: Locator) => {
    for (let tries = 0; tries < 30; tries += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await keys.press('Tab');
    }
    throw new Error('Tab never got there');
  };
  await tabTo(second.getByRole('textbox', { name: 'Name of the class' }));
  await keys.type('submitUrl');
  await keys.press('Enter', 'Tab', 'Tab', 'Tab', 'Enter', 'Tab', 'Tab');
  await keys.type('116');
  await keys.press('Enter', 'F6');
  await expect(app.runBar().getByRole('button', { name: 'Run', exact: true })).toBeFocused();
  await keys.press('Enter');
  await expect(app.runBar().getByText(/Simulated \d/)).toBeVisible({ timeout: 90_000 });
  await expect(app.said(/Run finished: the bottleneck is/)).toBeAttached();

  // The board is TinyURL's: the same kinds, the same calls between them, and what is only asked on a miss.
  const tiny = parseBoard(await readFile('src/templates/tinyurl.json', 'utf8')).board;
  if (!tiny) throw new Error('No TinyURL');
  const drawn = await boardOf(app);
  const calls = ({ components, connections }: Board) =>
    Object.values(connections)
      .map(({ from, to, when }) => `${components[from]?.kind} -> ${components[to]?.kind} ${when}`)
      .sort();
  expect(calls(drawn)).toEqual(calls(tiny));
  expect(Object.values(drawn.classes).map(({ name }) => name)).toEqual(['redirect', 'submitUrl']);
  expect(keys.pressed / PACE, `${keys.pressed} presses`).toBeLessThan(60);
  test.info().annotations.push({ type: 'presses', description: String(keys.pressed) });
});

test('TinyURL’s redirect by touch on a tablet: taps, drags, a connection, a number, a run', async ({
  browser,
}) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 1024, height: 768 },
  });
  const page = await context.newPage();
  const app = new Headroom(page);
  await app.open();
  const session = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints });
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await touch('touchStart', from);
    for (let step = 1; step <= 10; step += 1)
      await touch('touchMove', {
        x: from.x + ((to.x - from.x) * step) / 10,
        y: from.y + ((to.y - from.y) * step) / 10,
      });
    // A finger that aims comes to rest; one that leaves in motion flings, and the browser takes the next tap to stop that.
    await page.waitForTimeout(400);
    await touch('touchMove', to);
    await touch('touchEnd');
  };
  const boxOf = async (locator: Locator) => {
    const found = await locator.boundingBox();
    if (!found) throw new Error('Not on screen');
    return found;
  };
  const middle = async (locator: Locator) => {
    const { x, y, width, height } = await boxOf(locator);
    return { x: x + width / 2, y: y + height / 2 };
  };
  // A tap adds, a drag adds where it ends.
  await app.palette('Web client').tap();
  await expect(app.cards()).toHaveCount(1);
  const places = [
    ['Load balancer (L7)', 300, 330],
    ['App service', 540, 420],
    ['Cache', 300, 600],
    ['Key-value / wide-column store', 540, 600],
  ] as const;
  await drag(await middle(app.card('Web client')), { x: 240, y: 200 });
  for (const [index, [kind, x, y]] of places.entries()) {
    await app.palette(kind).scrollIntoViewIfNeeded();
    await drag(await middle(app.palette(kind)), { x, y });
    await expect(app.cards()).toHaveCount(index + 2);
  }
  const connect = async (from: string, to: string) => {
    const lines = await app.lines().count();
    const card = await boxOf(app.card(from));
    await drag({ x: card.x + card.width + 6, y: card.y + card.height / 2 }, await middle(app.card(to)));
    await expect(app.lines(), `${from} to ${to}`).toHaveCount(lines + 1);
  };
  // Nothing hovers: what is tapped shows where to pull.
  const handle = app.card('Web client').locator('.source').first();
  const shown = () => handle.evaluate((strip) => getComputedStyle(strip, '::after').content);
  await app.card('Cache').tap();
  await expect.poll(shown).toBe('none');
  await app.card('Web client').tap();
  await expect.poll(shown).toBe('""');
  await connect('Web client', 'Load balancer (L7)');
  await connect('Load balancer (L7)', 'App service');
  await connect('App service', 'Cache');
  await connect('App service', 'Key-value / wide-column store');
  // A finger that rests asks what can be done there, and drags nothing from under the menu.
  const menu = page.getByRole('menu', { name: 'What can be done here' });
  const cache = await boxOf(app.card('Cache'));
  await touch('touchStart', await middle(app.card('Cache')));
  await expect(menu).toBeVisible();
  await touch('touchMove', { x: cache.x + 160, y: cache.y + 90 });
  await touch('touchEnd');
  expect(await boxOf(app.card('Cache'))).toEqual(cache);
  await menu.getByRole('menuitem', { name: 'Duplicate' }).tap();
  await expect(app.cards()).toHaveCount(places.length + 2);
  await page.getByRole('button', { name: 'Undo' }).tap();
  await expect(app.cards()).toHaveCount(places.length + 1);
  await app.card('App service').tap();
  const replicas = app.details().getByRole('spinbutton', { name: 'Replicas', exact: true });
  await app.details().getByRole('button', { name: 'More Replicas' }).tap();
  await expect(replicas).toHaveValue('3');
  await replicas.tap();
  await replicas.fill('6');
  await replicas.blur();
  await expect(app.card('App service')).toContainText('6 × 4 slots');
  await app.runBar().getByRole('spinbutton', { name: 'Simulated time' }).tap();
  await app.setDuration('5');
  await app.runBar().getByRole('button', { name: 'Run', exact: true }).tap();
  await expect(app.runBar().getByText(/Simulated \d/)).toBeVisible({ timeout: 90_000 });
  await page.getByRole('tab', { name: 'Results' }).tap();
  await expect(app.bottleneck()).toBeVisible();
  // Targets of a finger: nothing of the bars and the palette is smaller than 24 px, the least that WCAG 2.2 asks.
  const small = await page
    .locator('header button, nav button, [role="toolbar"] button, section[aria-label="Run"] button')
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => {
          const { width, height } = button.getBoundingClientRect();
          return width > 0 && Math.min(width, height) < 24;
        })
        .map((button) => button.getAttribute('aria-label') ?? button.textContent),
    );
  expect(small).toEqual([]);
  await context.close();
});
