import type { Locator } from '@playwright/test';
import { expect, type Headroom, test } from './headroom.ts';

interface Area {
  readonly what: string;
  readonly box: { x: number; y: number; width: number; height: number };
}

async function areaOf(what: string, locator: Locator): Promise<Area> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${what} is not on screen`);
  return { what, box };
}

/** px of rounding that are no overlap. */
const SLACK = 1;

/** Nothing leaves the window, and none of these lies on another. */
async function expectApart(app: Headroom, areas: readonly Area[]): Promise<void> {
  const view = app.page.viewportSize()!;
  for (const { what, box } of areas) {
    expect(box.x, `${what} begins in the window`).toBeGreaterThanOrEqual(-SLACK);
    expect(box.x + box.width, `${what} ends in the window`).toBeLessThanOrEqual(view.width + SLACK);
  }
  for (const [index, a] of areas.entries())
    for (const b of areas.slice(index + 1)) {
      const across = Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x);
      const down = Math.min(a.box.y + a.box.height, b.box.y + b.box.height) - Math.max(a.box.y, b.box.y);
      expect(Math.min(across, down), `${a.what} and ${b.what} overlap`).toBeLessThanOrEqual(SLACK);
    }
}

/** Controls of a region that stick out of it or of the window, by name. */
function strayControls(region: Locator): Promise<string[]> {
  return region.evaluate((root) => {
    const stray: string[] = [];
    for (const control of root.querySelectorAll<HTMLElement>(
      'button, input, select, textarea, [role="tab"]',
    )) {
      const { left, right, width } = control.getBoundingClientRect();
      if (width === 0 || !control.checkVisibility({ visibilityProperty: true })) continue;
      // What scrolls sideways brings its controls into view itself.
      let scrolls = false;
      for (let at = control.parentElement; at && !scrolls; at = at.parentElement)
        scrolls = at.scrollWidth > at.clientWidth && /auto|scroll/.test(getComputedStyle(at).overflowX);
      if (!scrolls && (left < -1 || right > innerWidth + 1))
        stray.push(control.getAttribute('aria-label') ?? control.textContent ?? control.tagName);
    }
    return stray;
  });
}

for (const size of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
])
  test(`read from right to left the panels change sides and nothing overlaps or leaves the window (${size.width})`, async ({
    app,
  }) => {
    const { page } = app;
    await page.setViewportSize(size);
    await app.open();
    await app.openTinyUrl();
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    const palette = page.getByRole('navigation', { name: 'Components to add' });
    const areas = async () => [
      await areaOf('top bar', page.getByRole('banner')),
      await areaOf('palette', palette),
      await areaOf('details', app.details()),
      await areaOf('tools', page.getByRole('toolbar', { name: 'Tools' })),
      await areaOf('zoom', page.getByRole('button', { name: 'Fit the board' })),
      await areaOf('run bar', app.runBar()),
    ];
    const all = await areas();
    await expectApart(app, all);
    const [, left, right] = all;
    expect(left!.box.x, 'the palette is where lines begin').toBeGreaterThan(right!.box.x);
    for (const region of [page.locator('body'), app.details()])
      expect(await strayControls(region)).toEqual([]);

    // The board is no text: a request still runs from left to right, and the canvas is worked as ever.
    await app.fit();
    const browser = await areaOf('Browser', app.card('Browser'));
    const store = await areaOf('URL store', app.card('URL store'));
    expect(browser.box.x).toBeLessThan(store.box.x);
    await expectApart(app, [...(await areas()).slice(1, 3), browser]);
    await expectApart(app, [...(await areas()).slice(1, 3), store]);
    await app.select('Redirect service');
    for (const tab of ['Inspect', 'Brief', 'Outline', 'Results']) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await strayControls(app.details()), tab).toEqual([]);
    }
    // An arrow key goes where it points: the next tab is on the left.
    await page.getByRole('tab', { name: 'Inspect' }).click();
    await page.getByRole('tab', { name: 'Inspect' }).press('ArrowLeft');
    await expect(page.getByRole('tab', { name: 'Brief' })).toHaveAttribute('aria-selected', 'true');
    const divider = app.details().getByRole('separator');
    const before = (await areaOf('details', app.details())).box.width;
    await divider.press('ArrowRight');
    await expect.poll(async () => (await areaOf('details', app.details())).box.width).toBe(before + 16);

    for (const name of ['Examples', 'Keyboard shortcuts']) {
      await page.getByRole('button', { name, exact: true }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      await page.waitForTimeout(300);
      await expectApart(app, [await areaOf(name, dialog)]);
      expect(await strayControls(dialog), name).toEqual([]);
      await app.press('Escape');
      await expect(dialog).toBeHidden();
    }
    await app.setDuration('5');
    await app.run();
    await expectApart(app, await areas());
    expect(await strayControls(page.locator('body')), 'results').toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
  });
