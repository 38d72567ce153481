import type { Locator, Page } from '@playwright/test';
import { expect, type Headroom, test } from './headroom.ts';

/** Controls below an element that no scrolling brings into the window, or that something else lies on. */
function unreachable(page: Page, within: string): Promise<string[]> {
  return page.evaluate((selector) => {
    const out: string[] = [];
    const controls = 'button, input, select, textarea, summary, a[href], [role="tab"], [tabindex="0"]';
    for (const root of document.querySelectorAll(selector))
      for (const control of root.querySelectorAll<HTMLElement>(controls)) {
        // A twin for forms, which nobody sees or gets to.
        if (control.closest('[aria-hidden="true"]')) continue;
        if (!control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        control.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
        const { left, right, top, bottom, width, height } = control.getBoundingClientRect();
        const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
        const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
        const name =
          control.getAttribute('aria-label') || control.textContent || control.outerHTML.slice(0, 120);
        const seen = Math.min(right, innerWidth) - Math.max(left, 0);
        const hit = document.elementFromPoint(x, y);
        if (width < 1 || height < 1 || seen < Math.min(width, 16)) out.push(`${name}: out of the window`);
        else if (
          !hit ||
          !(control.contains(hit) || hit.contains(control) || hit.closest('label')?.contains(control))
        )
          out.push(`${name}: ${Math.round(x)},${Math.round(y)} is under ${hit?.outerHTML.slice(0, 80)}`);
      }
    return out;
  }, within);
}

async function expectReachable(app: Headroom, within: string, what: string): Promise<void> {
  expect(await unreachable(app.page, within), what).toEqual([]);
  expect(
    await app.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    `${what}: the page does not scroll sideways`,
  ).toBeLessThanOrEqual(0);
}

// 1440 x 900 at 200 %, a phone, and 1280 x 1024 at 400 %.
for (const size of [
  { width: 720, height: 450 },
  { width: 320, height: 640 },
  { width: 320, height: 256 },
])
  test(`every control is reachable at ${size.width} x ${size.height}`, async ({ app }) => {
    const { page } = app;
    await page.setViewportSize(size);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await app.open();
    await app.pasteText('web -> lb -> api -> redis');
    await expect(app.cards()).toHaveCount(4);
    await app.press('Escape');
    // However low the window is, the board is as high as a few components, and what is said is seen.
    expect((await app.canvas().boundingBox())?.height, 'the board').toBeGreaterThan(220);
    await expect(app.said('4 components added')).toBeInViewport({ ratio: 1 });
    // A word on what was done lies over the board for as long as one wants.
    await page.getByRole('button', { name: 'Dismiss' }).click();
    const open = await app.details().isVisible();
    if (open) await app.press(']');
    await expect(app.details()).toBeHidden();
    await expect(app.runBar()).toBeVisible();
    for (const part of [
      'header',
      '[role="toolbar"]',
      '[role="group"][aria-label="Zoom"]',
      'section[aria-label="Run"]',
    ])
      await expectReachable(app, part, part);
    await app.press(']');
    await expect(app.details()).toBeVisible();
    await expectReachable(app, 'aside', 'the details');
    for (const tab of ['Brief', 'Results', 'Outline', 'Inspect']) {
      await page.getByRole('tab', { name: tab }).click();
      await expectReachable(app, 'aside', tab);
    }
    await app.press(']');
    const palette = page.getByRole('navigation', { name: 'Components to add' });
    if (!(await palette.isVisible()) || (await palette.getByRole('searchbox').count()) === 0)
      await app.press('[');
    await expect(palette.getByRole('searchbox')).toBeVisible();
    await expectReachable(app, 'nav', 'the palette');
    const kind = app.palette('Web client');
    await kind.scrollIntoViewIfNeeded();
    const shown = await kind.boundingBox();
    expect(shown && shown.y >= 0 && shown.y + shown.height <= size.height, 'a kind is seen as a whole').toBe(
      true,
    );
    await app.press('[');
    for (const command of ['examples', 'keyboard shortcuts', 'define a kind', 'your boards', 'share']) {
      await app.choose(command);
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectReachable(app, '[role="dialog"]', command);
      await app.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  });

test('where motion is not wanted, nothing moves: opening, choosing, running', async ({ app }) => {
  const { page } = app;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await app.open();
  await app.openTinyUrl();
  /** What moves for longer than a frame. */
  const moving = () =>
    page.evaluate(() =>
      document.getAnimations().flatMap((animation) => {
        const { duration, iterations } = animation.effect?.getComputedTiming() ?? {};
        const endless = iterations === Number.POSITIVE_INFINITY;
        const { target } = animation.effect as KeyframeEffect;
        return Number(duration) > 17 || (endless && Number(duration) > 0)
          ? [`${target?.nodeName} ${target?.getAttribute('class')} ${duration} ms`]
          : [];
      }),
    );
  const still = async (what: string, act: () => Promise<unknown>) => {
    await act();
    expect(await moving(), what).toEqual([]);
  };
  await still('a board', () => app.fit());
  await still('a component chosen', () => app.select('Redirect service'));
  await still('the panel closed', () => app.press(']'));
  await still('the panel opened', () => app.press(']'));
  const dialog = page.getByRole('dialog');
  const opened = async (what: string, act: () => Promise<unknown>, layer: Locator) => {
    await act();
    await expect(layer).toBeVisible();
    expect(await moving(), what).toEqual([]);
    await app.press('Escape');
    await expect(layer).toBeHidden();
  };
  await opened('a dialog', () => app.press('Control+o'), dialog);
  const boards = page.getByRole('button', { name: 'Boards', exact: true });
  await opened('a menu', () => boards.click(), page.getByRole('menu'));
  await opened('the command box', () => app.press('Control+k'), dialog);
  // The camera does not fly: it is there at once.
  const viewport = page.locator('.react-flow__viewport');
  await app.press('Control+0');
  const at = await viewport.getAttribute('style');
  await page.waitForTimeout(300);
  expect(await viewport.getAttribute('style'), 'the camera').toBe(at);
  await app.setDuration('30');
  await app.runBar().getByRole('button', { name: 'Run', exact: true }).click();
  await still('a run that is going on', () => page.waitForTimeout(300));
  await expect(app.runBar().getByText(/Simulated \d/)).toBeVisible({ timeout: 90_000 });
  await still('its end', () => page.waitForTimeout(50));

  // The same with motion: there is something to tell apart.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const begun = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        for (const type of ['transitionrun', 'animationstart'])
          document.addEventListener(type, () => resolve(type), { once: true });
      }),
  );
  await app.press(']');
  await app.press(']');
  expect(await begun).toMatch(/transitionrun|animationstart/);
});
