import type { Page } from '@playwright/test';
import { linkOf } from './boards.ts';
import { BOX, type Scene } from './scene.ts';

/** `all`: the whole diagram in view; `near`: at 100 %. */
export type View = 'all' | 'near';

/** A page that shows a scene, and what the bench asks of it. */
export interface Subject {
  readonly name: string;
  /** Opens the page with the scene; ms from the data to the second frame that shows it. */
  open(page: Page, scene: Scene, view: View): Promise<number>;
}

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** What each page answers. */
export interface Answers {
  /** From where the picture on screen was drawn. */
  camera(): Camera;
  /** Where to take hold of a box, px of the page. */
  place(i: number): readonly [number, number];
  /** Another text whenever the box has moved on screen. */
  at(i: number): string;
}

export function peer(name: string, address: string): Subject {
  return {
    name,
    async open(page, scene, view) {
      await page.addInitScript((given) => Object.assign(window, { given }), { scene, box: BOX, view });
      await page.goto(address);
      const ready = await page.waitForFunction(() => (window as { ready?: number }).ready, undefined, {
        timeout: 120_000,
      });
      return (await ready.jsonValue()) ?? Number.NaN;
    },
  };
}

export function headroom(address: string): Subject {
  return {
    name: 'headroom',
    async open(page, scene, view) {
      const link = await linkOf(scene);
      await page.addInitScript(watchCanvas);
      await page.goto(address);
      await page.locator('.react-flow').waitFor();
      await page.waitForTimeout(1500);
      const ready = await page.evaluate(show, { link, count: scene.boxes.length });
      // A board from a link is only looked at until it is made one's own.
      await page.getByRole('button', { name: 'Make it mine' }).click();
      await page.waitForTimeout(1500);
      await page.keyboard.press(view === 'near' ? 'Control+0' : 'Shift+1');
      await page.waitForTimeout(600);
      await page.evaluate(answer, { boxes: scene.boxes, box: BOX });
      return ready;
    },
  };
}

/** What the page has drawn on its canvas last, where it is one. */
interface Drawn {
  /** How often it began anew. */
  draws: number;
  camera: Camera | null;
  /** Another number when a box lies elsewhere. */
  boxes: number;
}

/** In the page: notes what is drawn of an overview, since there it is no element that could be asked. */
function watchCanvas(): void {
  const drawn: Drawn = { draws: 0, camera: null, boxes: 0 };
  Object.assign(window, { drawn });
  const pens = CanvasRenderingContext2D.prototype;
  let overview: CanvasRenderingContext2D | null = null;
  const { clearRect, setTransform, fillRect } = pens;
  pens.clearRect = function (...area) {
    if (this.canvas.dataset.overview !== undefined) {
      overview = this;
      drawn.draws++;
      drawn.boxes = 0;
    }
    clearRect.apply(this, area);
  };
  pens.setTransform = function (this: CanvasRenderingContext2D, ...to: unknown[]) {
    const [zoom, , , , x, y] = to as number[];
    if (this === overview) drawn.camera = { x: x ?? 0, y: y ?? 0, zoom: zoom ?? 1 };
    Reflect.apply(setTransform, this, to);
  };
  pens.fillRect = function (x, y, width, height) {
    if (this === overview) drawn.boxes += x * 31 + y;
    fillRect.call(this, x, y, width, height);
  };
}

/** In the page: opens the link, and waits for the second frame that shows it. */
async function show({ link, count }: { link: string; count: number }): Promise<number> {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const { drawn } = window as unknown as { drawn: Drawn };
  const begun = performance.now();
  const before = drawn.draws;
  const shown = (): boolean =>
    document.querySelectorAll('[data-component]').length >= Math.min(count, 20) || drawn.draws > before;
  location.hash = link;
  while (!shown()) await frame();
  await frame();
  return performance.now() - begun;
}

/** In the page: answers as the pages of the others do, from what is in the document or on the canvas. */
function answer({ boxes, box }: { boxes: Scene['boxes']; box: typeof BOX }): void {
  const { drawn } = window as unknown as { drawn: Drawn };
  const area = document.querySelector('.react-flow')!.getBoundingClientRect();
  const isOverview = (): boolean => document.querySelector('canvas[data-overview]') !== null;
  const answers: Answers = {
    camera() {
      if (isOverview() && drawn.camera) return drawn.camera;
      const viewport = document.querySelector<HTMLElement>('.react-flow__viewport')!;
      const [x = 0, y = 0, zoom = 1] = viewport.style.transform.match(/-?[\d.]+/g)!.map(Number);
      return { x, y, zoom };
    },
    place(i) {
      const { x, y, zoom } = answers.camera();
      const { x: left, y: top } = boxes[i]!;
      return [
        area.left + x + (left + 0.3 * box.width) * zoom,
        area.top + y + (top + 0.3 * box.height) * zoom,
      ];
    },
    at(i) {
      const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="box${i}"]`);
      return card?.style.transform || String(drawn.boxes);
    },
  };
  Object.assign(window, answers);
}
