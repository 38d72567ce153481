import { expect, test } from './headroom.ts';

test('a connection is bent by hand and by keys, named in place, and each is one step back', async ({
  app,
}) => {
  await app.open();
  await app.dragIn('Web client', 160, 160);
  await app.dragIn('App service', 620, 160);
  await app.press('Escape');
  await app.connect('Web client', 'App service');
  const { mouse } = app.page;
  const line = app.lines();
  const path = () => line.locator('path').first().getAttribute('d');
  const plain = await path();
  const around = await line.boundingBox();
  if (!around) throw new Error('no line');
  await mouse.click(around.x + around.width * 0.25, around.y + around.height / 2);
  const handles = app.page.locator('[data-bend="move"]');
  const places = app.page.locator('[data-bend="add"]');
  await expect(places).toHaveCount(1);
  await places.first().dblclick();
  await expect(app.page.getByRole('textbox', { name: 'Label of the connection' })).toBeFocused();
  await app.press('Escape');
  await expect(places).toHaveCount(1);

  const pull = async (dx: number, dy: number, giveUp = false) => {
    const at = await places.first().boundingBox();
    if (!at) throw new Error('no handle');
    const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + dx, y + dy, { steps: 6 });
    if (giveUp) await app.press('Escape');
    await mouse.up();
  };
  await pull(0, 120, true);
  expect(await path(), 'Escape gives a bend up').toBe(plain);
  await pull(0, 120);
  await expect(handles).toHaveCount(1);
  await expect(places).toHaveCount(2);
  const bent = await path();
  expect(bent).not.toBe(plain);
  await app.press('Control+z');
  await expect(handles).toHaveCount(0);
  expect(await path()).toBe(plain);
  await app.press('Control+Shift+z');
  await expect.poll(path).toBe(bent);

  const row = app.details().getByRole('button', { name: /^Bend 1 at/ });
  const words = await row.getAttribute('aria-label');
  await row.focus();
  await app.press('ArrowDown');
  await expect(row).not.toHaveAttribute('aria-label', words ?? '');
  await app.press('Delete');
  await expect(handles).toHaveCount(0);
  await expect.poll(path).toBe(plain);

  await line.focus();
  await app.press('F2');
  const field = app.page.getByRole('textbox', { name: 'Label of the connection' });
  // From however far one looks it is as large on the screen.
  const high = async () => (await field.boundingBox())?.height ?? 0;
  const whole = await high();
  expect(whole).toBeGreaterThan(20);
  await app.page.getByRole('button', { name: 'Zoom out' }).click();
  await line.focus();
  await app.press('F2');
  await expect.poll(high).toBeCloseTo(whole, 0);
  await field.fill('reads links');
  await app.press('Enter');
  await expect(field).toHaveCount(0);
  await expect(line.getByText('reads links', { exact: true })).toBeVisible();
  await app.press('Control+z');
  await expect(line.getByText('reads links', { exact: true })).toHaveCount(0);
});

test('a dragged card lines up with its neighbors and says so; Control lets it go anywhere; each drag is one step back', async ({
  app,
}) => {
  await app.open();
  await app.dragIn('Web client', 160, 160);
  await app.dragIn('Cache', 560, 420);
  await app.press('Escape');
  const { mouse, keyboard } = app.page;
  const place = async (name: string) => {
    const found = await app.card(name).boundingBox();
    if (!found) throw new Error(`${name} is not on screen`);
    return found;
  };
  const guides = app.page.locator('[data-guides]');
  const anchor = await place('Web client');
  const start = await place('Cache');
  const drag = async (to: { x: number; y: number }, held: readonly string[], during: () => Promise<void>) => {
    const from = await place('Cache');
    await mouse.move(from.x + 60, from.y + 20);
    await mouse.down();
    await mouse.move(from.x + 66, from.y + 20);
    for (const key of held) await keyboard.down(key);
    await mouse.move(to.x + 60, to.y + 20, { steps: 5 });
    await during();
    await mouse.up();
    for (const key of held) await keyboard.up(key);
  };
  await drag({ x: start.x, y: anchor.y + 3 }, [], async () => {
    await expect(guides).toHaveCount(1);
    expect((await place('Cache')).y).toBeCloseTo(anchor.y, 0);
  });
  await expect(guides).toHaveCount(0);
  expect((await place('Cache')).y).toBeCloseTo(anchor.y, 0);
  await app.press('Control+z');
  await expect.poll(async () => (await place('Cache')).y).toBeCloseTo(start.y, 0);

  await drag({ x: start.x, y: anchor.y + 3 }, ['Control'], async () => {
    await expect(guides).toHaveCount(0);
    expect(Math.abs((await place('Cache')).y - anchor.y - 3)).toBeLessThan(1.5);
  });
});

test('an end of a connection is taken to another component by hand and by keys, each one step back', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.pasteText('web -> one, two -> redis');
  await expect(app.lines()).toHaveCount(4);
  await app.press('Escape');
  await page.waitForTimeout(400);
  const line = (from: string, to: string) => page.getByRole('group', { name: new RegExp(`${from} .*${to}`) });
  const select = async () => {
    await app.canvas().focus();
    await app.choose('one → redis');
  };
  await select();
  const end = page.locator('[data-end="to"]');
  const at = await end.boundingBox();
  const two = await app.card('two').boundingBox();
  if (!at || !two) throw new Error('Not on screen');
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.down();
  await page.mouse.move(two.x + 60, two.y + 10, { steps: 4 });
  await page.mouse.move(two.x + two.width / 2, two.y + two.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(app.said('one is connected to two now')).toBeVisible();
  await expect(app.lines()).toHaveCount(4);
  await expect(line('one', 'two')).toBeAttached();
  await app.press('Control+z');
  await expect(line('one', 'two')).toHaveCount(0);

  // Let go beside a component nothing changes; Escape gives it up.
  const before = await app.link();
  await select();
  const start = await page.locator('[data-end="from"]').boundingBox();
  if (!start) throw new Error('Not on screen');
  await page.mouse.move(start.x + 6, start.y + 6);
  await page.mouse.down();
  await page.mouse.move(start.x + 30, start.y + 200, { steps: 4 });
  await page.mouse.up();
  await expect(app.said(/A connection ends at a component/)).toBeVisible();
  await page.mouse.move(start.x + 6, start.y + 6);
  await page.mouse.down();
  await page.mouse.move(two.x + 60, two.y + 30, { steps: 4 });
  await app.press('Escape');
  await page.mouse.up();
  expect(await app.link()).toBe(before);

  await select();
  await page.locator('[data-end="from"]').focus();
  await app.press('ArrowLeft');
  await expect(app.said('Web client is connected to Redis now')).toBeVisible();
});
