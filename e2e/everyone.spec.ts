import { expect, test } from './headroom.ts';

for (const scheme of ['light', 'dark'] as const) {
  test(`no grave accessibility violation on any screen (${scheme})`, async ({ app }) => {
    // A dozen full scans; each takes seconds on a small machine.
    test.setTimeout(300_000);
    await app.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await app.open();
    await app.expectAccessible('the empty board');
    await app.press('/');
    await app.expectAccessible('adding a component');
    await app.press('Escape');
    for (const dialog of ['Examples', 'Keyboard shortcuts']) {
      await app.page.getByRole('button', { name: dialog, exact: true }).click();
      await expect(app.page.getByRole('dialog')).toBeVisible();
      await app.expectAccessible(dialog);
      await app.press('Escape');
      await expect(app.page.getByRole('dialog')).toBeHidden();
    }
    await app.openTinyUrl();
    await app.expectAccessible('TinyURL with its workload');
    await app.page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(app.page.getByRole('textbox', { name: 'Link to this board' })).toHaveValue(/#/);
    await app.expectAccessible('sharing');
    await app.press('Escape');
    await app.select('Redirect service');
    await app.expectAccessible('a component');
    await app.lines().first().click({ force: true });
    await app.expectAccessible('a connection');
    await app.page.getByRole('tab', { name: 'Brief' }).click();
    await app.expectAccessible('the brief');
    await app.setDuration('5');
    await app.setLoad('2');
    await app.run();
    await app.expectAccessible('the results of an overload');
    await app.press('Control+o');
    await expect(app.page.getByRole('dialog')).toBeVisible();
    await app.expectAccessible('the boards');
    await app.page.goto('about:blank');
    await app.page.goto('/#h1.broken');
    await expect(app.page.getByText('This link could not be opened')).toBeVisible();
    await app.expectAccessible('a broken link');
  });
}

test('a touch adds, a finger drags from the palette', async ({ browser }) => {
  const { Headroom } = await import('./headroom.ts');
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 1180, height: 820 } });
  const app = new Headroom(await context.newPage());
  await app.open();
  await app.palette('Web client').tap();
  await expect(app.cards()).toHaveCount(1);
  const item = await app.palette('App service').boundingBox();
  const canvas = await app.canvas().boundingBox();
  if (!item || !canvas) throw new Error('Nothing to drag');
  const session = await context.newCDPSession(app.page);
  const touch = (type: string, x?: number, y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type: type as 'touchStart',
      touchPoints: x === undefined || y === undefined ? [] : [{ x, y }],
    });
  const x = item.x + item.width / 2;
  const y = item.y + item.height / 2;
  await touch('touchStart', x, y);
  for (let step = 1; step <= 10; step += 1) await touch('touchMove', x + step * 45, y + step * 10);
  await touch('touchEnd');
  await expect(app.cards()).toHaveCount(2);
  await context.close();
});

test('small and zoomed windows keep every control reachable', async ({ app }) => {
  // 1440 px at 200 % zoom is a window of 720 CSS px.
  for (const size of [
    { width: 1024, height: 768 },
    { width: 720, height: 450 },
    { width: 390, height: 800 },
  ]) {
    await app.page.setViewportSize(size);
    await app.open();
    await expect(app.runBar().getByRole('button', { name: 'Run', exact: true })).toBeInViewport();
    const width = await app.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(size.width);
  }
});
