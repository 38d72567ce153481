import { expect, test } from './headroom.ts';

test('fifteen different actions are undone one by one, and redone', async ({ app }) => {
  test.setTimeout(300_000);
  await app.open();
  const { page } = app;
  const actions: readonly (() => Promise<void>)[] = [
    () => app.dragIn('Web client', 160, 200),
    () => app.dragIn('App service', 460, 200),
    () => app.connect('Web client', 'App service'),
    () => app.move('App service', 60, 80),
    async () => {
      await app.select('App service');
      await app.press('ArrowRight');
    },
    () => app.setNumber('Replicas', '9'),
    async () => {
      const plus = app.details().getByRole('spinbutton', { name: 'Slots', exact: true });
      await plus.focus();
      await plus.press('ArrowUp');
    },
    async () => {
      const name = app.details().getByRole('textbox', { name: 'Name', exact: true });
      await name.fill('Orders');
      await name.press('Enter');
    },
    async () => {
      await app.select('Orders');
      await app.press('Control+d');
      await expect(app.cards()).toHaveCount(3);
    },
    async () => {
      await app.press('Delete');
      await expect(app.cards()).toHaveCount(2);
    },
    async () => {
      await app.lines().first().click();
      await app.setNumber('Calls per request', '3');
    },
    async () => {
      await app.details().getByRole('combobox', { name: 'Mode' }).click();
      await page.getByRole('option', { name: /Send/ }).click();
    },
    async () => {
      await app.setNumber('Round trip', '12');
    },
    async () => {
      const name = page.getByRole('textbox', { name: 'Board name' });
      await name.fill('Orders board');
      await name.press('Enter');
    },
    async () => {
      await app.press('Escape');
      await page.getByRole('button', { name: 'Class', exact: true }).click();
      await expect(app.details().getByRole('article')).toHaveCount(2);
    },
    async () => {
      await page.getByRole('button', { name: 'Objective', exact: true }).click();
      await expect(page.getByRole('combobox', { name: 'Class of the objective' })).toBeVisible();
    },
  ];
  const states = [await app.link()];
  for (const [index, action] of actions.entries()) {
    await action();
    const state = await app.link();
    expect(state, `action ${index + 1} changes the board`).not.toBe(states.at(-1));
    states.push(state);
  }
  expect(actions.length).toBeGreaterThanOrEqual(15);
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  for (let index = states.length - 2; index >= 0; index -= 1) {
    await undo.click();
    expect(await app.link(), `undo of action ${index + 1}`).toBe(states[index]);
  }
  const redo = page.getByRole('button', { name: 'Redo', exact: true });
  for (let index = 1; index < states.length; index += 1) await redo.click();
  expect(await app.link()).toBe(states.at(-1));
});

test('a reload right after an edit finds the board as it was', async ({ app }) => {
  await app.open();
  await app.dragIn('Web client', 200, 200);
  await app.dragIn('Cache', 520, 300);
  await app.connect('Web client', 'Cache');
  const before = await app.link();
  await app.page.reload();
  await expect(app.cards()).toHaveCount(2);
  expect(await app.link()).toBe(before);
});

test('several boards are kept apart, and an example leaves the one at work alone', async ({ app }) => {
  await app.open();
  await app.dragIn('Web client', 200, 200);
  const mine = await app.link();
  await app.openTinyUrl();
  await expect(app.cards()).toHaveCount(9);
  await app.press('Control+o');
  await app.page
    .getByRole('dialog')
    .getByRole('button', { name: /Untitled/ })
    .first()
    .click();
  await expect(app.cards()).toHaveCount(1);
  expect(await app.link()).toBe(mine);
});

test('what is pasted, drawn, typed and undone right after another board is asked for lands there, on the slowest disk', async ({
  app,
}) => {
  const { page } = app;
  // Every database takes its time, so that hands are always faster.
  await page.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...args) {
      const request = {} as IDBOpenDBRequest;
      if (!String(args[0]).startsWith('headroom:board:')) return open.apply(this, args);
      setTimeout(() => {
        const real = open.apply(this, args);
        for (const event of ['onupgradeneeded', 'onsuccess', 'onerror', 'onblocked'] as const)
          real[event] = (happened: Event) => request[event]?.call(real, happened as IDBVersionChangeEvent);
      }, 1_500);
      return request;
    };
  });
  await app.open();
  await app.add('Worker');
  const boards = page.getByRole('button', { name: 'Boards', exact: true });
  const fresh = async () => {
    await boards.click();
    await page.getByRole('menuitem', { name: /New board/ }).click();
  };
  await fresh();
  await app.pasteText('web -> lb -> api');
  await expect(app.cards()).toHaveCount(3);
  await page.getByRole('textbox', { name: 'Board name' }).fill('Chain');
  await app.press('Enter');
  await page.waitForTimeout(2_000);
  await expect(app.cards()).toHaveCount(3);

  // Undo finds nothing of the board that was left.
  await fresh();
  await app.press('Control+z');
  await app.add('Cache');
  await expect(app.cards()).toHaveCount(1);

  // A board that must be read first: keys and clipboard wait for it.
  await boards.click();
  await page.getByRole('menuitemcheckbox', { name: 'Chain' }).click();
  await app.pasteText('web -> redis');
  await app.press('Control+z');
  await app.press('Control+y');
  // The web client is there already, and calls the cache too.
  await expect(app.cards()).toHaveCount(4);
  await expect(app.lines()).toHaveCount(3);
});

test('two tabs on one board agree', async ({ app, context }) => {
  await app.open();
  await app.dragIn('Web client', 200, 200);
  const { Headroom } = await import('./headroom.ts');
  const other = new Headroom(await context.newPage());
  await other.open();
  await expect(other.cards()).toHaveCount(1);
  await other.dragIn('App service', 520, 300);
  await expect(app.cards()).toHaveCount(2);
  await app.move('Web client', 40, 90);
  await expect.poll(() => other.link()).toBe(await app.link());
});

test('copy, cut and paste carry components with their connections, also to another board', async ({
  app,
}) => {
  await app.open();
  await app.dragIn('Web client', 120, 200);
  await app.dragIn('App service', 420, 200);
  await app.connect('Web client', 'App service');
  await app.canvas().click({ position: { x: 700, y: 600 } });
  await app.press('Control+a');
  await app.press('Control+c');
  await app.press('Control+v');
  await expect(app.cards()).toHaveCount(4);
  await expect(app.lines()).toHaveCount(2);
  const boxes = await Promise.all((await app.cards().all()).map((card) => card.boundingBox()));
  for (const [index, a] of boxes.entries())
    for (const b of boxes.slice(index + 1)) {
      const isApart =
        a && b && (Math.abs(a.x - b.x) >= Math.max(a.width, b.width) || Math.abs(a.y - b.y) >= a.height);
      expect(isApart, 'what is pasted lies on nothing').toBe(true);
    }
  await app.press('Control+x');
  await expect(app.cards()).toHaveCount(2);
  await app.page.getByRole('button', { name: 'Boards', exact: true }).click();
  await app.page.getByRole('menuitem', { name: 'New board' }).click();
  await expect(app.cards()).toHaveCount(0);
  // While the menu closes, keys are still its own.
  await expect(app.page.getByRole('menu')).toHaveCount(0);
  await app.canvas().focus();
  await app.press('Control+v');
  await expect(app.cards()).toHaveCount(2);
  await expect(app.lines()).toHaveCount(1);
});

test('where the browser keeps nothing one draws all the same, and is told for as long as it is so', async ({
  app,
}) => {
  await app.page.addInitScript(() => {
    for (const name of ['indexedDB', 'localStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  await app.open();
  await app.add('Worker');
  await app.press('Escape');
  await expect(app.page.getByRole('banner').getByText('Not kept')).toBeVisible();
  await app.add('Cache');
  await expect(app.page.getByRole('banner').getByText('Not kept')).toBeVisible();
});
