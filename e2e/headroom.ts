import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page } from '@playwright/test';

/** The page as a person uses it: verbs, and no knowledge of how it is built beyond names and roles. */
export class Headroom {
  constructor(readonly page: Page) {}

  readonly canvas = (): Locator => this.page.locator('.react-flow');
  readonly details = (): Locator => this.page.getByRole('complementary', { name: 'Details' });
  readonly runBar = (): Locator => this.page.getByRole('region', { name: 'Run' });
  readonly bottleneck = (): Locator => this.page.getByRole('region', { name: 'Bottleneck' });
  readonly headline = (): Locator => this.page.getByRole('button', { name: /headroom/ });
  readonly cards = (): Locator => this.page.locator('[data-component]');
  readonly lines = (): Locator => this.page.locator('[data-connection]');
  /** The box to type in and choose from: adding a component, finding something, commands. */
  readonly choiceBox = (): Locator =>
    this.page.getByRole('dialog').filter({ has: this.page.locator('input[role="combobox"]') });
  /** What the page has just said, seen and heard. */
  readonly said = (words: string | RegExp): Locator => this.page.getByRole('status').getByText(words);
  /** A card by its name. */
  readonly card = (name: string): Locator =>
    this.page.locator('[data-component]').filter({ has: this.page.getByText(name, { exact: true }) });

  async open(path = '/'): Promise<void> {
    await this.page.goto(path);
    await expect(this.canvas()).toBeVisible();
  }

  /** Presses a kind in the palette: the component lands on a free spot. */
  async add(kind: string): Promise<void> {
    const before = await this.cards().count();
    await this.palette(kind).click();
    await expect(this.cards()).toHaveCount(before + 1);
  }

  palette(kind: string): Locator {
    return this.page
      .getByRole('navigation', { name: 'Components to add' })
      .getByRole('button', { name: kind, exact: true });
  }

  /** Drags a kind from the palette to a place of the canvas, px from the upper left corner of its free part. */
  async dragIn(kind: string, x: number, y: number): Promise<void> {
    const before = await this.cards().count();
    const area = await this.freeCorner();
    await this.palette(kind).hover();
    await this.page.mouse.down();
    await this.page.mouse.move(area.x + x - 40, area.y + y - 20, { steps: 6 });
    await this.page.mouse.move(area.x + x, area.y + y, { steps: 3 });
    await this.page.mouse.up();
    await expect(this.cards()).toHaveCount(before + 1);
  }

  /** Upper left corner of the canvas that no panel covers, page px. */
  async freeCorner(): Promise<{ x: number; y: number }> {
    const canvas = await box(this.canvas());
    const palette = await box(this.page.getByRole('navigation', { name: 'Components to add' }));
    return { x: palette.x + palette.width, y: canvas.y };
  }

  /** Draws a connection from the right edge of one card to the middle of another. */
  async connect(from: string, to: string): Promise<void> {
    const before = await this.lines().count();
    const start = await box(this.card(from));
    const end = await box(this.card(to));
    await this.page.mouse.move(start.x + start.width - 1, start.y + start.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + start.width + 30, start.y + start.height / 2, { steps: 4 });
    await this.page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
    await this.page.mouse.up();
    await expect(this.lines()).toHaveCount(before + 1);
  }

  /** Drags a card by its middle. */
  async move(name: string, dx: number, dy: number): Promise<void> {
    const at = await box(this.card(name));
    const x = at.x + at.width / 2;
    const y = at.y + at.height / 2;
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
    await this.page.mouse.move(x + dx, y + dy, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Shows the whole board, and waits until the canvas has flown there: what is measured on the way is not hit. */
  async fit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Fit the board' }).click();
    const viewport = this.page.locator('.react-flow__viewport');
    let before = '';
    for (let still = 0; still < 4; ) {
      await this.page.waitForTimeout(60);
      const now = (await viewport.getAttribute('style')) ?? '';
      still = now === before ? still + 1 : 0;
      before = now;
    }
  }

  async select(name: string): Promise<void> {
    await this.card(name).click();
    await expect(this.card(name)).toHaveAttribute('aria-current', 'true');
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** Does what the command box answers first to these words. */
  async choose(typed: string): Promise<void> {
    await this.press('Control+k');
    await expect(this.choiceBox().getByRole('combobox')).toBeFocused();
    await this.page.keyboard.type(typed);
    await this.press('Enter');
    await expect(this.choiceBox()).toBeHidden();
  }

  /** Pastes a text that was copied elsewhere. */
  async pasteText(text: string): Promise<void> {
    await this.page.evaluate((copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', copied);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  }

  async openTinyUrl(): Promise<void> {
    await this.page.getByRole('button', { name: 'Examples', exact: true }).click();
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: /TinyURL/ })
      .click();
    await expect(this.card('Redirect service')).toBeVisible();
  }

  async setLoad(factor: string): Promise<void> {
    const field = this.page.getByRole('spinbutton', { name: 'Load factor' });
    await field.fill(factor);
    await field.press('Enter');
  }

  async setDuration(seconds: string): Promise<void> {
    const field = this.page.getByRole('spinbutton', { name: 'Simulated time' });
    await field.fill(`${seconds} s`);
    await field.press('Enter');
  }

  /** Runs to the end; the results are on screen then. */
  async run(): Promise<void> {
    await this.runBar().getByRole('button', { name: 'Run', exact: true }).click();
    await expect(this.runBar().getByText(/Simulated \d/)).toBeVisible({ timeout: 90_000 });
    await this.page.getByRole('tab', { name: 'Results' }).click();
  }

  /** Sets a number of the inspector, as typed. */
  async setNumber(label: string, value: string): Promise<void> {
    const field = this.details().getByRole('spinbutton', { name: label, exact: true });
    await field.fill(value);
    await field.press('Enter');
  }

  /** The link of the board: the same text if and only if the board is the same. */
  async link(): Promise<string> {
    await this.page.getByRole('button', { name: 'Share', exact: true }).click();
    const field = this.page.getByRole('textbox', { name: 'Link to this board' });
    await expect(field).toHaveValue(/#/);
    const link = await field.inputValue();
    await this.press('Escape');
    await expect(field).toBeHidden();
    return link;
  }

  /** No serious or critical violation of accessibility rules on what is on screen now. */
  async expectAccessible(what: string): Promise<void> {
    // The page has no frames, and nobody reads what is fine: a quarter of the time.
    const { violations } = await new AxeBuilder({ page: this.page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'] })
      .analyze();
    const grave = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join('; ')})`,
      );
    expect(grave, what).toEqual([]);
  }
}

async function box(locator: Locator) {
  const found = await locator.boundingBox();
  if (!found) throw new Error('Not on screen');
  return found;
}

/** A page with a Headroom in it; any error thrown in the page fails the test. */
export const test = base.extend<{ app: Headroom }>({
  app: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await use(new Headroom(page));
    expect(errors, 'errors in the page').toEqual([]);
  },
});

export { expect };
