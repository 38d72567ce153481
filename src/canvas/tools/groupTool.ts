import { CARD, snap } from '../../board/layout.ts';
import { addFrame } from '../../state/grouping.ts';
import { store } from '../../state/store.ts';
import type { Rect } from '../camera.ts';
import type { Point } from '../routes.ts';
import type { Gesture, Hand, Press } from './gesture.ts';

/** Screen px that a press may move and still be a click. */
const CLICK = 4;
/** What a click draws: room for two cards side by side and one below. */
const USUAL = { width: 2 * CARD.width + 72, height: 2 * CARD.height + 96 };

export function rectBetween(a: Point, b: Point): Rect {
  const [x, y] = [snap(Math.min(a.x, b.x)), snap(Math.min(a.y, b.y))];
  return { x, y, width: snap(Math.max(a.x, b.x)) - x, height: snap(Math.max(a.y, b.y)) - y };
}

/** A frame from corner to corner; what it is drawn around lies in it. */
export function beginFraming(hand: Hand, { at: start }: Press): Gesture | null {
  let rect: Rect | null = null;
  return {
    move({ at }) {
      if (rect === null && Math.hypot(at.x - start.x, at.y - start.y) * hand.zoom() <= CLICK) return;
      rect = rectBetween(start, at);
      hand.show({ type: 'framed', rect });
    },
    end() {
      hand.show(null);
      const drawn = rect ?? { x: snap(start.x), y: snap(start.y), ...USUAL };
      if (addFrame(store.getState(), drawn) !== null) store.getState().toolUsed();
    },
    cancel() {
      hand.show(null);
    },
  };
}
