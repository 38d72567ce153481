import { expect, test } from './headroom.ts';

test('Escape gives up what the mouse is in the middle of: a connection, a drag, a marquee', async ({
  app,
}) => {
  await app.open();
  const { mouse } = app.page;
  await app.dragIn('Web client', 200, 200);
  await app.dragIn('App service', 560, 300);
  await app.dragIn('Cache', 560, 480);
  await app.press('Escape');
  const before = await app.link();
  const box = async (name: string) => {
    const found = await app.card(name).boundingBox();
    if (!found) throw new Error(`${name} is not on screen`);
    return found;
  };
  const client = await box('Web client');
  const service = await box('App service');

  for (const [x, y] of [
    [client.x + client.width + 120, client.y - 60],
    [service.x + 80, service.y + 40],
  ] as const) {
    await mouse.move(client.x + client.width - 1, client.y + client.height / 2);
    await mouse.down();
    await mouse.move(x, y, { steps: 8 });
    await expect(app.page.locator('.react-flow__connection')).toHaveCount(1);
    await app.press('Escape');
    await expect(app.page.locator('.react-flow__connection')).toHaveCount(0);
    await mouse.move(x + 10, y + 4);
    await mouse.up();
    await expect(app.page.getByRole('dialog')).toHaveCount(0);
    await expect(app.lines()).toHaveCount(0);
  }

  await mouse.move(service.x + 80, service.y + 30);
  await mouse.down();
  await mouse.move(service.x + 200, service.y + 130, { steps: 6 });
  expect((await box('App service')).x).not.toBe(service.x);
  await app.press('Escape');
  expect(await box('App service')).toEqual(service);
  await mouse.move(service.x + 240, service.y + 160);
  await mouse.up();
  expect(await box('App service')).toEqual(service);
  expect(await app.link(), 'nothing given up is on the board').toBe(before);

  await app.select('Cache');
  await mouse.move(client.x - 30, client.y - 30);
  await mouse.down();
  await mouse.move(service.x + 100, service.y + 50, { steps: 6 });
  await expect(app.card('Web client')).toHaveAttribute('aria-current', 'true');
  await app.press('Escape');
  await mouse.up();
  await expect(app.card('Web client')).not.toHaveAttribute('aria-current');
  await expect(app.card('Cache')).toHaveAttribute('aria-current', 'true');
  // The next gestures count again.
  await app.move('Cache', 40, 40);
  // Also a flick, of which the page hears once: the card goes as far as the hand did.
  const flicked = (await app.card('Cache').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const hold = { x: flicked.x + flicked.width / 2, y: flicked.y + flicked.height / 2 };
  await mouse.move(hold.x, hold.y);
  await mouse.down();
  await mouse.move(hold.x + 64, hold.y + 80);
  await mouse.up();
  await expect
    .poll(async () => Math.abs(((await app.card('Cache').boundingBox())?.y ?? 0) - flicked.y - 80))
    .toBeLessThan(12);
  await app.connect('Web client', 'App service');
  expect(await app.link()).not.toBe(before);
});

test('what is drawn with a tool that is still on its way is there with it, and moves and selects nothing', async ({
  app,
}) => {
  const { page } = app;
  let arrive = () => {};
  const wait = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/ToolLayer.*js/, async (route) => {
    await wait;
    await route.continue();
  });
  await app.open();
  await app.dragIn('Worker', 300, 300);
  await app.press('Escape');
  const before = await app.card('Worker').boundingBox();
  await app.press('r');
  await app.move('Worker', 120, 80);
  expect(await app.card('Worker').boundingBox()).toEqual(before);
  // The key after it comes after it.
  await app.press('h');
  arrive();
  await expect(page.locator('[data-mark="rectangle"]')).toHaveCount(1);
  await expect(
    page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Pan', exact: true }),
  ).toHaveAttribute('aria-pressed', 'true');
  expect(await app.card('Worker').boundingBox()).toEqual(before);
});

test('a connection is pulled from a card that is a tile, far out', async ({ app }) => {
  await app.open();
  await app.dragIn('Web client', 200, 300);
  await app.dragIn('App service', 560, 300);
  await app.press('Escape');
  const out = app.page.getByRole('button', { name: 'Zoom out' });
  const tile = app.page.locator('[data-band="far"]');
  for (let presses = 0; presses < 8 && (await tile.count()) === 0; presses += 1) {
    await out.click();
    await app.page.waitForTimeout(300);
  }
  await expect(tile).toHaveCount(1);
  const [from, to] = await Promise.all(['Web client', 'App service'].map((name) => at(name)));
  if (!from || !to) throw new Error('No cards');
  await app.page.mouse.move(from.x + from.width + 1, from.y + from.height / 2);
  await app.page.mouse.down();
  await app.page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 10 });
  await app.page.mouse.up();
  await expect(app.lines()).toHaveCount(1);

  async function at(name: string) {
    return app.page.getByRole('group', { name: new RegExp(`^${name}`) }).boundingBox();
  }
});

test('undo is at hand in the control that was just used, one step a gesture', async ({ app }) => {
  await app.open();
  await app.dragIn('Cache', 300, 300);
  const slider = app.details().getByRole('slider', { name: 'Hit ratio, slider' });
  const start = await slider.inputValue();
  const track = await slider.boundingBox();
  if (!track) throw new Error('No slider');
  const y = track.y + track.height / 2;
  await app.page.mouse.move(track.x + track.width * 0.8, y);
  await app.page.mouse.down();
  for (let step = 8; step > 2; step -= 1) await app.page.mouse.move(track.x + (track.width * step) / 10, y);
  await app.page.mouse.up();
  await expect(slider).not.toHaveValue(start);
  await app.press('Control+z');
  await expect(slider).toHaveValue(start);

  const replicas = app.details().getByRole('spinbutton', { name: 'Shards', exact: true });
  const was = await replicas.inputValue();
  await replicas.focus();
  // At once: presses are one step as long as no pause lies between them, however slow the machine is.
  await Promise.all(Array.from({ length: 4 }, () => app.press('ArrowUp')));
  await expect(replicas).not.toHaveValue(was);
  await replicas.press('Control+z');
  await expect(replicas).toHaveValue(was);
  await expect(app.cards()).toHaveCount(1);
});

test('the Tab key goes through the whole page and is held nowhere', async ({ app }) => {
  await app.open();
  await app.dragIn('Web client', 200, 300);
  await app.dragIn('App service', 560, 300);
  await app.connect('Web client', 'App service');
  await app.select('App service');
  const run = app.runBar().getByRole('button', { name: 'Run', exact: true });
  for (let presses = 0; presses < 120; presses += 1) {
    if (await run.evaluate((element) => element === document.activeElement)) break;
    await app.press('Tab');
  }
  await expect(run).toBeFocused();
});
