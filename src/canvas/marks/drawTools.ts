import type { Board, Id, Mark } from '../../board/board.ts';
import { type Point, snap } from '../../board/layout.ts';
import { boxesOf, courseOf, placed } from '../../board/lines.ts';
import { orderAt, setMark } from '../../board/marks.ts';
import { numbersOn } from '../../board/numbers.ts';
import { freshMark } from '../../state/marking.ts';
import { FONT, LEADING, NOTE, SHAPE, STEP } from '../../state/markLook.ts';
import type { Tool } from '../../state/shape.ts';
import { store } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import * as words from '../../words/onCanvas.ts';
import { setDrafts } from '../drafts.ts';
import { snapEnd } from '../hands/guides.ts';
import { cardAt } from '../hands/hit.ts';
import { boxBetween, cornerAt } from '../hands/pulling.ts';
import { link } from '../lines/link.ts';
import type { Begin, Gesture, Hand, Press } from '../tools/gesture.ts';
import { holderAt, straightened } from './shaping.ts';
import { type Dab, simplified } from './stroke.ts';

/** Screen px that a press may move and still be a click. */
const CLICK = 4;

/** Adds a mark, selects it, and puts the tool down; one step to take back. */
export function keep(mark: Mark, stays = false): void {
  const { edit, select, toolUsed } = store.getState();
  setDrafts([]);
  edit((board) => setMark(board, mark));
  if (stays) return;
  select([mark.id]);
  toolUsed();
}

/** Begins to write on a mark that is kept when something was written, or it is more than words. */
export function write(mark: Mark): void {
  const { rename, select } = store.getState();
  select([]);
  setDrafts([mark]);
  rename(mark.id);
}

function isClick(hand: Hand, from: Point, to: Point): boolean {
  return Math.hypot(to.x - from.x, to.y - from.y) * hand.zoom() <= CLICK;
}

/** A shape drawn around cards lies behind them; any other above all. */
function orderOf(hand: Hand, mark: Mark): number {
  const inside = hand
    .view()
    .nodes.some(
      ({ position }) =>
        position.x >= mark.x &&
        position.y >= mark.y &&
        position.x <= mark.x + mark.width &&
        position.y <= mark.y + mark.height,
    );
  return inside ? orderAt(store.getState().board, 'back') : mark.order;
}

const beginShape =
  (kind: 'rectangle' | 'ellipse'): Begin =>
  (hand, press) => {
    const start = { x: snap(press.at.x), y: snap(press.at.y) };
    const mark = freshMark(kind, {});
    const shapeOf = (now: Press): Mark => ({
      ...mark,
      ...boxBetween(start, cornerAt(start, now.at), now),
    });
    return {
      move: (now) => setDrafts([shapeOf(now)]),
      end(now) {
        const drawn = shapeOf(now);
        snapEnd();
        const isDrawn = !isClick(hand, press.at, now.at) && drawn.width > 0 && drawn.height > 0;
        const middle = { x: snap(start.x - SHAPE.width / 2), y: snap(start.y - SHAPE.height / 2) };
        const whole = isDrawn ? drawn : { ...mark, ...middle, ...SHAPE };
        keep({ ...whole, order: orderOf(hand, whole) });
      },
      cancel() {
        snapEnd();
        setDrafts([]);
      },
    };
  };

const beginStroke: Begin = (hand, press) => {
  const mark = freshMark('stroke', {});
  const dabs: Dab[] = [];
  let isPressed = false;
  const add = ({ at, pressure }: Press): void => {
    const last = dabs.at(-1);
    if (last && Math.hypot(at.x - last[0], at.y - last[1]) * hand.zoom() < 0.5) return;
    isPressed ||= pressure !== null;
    dabs.push([at.x, at.y, pressure ?? 0.5]);
  };
  const strokeOf = (kept: readonly Dab[]): Mark => ({
    ...mark,
    ...placed(kept.flatMap((dab) => [dab[0], dab[1]])),
    ...(isPressed && { pressure: kept.map(([, , pressure]) => pressure) }),
  });
  add(press);
  setDrafts([strokeOf(dabs)]);
  return {
    move(now) {
      add(now);
      setDrafts([strokeOf(dabs)]);
    },
    // The pen stays in hand: writing is many strokes.
    end: () => keep(strokeOf(simplified(dabs, hand.zoom())), true),
    cancel: () => setDrafts([]),
  };
};

/** A line from where it was pressed to where it is let go, fastened to what lies there. */
export function beginLine(heads: Mark['heads']): Begin {
  return (hand, press) => {
    const mark = freshMark('line', { heads });
    const holder = (at: Point): Id | undefined =>
      holderAt(hand.view().nodes, Object.values(store.getState().board.marks), at);
    const from = holder(press.at);
    const lineOf = (now: Press): Mark => {
      const to = holder(now.at);
      const free = now.shiftKey && to === undefined ? straightened(press.at, now.at) : now.at;
      const line: Mark = {
        ...mark,
        ...placed([press.at.x, press.at.y, free.x, free.y]),
        ...(from !== undefined && from !== to && { from }),
        ...(to !== undefined && from !== to && { to }),
      };
      return { ...line, ...placed(courseOf(line, boxesOf(store.getState().board))) };
    };
    return {
      move: (now) => setDrafts([lineOf(now)]),
      end(now) {
        if (isClick(hand, press.at, now.at)) setDrafts([]);
        else keep(lineOf(now));
      },
      cancel: () => setDrafts([]),
    };
  };
}

/** Writing begins where the press ends, so that a second finger can still make it a pinch. */
const clicking =
  (place: (at: Point, hand: Hand) => void): Begin =>
  (hand): Gesture => ({
    move: () => {},
    end: ({ at }) => place(at, hand),
    cancel: () => {},
  });

export function writeAt(at: Point): void {
  const mark = freshMark('text', {});
  const height = Math.ceil(FONT[mark.size] * LEADING);
  write({ ...mark, x: at.x, y: at.y - height / 2, width: FONT[mark.size] / 2, height });
}

export function noteAt(at: Point): void {
  write(freshMark('note', { x: snap(at.x - NOTE.width / 2), y: snap(at.y - NOTE.height / 2), ...NOTE }));
}

/** The next number of those that are there: on a card at its edge, where it covers no word and goes with it. */
export function stepAt(at: Point): void {
  const { board } = store.getState();
  const cards = Object.values(board.components);
  const on = cardAt(
    cards.map(({ id, x, y }) => ({ id, position: { x, y } })),
    at,
  );
  const numbers = Object.values(board.marks).map(({ kind, text }) =>
    kind === 'step' ? Number(text) || 0 : 0,
  );
  const mark = freshMark('step', { text: String(Math.max(0, ...numbers) + 1) });
  const side = STEP[mark.size];
  const middle = on === null ? at : edgeOf(board, on, side);
  keep({ ...mark, x: middle.x - side / 2, y: middle.y - side / 2, width: side, height: side }, true);
}

/** Upper left, beside what flows in; further ones follow along the upper edge. */
function edgeOf(board: Board, id: Id, side: number): Point {
  const { x = 0, y = 0 } = board.components[id] ?? {};
  const others = numbersOn(board, [id]).length;
  return { x: x - 4 + others * (side + 2), y: others === 0 ? y + side / 2 : y - 6 };
}

/** An arrow from a component to the mark at a point; false where there is none. */
export function drawTo(from: Id, start: Point, at: Point): boolean {
  const { board } = store.getState();
  const to = holderAt([], Object.values(board.marks), at);
  if (to === undefined) return false;
  keepLine('end', [start.x, start.y, at.x, at.y], from, to);
  return true;
}

function keepLine(heads: Mark['heads'], course: readonly number[], from?: Id, to?: Id): void {
  const ends = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const line: Mark = { ...freshMark('line', { heads }), ...placed(course), ...ends };
  keep({ ...line, ...placed(courseOf(line, boxesOf(store.getState().board))) });
}

/** Px from end to end of a line that is drawn by a key. */
const REACH = 160;

/** Within the only component that is selected. */
function cardOf(selection: ReadonlySet<Id>): Point | undefined {
  const [only = ''] = selection;
  return selection.size === 1 ? store.getState().board.components[only] : undefined;
}

/** Draws in the middle of what is seen, a number on the component that is selected, or a line between the two that are selected. False for what needs a pointer. */
export function placeByKey(tool: Tool): boolean {
  const { selection, board, toolUsed, say } = store.getState();
  const at = viewport()?.center() ?? { x: 0, y: 0 };
  const middle = { x: snap(at.x), y: snap(at.y) };
  if (tool === 'text') writeAt(middle);
  else if (tool === 'note') noteAt(middle);
  else if (tool === 'step') stepAt(cardOf(selection) ?? middle);
  else if (tool === 'rectangle' || tool === 'ellipse') {
    const mark = freshMark(tool, { ...SHAPE });
    keep({ ...mark, x: middle.x - SHAPE.width / 2, y: middle.y - SHAPE.height / 2 });
  } else if (tool === 'line' || tool === 'connect') {
    const boxes = boxesOf(board);
    const [from, to, ...more] = [...selection].filter((id) => boxes(id) !== undefined);
    const isPair = from !== undefined && to !== undefined && more.length === 0;
    const heads = tool === 'line' ? 'none' : 'end';
    if (tool === 'connect' && isPair && board.components[from] && board.components[to]) {
      link(from, to);
      toolUsed();
    } else {
      const course = [middle.x - REACH / 2, middle.y, middle.x + REACH / 2, middle.y];
      keepLine(heads, course, isPair ? from : undefined, isPair ? to : undefined);
    }
  } else {
    if (tool === 'pen') say(words.penNeedsPointer);
    return tool === 'pen';
  }
  return true;
}

/** Onto a card goes a connection, all else is a line. */
export function isBetweenCards(hand: Hand, at: Point): boolean {
  return hand.pending !== null || cardAt(hand.view().nodes, at) !== null;
}

export const beginRectangle = beginShape('rectangle');
export const beginEllipse = beginShape('ellipse');
export const beginPen = beginStroke;
export const beginText = clicking(writeAt);
export const beginNote = clicking(noteAt);
export const beginStep = clicking(stepAt);
