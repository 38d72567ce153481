import { CARD, snap } from '../../board/layout.ts';
import { addFrame } from '../../state/grouping.ts';
import { store } from '../../state/store.ts';
import type { Rect } from '../camera/camera.ts';
import { snapEnd } from '../hands/guides.ts';
import { boxBetween, cornerAt } from '../hands/pulling.ts';
import type { Gesture, Hand, Press } from './gesture.ts';

/** Screen px that a press may move and still be a click. */
const CLICK = 4;
/** What a click draws: room for two cards side by side and one below. */
const USUAL = { width: 2 * CARD.width + 72, height: 2 * CARD.height + 96 };

/** A frame from corner to corner; what it is drawn around lies in it. */
export function beginFraming(hand: Hand, { at: start }: Press): Gesture | null {
  const corner = { x: snap(start.x), y: snap(start.y) };
  let rect: Rect | null = null;
  return {
    move(now) {
      const { at } = now;
      if (rect === null && Math.hypot(at.x - start.x, at.y - start.y) * hand.zoom() <= CLICK) return;
      rect = boxBetween(corner, cornerAt(corner, at), now);
      hand.show({ type: 'framed', rect });
    },
    end() {
      hand.show(null);
      snapEnd();
      const drawn = rect ?? { ...corner, ...USUAL };
      if (addFrame(store.getState(), drawn) !== null) store.getState().toolUsed();
    },
    cancel() {
      hand.show(null);
      snapEnd();
    },
  };
}
