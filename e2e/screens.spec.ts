import { expect, type Headroom, test } from './headroom.ts';

/** Lessons whose runs fill a table of their own, and the name of that table. */
const TABLES = [
  ['Reading your own write', 'Copies'],
  ['A queue does not add capacity', 'Messages'],
] as const;

/** People held by a gateway, who leave and come back. */
const SESSIONS = JSON.stringify({
  format: 'headroom',
  version: 2,
  components: {
    web: { kind: 'client_web' },
    ws: {
      kind: 'websocket_gateway',
      x: 300,
      params: { openConnections: 1000, sessionLength: 60, connectRate: 200 },
    },
  },
  connections: { 1: { from: 'web', to: 'ws' } },
});

async function lesson(app: Headroom, title: string): Promise<void> {
  await app.page.getByRole('button', { name: 'Examples', exact: true }).click();
  const dialog = app.page.getByRole('dialog');
  await dialog.getByRole('tab', { name: 'Lessons' }).click();
  await dialog
    .getByRole('button', { name: new RegExp(`^${title}:`) })
    .last()
    .click();
  await expect(dialog).toBeHidden();
  await expect(app.cards().first()).toBeVisible();
}

for (const scheme of ['light', 'dark'] as const) {
  test(`what is drawn, chosen and defined is accessible (${scheme})`, async ({ app }) => {
    test.setTimeout(360_000);
    const { page } = app;
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await app.open();
    await app.add('App service');
    await app.press('Escape');
    await app.canvas().focus();
    await app.press('r');
    await expect(page.locator('[data-tool="rectangle"]')).toBeVisible();
    await app.expectAccessible('a tool in hand');
    await app.press('Escape');
    await app.press('n');
    await app.press('Enter');
    await expect(
      page.locator('[data-canvas] textarea, [data-canvas] [contenteditable]').first(),
    ).toBeFocused();
    await page.keyboard.type('Ask the team');
    await app.expectAccessible('a note being written');
    await app.press('Escape');
    await app.expectAccessible('a note chosen');
    await app.press('Escape');
    await app.canvas().focus();
    await app.press('Control+a');
    await app.press('Control+g');
    await expect(page.getByRole('textbox', { name: 'Name of the group' })).toBeFocused();
    await app.expectAccessible('a group being named');
    await app.press('Enter');
    await app.expectAccessible('a group chosen');
    await app.runBar().getByRole('button', { name: /fault/i }).click();
    await expect(page.getByRole('dialog', { name: 'Inject a fault' })).toBeVisible();
    await app.expectAccessible('a fault');
    await page.getByRole('button', { name: 'Add to the next run' }).click();
    await app.expectAccessible('a fault planned');
    await app.press('Escape');
    await app.choose('define a kind');
    await expect(page.getByRole('dialog', { name: 'Define a kind' })).toBeVisible();
    await app.expectAccessible('a kind being defined');
    await app.press('Escape');
    await app.choose('how the simulation is verified');
    await expect(page.getByRole('dialog')).toBeVisible();
    await app.expectAccessible('the verification');
  });

  test(`what a run shows is accessible (${scheme})`, async ({ app }) => {
    test.setTimeout(360_000);
    const { page } = app;
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await app.open();
    await app.setDuration('5');
    for (const [title, table] of TABLES) {
      await lesson(app, title);
      await app.run();
      await expect(app.details().getByRole('heading', { name: table, exact: true })).toBeVisible();
      await app.expectAccessible(`the results of "${title}"`);
    }
    // Sessions that break and come back.
    await app.page.getByRole('button', { name: 'Boards', exact: true }).click();
    await page.getByRole('menuitem', { name: /New board/ }).click();
    await app.pasteText(SESSIONS);
    await expect(app.cards()).toHaveCount(2);
    await app.setDuration('5');
    await app.run();
    await expect(app.details().getByRole('heading', { name: 'Sessions', exact: true })).toBeVisible();
    await app.expectAccessible('the results of sessions');
  });

  test(`what is read and compared is accessible (${scheme})`, async ({ app }) => {
    test.setTimeout(360_000);
    const { page } = app;
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await app.open();
    const gallery = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Examples', exact: true }).click();
    await gallery.getByRole('tab', { name: 'Lessons' }).click();
    await app.expectAccessible('the lessons');
    await gallery.getByRole('tab', { name: 'Systems' }).click();
    await gallery.getByText('4 versions of TinyURL').click();
    await app.expectAccessible('the gallery with versions');
    await gallery.getByRole('button', { name: /v1: One server, one database/ }).click();
    await expect(app.card('Redirect service')).toBeVisible();
    await page.getByRole('tab', { name: 'Brief' }).click();
    await expect(page.getByRole('region', { name: 'How it grew' })).toBeVisible();
    await app.expectAccessible('the stepper of versions');
    await page.getByRole('button', { name: 'Draw', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Data schema' }).getByRole('img')).toBeVisible();
    await app.expectAccessible('the entity diagram');
    await app.press('Escape');
    await app.setDuration('2');
    await app.run();
    await app.details().getByRole('button', { name: 'Keep as baseline' }).click();
    await app.setLoad('1.3');
    await app.details().getByRole('button', { name: 'Compare', exact: true }).click();
    const table = app.details().getByRole('table').filter({ hasText: 'Baseline' }).first();
    await expect(table.getByRole('row', { name: /Goodput/ })).toBeVisible({ timeout: 90_000 });
    await app.expectAccessible('a comparison');
  });
}
