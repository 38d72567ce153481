import { expect, test } from './headroom.ts';

/** Cards that say what is wrong or open in the notes, by template. */
const CHECKS: Readonly<Record<string, number>> = {
  TinyURL: 1,
  'Parking garage': 5,
  Chat: 1,
  'TikTok, interview': 2,
  'Global code deployment': 1,
  'TikTok, My Design': 3,
  'Voice, peer to peer': 1,
  'Voice through an SFU': 1,
};

test('every line of the notes is read in the interface, each with the line it is on', async ({ app }) => {
  test.setTimeout(300_000);
  const { page } = app;
  await app.open();
  const refs = new Set<string>();
  const times: string[] = [];
  await page.getByRole('button', { name: 'Examples', exact: true }).click();
  const gallery = page.getByRole('dialog');
  const entries = gallery.locator('li > button').filter({ has: page.locator('svg[viewBox]') });
  await expect(entries).toHaveCount(13);
  for (let index = 0; index < 13; index += 1) {
    if (index > 0) await page.getByRole('button', { name: 'Examples', exact: true }).click();
    const entry = entries.nth(index);
    const about = (await entry.textContent()) ?? '';
    const least = Object.entries(CHECKS).find(([title]) => about.startsWith(title))?.[1] ?? 0;
    // Headroom, what binds first and the time it takes stand under each picture.
    await expect(entry).toContainText(/headroom: .+about \d+ min/);
    const began = Date.now();
    await entry.click();
    await expect(gallery).toBeHidden();
    await expect(app.cards().first()).toBeVisible();
    const board = await page.getByRole('textbox', { name: 'Board name' }).inputValue();
    times.push(`${board} ${Date.now() - began} ms`);
    await page.getByRole('tab', { name: 'Brief' }).click();
    await expect(page.getByRole('region', { name: 'Sources' })).toBeVisible();
    const cards = app.details().getByRole('article');
    // No item without a word on whether the notes say it or we do.
    expect(await cards.filter({ hasNot: page.getByText(/^(ours|notes( L.*)?)$/) }).allTextContents()).toEqual(
      [],
    );
    for (const words of await app
      .details()
      .getByTitle(/^From the notes \(/)
      .evaluateAll((badges) => badges.map((badge) => badge.getAttribute('title') ?? '')))
      for (const [ref] of words.matchAll(/[A-Z]{2}-\d{2}/g)) refs.add(ref);
    const checks = page.getByRole('region', { name: 'Check this' }).getByRole('article');
    expect(await checks.count(), board).toBeGreaterThanOrEqual(least);
  }
  // Printed, not judged: a machine under test is no measure.
  console.log(`templates opened: ${times.join(', ')}`);
  expect(refs.size).toBe(117);
});

test('people a day change what is asked, kept and sent', async ({ app }) => {
  const { page } = app;
  await app.open();
  await page.getByRole('button', { name: 'Examples', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Instagram/ })
    .click();
  await expect(app.card('Redis')).toBeVisible();
  await app.press('Escape');
  // How many a year, and how much at once: the words of each calculation, with its result.
  const results = (name: RegExp) => app.details().getByRole('article', { name }).first();
  const people = app
    .details()
    .getByRole('spinbutton', { name: /people|users/i })
    .first();
  const was = Number(await people.inputValue());
  const read = async () => [
    await results(/^Photos a year$/).textContent(),
    await results(/^Photos shown at peak$/).textContent(),
  ];
  const before = await read();
  await people.fill(String(2 * was));
  await people.press('Enter');
  await expect(app.headline()).toContainText('0.784x');
  const after = await read();
  const last = (words: string | null | undefined) =>
    Number(/=\s*([\d.,]+)/.exec(words ?? '')?.[1]?.replaceAll(',', ''));
  for (const index of [0, 1]) expect(last(after[index]) / last(before[index])).toBeCloseTo(2, 1);
});
