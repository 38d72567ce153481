import type { Headroom } from './headroom.ts';
import { expect, test } from './headroom.ts';

/** The frame of a group by its name, which is what one takes it by. */
const label = (app: Headroom, name: string) =>
  app.page.locator('[data-group]').filter({ has: app.page.getByText(name, { exact: true }) });

async function boxOf(app: Headroom, name: string) {
  const found = await label(app, name).boundingBox();
  if (!found) throw new Error(`${name} is not on screen`);
  return found;
}

/** Draws a frame with the tool, from one place to another, and gives it a name. */
async function draw(app: Headroom, from: [number, number], to: [number, number], name: string) {
  const { page } = app;
  await app.press('Escape');
  await app.press('g');
  await expect(page.locator('[data-tool="group"]')).toBeVisible();
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, { steps: 4 });
  await page.mouse.move(...to, { steps: 4 });
  await page.mouse.up();
  const field = page.getByRole('textbox', { name: 'Name of the group' });
  await expect(field).toBeFocused();
  await field.fill(name);
  await field.press('Enter');
  await expect(label(app, name)).toBeVisible();
}

const middle = (box: { x: number; y: number; width: number; height: number }) => ({
  x: box.x + box.width / 2,
  y: box.y + box.height / 2,
});

test('a zone is drawn around a service, moves with it, and takes in what is dropped on it', async ({
  app,
}) => {
  await app.open();
  await app.dragIn('App service', 300, 300);
  await app.dragIn('Cache', 700, 300);
  const service = await app.card('App service').boundingBox();
  if (!service) throw new Error('no card');
  await draw(
    app,
    [service.x - 40, service.y - 70],
    [service.x + service.width + 40, service.y + 150],
    'us-east-1a',
  );
  const zone = app.page.getByRole('group', { name: 'us-east-1a, zone, 1 component' });
  await expect(zone, 'its name says that it is a zone').toBeVisible();
  const inspector = app.details();
  await expect(inspector.getByText('Stays inside')).toBeVisible();
  // Its color is that of zones until another one is chosen, and again when that is taken back.
  const plain = inspector.getByRole('radio', { name: 'as its kind' });
  await expect(plain).toBeChecked();
  await inspector.getByRole('radio', { name: 'purple' }).check();
  await expect(plain).not.toBeChecked();
  await app.press('Control+z');
  await expect(plain).toBeChecked();
  await expect(inspector.getByRole('button', { name: 'App service' })).toBeVisible();

  const before = await boxOf(app, 'us-east-1a');
  await app.page.mouse.move(before.x + 30, before.y + 12);
  await app.page.mouse.down();
  await app.page.mouse.move(before.x + 80, before.y + 100, { steps: 6 });
  await app.page.mouse.up();
  await expect.poll(async () => (await app.card('App service').boundingBox())?.y).toBe(service.y + 88);
  const moved = await boxOf(app, 'us-east-1a');
  expect([moved.x - before.x, moved.y - before.y]).toEqual([48, 88]);

  const cache = await app.card('Cache').boundingBox();
  const target = await app.card('App service').boundingBox();
  if (!cache || !target) throw new Error('no card');
  await app.move('Cache', target.x - cache.x, target.y - cache.y + 70);
  await expect(app.page.getByRole('group', { name: /^us-east-1a, zone, 2 components/ })).toBeVisible();
  await app.press('Control+z');
  await expect(app.page.getByRole('group', { name: /^us-east-1a, zone, 1 component/ })).toBeVisible();
  await app.press('Control+z');
  await expect.poll(async () => (await boxOf(app, 'us-east-1a')).y).toBe(before.y);
  await expect.poll(async () => (await app.card('App service').boundingBox())?.y).toBe(service.y);
});

test('the mark of what binds first does not cover the name of the frame that was drawn around it', async ({
  app,
}) => {
  await app.open();
  await app.pasteText('web -> api');
  await expect(app.page.getByText(/^binds at/)).toBeVisible();
  await app.select('App service');
  await app.press('Control+g');
  await app.page.keyboard.type('checkout');
  await app.press('Enter');
  const name = await boxOf(app, 'checkout');
  const mark = await app.page.getByText(/^binds at/).boundingBox();
  expect(name.y + name.height).toBeLessThanOrEqual(mark?.y ?? 0);
});

test('by keyboard alone: grouped, renamed, moved, reached in the order of the flow, ungrouped', async ({
  app,
}) => {
  await app.open();
  await app.dragIn('App service', 300, 300);
  await app.dragIn('Cache', 300, 460);
  await app.canvas().focus();
  await app.press('Control+a');
  await app.press('Control+g');
  const field = app.page.getByRole('textbox', { name: 'Name of the group' });
  await expect(field).toBeFocused();
  await field.fill('Checkout team');
  await field.press('Enter');
  const group = app.page.getByRole('group', { name: 'Checkout team, team, 2 components' });
  await expect(group).toBeFocused();
  await app.press('Tab');
  await expect(app.card('App service')).toBeFocused();
  await app.press('Shift+Tab');
  await expect(group).toBeFocused();
  const before = await app.card('Cache').boundingBox();
  await app.press('Shift+ArrowRight');
  await expect.poll(async () => (await app.card('Cache').boundingBox())?.x).toBe((before?.x ?? 0) + 8);

  await app.page.getByRole('tab', { name: 'Outline' }).click();
  await expect(app.details().getByRole('list', { name: 'What lies in Checkout team' })).toBeVisible();
  await app.expectAccessible('a board with a group');

  await group.focus();
  await app.press('Control+Shift+g');
  await expect(group).toHaveCount(0);
  await expect(app.cards()).toHaveCount(2);
  await app.press('Control+z');
  await expect(group).toBeVisible();
  await group.click();
  await app.press('Shift+Delete');
  await expect(app.cards()).toHaveCount(0);
});

/** People, a balancer, and a service in each of two zones. */
const TWO_ZONES = JSON.stringify({
  format: 'headroom',
  version: 2,
  components: {
    web: { kind: 'client_web', y: 160 },
    lb: { kind: 'load_balancer_l7', x: 272, y: 160 },
    a: { kind: 'app_service', name: 'Service A', x: 600, y: 60, group: 'za' },
    b: { kind: 'app_service', name: 'Service B', x: 600, y: 260, group: 'zb' },
  },
  connections: {
    1: { from: 'web', to: 'lb', rtt: 30 },
    2: { from: 'lb', to: 'a' },
    3: { from: 'lb', to: 'b' },
  },
  groups: {
    za: { kind: 'zone', name: 'Zone A', x: 568, y: 8, width: 240, height: 152 },
    zb: { kind: 'zone', name: 'Zone B', x: 568, y: 208, width: 240, height: 152 },
  },
});

test('a zone that fails takes nobody down where the other one stands in', async ({ app }) => {
  await app.open();
  await app.pasteText(TWO_ZONES);
  await expect(label(app, 'Zone A')).toBeVisible();
  await app.press('Escape');
  await app.details().getByRole('button', { name: 'Class', exact: true }).click();
  await app.fit();
  await app.setDuration('60');
  const fail = async (zone: RegExp) => {
    await app.runBar().getByRole('button', { name: /fault/i }).click();
    await app.page.getByRole('combobox', { name: 'What breaks' }).click();
    await app.page.getByRole('option', { name: zone }).click();
    await app.page.getByRole('button', { name: 'Add to the next run' }).click();
    await app.press('Escape');
  };
  await fail(/^Zone A \(zone\)/);
  await app.run();
  const failed = app.details().getByRole('row', { name: /instance down/i });
  await expect(failed, 'only what was inside at that moment').toHaveCount(0);
  await fail(/^Zone B \(zone\)/);
  await app.run();
  await expect(
    app
      .details()
      .getByText(/instance down/i)
      .first(),
  ).toBeVisible();
});

test('what crosses from zone to zone pays its way, and says so', async ({ app }) => {
  await app.open();
  await app.pasteText(TWO_ZONES);
  await expect(label(app, 'Zone A')).toBeVisible();
  await app.press('Escape');
  await app.fit();
  await app.connect('Service A', 'Service B');
  const start = middle((await app.card('Service A').boundingBox())!);
  const end = middle((await app.card('Service B').boundingBox())!);
  await app.press('Escape');
  await app.page.mouse.click((start.x + end.x) / 2, (start.y + end.y) / 2);
  const panel = app.details();
  await expect(panel.getByText('0.5 ms + 1 ms between zones = 1.5 ms')).toBeVisible();
  await panel.getByRole('switch', { name: 'Whole way' }).click();
  await expect(panel.getByText('0.5 ms, the way between zones included')).toBeVisible();
  await panel.getByRole('switch', { name: 'Whole way' }).click();

  await label(app, 'Zone A').click();
  await app.setNumber('To Zone B', '4');
  await app.page.mouse.click((start.x + end.x) / 2, (start.y + end.y) / 2);
  await expect(panel.getByText('0.5 ms + 4 ms between zones = 4.5 ms')).toBeVisible();
});

test('regions and zones are found by name: in the palette, in the insert box, around what is selected', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.dragIn('App service', 500, 300);
  await app.press('Escape');
  const find = page.getByRole('searchbox', { name: 'Find a component' });
  await find.fill('region');
  await expect(
    page.getByRole('list', { name: 'Groups' }).getByRole('button', { name: 'Region' }),
  ).toBeVisible();
  await app.expectAccessible('the palette with groups');
  await find.press('Enter');
  const field = page.getByRole('textbox', { name: 'Name of the group' });
  await expect(field).toBeFocused();
  await field.fill('us-east-1');
  await field.press('Enter');
  await expect(
    page.getByRole('group', { name: 'us-east-1, region, 0 components' }),
    'nothing was selected, so it is empty, beside the service',
  ).toBeVisible();

  await find.fill('nothing of this name');
  await expect(page.getByText('Nothing is called "nothing of this name".')).toBeVisible();
  await find.fill('');

  await app.press('Escape');
  await app.card('App service').click();
  await app.press('/');
  await page.keyboard.type('availability zone');
  await expect(page.getByRole('option', { name: /^Zone/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field).toBeFocused();
  await field.press('Enter');
  await expect(page.getByRole('group', { name: 'Zone, zone, 1 component' })).toBeVisible();
});
