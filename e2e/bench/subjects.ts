import type { Page } from '@playwright/test';
import { EMPTY_BOARD } from '../../src/board/board.ts';
import { addComponent, connect, setClass, updateConnection } from '../../src/board/edit.ts';
import { encodeLink } from '../../src/sharing/link.ts';
import { BOX, type Scene } from './scene.ts';

/** `all`: the whole diagram in view; `near`: at 100 %. */
export type View = 'all' | 'near';

/** A page that shows a scene, and what the bench asks of it. */
export interface Subject {
  readonly name: string;
  /** Opens the page with the scene; ms from the data to the second frame that shows it. */
  open(page: Page, scene: Scene, view: View): Promise<number>;
}

/** What each page answers. */
export interface Answers {
  /** Another text whenever the camera has moved. */
  camera(): string;
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

/** The board of a scene: a client in front, and half of the requests go each way. */
function boardOf({ boxes, lines }: Scene) {
  let board = boxes.reduce(
    (made, { x, y, name }, i) =>
      addComponent(made, {
        id: `box${i}`,
        kind: i === 0 ? 'client_web' : 'app_service',
        name,
        x,
        y,
        params: {},
      }),
    EMPTY_BOARD,
  );
  for (const [from, to] of lines) board = connect(board, `box${from}`, `box${to}`);
  for (const id of Object.keys(board.connections)) board = updateConnection(board, id, { calls: 0.5 });
  return setClass(board, {
    id: 'read',
    name: 'Read',
    description: '',
    rate: [{ label: 'rate', value: 100 }],
  });
}

export function headroom(address: string): Subject {
  const links = new Map<number, Promise<string>>();
  return {
    name: 'headroom',
    async open(page, scene, view) {
      const count = scene.boxes.length;
      const link = links.get(count) ?? encodeLink(boardOf(scene), { briefOf: async () => null });
      links.set(count, link);
      await page.addInitScript(countDraws);
      await page.goto(address);
      await page.locator('.react-flow').waitFor();
      await page.waitForTimeout(1500);
      const ready = await page.evaluate(show, { link: await link, count });
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

/** In the page: an overview is drawn on a canvas, and each time begins by clearing it; each dot is an arc. */
function countDraws(): void {
  const counted = window as unknown as { draws: number; arcs: number };
  counted.draws = 0;
  counted.arcs = 0;
  const arc = CanvasRenderingContext2D.prototype.arc;
  CanvasRenderingContext2D.prototype.arc = function (...circle) {
    counted.arcs++;
    arc.apply(this, circle);
  };
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    counted.draws++;
    clear.apply(this, area);
  };
}

/** In the page: opens the link, and waits for the second frame that shows it. */
async function show({ link, count }: { link: string; count: number }): Promise<number> {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const begun = performance.now();
  const before = (window as unknown as { draws: number }).draws;
  const shown = (): boolean =>
    document.querySelectorAll('[data-component]').length >= Math.min(count, 20) ||
    (document.querySelector('canvas[data-overview]') !== null &&
      (window as unknown as { draws: number }).draws > before);
  location.hash = link;
  while (!shown()) await frame();
  await frame();
  return performance.now() - begun;
}

/** In the page: answers as the pages of the others do, from what React Flow leaves in the document. */
function answer({ boxes, box }: { boxes: Scene['boxes']; box: typeof BOX }): void {
  const viewport = document.querySelector<HTMLElement>('.react-flow__viewport')!;
  const area = document.querySelector('.react-flow')!.getBoundingClientRect();
  const camera = (): string => viewport.style.transform;
  const answers: Answers = {
    camera,
    place(i) {
      const [x = 0, y = 0, zoom = 1] = camera()
        .match(/-?[\d.]+/g)!
        .map(Number);
      const { x: left, y: top } = boxes[i]!;
      return [
        area.left + x + (left + 0.3 * box.width) * zoom,
        area.top + y + (top + 0.3 * box.height) * zoom,
      ];
    },
    at(i) {
      const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="box${i}"]`);
      return card?.style.transform || String((window as unknown as { draws: number }).draws);
    },
  };
  Object.assign(window, answers);
}
