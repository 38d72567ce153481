import { expect, test } from './headroom.ts';

test('an example is walked to ten times its load, and each fix can be undone', async ({ app }) => {
  await app.open();
  await app.openTinyUrl();
  await app.page.getByRole('tab', { name: 'Brief' }).click();
  const before = await app.link();
  const walk = app.details().getByRole('region', { name: 'Walk to 10x' });
  await walk.getByRole('button', { name: 'Go to 10x' }).click();
  await expect(walk.getByText('3 limits give way, in this order')).toBeVisible();
  await expect(walk.getByText('723 % slots', { exact: true })).toBeVisible();
  await expect(app.card('Redirect service')).toHaveAttribute(
    'aria-label',
    /Step 1 of 6 of the walk: replicas 6 to 60/,
  );
  await app.expectAccessible('the walk');
  const make = walk.getByRole('button', { name: 'Make this change' });
  await make.click();
  await expect(walk.getByText('2 limits give way, in this order')).toBeVisible();
  await expect(app.card('Redirect service').getByText('60 × 4 slots')).toBeVisible();
  // Each step is run, and says what the run showed.
  await expect(walk.getByText(/^Measured: Click stream gave way, by slots/)).toBeVisible({ timeout: 45_000 });
  for (const measured of [
    /^Measured: Redis \(hot codes\) gave way, by slots/,
    /^Measured: URL store ran hot, at 9\d % slots/,
    /^Measured: Load balancer ran hot, at 7\d % slots/,
    /^Measured: Redirect service ran hot, at 7\d % slots/,
  ]) {
    await make.click();
    await expect(walk.getByText(measured)).toBeVisible({ timeout: 45_000 });
  }
  await make.click();
  await expect(walk.getByText('At 10x 4 of 4 objectives are met')).toBeVisible();
  await expect(walk.getByText(/^Measured: Redirect service ran hot, at 7\d % slots/)).toBeVisible({
    timeout: 45_000,
  });
  for (let fix = 0; fix < 6; fix += 1) await app.press('Control+z');
  await expect(walk.getByText('3 limits give way, in this order')).toBeVisible();
  await walk.getByRole('button', { name: 'Leave' }).click();
  await expect(app.card('Redirect service')).not.toHaveAttribute('aria-label', /of the walk/);
  expect(await app.link()).toBe(before);
});

test('a shared example is walked on a copy and stays as it is', async ({ app }) => {
  await app.open();
  await app.openTinyUrl();
  await app.open(new URL(await app.link()).hash.replace(/^/, '/'));
  await app.page.reload();
  await expect(app.page.getByRole('region', { name: 'Shared board' })).toBeVisible();
  await app.page.getByRole('tab', { name: 'Brief' }).click();
  const walk = app.details().getByRole('region', { name: 'Walk to 10x' });
  await walk.getByRole('button', { name: 'Go to 10x' }).click();
  const make = walk.getByRole('button', { name: 'Make this change' });
  for (let fix = 0; fix < 6; fix += 1) await make.click();
  await expect(app.card('Redirect service').getByText('6 × 4 slots')).toBeVisible();
  await walk.getByRole('button', { name: 'Keep the copy as mine' }).click();
  await expect(app.card('Redirect service').getByText('60 × 4 slots')).toBeVisible();
});

test('variants and lessons open from the gallery', async ({ app }) => {
  await app.open();
  const dialog = app.page.getByRole('dialog');
  const gallery = () => app.page.getByRole('button', { name: 'Examples', exact: true }).click();
  await gallery();
  await dialog.getByText('2 variants of Chat').click();
  await app.expectAccessible('variants');
  await dialog.getByRole('button', { name: /^Long polling/ }).click();
  await expect(app.page.getByRole('textbox', { name: 'Board name' })).toHaveValue('Chat by long polling');
  // By keyboard alone: a word, down to what answers, and open it; the board that was there is kept.
  await gallery();
  await dialog.getByRole('searchbox', { name: 'Find an example' }).fill('redis improve');
  await expect(dialog.locator('[data-example]')).toHaveCount(1);
  await dialog.getByRole('searchbox').fill('voice');
  await expect(dialog.locator('[data-example]')).toHaveCount(2);
  await app.press('ArrowDown');
  await app.press('ArrowRight');
  await app.press('Enter');
  await expect(app.page.getByRole('textbox', { name: 'Board name' })).toHaveValue(/SFU/);
  await gallery();
  await dialog.getByRole('tab', { name: 'Lessons' }).click();
  await app.expectAccessible('lessons');
  // It runs for as long as it takes to show, and the next board for as long as before.
  const duration = app.page.getByRole('spinbutton', { name: 'Simulated time' });
  await dialog.getByRole('button', { name: 'A queue does not add capacity: 140 workers' }).click();
  await expect(duration).toHaveAttribute('aria-valuetext', '60 min');
  await gallery();
  await dialog.getByRole('tab', { name: 'Lessons' }).click();
  await dialog.getByRole('button', { name: 'Read replicas: Two replicas' }).click();
  await expect(duration).toHaveAttribute('aria-valuetext', '60 s');
  await expect(app.cards()).toHaveCount(6);
  await expect(app.headline()).toContainText('5.73x');
});

test('a technology fills in its published numbers as one step', async ({ app }) => {
  await app.open();
  await app.openTinyUrl();
  await app.select('Click stream');
  const time = app.details().getByRole('spinbutton', { name: 'Service time', exact: true });
  await expect(time).toHaveValue('0.2');
  const technology = app.details().getByRole('combobox', { name: 'Technology' });
  await technology.click();
  await app.page.getByRole('option', { name: /^Kinesis/ }).click();
  await expect(time).toHaveValue('1');
  await expect(technology).toContainText('Kinesis');
  await expect(app.page.getByRole('listbox')).toBeHidden();
  await app.press('Control+z');
  await expect(time).toHaveValue('0.2');

  // Measured times are written where one is led to, and not onto the board.
  await app.details().getByRole('button', { name: 'Paste' }).click();
  await expect(app.details().getByRole('textbox', { name: /^Times in ms/ })).toBeFocused();
  await app.page.keyboard.type('0.1, 0.2, 0.3');
  await app.press('Tab');
  await expect(app.details().getByText('0.2 ms').first()).toBeVisible();
  await expect(app.cards()).toHaveCount(9);

  // What requests can count on is said before any run, and follows from what is typed.
  const results = app.page.getByRole('tab', { name: 'Results' });
  const redirects = app
    .details()
    .getByRole('region', { name: 'Availability' })
    .getByRole('listitem')
    .filter({ hasText: 'redirect' });
  await results.click();
  await expect(redirects).toContainText('missed');
  await app.expectAccessible('availability');
  await redirects.getByRole('button', { name: 'Redis (hot codes)' }).click();
  await expect(app.card('Redis (hot codes)')).toBeInViewport();
  await app.page.getByRole('tab', { name: 'Inspect' }).click();
  await app.details().getByText('Calls and failures', { exact: true }).click();
  await app.details().getByRole('spinbutton', { name: 'Availability' }).fill('100');
  await app.press('Tab');
  await results.click();
  await expect(redirects).toContainText('met');
});
