import type { Page } from '@playwright/test';
import { decode } from '../src/format/format.ts';
import { FORMAT } from '../src/format/schema.ts';
import { encodeLink } from '../src/sharing/link.ts';
import { expect, type Headroom, test } from './headroom.ts';

const COLUMNS = 16;
const COUNT = 240;
const placeOf = (i: number) => ({ x: (i % COLUMNS) * 256, y: Math.floor(i / COLUMNS) * 136 });
const NOTE = { x: 0, y: -400, width: 480, height: 240 };

/** A link to more components than are drawn one by one from far away, and a note above them. */
function linkOfMany(): Promise<string> {
  const numbers = Array.from({ length: COUNT }, (_, i) => i);
  const { board, problems } = decode({
    format: FORMAT,
    version: 2,
    name: 'Many',
    components: Object.fromEntries(
      numbers.map((i) => [
        `s${i}`,
        { kind: i === 0 ? 'client_web' : 'app_service', name: `S ${i}`, ...placeOf(i) },
      ]),
    ),
    connections: Object.fromEntries(
      numbers.slice(1).map((i) => [`l${i}`, { from: `s${i - 1}`, to: `s${i}`, calls: 1 }]),
    ),
    marks: { note: { kind: 'note', text: 'Read me', color: 'yellow', size: 'xl', ...NOTE } },
  });
  if (!board || problems.length > 0) throw new Error(JSON.stringify(problems));
  return encodeLink(board, { briefOf: async () => null });
}

/** From px of the board to px of the page, as the board is looked at now. */
async function onPage(page: Page, { x, y }: { x: number; y: number }) {
  return page.evaluate(
    (at) => {
      const area = document.querySelector('.react-flow')!.getBoundingClientRect();
      const { transform } = document.querySelector<HTMLElement>('.react-flow__viewport')!.style;
      const [left = 0, top = 0, zoom = 1] = transform.match(/-?[\d.]+/g)!.map(Number);
      return { x: area.left + left + at.x * zoom, y: area.top + top + at.y * zoom, zoom };
    },
    { x, y },
  );
}

const middleOf = (i: number) => ({ x: placeOf(i).x + 88, y: placeOf(i).y + 36 });

async function openMany(app: Headroom): Promise<void> {
  await app.open(`/#${await linkOfMany()}`);
  await app.page.getByRole('button', { name: 'Make it mine' }).click();
  await expect(app.page.getByRole('img', { name: /240 components/ })).toBeVisible();
  await expect(app.cards()).toHaveCount(0);
}

test('a large board is one picture from far away, in which one selects, drags and walks as anywhere', async ({
  app,
}) => {
  const { page } = app;
  await openMany(app);

  const card = app.card('S 100');
  const taken = page.locator('[data-component="s100"]');
  const there = await onPage(page, middleOf(100));
  await page.mouse.click(there.x, there.y);
  await expect(taken).toHaveAttribute('aria-current', 'true');
  await expect(taken).toHaveAccessibleName(/^S 100, /);
  await expect(app.cards()).toHaveCount(1);

  await page.keyboard.press('Tab');
  await expect(taken).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-component="s101"]')).toBeFocused();
  await expect(page.locator('[data-component="s101"]')).toHaveAccessibleName(/^S 101, /);
  await page.keyboard.press('Escape');

  const from = await onPage(page, middleOf(40));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 20, from.y + 60, { steps: 5 });
  await page.mouse.up();
  const moved = page.locator('[data-component="s40"]');
  await expect(moved).toHaveAttribute('aria-current', 'true');
  const box = (await moved.boundingBox())!;
  expect(Math.abs(box.x + box.width / 2 - from.x - 20)).toBeLessThan(8);
  expect(Math.abs(box.y + box.height / 2 - from.y - 60)).toBeLessThan(8);
  await page.keyboard.press('Control+z');
  await expect(card).toHaveCount(0);
});

test('what is drawn beside components is in that picture, and is taken by a click on it', async ({ app }) => {
  const { page } = app;
  await openMany(app);
  const corner = await onPage(page, { x: NOTE.x + NOTE.width - 20, y: NOTE.y + NOTE.height - 20 });
  const note = page.locator('[data-mark="note"]');
  await expect(note).toHaveCount(0);
  await expect
    .poll(() =>
      page.evaluate(({ x, y }) => {
        const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-overview]')!;
        const area = canvas.getBoundingClientRect();
        const scale = canvas.width / area.width;
        const pen = canvas.getContext('2d')!;
        return [...pen.getImageData((x - area.left) * scale, (y - area.top) * scale, 1, 1).data];
      }, corner),
    )
    .toEqual([0xff, 0xee, 0xa3, 0xff]);
  const map = page.getByRole('img', { name: 'Map of the board' });
  await expect
    .poll(() =>
      map.evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return data.some((red, i) => i % 4 === 0 && red === 0xff && data[i + 2] === 0xa3);
      }),
    )
    .toBe(true);
  await page.mouse.click(corner.x, corner.y);
  await expect(note).toHaveAttribute('aria-current', 'true');
  await expect(note).toHaveAccessibleName('Read me');

  await page.keyboard.press('Escape');
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x + 80, corner.y, { steps: 5 });
  await page.mouse.up();
  const box = (await note.boundingBox())!;
  expect(Math.abs(box.x + box.width - (corner.x + 80 + 20 * corner.zoom))).toBeLessThan(6);
});
