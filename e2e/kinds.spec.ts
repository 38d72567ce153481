import { expect, Headroom, test } from './headroom.ts';

test('a kind of one’s own is defined with the keyboard, placed, run, changed, and travels in the link', async ({
  app,
  browser,
}) => {
  await app.open();
  const { page } = app;
  await app.dragIn('Web client', 120, 240);
  await app.choose('define a kind');
  const dialog = page.getByRole('dialog', { name: 'Define a kind' });
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Vector index');
  await dialog.getByRole('textbox', { name: 'In a line' }).fill('Finds what is alike.');
  // The client is selected, so the form began as a client; by keyboard it becomes something that serves.
  await dialog.getByRole('combobox', { name: 'Takes them' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const time = dialog.getByRole('spinbutton', { name: 'Service time, default' });
  await time.fill('40');
  await time.press('Enter');
  await dialog.getByRole('switch', { name: 'Show Queue limit' }).press('Space');
  await app.expectAccessible('defining a kind');
  await dialog.getByRole('button', { name: 'Save and add one' }).click();
  await expect(app.card('Vector index')).toBeVisible();
  await app.connect('Web client', 'Vector index');
  await app.select('Vector index');
  await expect(app.details().getByRole('spinbutton', { name: 'Service time' })).toHaveValue('40');

  // It is offered wherever kinds are: in the palette, in the box to type in.
  await expect(app.palette('Vector index')).toBeVisible();
  await app.press('Escape');
  await app.press('/');
  await page.keyboard.type('vector');
  await page.keyboard.press('Enter');
  await expect(app.card('Vector index 2')).toBeVisible();

  // Four slots of 40 ms are 100 requests a second; the class asks 100, and twice as fast is half as busy.
  await app.select('Vector index');
  await app.details().getByRole('button', { name: 'Edit kind' }).click();
  const edited = page.getByRole('dialog', { name: 'Kind: Vector index' });
  await expect(edited.getByText('2 components are of this kind')).toBeVisible();
  const faster = edited.getByRole('spinbutton', { name: 'Service time, default' });
  await faster.fill('20');
  await faster.press('Enter');
  await edited.getByRole('button', { name: 'Save', exact: true }).click();
  // What is used stays; the key is there and says why.
  const remove = page.getByRole('button', { name: 'Vector index is used and cannot be deleted' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await app.press('Escape');
  await app.setDuration('5');
  await app.run();
  await expect(app.bottleneck()).toContainText('Vector index');

  const link = await app.link();
  const context = await browser.newContext();
  const guest = new Headroom(await context.newPage());
  await guest.open(link);
  await guest.card('Vector index 2').click();
  await expect(guest.details().getByRole('spinbutton', { name: 'Service time' })).toHaveValue('20');
  await expect(guest.details().getByText('Finds what is alike.')).toBeVisible();
  await context.close();

  await app.press('Control+z');
  await app.select('Vector index');
  await page.getByRole('tab', { name: 'Inspect' }).click();
  await expect(app.details().getByRole('spinbutton', { name: 'Service time' })).toHaveValue('40');
});
