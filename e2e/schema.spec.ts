import { readFile } from 'node:fs/promises';
import { expect, test } from './headroom.ts';

test('the data schema is drawn as an entity diagram, read as a list, saved as a picture and edited by its cards', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await page.getByRole('button', { name: 'Examples', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Parking garage/ })
    .click();
  await page.getByRole('tab', { name: 'Brief' }).click();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Data schema' });
  const picture = dialog.getByRole('img', { name: /^5 tables and 5 relations/ });
  await expect(picture).toBeVisible();
  await expect(picture.getByText('reservation', { exact: true })).toBeVisible();
  await expect(dialog.getByText('user_id: one user').first()).toBeVisible();
  await app.expectAccessible('the data schema');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as SVG' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect(file).toContain('zipcode');
  expect(file).toMatch(/<svg[^>]* xmlns=/);
  expect(file).not.toContain('class=');

  await dialog
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'garage' }) })
    .getByRole('button', { name: 'Edit' })
    .click();
  await expect(dialog).toBeHidden();
  const card = page.getByRole('article', { name: 'garage' });
  await card.getByRole('textbox', { name: 'Title' }).fill('car_park');
  await card.getByRole('textbox', { name: 'Title' }).press('Enter');
  await page.getByRole('article', { name: 'car_park' }).getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  // A reservation's garage_id has no table of that name any more.
  await expect(page.getByRole('img', { name: /^5 tables and 3 relations/ })).toBeVisible();
});
