import { expect, test } from './headroom.ts';

test('a system is stepped from its first version on, each step forced by a number, and work is never overwritten', async ({
  app,
}) => {
  await app.open();
  const { page } = app;
  await page.getByRole('button', { name: 'Examples', exact: true }).click();
  const gallery = page.getByRole('dialog');
  await gallery.getByText('4 versions of TinyURL').click();
  await gallery.getByRole('button', { name: /v1: One server, one database/ }).click();
  await expect(app.card('Redirect service')).toBeVisible();
  await expect(app.card('Redis (hot codes)')).toHaveCount(0);

  await page.getByRole('tab', { name: 'Brief' }).click();
  const grew = page.getByRole('region', { name: 'How it grew' });
  await expect(grew.getByText(/brings Redirect service to 110 % slots/)).toBeVisible();
  await app.expectAccessible('the versions');

  // A card of the brief is found by the line of the notes that it is from, and its part by name.
  const find = page.getByRole('searchbox', { name: 'Find in the brief' });
  await find.fill('l160 dns');
  await expect(page.getByText('1 card answers.')).toBeVisible();
  await expect(page.getByRole('article', { name: 'What does “DNS mask it” mean?' })).toBeVisible();
  await expect(grew).toBeHidden();
  await find.press('Escape');
  await page
    .getByRole('navigation', { name: 'Parts of the brief' })
    .getByRole('button', { name: /^Sources/ })
    .click();
  await expect(page.getByRole('region', { name: 'Sources' })).toBeInViewport();
  await expect(page.getByRole('region', { name: 'Sources' })).toBeFocused();

  await grew.getByRole('button', { name: 'Go to v2' }).press('Enter');
  await expect(app.card('Load balancer')).toBeVisible();
  await expect(app.said(/Version 2: Many servers/)).toBeAttached();
  await grew.getByRole('button', { name: 'Go to v3' }).click();
  await expect(app.card('Redis (hot codes)')).toBeVisible();
  await app.press('Control+z');
  await expect(app.card('Redis (hot codes)')).toHaveCount(0);

  // Changed by hand it is someone's work: the next version opens beside it.
  await app.fit();
  await app.move('Load balancer', 40, 80);
  await page.getByRole('tab', { name: 'Brief' }).click();
  await expect(grew.getByText('Each version opens as a new board')).toBeVisible();
  await grew.getByRole('button', { name: 'v4 Ten times the load' }).click();
  await expect(app.card('Redis (hot codes)')).toBeVisible();
  await app.press('Control+o');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^TinyURL, v2/ })
    .click();
  await expect(app.card('Redis (hot codes)')).toHaveCount(0);
});
