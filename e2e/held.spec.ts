import type { Locator } from '@playwright/test';
import { expect, Headroom, test } from './headroom.ts';

async function boxOf(locator: Locator) {
  const found = await locator.boundingBox();
  if (!found) throw new Error('Not on screen');
  return found;
}

const middle = async (locator: Locator) => {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
};

/** Drags from one point to another, and leaves the button down. */
async function pull(app: Headroom, from: { x: number; y: number }, to: { x: number; y: number }) {
  await app.page.mouse.move(from.x, from.y);
  await app.page.mouse.down();
  for (let step = 1; step <= 6; step += 1)
    await app.page.mouse.move(from.x + ((to.x - from.x) * step) / 6, from.y + ((to.y - from.y) * step) / 6);
}

test('Shift keeps what is dragged on one line, from when it is pressed: cards, several, frames', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.pasteText('web -> one, two');
  await expect(app.cards()).toHaveCount(3);
  await app.press('Escape');
  await page.waitForTimeout(400);
  const one = app.card('one');
  const before = await boxOf(one);
  const from = await middle(one);
  await pull(app, from, { x: from.x + 40, y: from.y - 130 });
  expect((await boxOf(one)).x).not.toBeCloseTo(before.x, 0);
  await page.keyboard.down('Shift');
  await expect.poll(async () => (await boxOf(one)).x).toBeCloseTo(before.x, 0);
  expect((await boxOf(one)).y).toBeLessThan(before.y - 90);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  expect((await boxOf(one)).x).toBeCloseTo(before.x, 0);
  await app.press('Control+z');
  await expect.poll(async () => (await boxOf(one)).y).toBeCloseTo(before.y, 0);

  // A frame, with what lies in it.
  await app.press('Escape');
  await app.press('Control+a');
  await app.press('Control+g');
  await expect(page.getByRole('textbox', { name: 'Name of the group' })).toBeFocused();
  await app.press('Enter');
  const frame = page.locator('[data-group]');
  const at = await boxOf(frame);
  const client = await boxOf(app.card('Web client'));
  await page.keyboard.down('Shift');
  await pull(app, { x: at.x + 30, y: at.y + at.height / 2 }, { x: at.x + 34, y: at.y + 110 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect.poll(async () => (await boxOf(frame)).y).toBeGreaterThan(at.y + 70);
  expect((await boxOf(frame)).x).toBeCloseTo(at.x, 0);
  expect((await boxOf(app.card('Web client'))).x).toBeCloseTo(client.x, 0);
});

test('Alt drags a copy away: what it is copied from stays with its connections, and the next copies are as far apart', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.pasteText('web -> worker');
  await expect(app.lines()).toHaveCount(1);
  await app.press('Control+0');
  await page.waitForTimeout(400);
  await app.press('Escape');
  const worker = app.card('Worker').first();
  const before = await boxOf(worker);
  const from = await middle(worker);
  await page.keyboard.down('Alt');
  await pull(app, from, { x: from.x, y: from.y + 120 });
  expect(await boxOf(worker)).toEqual(before);
  await expect(page.locator('[data-guides] text')).toHaveText('Worker');
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(app.cards()).toHaveCount(3);
  await app.press('Control+d');
  await expect(app.cards()).toHaveCount(4);
  await app.press('Control+d');
  await expect(app.cards()).toHaveCount(5);
  const tops = async () =>
    (
      await app
        .cards()
        .filter({ hasText: /Worker( \d)?/ })
        .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top))
    )
      .map(Math.round)
      .sort((a, b) => a - b);
  for (const name of ['Worker 2', 'Worker 3', 'Worker 4']) await expect(app.card(name)).toHaveCount(1);
  const [a = 0, b = 0, c = 0, d = 0] = await tops();
  expect(b - a).toBeGreaterThan(100);
  expect([c - b, d - c]).toEqual([b - a, b - a]);
  await expect(app.lines()).toHaveCount(1);
});

test('a box that is resized lines up with its neighbors, keeps its proportions with Shift, and is drawn square', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.dragIn('Worker', 420, 200);
  await app.press('Control+0');
  await app.press('Escape');
  const card = await boxOf(app.card('Worker'));
  const mark = page.locator('[data-mark]').first();
  await app.press('r');
  await page.keyboard.down('Shift');
  await pull(app, { x: card.x, y: card.y + 150 }, { x: card.x + 90, y: card.y + 190 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const square = await boxOf(mark);
  expect(square.width).toBeCloseTo(square.height, 0);

  // Its right side finds that of the card, which is no multiple of the grid away, and says so.
  const handle = { x: square.x + square.width, y: square.y + square.height / 2 };
  await pull(app, handle, { x: card.x + card.width + 3, y: handle.y });
  await expect(page.locator('[data-guides]')).toHaveCount(1);
  await page.mouse.up();
  await expect(page.locator('[data-guides]')).toHaveCount(0);
  const wide = await boxOf(mark);
  expect(wide.x + wide.width).toBeCloseTo(card.x + card.width, 0);

  await page.keyboard.down('Shift');
  await pull(
    app,
    { x: wide.x + wide.width, y: wide.y + wide.height },
    { x: wide.x + wide.width + 70, y: wide.y + wide.height },
  );
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const large = await boxOf(mark);
  expect(large.width).toBeGreaterThan(wide.width + 50);
  expect(large.width / large.height).toBeCloseTo(wide.width / wide.height, 1);
});

test('without a connection what cannot be fetched says so and leaves the rest, and is there once there is one', async ({
  browser,
}) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const app = new Headroom(page);
  const missing = /(ShortcutsDialog|InsertBox|RunBar)-.*js/;
  await page.route(missing, (route) => route.abort());
  await app.open();
  const said = page.getByRole('alert').getByText(/could not be loaded/);
  // A part of the page keeps its place, and comes when asked for again.
  const bar = page.getByRole('alert').filter({ has: page.getByRole('button', { name: 'Try again' }) });
  await expect(bar).toHaveCount(1);

  // The box to add by typing, which is fetched along with all dialogs.
  await page.keyboard.press('/');
  await expect(said).toHaveCount(2);
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.unroute(missing);
  await page.route(/ShortcutsDialog-.*js/, (route) => route.abort());
  await app.add('Worker');

  const open = page.getByRole('button', { name: 'Keyboard shortcuts', exact: true });
  await open.click();
  await expect(said).toHaveCount(2);
  await app.select('Worker');
  await page.unroute(/ShortcutsDialog-.*js/);
  await open.click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');

  await bar.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  await expect(bar).toHaveCount(0);

  // What cannot be had by asking again, though there is a connection, comes with a page that is made anew; the board is kept.
  await page.route(/ResultsTab-.*js/, (route) => route.abort());
  await page.getByRole('tab', { name: 'Results' }).click();
  const reloaded = page.waitForEvent('load');
  await bar.getByRole('button', { name: 'Try again' }).click();
  await reloaded;
  await expect(app.cards()).toHaveCount(1);
  await context.close();
});
