import { expect, test } from './headroom.ts';

test('TinyURL meets its objectives at 1x, and at 2x the Redirect service is named with the reason', async ({
  app,
}) => {
  await app.open();
  await app.openTinyUrl();
  await expect(app.headline()).toContainText('1.38x');
  await expect(app.headline()).toContainText('Redirect service');
  await app.setDuration('20');

  await app.run();
  const objectives = app.details().getByRole('region', { name: 'Objectives' });
  await expect(objectives.getByText(/^(\d) of \1 met$/)).toBeVisible();
  await expect(app.bottleneck()).toContainText('Redirect service');

  await app.setLoad('2');
  await app.run();
  await expect(app.bottleneck()).toContainText('Saturated');
  await expect(app.bottleneck()).toContainText('Redirect service');
  await expect(app.bottleneck()).toContainText(/queue full/);
  await expect(app.card('Redirect service')).toHaveAttribute('aria-label', /saturated.*finding/);

  // Sixty replicas: the flag goes, and what binds next is the click stream.
  await app.card('Redirect service').click();
  await app.page.getByRole('tab', { name: 'Inspect' }).click();
  // What its requests took there, and what with; and its queue as full as it may be.
  await expect(app.details().getByText('Callees', { exact: true })).toBeVisible();
  await expect(app.details().getByText('slots (binds)')).toBeVisible();
  await app.setNumber('Replicas', '7');
  await expect(
    app.details().getByText(/A run would show .* arriving, .* served and .* in use/),
  ).toBeVisible();
  await app.setNumber('Replicas', '60');
  await expect(app.card('Redirect service')).not.toHaveAttribute('aria-label', /overloaded|saturated/);
  await expect(app.headline()).toContainText('Click stream');
  await app.run();
  await expect(objectives.getByText(/^(\d) of \1 met$/)).toBeVisible();
});

test('a run can be watched, paused, loaded more and stopped, and says what it reached', async ({ app }) => {
  await app.open();
  await app.openTinyUrl();
  await app.page.getByRole('combobox', { name: 'Speed' }).selectOption({ label: 'Real time' });
  await app.runBar().getByRole('button', { name: 'Run', exact: true }).click();
  await expect(app.runBar().getByText(/Simulating/)).toBeVisible();
  await expect(app.runBar().getByText(/[1-9]\d*\.\d of 60 s/)).toBeVisible();
  await app.setLoad('3');
  await expect(app.card('Redirect service')).toHaveAttribute('aria-label', /waiting/, { timeout: 40_000 });

  // What is broken in the middle of it is said, seen at the component, and heals.
  await app.select('URL store');
  await app.runBar().getByRole('button', { name: 'Inject a fault' }).click();
  await app.page.getByRole('button', { name: 'Break it now' }).click();
  await expect(app.said('URL store is down for 10 s of the run')).toBeVisible();
  await expect(app.page.getByRole('dialog')).toBeHidden();
  await expect(app.card('URL store')).toHaveAttribute('aria-label', /down/, { timeout: 40_000 });
  await app.runBar().getByRole('button', { name: 'Pause' }).click();
  await expect(app.runBar().getByText('Paused')).toBeVisible();
  await app.choose('heal');
  await expect(app.said(/URL store is whole again at \d/)).toBeVisible();
  await app.runBar().getByRole('button', { name: 'Inject a fault', exact: true }).click();
  await app.page.getByRole('button', { name: 'Break it now' }).click();
  await app.runBar().getByRole('button', { name: 'Inject a fault or heal one, 1 broken now' }).click();
  await app.page
    .getByRole('list', { name: 'Broken now' })
    .getByRole('button', { name: /^Heal now: URL store is down since \d/ })
    .click();
  await expect(app.page.getByRole('list', { name: 'Broken now' })).toHaveCount(0);
  await app.press('Escape');
  await app.runBar().getByRole('button', { name: 'Stop and show results' }).click();
  await expect(app.runBar().getByText(/Simulated \d/)).toBeVisible();
  await app.page.getByRole('tab', { name: 'Results' }).click();
  await expect(app.bottleneck()).toContainText('The cause: URL store');
});

test('the brief tells the notes from our own completion and asks what the DNS line means', async ({
  app,
}) => {
  await app.open();
  await app.openTinyUrl();
  await app.page.getByRole('tab', { name: 'Brief' }).click();
  await expect(app.details().getByRole('region', { name: 'Check this' })).toContainText('DNS');
  await expect(
    app
      .details()
      .getByText(/notes L15[5-9]/)
      .first(),
  ).toBeVisible();
  await expect(app.details().getByText('ours', { exact: true }).first()).toBeVisible();
});

test('a change is compared with how the board was, and a run is repeated with other seeds', async ({
  app,
}) => {
  await app.open();
  await app.openTinyUrl();
  await app.setDuration('2');
  await app.run();
  await app.details().getByRole('button', { name: 'Run 8 seeds' }).click();
  await expect(app.details().getByText('seeds 1 to 8')).toBeVisible({ timeout: 60_000 });

  await app.details().getByRole('button', { name: 'Keep as baseline' }).click();
  const compare = app.details().getByRole('button', { name: 'Compare', exact: true });
  await expect(compare).toBeDisabled();
  await app.setLoad('1.3');
  await compare.click();
  const table = app.details().getByRole('table').filter({ hasText: 'Baseline' }).first();
  await expect(table.getByRole('row', { name: /Goodput.*\+30 %/ })).toBeVisible({ timeout: 60_000 });
  await expect(table.getByRole('row', { name: /mean.*▲|mean.*\+/ })).toBeVisible();
  await app.expectAccessible('a comparison');
});
