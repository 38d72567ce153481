import { expect, test } from './headroom.ts';

test('a person builds client, balancer, three services, cache and database with the mouse, and runs it', async ({
  app,
}) => {
  await app.open();
  await expect(app.page.getByText('Draw a system, run its traffic, see what breaks first')).toBeVisible();
  await app.dragIn('Web client', 120, 300);
  await app.dragIn('Load balancer (L7)', 340, 300);
  await app.dragIn('App service', 560, 180);
  await app.dragIn('App service', 560, 300);
  await app.dragIn('App service', 560, 420);
  await app.press('Escape');
  await app.dragIn('Cache', 560, 560);
  await app.dragIn('Relational database (primary)', 300, 560);
  // Whole names, in two lines where one is too short.
  for (const name of ['Load balancer (L7)', 'Relational database (primary)'])
    await expect
      .poll(() =>
        app
          .card(name)
          .getByText(name, { exact: true })
          .evaluate((words) => words.scrollHeight - words.clientHeight),
      )
      .toBeLessThanOrEqual(1);
  await app.fit();
  await app.connect('Web client', 'Load balancer (L7)');
  for (const service of ['App service', 'App service 2', 'App service 3']) {
    await app.connect('Load balancer (L7)', service);
    await app.connect(service, 'Cache');
    await app.connect(service, 'Relational database (primary)');
  }
  await expect(app.lines()).toHaveCount(10);
  // Drawn after the cache, the store is asked only on a miss: no one had to say so.
  await expect(app.page.locator('[data-connection]').filter({ hasText: 'on miss' })).toHaveCount(3);
  // A balancer splits: each service has a third of the client's 100 requests a second.
  await app.select('App service 2');
  await expect(app.details().getByText('33.3/s').first()).toBeVisible();
  await expect(app.headline()).toContainText('headroom');
  await app.setDuration('20');
  await app.run();
  await expect(app.bottleneck()).toBeVisible();
});

test('the same board with the keyboard alone', async ({ app }) => {
  await app.open();
  const { keyboard } = app.page;
  const insert = async (typed: string, name: string) => {
    await keyboard.press('/');
    await expect(app.page.getByRole('combobox', { name: 'Add a component' })).toBeFocused();
    await keyboard.type(typed);
    await keyboard.press('Enter');
    await expect(app.card(name)).toBeVisible();
  };
  const connect = async (from: string, to: string) => {
    const lines = await app.lines().count();
    await keyboard.press('Escape');
    await app.canvas().focus();
    await focusCard(from);
    await keyboard.press('c');
    for (let tries = 0; tries < 12; tries += 1) {
      if ((await app.card(to).getAttribute('data-link')) === 'to') break;
      await keyboard.press('Tab');
    }
    await keyboard.press('Enter');
    await expect(app.lines()).toHaveCount(lines + 1);
  };
  const focusCard = async (name: string) => {
    for (let tries = 0; tries < 60; tries += 1) {
      const here = await app.page.evaluate(
        () => document.activeElement?.getAttribute('data-component') ?? '',
      );
      if (here !== '' && (await app.card(name).getAttribute('data-component')) === here) return;
      await keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${name}`);
  };
  await insert('web', 'Web client');
  await insert('lb', 'Load balancer (L7)');
  await insert('app', 'App service');
  await insert('app', 'App service 2');
  await insert('app', 'App service 3');
  await insert('redis', 'Redis');
  await insert('postgres', 'Postgres');
  await connect('Web client', 'Load balancer (L7)');
  for (const service of ['App service', 'App service 2', 'App service 3']) {
    await connect('Load balancer (L7)', service);
    await connect(service, 'Redis');
    await connect(service, 'Postgres');
  }
  await expect(app.lines()).toHaveCount(10);
  await keyboard.press('Control+Enter');
  await expect(app.runBar().getByText(/Simulated \d/)).toBeVisible({ timeout: 90_000 });
});

test('repeated presses put components side by side, never on one another', async ({ app }) => {
  await app.open();
  for (let count = 0; count < 5; count += 1) await app.add('App service');
  const spots = await app.cards().evaluateAll((cards) =>
    cards.map((card) => {
      const { left, top, right, bottom } = card.getBoundingClientRect();
      return { left, top, right, bottom };
    }),
  );
  for (const [index, a] of spots.entries())
    for (const b of spots.slice(index + 1))
      expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
});

test('the first component appears at its own size, and a drop on the hint is not lost', async ({ app }) => {
  await app.open();
  const hint = app.page.getByText('Draw a system, run its traffic, see what breaks first');
  const at = await hint.boundingBox();
  const canvas = await app.freeCorner();
  if (!at) throw new Error('Nothing to drop on');
  await app.dragIn('Web client', at.x + at.width / 2 - canvas.x, at.y + at.height / 2 - canvas.y);
  await expect(hint).toBeHidden();
  const card = await app.card('Web client').boundingBox();
  expect(card?.width).toBeLessThanOrEqual(178);
});

test('Delete works after a drag, and moving cards keeps their lines', async ({ app }) => {
  await app.open();
  await app.dragIn('Web client', 200, 300);
  await app.dragIn('App service', 560, 300);
  await app.connect('Web client', 'App service');
  for (const dy of [60, -40, 80]) await app.move('App service', 10, dy);
  await expect(app.lines()).toHaveCount(1);
  await app.move('Web client', -20, 60);
  await app.press('Delete');
  await expect(app.cards()).toHaveCount(1);
  await expect(app.lines()).toHaveCount(0);
});

test('a connection dropped on empty canvas offers what fits and connects it, and what is dropped on one comes in between', async ({
  app,
}) => {
  await app.open();
  await app.dragIn('Web client', 200, 300);
  const card = await app.card('Web client').boundingBox();
  if (!card) throw new Error('No card');
  await app.page.mouse.move(card.x + card.width - 1, card.y + card.height / 2);
  await app.page.mouse.down();
  await app.page.mouse.move(card.x + card.width + 160, card.y + card.height / 2, { steps: 8 });
  await app.page.mouse.up();
  const offer = app.page.getByRole('dialog', { name: 'Add a component' });
  await expect(offer).toBeVisible();
  // The line stays, to where the component would lie, until one is chosen.
  const waiting = app.page.locator('[data-asked]');
  await expect(waiting).toBeAttached();
  const place = await waiting.locator('rect').boundingBox();
  if (!place) throw new Error('No place');
  await offer.getByRole('option', { name: /Load balancer \(L7\)/ }).click();
  await expect(app.cards()).toHaveCount(2);
  await expect(waiting).toBeHidden();
  const put = [
    await app.card('Web client').boundingBox(),
    await app.card('Load balancer (L7)').boundingBox(),
  ];
  const apart = (axis: 'x' | 'y') => (put[1]?.[axis] ?? 0) - (put[0]?.[axis] ?? 0);
  expect(Math.abs(apart('x') - place.x + card.x)).toBeLessThan(2);
  expect(Math.abs(apart('y') - place.y + card.y)).toBeLessThan(2);
  await expect(app.lines()).toHaveCount(1);

  // What is let go of on a connection comes in between, and says so before; one undo takes it out again.
  await app.fit();
  const [caller, callee] = [
    await app.card('Web client').boundingBox(),
    await app.card('Load balancer (L7)').boundingBox(),
  ];
  if (!caller || !callee) throw new Error('No card');
  await app.palette('CDN').hover();
  await app.page.mouse.down();
  const middle = (caller.x + caller.width + callee.x) / 2;
  await app.page.mouse.move(middle, caller.y - 120, { steps: 6 });
  await expect(async () => {
    await app.page.mouse.move(middle + 2, caller.y + caller.height / 2 + 1);
    await app.page.mouse.move(middle, caller.y + caller.height / 2);
    const said = app.page.getByText('between Web client and Load balancer (L7)', { exact: true });
    await expect(said).toBeVisible({ timeout: 1000 });
  }).toPass();
  await app.page.mouse.up();
  const lines = app.page.getByRole('group', {
    name: /^CDN calls Load balancer \(L7\)|^Web client calls CDN/,
  });
  await expect(lines).toHaveCount(2);
  await expect(app.lines()).toHaveCount(2);
  await app.press('Control+z');
  await expect(app.lines()).toHaveCount(1);
  await expect(app.cards()).toHaveCount(2);
});
