import { readFile } from 'node:fs/promises';
import { expect, Headroom, test } from './headroom.ts';

test('a shared link opens read-only elsewhere, becomes a copy, and the first board stays byte for byte', async ({
  app,
  browser,
}) => {
  await app.open();
  await app.openTinyUrl();
  await app.setLoad('3');
  const link = await app.link();
  expect(link.slice(link.indexOf('#')).length).toBeLessThan(1000);

  const context = await browser.newContext();
  const guest = new Headroom(await context.newPage());
  await guest.open();
  await guest.dragIn('Message queue', 300, 300);
  const own = await guest.link();

  // Pasted on the board as in the address line.
  await guest.pasteText(link);
  await expect(guest.page.getByText(/A shared board, read-only/)).toBeVisible();
  await expect(guest.cards()).toHaveCount(9);
  await guest.card('Redirect service').click();
  await guest.press('Delete');
  await expect(guest.page.getByText(/This board is read-only. Choose/)).toBeVisible();
  await expect(guest.cards()).toHaveCount(9);

  await guest.page.getByRole('button', { name: 'Make it mine' }).click();
  await expect(guest.page.getByText(/A shared board, read-only/)).toBeHidden();
  await expect(guest.page.getByRole('spinbutton', { name: 'Load factor' })).toHaveValue('3');
  await guest.select('Redirect service');
  await guest.press('Delete');
  await expect(guest.cards()).toHaveCount(8);

  await guest.press('Control+o');
  await guest.page
    .getByRole('dialog')
    .getByRole('button', { name: /Untitled/ })
    .first()
    .click();
  await expect(guest.cards()).toHaveCount(1);
  expect(await guest.link()).toBe(own);
  await context.close();

  await app.page.reload();
  await expect(app.cards()).toHaveCount(9);
  await app.setLoad('3');
  expect(await app.link()).toBe(link);
});

test('six broken links each say what is wrong, and leave the boards alone', async ({ app }) => {
  await app.open();
  await app.openTinyUrl();
  const whole = await app.link();
  const [address = '', fragment = ''] = whole.split('#');
  const half = Math.floor(fragment.length / 2);
  const other = fragment[half] === 'A' ? 'B' : 'A';
  const broken: readonly (readonly [string, string, RegExp])[] = [
    ['cut', fragment.slice(0, half), /cut|end is missing|incomplete/i],
    ['altered', fragment.slice(0, half) + other + fragment.slice(half + 1), /altered|changed|damaged/i],
    ['nonsense', 'h1.%00%ff%00', /not|altered|changed|cut/i],
    ['no link of ours', 'section-2-introduction', /not a Headroom link|not a link/i],
    ['from the future', fragment.replace(/^h\d+/, 'h99'), /newer/i],
    ['empty payload', `${fragment.split('.')[0]}.`, /cut|missing|empty|not/i],
  ];
  for (const [what, bad, says] of broken) {
    await app.page.goto('about:blank');
    await app.page.goto(`${address}#${bad}`);
    const problem = app.page.getByRole('main');
    await expect(problem.getByRole('heading', { name: 'This link could not be opened' }), what).toBeVisible();
    await expect(problem, what).toContainText(says);
    await app.page.getByRole('button', { name: 'Go to my boards' }).click();
    await expect(app.cards(), what).toHaveCount(9);
  }
});

test('a link whose # a mail program escaped opens all the same', async ({ app }) => {
  await app.open();
  await app.openTinyUrl();
  const [address = '', fragment = ''] = (await app.link()).split('#');
  // However late what is said above it comes, no card moves for it.
  let showBar = (): void => {};
  const card = app.card('Redirect service');
  for (const escaped of [`#%23${fragment}`, `%23${fragment}`]) {
    const isWanted = new Promise<void>((resolve) => {
      showBar = resolve;
    });
    await app.page.route(/TopBar-.*\.js$/, async (route) => {
      await isWanted;
      await route.continue();
    });
    await app.page.goto('about:blank');
    await app.page.goto(address + escaped);
    await expect(app.cards()).toHaveCount(9);
    const place = await card.boundingBox();
    await expect(app.page.getByText(/read-only/)).toBeHidden();
    showBar();
    await expect(app.page.getByText(/read-only/)).toBeVisible();
    expect(await card.boundingBox()).toEqual(place);
    await app.page.unrouteAll();
  }
  await app.page.getByRole('button', { name: 'Make it mine' }).click();
  await expect(app.page).toHaveURL(address);
});

test('the board, or what is selected, is copied as SVG and PNG for other programs', async ({
  app,
  context,
}) => {
  const { page } = app;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open();
  await app.openTinyUrl();
  await app.choose('copy as svg');
  await expect(app.said('The board copied as SVG')).toBeVisible();
  const names = async () => {
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^<svg /);
    expect(text).not.toContain('class=');
    return page.evaluate((svg) => {
      const { documentElement } = new DOMParser().parseFromString(svg, 'image/svg+xml');
      return [...documentElement.querySelectorAll('text')].map((words) => words.textContent);
    }, text);
  };
  for (const name of ['Browser', 'Redirect service', 'URL store', '72 % slots', 'click event'])
    expect(await names()).toContain(name);

  // A part: what is selected and the connections among it.
  await app.canvas().focus();
  await app.press('Control+a');
  await app.press('Escape');
  await app.card('Redirect service').click();
  await app.card('URL store').click({ modifiers: ['Shift'] });
  await app.choose('copy as svg');
  await expect(app.said('What is selected copied as SVG')).toBeVisible();
  expect(await names()).toContain('URL store');
  expect(await names()).not.toContain('Browser');

  await app.canvas().focus();
  await app.press('Escape');
  let carried = '';
  await page.exposeFunction('carry', (address: string) => {
    if (address.startsWith('data:image/svg+xml')) carried = decodeURIComponent(address);
  });
  await page.evaluate(() => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src') ?? {};
    Object.defineProperty(HTMLImageElement.prototype, 'src', {
      set(this: HTMLImageElement, address: string) {
        void (window as unknown as { carry(address: string): void }).carry(address);
        set?.call(this, address);
      },
    });
  });
  await app.press('Alt+Shift+c');
  await expect(app.said('The board copied as PNG')).toBeVisible();
  const size = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const image = await createImageBitmap((await item?.getType('image/png')) as Blob);
    return { width: image.width, height: image.height };
  });
  // In the letters of the page, which it carries with it.
  expect(carried).toMatch(/@font-face\{[^}]*Inter Variable[^}]*src:url\("data:font\/woff2;base64,/);
  expect(size.width).toBeGreaterThan(1_600);
  expect(size.height).toBeGreaterThan(500);
});

test('a board is saved as a file and opened again from it, by the chooser or by dropping it, and one that is cut off says so', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.openTinyUrl();
  const link = await app.link();

  const saving = page.waitForEvent('download');
  await app.press('Control+s');
  const file = await saving;
  expect(file.suggestedFilename()).toBe('TinyURL.json');
  const text = await readFile(await file.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ format: 'headroom', name: 'TinyURL' });

  // As a board of its own: the one that is open stays as it is.
  await app.choose('new board');
  await expect(app.cards()).toHaveCount(0);
  await app.press('Control+o');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file' }).click();
  await (await choosing).setFiles(await file.path());
  await expect(app.card('Redirect service')).toBeVisible();
  expect(await app.link()).toBe(link);

  const drop = (name: string, content: string) =>
    page.evaluate(
      ([name, content]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], name));
        const init = { dataTransfer, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new DragEvent('drop', init));
      },
      [name, content] as const,
    );
  await drop('half.json', text.slice(0, 700));
  const alert = page.getByRole('alert').getByText('half.json was not opened: it is no board');
  await expect(alert).toBeVisible();
  expect(await app.link()).toBe(link);
  await drop('whole.json', text.replaceAll('TinyURL', 'Dropped'));
  await expect(app.said('whole.json opened as a new board')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Board name' })).toHaveValue('Dropped');

  // A picture of it carries the letters that it is written in.
  const picture = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('button', { name: 'Save a picture as SVG' }).click();
  const svg = await readFile(await (await picture).path(), 'utf8');
  expect(svg).toContain('Redirect service');
  expect(svg).toContain('@font-face');
});
