import type { Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import { store } from '../../state/store.ts';
import type { Rect } from '../camera/camera.ts';
import { besideDrop } from '../hands/changes.ts';
import { cardAt } from '../hands/hit.ts';
import type { Point } from '../lines/curves.ts';
import { link } from '../lines/link.ts';
import { drawTo } from '../marks/drawTools.ts';
import type { Gesture, Hand, Press } from './gesture.ts';

/** Screen px that a press may move and still be a click. */
const CLICK = 4;

function rectOf(hand: Hand, id: Id): Rect | null {
  const at = hand.view().nodes.find((node) => node.id === id)?.position;
  return at ? { ...at, width: CARD.width, height: CARD.height } : null;
}

export function middleOf(rect: Rect): Point {
  return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
}

/** Shows the line from a component to the pointer. */
export function pullFrom(hand: Hand, from: Id, to: Point): void {
  const start = rectOf(hand, from);
  if (!start) return;
  const hit = cardAt(hand.view().nodes, to);
  const end = hit === null || hit === from ? null : rectOf(hand, hit);
  hand.show({ type: 'pulled', to, held: end ? [start, end] : [start] });
}

/**
 * From component to component: by dragging, or by pressing one and then the other. Let go on empty canvas it asks what
 * is to be there.
 */
export function beginConnecting(hand: Hand, press: Press): Gesture | null {
  const hit = cardAt(hand.view().nodes, press.at);
  const from = hand.pending ?? hit;
  if (from === null) return null;
  const start = press.at;
  let moved = hand.pending !== null;
  hand.pending = null;
  pullFrom(hand, from, start);
  return {
    move({ at }) {
      moved ||= Math.hypot(at.x - start.x, at.y - start.y) * hand.zoom() > CLICK;
      pullFrom(hand, from, at);
    },
    end({ at }) {
      const to = cardAt(hand.view().nodes, at);
      if (to === from && !moved) {
        hand.pending = from;
        return;
      }
      hand.show(null);
      const card = rectOf(hand, from);
      if (to === null && card && drawTo(from, middleOf(card), at)) return;
      if (to !== null && to !== from) link(from, to);
      else if (to === null && card) store.getState().startInserting({ at: besideDrop(card, at), from });
      else return;
      store.getState().toolUsed();
    },
    cancel() {
      hand.show(null);
    },
  };
}
