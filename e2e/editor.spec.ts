import { expect, test } from './headroom.ts';

test('the command box finds commands, components, kinds, boards and examples, recent ones first', async ({
  app,
}) => {
  await app.open();
  await app.add('Worker');
  await app.openTinyUrl();
  const box = app.choiceBox();

  await app.choose('redirect serv');
  await expect(app.card('Redirect service')).toBeFocused();
  await expect(app.card('Redirect service')).toHaveAttribute('aria-current', 'true');

  await app.press('Control+k');
  await expect(box.getByRole('combobox')).toBeFocused();
  await app.page.keyboard.type('same kind');
  const option = box.getByRole('option', { name: /Select all of the same kind/ });
  await expect(option).toContainText('Shift');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await app.press('Enter');
  await expect(box).toBeHidden();
  await expect(app.details()).toContainText(/components selected/);

  // By what it is called elsewhere.
  await app.press('Control+k');
  await expect(box.getByRole('combobox')).toBeFocused();
  await app.page.keyboard.type('dark');
  await expect(box.getByRole('option').first()).toContainText('Switch theme');
  // What cannot be done now is found too, and says why.
  await box.getByRole('combobox').fill('distribute');
  const later = box.getByRole('option', { name: /Distribute horizontally/ });
  await expect(later).toHaveAttribute('aria-disabled', 'true');
  await expect(later).toContainText('Select three or more first.');
  await app.press('Enter');
  await expect(box).toBeVisible();
  await app.expectAccessible('a command that cannot be used');
  await app.press('Escape');

  await app.choose('kafka');
  await expect(app.card('Click stream')).toBeFocused();
  await app.press('Control+k');
  await expect(box.getByRole('combobox')).toBeFocused();
  await app.page.keyboard.type('waf');
  await expect(box.getByRole('group', { name: 'Add to the board' })).toBeVisible();
  await app.press('Enter');
  await expect(app.card('Firewall (WAF)')).toBeFocused();

  // What was done before is offered before anything is typed.
  await app.press('Control+k');
  const recent = box.getByRole('group', { name: 'Recent' });
  await expect(recent.getByRole('option')).toHaveText([/Firewall \(WAF\)/, /same kind/]);
  await app.expectAccessible('the command box');
  await app.page.keyboard.type('untitled');
  await app.press('Enter');
  await expect(app.card('Worker')).toBeVisible();
  await app.choose('tinyurl example');
  await expect(app.card('Redirect service')).toBeVisible();

  // From a field too; Escape gives the focus back.
  const name = app.page.getByRole('textbox', { name: 'Board name' });
  await name.focus();
  await app.press('Control+k');
  await expect(box.getByRole('combobox')).toBeFocused();
  await app.press('Escape');
  await expect(name).toBeFocused();
});

test('what is typed before a box is there is typed into it', async ({ app }) => {
  const { page } = app;
  for (const box of ['InsertBox', 'CommandBox'])
    await page.route(new RegExp(`${box}.*js`), async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
  await app.open();
  const field = app.choiceBox().getByRole('combobox');
  for (const [keys, typed] of [
    ['/', 'load bal'],
    ['Control+k', 'fit every'],
  ] as const) {
    await app.press(keys);
    await page.keyboard.type(typed);
    await expect(field).toHaveValue(typed);
    await expect(field).toBeFocused();
    await app.press('Escape');
    await expect(field).toBeHidden();
  }
});

test('Ctrl+F finds only what is on the board', async ({ app }) => {
  await app.open();
  await app.openTinyUrl();
  await app.canvas().focus();
  await app.press('Control+f');
  const box = app.choiceBox();
  await expect(box.getByRole('option')).toHaveCount(9);
  await app.page.keyboard.type('redirect');
  await expect(box.getByRole('option').first()).toContainText('Redirect service');
  await expect(box.getByRole('group', { name: 'Commands' })).toHaveCount(0);
  await app.page.keyboard.type(' service → ');
  await expect(box.getByRole('group', { name: 'Connections' }).getByRole('option').first()).toBeVisible();
  await app.press('Enter');
  await expect(app.page.locator('[data-connection]:focus, [data-item]:focus')).toHaveCount(1);
});

test('a chain is added by typing it, and by pasting it', async ({ app }) => {
  await app.open();
  await app.press('/');
  await expect(app.choiceBox().getByRole('combobox')).toBeFocused();
  await app.page.keyboard.type('web -> lb -> api x3 -> redis, postgres');
  await expect(app.choiceBox().getByRole('option')).toHaveText(/Add as a chain: 5 components/);
  await app.press('Enter');
  await expect(app.cards()).toHaveCount(5);
  await expect(app.lines()).toHaveCount(4);
  await expect(app.card('Web client')).toBeFocused();
  for (const name of ['Web client', 'App service', 'Redis', 'Postgres'])
    await expect(app.card(name)).toBeInViewport({ ratio: 0.99 });
  await app.select('App service');
  await expect(app.details().getByRole('spinbutton', { name: 'Replicas', exact: true })).toHaveValue('3');
  await app.press('Escape');
  await app.press('Control+z');
  await expect(app.cards()).toHaveCount(0);

  await app.pasteText(
    'mobile → gateway → "Order service" => kafka (Orders)\n"Order service" -> db\ngateway -> auth service',
  );
  await expect(app.cards()).toHaveCount(6);
  await expect(app.lines()).toHaveCount(5);
  await expect(app.card('Orders')).toBeVisible();
  // What the board has by a name is meant by it.
  await app.pasteText('order service\n-> auth service');
  await expect(app.said('Connected; Order service and Auth service were here already')).toBeVisible();
  await expect(app.lines()).toHaveCount(6);
  await app.pasteText(
    'See -> https://example.org for the whole story, it is a long one to tell in this place here',
  );
  await expect(app.said(/Text added/)).toBeVisible();
  await expect(app.page.locator('[data-mark="text"]')).toContainText('the whole story');
  await expect(app.cards()).toHaveCount(6);
  await app.pasteText(
    'graph LR\n subgraph Shop\n  fe[Web client] -->|HTTPS| co[Checkout] & ca[Catalog]\n  co -.-> q[[Bills queue]]\n end\n ??',
  );
  await expect(app.said(/4 components added. Line 6, column 2: “..” is not understood/)).toBeVisible();
  await expect(app.cards()).toHaveCount(10);
  await expect(app.lines()).toHaveCount(9);
  await expect(app.page.getByRole('group', { name: /^Web client calls Checkout, HTTPS/ })).toBeAttached();
});

test('a board is drawn from one component with arrow keys, and walked with them', async ({ app }) => {
  await app.open();
  const { keyboard } = app.page;
  await app.press('/');
  await expect(app.choiceBox().getByRole('combobox')).toBeFocused();
  await keyboard.type('web');
  await app.press('Enter');
  await expect(app.card('Web client')).toBeFocused();
  const grow = async (arrow: string, typed: string, name: string) => {
    await app.press(`Control+${arrow}`);
    await expect(app.choiceBox().getByRole('combobox')).toBeFocused();
    await keyboard.type(typed);
    await app.press('Enter');
    await expect(app.card(name)).toBeFocused();
  };
  await grow('ArrowRight', 'lb', 'Load balancer (L7)');
  await grow('ArrowRight', 'app', 'App service');
  await app.press('Alt+ArrowLeft');
  await expect(app.card('Load balancer (L7)')).toBeFocused();
  await grow('ArrowDown', 'app', 'App service 2');
  await expect(app.lines()).toHaveCount(3);
  // A caller, on the left.
  await app.press('Alt+ArrowLeft');
  await grow('ArrowLeft', 'mobile', 'Mobile client');
  await expect(app.lines()).toHaveCount(4);
  await app.press('Alt+ArrowRight');
  await app.press('Alt+ArrowRight');
  await expect(app.card('App service')).toBeFocused();
  await app.press('Alt+ArrowDown');
  await expect(app.card('App service 2')).toBeFocused();
  await app.press('Alt+ArrowDown');
  await expect(app.said('is the last of those with the same caller')).toBeVisible();
  await app.press('Shift+A');
  await expect(app.details()).toContainText('2 components and 1 connection selected');
});

test('components are aligned, distributed, tidied and locked, each undone as one step', async ({ app }) => {
  await app.open();
  await app.pasteText('web -> lb -> one, two, three -> redis, postgres');
  await expect(app.cards()).toHaveCount(7);
  await app.press('Shift+1');
  const places = () =>
    app.cards().evaluateAll((cards) =>
      Object.fromEntries(
        cards.map((card) => {
          const { left, top } = card.getBoundingClientRect();
          return [card.getAttribute('data-component') ?? '', [Math.round(left), Math.round(top)]];
        }),
      ),
    );
  const lefts = async () => Object.values(await places()).map(([left]) => left);
  await app.press('Control+a');
  await app.press('Alt+a');
  await expect.poll(async () => new Set(await lefts()).size).toBe(1);
  await expect(app.said('7 components aligned at their left edges')).toBeVisible();
  await app.press('Control+z');
  await expect.poll(async () => new Set(await lefts()).size).toBe(4);

  // Locked, it stays under the mouse and in the layout.
  await app.press('Escape');
  await app.select('two');
  await app.details().getByRole('button', { name: 'Lock the place' }).click();
  await expect(app.details().getByRole('button', { name: 'Unlock the place' })).toBeVisible();
  const before = (await places()).two;
  await app.move('two', 60, 60);
  expect((await places()).two).toEqual(before);
  await app.press('Escape');
  await app.move('one', 300, 330);
  const moved = await app.link();
  await app.press('Alt+Shift+t');
  await expect(app.said(/6 components tidied/)).toBeVisible();
  expect(await app.link()).not.toBe(moved);
  const boxes = await app
    .cards()
    .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().toJSON()));
  for (const [index, a] of boxes.entries())
    for (const b of boxes.slice(index + 1))
      expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
  await app.canvas().focus();
  await app.press('Control+z');
  expect(await app.link()).toBe(moved);
});

test('the outline lists the board and edits it by keyboard alone', async ({ app }) => {
  await app.open();
  await app.openTinyUrl();
  await app.press('Shift+o');
  const outline = app.details().getByRole('list', { name: 'Components' });
  await expect(outline.getByRole('button', { expanded: false }).first()).toBeFocused();
  await expect(outline.locator('> li')).toHaveCount(9);
  const connections = await app.page.locator('[data-connection]').count();
  const count = (components: number, more: number) =>
    `${components} components, ${connections + more} connections`;
  await expect(app.details()).toContainText(count(9, 0));
  await expect(app.details()).toContainText(/1\.38x Redirect service breaks first, by slots/);
  await expect(outline.getByRole('button', { name: /^Redirect service .*72 % slots/ })).toBeVisible();
  await app.expectAccessible('the outline');

  // Down to the third row, choose it: it opens here and is selected there.
  await app.press('End');
  await app.press('Home');
  await app.press('ArrowDown');
  await app.press('Enter');
  await expect(app.page.locator('[data-connection][aria-current], [data-item][aria-current]')).toHaveCount(1);
  const redirect = outline.getByRole('button', { name: /^Redirect service/ });
  await redirect.focus();
  await app.press('Enter');
  await expect(redirect).toHaveAttribute('aria-expanded', 'true');
  await expect(app.card('Redirect service')).toHaveAttribute('aria-current', 'true');

  await app.press('F2');
  await expect(app.details().getByRole('textbox', { name: 'Name' })).toBeFocused();
  await app.page.keyboard.type('Follow');
  await app.press('Enter');
  await expect(app.card('Follow')).toBeVisible();

  await app.details().getByRole('combobox', { name: 'Connect Follow to' }).selectOption({ label: 'Browser' });
  await expect(app.details()).toContainText(count(9, 1));

  // Added from here, it is gone on with here.
  await outline.getByRole('button', { name: /^Follow/ }).focus();
  await app.press('/');
  await expect(app.choiceBox().getByRole('combobox')).toBeFocused();
  await app.page.keyboard.type('s3');
  await app.press('Enter');
  await expect(outline.getByRole('button', { name: /^Object storage/ })).toBeFocused();
  await expect(app.details()).toContainText(count(10, 2));
  await app.press('Delete');
  await expect(app.details()).toContainText(count(9, 1));
  await expect(outline.locator('[data-row]:focus')).toHaveCount(1);

  // The result of a run is spoken, and stands in the outline.
  await app.setDuration('5');
  await app.setLoad('2');
  await app.runBar().getByRole('button', { name: 'Run', exact: true }).click();
  await expect(app.said(/bottleneck/i)).toBeVisible({ timeout: 90_000 });
  await app.page.getByRole('tab', { name: 'Outline' }).click();
  await expect(app.details()).toContainText('Follow was saturated, by slots');
});

/** A board with what an outline has to tell beside components: a zone in a region, a note, a kind of its own. */
const OUTLINED = JSON.stringify({
  format: 'headroom',
  version: 2,
  components: {
    web: { kind: 'client_web' },
    vec: { kind: 'own-vector', name: 'Vectors', x: 300, group: 'za' },
  },
  connections: { 1: { from: 'web', to: 'vec' } },
  kinds: {
    'own-vector': { label: 'Vector index', group: 'data', icon: 'waypoints', intake: 'slots', params: {} },
  },
  groups: {
    eu: { kind: 'region', name: 'Europe', x: 240, y: -120, width: 360, height: 320 },
    za: { kind: 'zone', name: 'Zone A', parent: 'eu', x: 260, y: -60, width: 300, height: 200 },
  },
  marks: { n: { kind: 'note', text: 'Ask the team', x: 0, y: 200, width: 160, height: 80 } },
});

test('the outline tells groups, drawings and kinds of one’s own, and edits them, by ear and key', async ({
  app,
}) => {
  const { page } = app;
  await app.open();
  await app.pasteText(OUTLINED);
  await expect(app.card('Vectors')).toBeVisible();
  await app.press('Escape');
  await app.press('Shift+o');
  const panel = app.details();
  await expect(panel).toContainText('2 components, 1 connection, 2 groups');
  const components = panel.getByRole('list', { name: 'Components' });
  await expect(components.getByRole('button', { name: /^Vectors Vector index/ })).toBeVisible();
  const groups = panel.getByRole('list', { name: 'Groups' });
  const inEurope = groups.getByRole('list', { name: 'What lies in Europe' });
  await expect(
    inEurope.getByRole('list', { name: 'What lies in Zone A' }).getByRole('button', { name: 'Vectors' }),
  ).toBeVisible();
  const drawings = panel.getByRole('list', { name: 'Drawings' });
  await expect(drawings.getByRole('button', { name: /^Ask the team/ })).toBeVisible();
  await app.expectAccessible('an outline with groups, drawings and a kind of its own');

  // A group is undone from its row, a drawing deleted from its own; both are said.
  await inEurope.getByRole('button', { name: /^Zone A/ }).press('Enter');
  await inEurope.getByRole('button', { name: 'Ungroup' }).press('Enter');
  await expect(inEurope.getByRole('button', { name: 'Vectors' })).toBeVisible();
  await expect(groups.getByRole('button', { name: /^Zone A/ })).toHaveCount(0);
  await drawings.getByRole('button', { name: /^Ask the team/ }).press('Enter');
  await drawings.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(drawings).toHaveCount(0);
  await expect(app.said(/deleted/)).toBeAttached();

  // The component of that kind is renamed from its row.
  const row = components.getByRole('button', { name: /^Vectors/ });
  await row.press('F2');
  await page.keyboard.type('Embeddings');
  await app.press('Enter');
  await expect(components.getByRole('button', { name: /^Embeddings Vector index/ })).toBeVisible();
});

test('the palette is one stop of the Tab key; arrows and letters move in it, and groups stay folded', async ({
  app,
}) => {
  await app.open();
  const palette = app.page.getByRole('navigation', { name: 'Components to add' });
  await palette.getByRole('searchbox').focus();
  await app.press('Tab');
  await expect(palette.getByRole('button', { name: 'Clients' })).toBeFocused();
  await app.press('ArrowDown');
  await expect(app.palette('Web client')).toBeFocused();
  await app.page.keyboard.type('rel');
  await expect(app.palette('Relational database (primary)')).toBeFocused();
  await app.press('Enter');
  await expect(app.cards()).toHaveCount(1);
  await expect(app.palette('Relational database (primary)')).toBeFocused();
  await app.press('ArrowLeft');
  await expect(palette.getByRole('button', { name: 'Data', exact: true })).toBeFocused();
  await app.press('ArrowLeft');
  await expect(app.palette('Relational database (primary)')).toBeHidden();
  // One stop back, one stop on.
  await app.press('Shift+Tab');
  await expect(palette.getByRole('searchbox')).toBeFocused();
  await app.page.reload();
  await expect(palette.getByRole('button', { name: 'Data', exact: true })).toHaveAttribute(
    'aria-expanded',
    'false',
  );
  await expect(app.palette('Relational database (primary)')).toBeHidden();
});

test('the first stop of the page leads to the board', async ({ app }) => {
  await app.open();
  await app.press('Tab');
  await expect(app.page.getByRole('button', { name: 'Skip to the board' })).toBeFocused();
  await app.press('Enter');
  await expect(app.canvas()).toBeFocused();
});
