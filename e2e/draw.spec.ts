import type { Locator } from '@playwright/test';
import { expect, type Headroom, test } from './headroom.ts';

/** Takes up a tool by its key. */
async function take(app: Headroom, key: string, tool: string): Promise<void> {
  await app.press(key);
  await expect(app.page.locator(`[data-tool="${tool}"]`)).toBeVisible();
}

async function drag(app: Headroom, ...[x1, y1, x2, y2]: [number, number, number, number]): Promise<void> {
  const { mouse } = app.page;
  const area = await app.freeCorner();
  await mouse.move(area.x + x1, area.y + y1);
  await mouse.down();
  await mouse.move(area.x + (x1 + x2) / 2, area.y + (y1 + y2) / 2, { steps: 4 });
  await mouse.move(area.x + x2, area.y + y2, { steps: 4 });
  await mouse.up();
}

/** Types into the field that is open on a mark. */
async function write(app: Headroom, words: string): Promise<void> {
  await expect(app.page.getByRole('textbox', { name: /^Words of the/ })).toBeFocused();
  await app.page.keyboard.type(words);
}

async function click(app: Headroom, x: number, y: number): Promise<void> {
  const area = await app.freeCorner();
  await app.page.mouse.click(area.x + x, area.y + y);
}

async function boxOf(locator: Locator) {
  const found = await locator.boundingBox();
  if (!found) throw new Error('Not on screen');
  return found;
}

const mark = (app: Headroom, kind: string, name: string | RegExp) =>
  app.page.locator(`[data-mark="${kind}"]`).and(app.page.getByRole('group', { name }));
const marks = (app: Headroom) => app.page.locator('[data-mark]');

test('text, a note, a stroke, a box and an arrow are drawn, undone one by one, and travel in a link', async ({
  app,
  context,
}) => {
  await app.open();
  await take(app, 't', 'text');
  await click(app, 160, 120);
  await write(app, 'Behind here all is stateless');
  await app.press('Escape');
  await expect(mark(app, 'text', 'Behind here all is stateless')).toBeVisible();

  await take(app, 'n', 'note');
  await click(app, 460, 160);
  await write(app, 'Ask for the read to write ratio before anything else is drawn');
  await app.press('Escape');
  const note = mark(app, 'note', /^Ask for/);
  await expect(note).toBeVisible();

  await take(app, 'p', 'pen');
  await drag(app, 120, 240, 320, 300);
  await expect(mark(app, 'stroke', 'pen stroke')).toBeVisible();

  await take(app, 'r', 'rectangle');
  await drag(app, 120, 360, 280, 440);
  await app.press('Enter');
  await write(app, 'Redis');
  await app.press('Escape');
  await take(app, 'o', 'ellipse');
  await drag(app, 420, 360, 580, 440);
  await take(app, 'a', 'connect');
  await drag(app, 200, 390, 500, 390);
  const arrow = mark(app, 'line', 'from Redis, to ellipse');
  await expect(arrow).toBeVisible();
  await expect(marks(app)).toHaveCount(6);

  // The arrow follows the box that it is fastened to.
  const before = await arrow.boundingBox();
  await drag(app, 124, 400, 124, 520);
  await expect
    .poll(async () => (await arrow.boundingBox())?.height ?? 0)
    .toBeGreaterThan((before?.height ?? 0) + 40);

  await app.expectAccessible('a board with drawings');
  const link = await app.link();
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.locator('[data-mark]')).toHaveCount(6);
  await expect(other.getByRole('group', { name: 'from Redis, to ellipse' })).toBeVisible();
  await other.close();

  await app.canvas().focus();
  // The drag, the arrow, the ellipse, the word, the box, the stroke, the note, the text.
  for (const left of [6, 5, 4, 4, 3, 2, 1, 0]) {
    await app.press('Control+z');
    await expect(marks(app)).toHaveCount(left);
  }
  await app.press('Control+Shift+z');
  await expect(mark(app, 'text', 'Behind here all is stateless')).toBeVisible();
});

test('boxes become components where they are, and the arrows between them connections', async ({ app }) => {
  await app.open();
  for (const [x, words] of [
    [100, 'Web client'],
    [360, 'API service'],
    [620, 'Postgres'],
  ] as const) {
    await take(app, 'r', 'rectangle');
    await drag(app, x, 200, x + 176, 272);
    await app.press('Enter');
    await write(app, words);
    await app.press('Escape');
  }
  await take(app, 'a', 'connect');
  await app.press('q');
  await drag(app, 190, 236, 450, 236);
  await drag(app, 450, 250, 700, 250);
  await app.press('Escape');
  await expect(marks(app)).toHaveCount(5);
  const box = await mark(app, 'rectangle', 'API service').boundingBox();
  await app.press('Control+a');
  await app.details().getByRole('button', { name: 'Turn into components…' }).click();
  await expect(app.choiceBox().getByRole('option', { name: /Each as it is called/ })).toBeVisible();
  await app.press('Enter');
  await expect(app.cards()).toHaveCount(3);
  await expect(app.lines()).toHaveCount(2);
  await expect(marks(app)).toHaveCount(0);
  const card = await app.card('API service').boundingBox();
  expect(Math.abs((card?.x ?? 0) - (box?.x ?? 0))).toBeLessThan(8);
  await app.canvas().focus();
  await app.press('Control+z');
  await expect(marks(app)).toHaveCount(5);
  await expect(app.cards()).toHaveCount(0);
});

test('drawing by keyboard alone: words, boxes, an arrow between them, their look', async ({ app }) => {
  await app.open();
  await app.canvas().focus();
  await take(app, 'r', 'rectangle');
  await app.press('Enter');
  await expect(mark(app, 'rectangle', 'Empty rectangle')).toBeVisible();
  for (let step = 0; step < 30; step += 1) await app.press('Shift+ArrowLeft');
  await app.press('Enter');
  await write(app, 'Left');
  await app.press('Escape');
  await expect(mark(app, 'rectangle', 'Left')).toBeFocused();
  await take(app, 'n', 'note');
  await app.press('Enter');
  await write(app, 'Right');
  await app.press('Control+Enter');
  await expect(mark(app, 'note', 'Right')).toBeFocused();
  await app.press('Control+a');
  await take(app, 'a', 'connect');
  await app.press('Enter');
  await expect(mark(app, 'line', /^from (Left|Right), to (Left|Right)$/)).toBeVisible();
  await app.press('Escape');
  await app.canvas().focus();
  await app.press('Tab');
  await expect(app.page.locator('[data-mark]:focus')).toHaveCount(1);
  await app.press('Delete');
  await expect(marks(app)).toHaveCount(2);
  // A tool from the strip: one stop of the Tab key, arrows between the tools.
  await app.page.getByRole('button', { name: 'Select', exact: true }).focus();
  await app.press('ArrowRight');
  await expect(app.page.getByRole('button', { name: 'Pan', exact: true })).toBeFocused();
  await app.press('Enter');
  await expect(app.page.getByRole('button', { name: 'Pan', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('marks are copied, dragged with Alt, shaped by their handles and brought to the front', async ({
  app,
}) => {
  await app.open();
  await take(app, 'n', 'note');
  await click(app, 300, 200);
  await write(app, 'One');
  await app.press('Escape');
  await app.press('Control+d');
  await expect(mark(app, 'note', 'One')).toHaveCount(2);
  await app.press('Delete');
  await expect(mark(app, 'note', 'One')).toHaveCount(1);
  await app.page.keyboard.down('Alt');
  await drag(app, 300, 200, 300, 400);
  await app.page.keyboard.up('Alt');
  await expect(mark(app, 'note', 'One')).toHaveCount(2);
  const copy = mark(app, 'note', 'One').and(app.page.locator('[aria-current]'));
  const before = await copy.boundingBox();
  if (!before) throw new Error('Nothing is selected');
  await app.page.mouse.move(before.x + before.width, before.y + before.height);
  await app.page.mouse.down();
  await app.page.mouse.move(before.x + before.width + 64, before.y + before.height + 32, { steps: 5 });
  await app.page.mouse.up();
  await expect.poll(async () => (await copy.boundingBox())?.width).toBe(before.width + 64);
  await app.details().getByRole('radio', { name: 'green' }).check({ force: true });
  await app.press('Control+[');
  await expect(app.said('Sent to the back')).toBeVisible();
});

test('a board is printed whole and light, with its name, headline and legend, and the page comes back as it was', async ({
  app,
}) => {
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await app.open();
  await app.openTinyUrl();
  await app.page.getByRole('button', { name: 'Zoom in' }).click();
  await app.page.getByRole('button', { name: 'Zoom in' }).click();
  const { page } = app;
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(app.cards()).toHaveCount(9);
  const sheet = await page.locator('main').boundingBox();
  for (const card of await app.cards().all()) {
    const box = await card.boundingBox();
    expect((box?.x ?? -1) >= (sheet?.x ?? 0) && (box?.y ?? -1) >= (sheet?.y ?? 0)).toBe(true);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual((sheet?.x ?? 0) + (sheet?.width ?? 0));
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((sheet?.y ?? 0) + (sheet?.height ?? 0));
  }
  await expect(page.locator('.print-head')).toContainText(/TinyURL.*1\.38x headroom: Redirect service/);
  await expect(page.locator('.print-legend')).toContainText(/redirect.*Call.*Send/);
  await expect(app.runBar()).toBeHidden();
  await expect(app.details()).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(app.runBar()).toBeVisible();
});

test('the way of a request class is numbered on its connections, and taken away again', async ({ app }) => {
  await app.open();
  await app.openTinyUrl();
  const toggle = app.details().getByRole('button', { name: /^Number the steps of redirect/ });
  await toggle.click();
  const numbers = app.page.locator('[data-step]');
  await expect(numbers.first()).toBeVisible();
  const labels = await numbers.allTextContents();
  expect(labels[0]).toMatch(/^1/);
  expect(labels.length).toBeGreaterThan(3);
  expect(new Set(labels).size).toBe(labels.length);
  await app.expectAccessible('numbered steps');
  await toggle.click();
  await expect(numbers).toHaveCount(0);

  // Numbers of one's own: on a component they cover no word, and go with it.
  await take(app, 's', 'step');
  const card = await boxOf(app.card('Redirect service'));
  await app.page.mouse.click(card.x + card.width / 2, card.y + card.height / 2);
  await app.page.mouse.click(card.x + card.width / 2, card.y + card.height / 2);
  await app.press('v');
  const number = app.page.locator('[data-mark]').filter({ hasText: /^1$/ });
  const second = app.page.locator('[data-mark]').filter({ hasText: /^2$/ });
  const apart = (await boxOf(second)).y - card.y;
  const before = await boxOf(number);
  expect(before.x + before.width).toBeLessThan(card.x + card.width / 6);
  await app.move('Redirect service', 0, 96);
  const moved = await boxOf(app.card('Redirect service'));
  expect(moved.y - card.y).toBeGreaterThan(60);
  await expect.poll(async () => (await boxOf(number)).y - before.y).toBeCloseTo(moved.y - card.y, 0);
  expect((await boxOf(second)).y - moved.y).toBeCloseTo(apart, 0);
});

test('one finger draws with the pen, two fingers move and zoom the board', async ({ browser }) => {
  const { Headroom } = await import('./headroom.ts');
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1180, height: 820 } });
  const app = new Headroom(await context.newPage());
  await app.open();
  await app.page.getByRole('button', { name: 'Pen', exact: true }).tap();
  await expect(app.page.locator('[data-tool="pen"]')).toBeVisible();
  const session = await context.newCDPSession(app.page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: (readonly [number, number])[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
  await touch('touchStart', [300, 300]);
  for (let step = 1; step <= 8; step += 1) await touch('touchMove', [300 + step * 20, 300 + step * 8]);
  await touch('touchEnd');
  await expect(marks(app)).toHaveCount(1);

  const viewport = app.page.locator('.react-flow__viewport');
  const before = await viewport.getAttribute('style');
  await touch('touchStart', [400, 500]);
  await touch('touchStart', [400, 500], [500, 500]);
  for (let step = 1; step <= 5; step += 1)
    await touch('touchMove', [400 - step * 10, 500 + step * 4], [500 + step * 10, 500 + step * 4]);
  await touch('touchEnd');
  await expect(viewport).not.toHaveAttribute('style', before ?? '');
  await expect(viewport).toHaveAttribute('style', /scale\(2\)/);
  await expect(marks(app)).toHaveCount(1);

  // A pen draws wider where it is pressed harder.
  const drawn = async (y: number, force: number): Promise<number> => {
    const before = await marks(app).count();
    const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number) =>
      session.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        force: type === 'mouseReleased' ? 0 : force,
        pointerType: 'pen',
        button: 'left',
        buttons: type === 'mouseReleased' ? 0 : 1,
        clickCount: 1,
      });
    await pen('mousePressed', 300);
    for (let x = 310; x <= 460; x += 10) await pen('mouseMoved', x);
    await pen('mouseReleased', 460);
    await expect(marks(app)).toHaveCount(before + 1);
    const box = await marks(app).last().locator('path').last().boundingBox();
    return box?.height ?? 0;
  };
  const light = await drawn(360, 0.1);
  expect(await drawn(420, 0.95)).toBeGreaterThan(light * 1.5);
  await context.close();
});

test('two fingers move and zoom the board over a card too, and what the first has begun is given up', async ({
  browser,
}) => {
  const { Headroom } = await import('./headroom.ts');
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1180, height: 820 } });
  const app = new Headroom(await context.newPage());
  await app.open();
  await app.add('Worker');
  const at = () =>
    app.page.locator('.react-flow__node').evaluate((node) => (node as HTMLElement).style.transform);
  const placed = await at();
  const viewport = app.page.locator('.react-flow__viewport');
  const session = await context.newCDPSession(app.page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: (readonly [number, number])[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
  // What makes two fingers one hand is fetched when the page stands, with what lets the board glide.
  await app.page.mouse.move(600, 250);
  await expect(async () => {
    await app.page.mouse.wheel(0, 4);
    await expect(viewport).toHaveAttribute('data-gliding', '', { timeout: 100 });
  }).toPass();
  const box = (await app.card('Worker').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];

  await touch('touchStart', [x, y]);
  for (let step = 1; step <= 4; step += 1) await touch('touchMove', [x + step * 10, y]);
  await expect.poll(at).not.toBe(placed);
  await touch('touchStart', [x + 40, y], [x + 40, y + 100]);
  await expect.poll(at).toBe(placed);
  await touch('touchMove', [x + 40, y - 25], [x + 40, y + 125]);
  await touch('touchEnd');
  await expect(viewport).toHaveAttribute('style', /scale\(1\.5\)/);
  expect(await at()).toBe(placed);

  // The fingers together, both on the card.
  await app.press('Control+0');
  await expect(viewport).toHaveAttribute('style', /scale\(1\)/);
  const now = (await app.card('Worker').boundingBox()) ?? box;
  const [left, top] = [now.x + 60, now.y + now.height / 2];
  await touch('touchStart', [left, top], [left + 50, top]);
  await touch('touchMove', [left - 25, top], [left + 75, top]);
  await touch('touchEnd');
  await expect(viewport).toHaveAttribute('style', /scale\(2\)/);

  // One finger still drags it.
  const far = (await app.card('Worker').boundingBox()) ?? box;
  await touch('touchStart', [far.x + 90, far.y + 40]);
  for (let step = 1; step <= 4; step += 1) await touch('touchMove', [far.x + 90 + step * 16, far.y + 40]);
  await touch('touchEnd');
  await expect.poll(at).not.toBe(placed);
  await context.close();
});

test('the sketch style draws the same way each time, and is kept on the device', async ({ app }) => {
  await app.open();
  await app.add('Web client');
  const outline = app.page.locator('[data-component] > svg[aria-hidden] > path');
  await expect(outline).toHaveCount(0);
  await app.choose('sketch style');
  await expect(outline).toHaveCount(1);
  const drawn = await outline.getAttribute('d');
  await app.move('Web client', 80, 40);
  await expect(outline).toHaveAttribute('d', drawn ?? '');
  await app.page.reload();
  await expect(outline).toHaveAttribute('d', drawn ?? '');
  await app.choose('sketch style');
  await expect(outline).toHaveCount(0);
});
