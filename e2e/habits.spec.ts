import type { Locator } from '@playwright/test';
import { expect, type Headroom, test } from './headroom.ts';

async function boxOf(locator: Locator) {
  const found = await locator.boundingBox();
  if (!found) throw new Error('Not on screen');
  return found;
}

/** The factor at the foot of the canvas, percent. */
const zoom = async (app: Headroom): Promise<number> =>
  Number.parseFloat(
    (await app.page.getByRole('group', { name: 'Zoom' }).getByText(/\d %/).textContent()) ?? '',
  );

test('the keys of other editors do here what they do there', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await app.open();
  await app.pasteText('web -> lb -> one, two -> redis');
  await expect(app.cards()).toHaveCount(5);
  await app.press('Escape');
  await app.canvas().focus();

  // One letter, one tool; V takes the pointer back.
  const tools = page.getByRole('toolbar', { name: 'Tools' });
  const held = (name: string) =>
    expect(tools.getByRole('button', { name, exact: true })).toHaveAttribute('aria-pressed', 'true');
  for (const [key, name] of [
    ['h', 'Pan'],
    ['t', 'Text'],
    ['n', 'Note'],
    ['p', 'Pen'],
    ['a', 'Connect, or draw an arrow'],
    ['g', 'Group, region or zone'],
    ['r', 'Rectangle'],
    ['o', 'Ellipse'],
    ['l', 'Line'],
    ['c', 'Connect, or draw an arrow'],
    // As on the buttons of Excalidraw, and the frames of Figma.
    ['2', 'Rectangle'],
    ['4', 'Ellipse'],
    ['5', 'Connect, or draw an arrow'],
    ['6', 'Line'],
    ['7', 'Pen'],
    ['8', 'Text'],
    ['f', 'Group, region or zone'],
  ] as const) {
    await app.press(key);
    await held(name);
    await app.press('v');
    await held('Select');
  }

  // Space held pans; the board moves with the pointer, and nothing is selected.
  const viewport = page.locator('.react-flow__viewport');
  const before = await boxOf(app.card('one'));
  const corner = await app.freeCorner();
  await page.mouse.move(corner.x + 120, corner.y + 500);
  await page.keyboard.down(' ');
  await page.mouse.down();
  await page.mouse.move(corner.x + 160, corner.y + 470, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up(' ');
  await expect.poll(async () => (await boxOf(app.card('one'))).x).toBeCloseTo(before.x + 40, 0);
  // Also from a card, which stays where it is on the board.
  const beside = await boxOf(app.card('Redis'));
  await page.keyboard.down(' ');
  await app.move('one', -40, 30);
  await page.keyboard.up(' ');
  await expect.poll(async () => (await boxOf(app.card('one'))).x).toBeCloseTo(before.x, 0);
  expect((await boxOf(app.card('Redis'))).x).toBeCloseTo(beside.x - 40, 0);

  // What C begins at the selected card, the mouse ends at another, whatever had the focus before.
  await app.select('one');
  await app.press('Escape');
  await app.select('two');
  await app.press('c');
  await app.card('Web client').click();
  await expect(app.lines()).toHaveCount(6);
  await app.press('Control+z');
  await expect(app.lines()).toHaveCount(5);
  await app.press('Escape');

  // A double click asks there what is to be there, and all of the answers are on the page.
  for (const [x, y] of [
    [200, 120],
    [600, 720],
  ] as const) {
    const at = { x: corner.x + x, y: corner.y + y };
    await page.mouse.dblclick(at.x, at.y);
    const box = await boxOf(app.choiceBox());
    expect(box.x).toBeGreaterThan(at.x - 440);
    expect(box.x).toBeLessThan(at.x + 20);
    expect(Math.abs(box.y - at.y)).toBeLessThan(480);
    await expect(app.choiceBox()).toBeInViewport({ ratio: 1 });
    await app.press('Escape');
    await expect(app.choiceBox()).toBeHidden();
  }
  await app.canvas().focus();

  // Zoom: plus, minus, 100 %, everything, what is selected.
  await app.press('Control+0');
  await expect.poll(() => zoom(app)).toBe(100);
  await app.press('+');
  await expect.poll(() => zoom(app)).toBeGreaterThan(105);
  await app.press('Control+0');
  await expect.poll(() => zoom(app)).toBe(100);
  await app.press('-');
  await expect.poll(() => zoom(app)).toBeLessThan(95);
  // Half as large, what things are called is written larger than it was.
  await app.press('-');
  await expect(page.locator('[data-band="small"]')).toHaveCount(1);
  const letters = await app
    .card('one')
    .getByText('one', { exact: true })
    .evaluate((name) => Number.parseFloat(getComputedStyle(name).fontSize));
  expect(letters * 0.5).toBeGreaterThan(8);
  // All of a name is to be read, however long it is.
  await app.select('two');
  await app.press('F2');
  await expect(app.cards().getByRole('textbox')).toBeFocused();
  await page.keyboard.type('Search index and autocomplete service');
  await app.press('Enter');
  const long = app.cards().getByText('Search index and autocomplete service', { exact: true });
  await expect(long).toBeVisible();
  expect(await long.evaluate((name) => name.scrollHeight - name.clientHeight)).toBeLessThanOrEqual(1);
  await app.press('Control+z');
  await expect(app.card('two')).toBeVisible();
  // From so far away that it is a tile without a name, it is renamed all the same, in letters one can read.
  for (let steps = 0; steps < 4; steps++) await app.press('-');
  await expect(page.locator('[data-band="far"]')).toHaveCount(1);
  await expect.poll(() => zoom(app)).toBeLessThan(40);
  // Also close to the panel, which the field does not reach under.
  const tile = page.locator('[data-component][aria-current]');
  const panel = await boxOf(app.details());
  await page.mouse.move(panel.x - 300, 700);
  const { x, width } = await boxOf(tile);
  await page.mouse.wheel(x + width - panel.x + 16, 0);
  await expect.poll(async () => (await boxOf(tile)).x + width).toBeCloseTo(panel.x - 16, 0);
  await app.press('F2');
  await expect(app.cards().getByRole('textbox')).toBeFocused();
  const written = await boxOf(app.cards().getByRole('textbox'));
  expect(written.height).toBeGreaterThan(15);
  expect(written.x + written.width).toBeLessThan(panel.x);
  await page.keyboard.type('seen from afar');
  await app.press('Enter');
  await expect(page.getByRole('group', { name: /^seen from afar, / })).toBeFocused();
  await app.press('Control+z');
  await app.press('Shift+1');
  for (const name of ['web', 'Redis'])
    await expect(app.cards().filter({ hasText: name }).first()).toBeInViewport({ ratio: 0.99 });
  const all = await viewport.getAttribute('style');
  await app.select('two');
  await app.press('Shift+2');
  await expect(viewport).not.toHaveAttribute('style', all ?? '');

  // Arrows move by 1 and, with Shift, by 8.
  await app.press('Control+0');
  await expect.poll(() => zoom(app)).toBe(100);
  await page.waitForTimeout(400);
  const at = await boxOf(app.card('two'));
  await app.press('ArrowRight');
  await expect.poll(async () => (await boxOf(app.card('two'))).x).toBeCloseTo(at.x + 1, 0);
  await app.press('Shift+ArrowDown');
  await expect.poll(async () => (await boxOf(app.card('two'))).y).toBeCloseTo(at.y + 8, 0);

  // A copy beside it, and one by Alt and the mouse.
  await app.press('Control+d');
  await expect(app.cards()).toHaveCount(6);
  await app.press('Enter');
  await page.keyboard.type('copy of two');
  await app.press('Enter');
  await expect(app.card('copy of two')).toBeFocused();
  await expect(app.card('two')).toHaveCount(1);
  await app.press('Control+z');
  await app.press('Control+z');
  await expect(app.cards()).toHaveCount(5);
  await page.keyboard.down('Alt');
  await app.move('two', 40, 170);
  await page.keyboard.up('Alt');
  await expect(app.cards()).toHaveCount(6);
  await app.press('Control+z');
  await expect(app.cards()).toHaveCount(5);

  // Shift adds to the selection, Ctrl+G makes a group of it.
  await app.press('Shift+1');
  await page.waitForTimeout(500);
  await app.press('Escape');
  await app.card('one').click();
  await app.card('two').click({ modifiers: ['Shift'] });
  await expect(page.locator('[data-component][aria-current="true"]')).toHaveCount(2);
  await app.press('Control+g');
  const field = page.getByRole('textbox', { name: 'Name of the group' });
  await field.fill('Both');
  await field.press('Enter');
  await expect(page.getByRole('group', { name: /^Both, .*2 components/ })).toBeFocused();
  await app.press('Control+z');
  await expect(page.getByRole('group', { name: /^Both/ })).toHaveCount(0);
  await app.press('Control+z');
  await expect(page.locator('[data-group]')).toHaveCount(0);
  await app.press('Escape');

  // A locked one stays.
  await app.select('two');
  await app.press('Control+Shift+l');
  await expect(app.said(/locked/i)).toBeVisible();
  const locked = await boxOf(app.card('two'));
  await app.press('Shift+ArrowRight');
  await page.waitForTimeout(200);
  expect((await boxOf(app.card('two'))).x).toBe(locked.x);
  await app.press('Control+Shift+l');

  // Tab goes with the flow: from the client to what it calls, and on.
  await app.press('Escape');
  await app.canvas().focus();
  for (const name of ['Web client', 'Load balancer (L7)', 'one', 'two', 'Redis']) {
    await app.press('Tab');
    await expect(
      app
        .cards()
        .filter({ has: page.getByText(name, { exact: true }) })
        .first(),
    ).toBeFocused();
  }

  // The sheet of shortcuts names them all.
  await app.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  for (const words of [
    'Fit selection',
    'Duplicate',
    'Group what is selected',
    'Go to the next part of the page',
  ])
    await expect(sheet.getByText(words, { exact: true }).first()).toBeVisible();
  await app.press('Escape');
  await expect(sheet).toBeHidden();
});

test('the right button offers what can be done with what is there, or at this place', async ({ app }) => {
  const { page } = app;
  await app.open();
  await app.pasteText('web -> one -> redis');
  await expect(app.cards()).toHaveCount(3);
  await app.press('Escape');
  await page.waitForTimeout(500);
  const menu = page.getByRole('menu', { name: 'What can be done here' });
  const item = (name: string | RegExp) => menu.getByRole('menuitem', { name });

  await app.card('one').click({ button: 'right' });
  await expect(menu).toBeVisible();
  await expect(app.card('one')).toHaveAttribute('aria-current', 'true');
  await app.expectAccessible('the menu of a component');
  await item('Rename').click();
  const field = page.locator('[data-component] input');
  await expect(field).toBeFocused();
  await field.fill('Orders');
  await app.press('Enter');
  await app.card('Orders').click({ button: 'right' });
  await item('Duplicate').click();
  await expect(app.cards()).toHaveCount(4);

  // Several stay selected; by keyboard: the menu key, arrows, Enter.
  await app.card('Web client').click();
  await app.card('Redis').click({ modifiers: ['Shift'] });
  await app.card('Redis').click({ button: 'right' });
  await expect(page.locator('[data-component][aria-current="true"]')).toHaveCount(2);
  await item('Lock').click();
  await expect(app.said(/locked/i)).toBeVisible();
  await app.card('Redis').click({ button: 'right' });
  await expect(item('Unlock')).toBeVisible();
  await app.press('Escape');
  await expect(menu).toBeHidden();

  // A connection is drawn otherwise.
  const box = await app.lines().first().boundingBox();
  if (!box) throw new Error('Not on screen');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button: 'right' });
  await menu.getByRole('menuitemcheckbox', { name: 'Right angles' }).click();
  await expect(menu).toBeHidden();
  await page.waitForTimeout(500);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button: 'right' });
  await expect(menu.getByRole('menuitemcheckbox', { name: 'Right angles' })).toBeChecked();
  await app.press('Escape');

  // Here means here.
  const corner = await app.freeCorner();
  const at = { x: corner.x + 200, y: corner.y + 560 };
  await page.mouse.click(at.x, at.y, { button: 'right' });
  await item('Add a component here').click();
  await expect(app.choiceBox().getByRole('combobox')).toBeFocused();
  await page.keyboard.type('worker');
  await app.press('Enter');
  const worker = await app.card('Worker').boundingBox();
  if (!worker) throw new Error('Not on screen');
  expect(Math.abs(worker.x + worker.width / 2 - at.x)).toBeLessThan(12);
  await page.mouse.click(at.x, at.y + 100, { button: 'right' });
  await item('Write here').click();
  await expect(page.getByRole('textbox', { name: 'Words of the text' })).toBeFocused();
  await page.keyboard.type('Later');
  await app.press('Escape');
  await expect(page.locator('[data-mark="text"]')).toContainText('Later');
});
