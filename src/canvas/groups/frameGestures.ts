import type { PointerEvent as ReactPointerEvent } from 'react';
import type { Group, Id } from '../../board/board.ts';
import { GROUP_SIZE } from '../../board/bounds.ts';
import { duplicate } from '../../board/copying.ts';
import { updateGroup } from '../../board/groupEdits.ts';
import { movedWith, moveItems } from '../../board/moving.ts';
import { store } from '../../state/store.ts';
import * as words from '../../words/canvas.ts';
import type { Rect } from '../camera/camera.ts';
import { hold, isCopying, snapEnd, snapMove } from '../hands/guides.ts';
import { selectionByClick } from '../hands/picking.ts';
import { type Held, type Pull, pulled, pulledBy } from '../hands/pulling.ts';
import type { Point } from '../lines/curves.ts';
import { boxAround, shifted } from './groupDrag.ts';

export type Grip = 'n' | 'e' | 's' | 'w' | 'nw' | 'ne' | 'se' | 'sw';

interface Hands {
  readonly toCanvas: (at: Point, options: { snapToGrid: boolean }) => Point;
  readonly setMoving: (moving: ReadonlyMap<Id, Point> | null) => void;
}

/** Screen px that a press may move and still be a click. */
const CLICK = 3;

interface Course {
  move(by: Point, held: Held): void;
  /** `by` is null where it never moved, or was given up. */
  end(by: Point | null, event: PointerEvent): void;
}

/** Follows one press to its end; Escape gives it up. */
function follow(event: ReactPointerEvent, hands: Hands, course: Course): void {
  event.stopPropagation();
  const place = ({ clientX, clientY }: { clientX: number; clientY: number }) =>
    hands.toCanvas({ x: clientX, y: clientY }, { snapToGrid: false });
  const start = place(event);
  const id = event.pointerId;
  let by: Point | null = null;
  const onMove = (moved: PointerEvent) => {
    if (moved.pointerId !== id) return;
    hold(moved);
    const far = Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY) > CLICK;
    if (by === null && !far) return;
    const now = place(moved);
    by = { x: now.x - start.x, y: now.y - start.y };
    course.move(by, moved);
  };
  // Shift, Alt and Control count from when they are pressed, also while the pointer rests.
  const onHeld = (pressed: KeyboardEvent) => {
    hold(pressed);
    if (by) course.move(by, pressed);
  };
  const stop = () => {
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onEnd);
    window.removeEventListener('pointercancel', onEnd);
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('keydown', onHeld);
    window.removeEventListener('keyup', onHeld);
    snapEnd();
  };
  const onEnd = (ended: PointerEvent) => {
    if (ended.pointerId !== id) return;
    stop();
    course.end(ended.type === 'pointerup' ? by : null, ended);
    hands.setMoving(null);
  };
  const onKey = (pressed: KeyboardEvent) => {
    if (pressed.key !== 'Escape' || by === null) return;
    pressed.preventDefault();
    pressed.stopPropagation();
    stop();
    hands.setMoving(null);
    resized.show(null);
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onEnd);
  window.addEventListener('pointercancel', onEnd);
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('keydown', onHeld);
  window.addEventListener('keyup', onHeld);
}

/** A frame is taken by its name or border: a click selects it, a drag moves it with all that lies in it. */
export function beginFrameDrag(id: Id, event: ReactPointerEvent, hands: Hands): void {
  const { board, selection, readOnly } = store.getState();
  const group = board.groups[id];
  if (!group) return;
  const more = event.shiftKey || event.metaKey || event.ctrlKey;
  const taken = selection.has(id) ? [...selection] : [id];
  const riders = movedWith(board, taken);
  const box = boxAround(board, id, taken);
  let far: Point = { x: 0, y: 0 };
  const stays = readOnly || riders.size === 0;
  follow(event, hands, {
    move(by) {
      if (stays) return;
      far = snapMove(box, riders, by);
      hands.setMoving(isCopying() ? null : shifted(board, riders, far));
    },
    end(by, ended) {
      const { select, edit, say } = store.getState();
      if (by === null) {
        if (ended.type === 'pointerup') select(selectionByClick(selection, id, more));
        return;
      }
      if (stays) {
        if (!readOnly) say(words.locked);
        return;
      }
      if (ended.altKey) {
        const copied = duplicate(board, taken, far);
        edit((current) => (current === board ? copied.board : current));
        select(copied.ids);
        return;
      }
      if (!selection.has(id)) select([id]);
      edit((current) => moveItems(current, taken, far));
    },
  });
}

const pullOf = (grip: Grip): Pull => ({
  x: grip.includes('w') ? -1 : grip.includes('e') ? 1 : 0,
  y: grip.includes('n') ? -1 : grip.includes('s') ? 1 : 0,
});

/** The frame with one side or corner pulled, on the lines of its neighbors or of the grid. */
export function framePulled(group: Group, grip: Grip, by: Point, held: Held): Rect {
  const pull = pullOf(grip);
  return pulled(group, pull, pulledBy(group.id, group, pull, by, held), held, GROUP_SIZE.min);
}

export type Sized = { readonly id: Id } & Rect;

/** What is being pulled to another size, for the layer to show. */
export const resized = {
  now: null as Sized | null,
  listeners: new Set<() => void>(),
  show(next: Sized | null): void {
    resized.now = next;
    for (const listener of [...resized.listeners]) listener();
  },
  subscribe(listener: () => void): () => void {
    resized.listeners.add(listener);
    return () => resized.listeners.delete(listener);
  },
};

export function beginFrameResize(id: Id, grip: Grip, event: ReactPointerEvent, hands: Hands): void {
  const group = store.getState().board.groups[id];
  if (!group) return;
  let last: Rect | null = null;
  follow(event, hands, {
    move(by, held) {
      last = framePulled(group, grip, by, held);
      resized.show({ id, ...last });
    },
    end(by) {
      resized.show(null);
      if (by && last) store.getState().edit((current) => updateGroup(current, id, last ?? {}));
    },
  });
}
