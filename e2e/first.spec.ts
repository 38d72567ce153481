import { BUDGET, firstLoad, totalOf } from './firstLoad.ts';
import { expect, Headroom, test } from './headroom.ts';

test('the first load stays within its budget', () => {
  const loaded = firstLoad();
  expect(loaded.some(({ path }) => path.endsWith('.js'))).toBe(true);
  expect(loaded.some(({ path }) => path.endsWith('.css'))).toBe(true);
  expect(loaded.some(({ path }) => path.endsWith('.woff2'))).toBe(true);
  expect(totalOf(loaded), JSON.stringify(loaded.slice(0, 4))).toBeLessThanOrEqual(BUDGET);
});

test('one draws, undoes and redoes with nothing but the first load', async ({ page }) => {
  const first = new Set(firstLoad().map(({ path }) => path));
  await page.route(/\/assets\//, (route) =>
    first.has(new URL(route.request().url()).pathname.slice(1)) ? route.continue() : undefined,
  );
  const app = new Headroom(page);
  await app.open();
  await app.add('Web client');
  await app.add('Cache');
  await app.press('Control+z');
  await expect(app.cards()).toHaveCount(1);
  await app.press('Control+Shift+z');
  await expect(app.cards()).toHaveCount(2);
});

test('what is drawn before the boards are there is kept by a reload, and its steps by their arrival', async ({
  app,
  page,
}) => {
  const library = /\/assets\/library-.*\.js/;
  let arrive = (): void => {};
  const wait = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(library, async (route) => {
    await wait;
    await route.continue().catch(() => {});
  });
  await app.open();
  await app.add('Web client');
  await page.reload();
  await expect(app.canvas()).toBeVisible();
  await app.add('Cache');
  await app.add('Message queue');
  await app.press('Control+z');
  await expect(app.cards()).toHaveCount(1);
  const card = app.card('Cache');
  const before = await card.boundingBox();
  arrive();
  await app.press('Control+o');
  const boards = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Untitled' });
  await expect(boards).toHaveCount(2);
  await app.press('Escape');
  // The canvas stays where it is under the hand.
  expect(await card.boundingBox()).toEqual(before);
  await app.press('Control+Shift+z');
  await expect(app.cards()).toHaveCount(2);
  await app.press('Control+z');
  await app.press('Control+z');
  await expect(app.cards()).toHaveCount(0);
  await app.press('Control+Shift+z');
  await page.reload();
  await expect(app.cards()).toHaveCount(1);
  await expect(app.card('Cache')).toBeVisible();

  // The board that was open last does not come under a hand that is at work.
  await page.unroute(library);
  let come = (): void => {};
  const hand = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(library, async (route) => {
    await hand;
    await route.continue().catch(() => {});
  });
  const read = page.waitForResponse(library);
  await page.reload();
  const worker = await app.palette('Worker').boundingBox();
  if (!worker) throw new Error('No palette');
  await page.mouse.move(worker.x + 20, worker.y + 10);
  await page.mouse.down();
  await page.mouse.move(700, 400, { steps: 4 });
  come();
  await read;
  for (let x = 700; x < 760; x += 2) await page.mouse.move(x, 400);
  await page.mouse.up();
  await expect(app.card('Worker')).toBeVisible();
  await expect(app.cards()).toHaveCount(1);
  await app.press('Control+o');
  await expect(boards).toHaveCount(3);
});
