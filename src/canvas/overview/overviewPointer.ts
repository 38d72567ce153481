import type { RefObject } from 'react';
import type { Id } from '../../board/board.ts';
import { snap } from '../../board/layout.ts';
import { movedWith, moveItems } from '../../board/moving.ts';
import { store } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import { shifted } from '../groups/groupDrag.ts';
import { alongOne } from '../hands/guides.ts';
import { cardAt } from '../hands/hit.ts';
import { selectionByClick } from '../hands/picking.ts';
import type { Point } from '../lines/curves.ts';
import { cardsIn, lineAt, rectBetween } from '../lines/lineHit.ts';
import type { Marks } from '../useMarks.tsx';
import type { View } from '../viewNodes.ts';

/** Screen px that a press may move and still be a click. */
const CLICK = 3;
/** Screen px around a line that count as it. */
const REACH = 8;

type SetMoving = (moving: ReadonlyMap<Id, Point> | null) => void;

interface Surroundings {
  readonly view: RefObject<View>;
  readonly marks: RefObject<Marks>;
  readonly setMoving: SetMoving;
  readonly toCanvas: (at: Point) => Point;
  readonly zoom: () => number;
}

interface Pressed {
  readonly clientX: number;
  readonly clientY: number;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
}

/**
 * What the pointer does while the board is one drawing without elements to press: found by place instead. Panning
 * and zooming stay with React Flow.
 */
export function makeOverviewPointer({ view, marks, setMoving, toCanvas, zoom }: Surroundings) {
  const pointOf = (event: { clientX: number; clientY: number }) =>
    toCanvas({ x: event.clientX, y: event.clientY });
  const linesOf = () =>
    view.current.edges.flatMap(({ id, data }) => (data ? [{ id, curve: data.route.curve }] : []));
  const isBelow = (id: Id): boolean => (store.getState().board.marks[id]?.order ?? 1) <= 0;
  const mark = (which: 'above' | 'below', point: Point): Id | null =>
    marks.current.picture?.markAt(marks.current.nodes, which, point, REACH / zoom()) ?? null;
  /** What can be dragged: a line is held by its cards. */
  const itemAt = (point: Point): Id | null =>
    mark('above', point) ?? cardAt(view.current.nodes, point) ?? mark('below', point);
  const at = (point: Point): Id | null => {
    const item = itemAt(point);
    if (item !== null && !isBelow(item)) return item;
    return lineAt(linesOf(), point, REACH / zoom()) ?? item;
  };
  let corner: Point | null = null;

  return {
    at: (event: { clientX: number; clientY: number }) => at(pointOf(event)),

    /** A click or tap on what is no element: takes what is drawn there, or clears the selection. */
    click(event: Pressed): void {
      const { selection, select } = store.getState();
      select(
        selectionByClick(selection, at(pointOf(event)), event.shiftKey || event.metaKey || event.ctrlKey),
      );
    },

    /** Returns true when the press is on a card or mark and so is no marquee. */
    press(event: Pressed): boolean {
      const start = pointOf(event);
      const hit = itemAt(start);
      corner = hit === null ? start : null;
      if (hit === null) return false;
      const { selection, readOnly, board } = store.getState();
      const taken = selection.has(hit) ? [...selection] : [hit];
      const riders = movedWith(board, taken);
      let places: ReadonlyMap<Id, Point> | null = null;
      let by = { x: 0, y: 0 };
      const move = (moved: PointerEvent) => {
        if (readOnly) return;
        if (!places && Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY) <= CLICK)
          return;
        const now = pointOf(moved);
        by = { x: snap(now.x - start.x), y: snap(now.y - start.y) };
        if (moved.shiftKey) by = alongOne(by).x ? { x: 0, y: by.y } : { x: by.x, y: 0 };
        places = shifted(board, riders, by);
        setMoving(places);
      };
      const stop = () => {
        window.removeEventListener('pointermove', move);
        window.removeEventListener('pointerup', end);
        window.removeEventListener('pointercancel', end);
        window.removeEventListener('keydown', giveUp, true);
      };
      const giveUp = (pressed: KeyboardEvent) => {
        if (pressed.key !== 'Escape' || !places) return;
        pressed.preventDefault();
        pressed.stopPropagation();
        stop();
        setMoving(null);
      };
      const end = (ended: PointerEvent) => {
        stop();
        const { edit, select } = store.getState();
        if (places && ended.type === 'pointerup') {
          if (!selection.has(hit)) select([hit]);
          edit((current) => moveItems(current, taken, by));
        } else if (!places) {
          select(selectionByClick(selection, hit, event.shiftKey || event.metaKey || event.ctrlKey));
        }
        setMoving(null);
      };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', end);
      window.addEventListener('pointercancel', end);
      window.addEventListener('keydown', giveUp, true);
      return true;
    },

    /** React Flow has drawn a marquee to here; it knows none of the cards. */
    marqueeTo(event: { clientX: number; clientY: number }, kept: ReadonlySet<Id>): void {
      if (corner) {
        const end = pointOf(event);
        const { nodes, picture } = marks.current;
        const drawn = picture?.marksIn(nodes, rectBetween(corner, end)) ?? [];
        store.getState().select([...kept, ...cardsIn(view.current.nodes, corner, end), ...drawn]);
      }
      corner = null;
    },

    /** Comes near what is pressed twice. */
    doubleClick(event: { clientX: number; clientY: number }): boolean {
      const id = at(pointOf(event));
      if (id !== null) viewport()?.fit([id]);
      return id !== null;
    },
  };
}

export type OverviewPointer = ReturnType<typeof makeOverviewPointer>;
