import type { Node } from '@xyflow/react';
import type { Board, Id, Mark } from '../../board/board.ts';
import { type Boxes, boxesOf, boxOf, courseOf, holds, placed } from '../../board/lines.ts';
import { same } from '../../board/same.ts';
import type { Drafts } from '../drafts.ts';
import type { Point } from '../lines/curves.ts';

/** `course`: where a line runs, px from the corner of its node; its ends may be fastened to what moves. */
export type MarkNode = Node<{ readonly mark: Mark; readonly course: readonly number[] | null }, 'mark'>;

export interface MarksInput {
  readonly board: Board;
  readonly selection: ReadonlySet<Id>;
  readonly moving: ReadonlyMap<Id, Point> | null;
  readonly drafts: Drafts;
}

const PLAIN = { role: 'presentation', 'aria-roledescription': undefined } as const;
/** Presses go to what is drawn, not to the box around it. */
const STYLE = { pointerEvents: 'none' } as const;
/** React Flow lifts what is selected by so much; a mark stays in its place among the others. */
const LIFT = 1000;

/** Boxes as they are drawn now: of cards and marks that are being moved or shaped too. */
export function boxesNow({ board, moving, drafts }: Omit<MarksInput, 'selection'>): Boxes {
  const settled = boxesOf(board);
  return (id) => {
    const draft = drafts.get(id);
    const box = draft && holds(draft) ? boxOf(draft) : settled(id);
    const at = moving?.get(id);
    return box && at ? { ...box, x: at.x, y: at.y } : box;
  };
}

/** Marks as React Flow wants them; what did not change keeps its object. */
export function reconcileMarks(before: readonly MarkNode[], input: MarksInput): readonly MarkNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const boxes = boxesNow(input);
  const all = Object.values(input.board.marks).map((mark) => input.drafts.get(mark.id) ?? mark);
  for (const draft of input.drafts.values()) if (!input.board.marks[draft.id]) all.push(draft);
  const nodes = all.map((mark) => nodeFor(old.get(mark.id), mark, input, boxes));
  const isSame = nodes.length === before.length && nodes.every((node, index) => node === before[index]);
  return isSame ? before : nodes;
}

function nodeFor(before: MarkNode | undefined, mark: Mark, input: MarksInput, boxes: Boxes): MarkNode {
  const moved = input.moving?.get(mark.id);
  const selected = input.selection.has(mark.id);
  let at: Point = moved ?? mark;
  let { width, height } = mark;
  let course: readonly number[] | null = null;
  if (mark.kind === 'line') {
    const drawn = placed(courseOf(moved ? { ...mark, ...moved } : mark, boxes));
    at = drawn;
    ({ width, height, points: course } = drawn);
  }
  // What has no area would be in every frame that one draws to select.
  width = Math.max(1, width);
  height = Math.max(1, height);
  if (
    before?.data.mark === mark &&
    before.selected === selected &&
    before.position.x === at.x &&
    before.position.y === at.y &&
    before.width === width &&
    before.height === height &&
    same(before.data.course, course)
  )
    return before;
  // A number at the edge of a card is read also while that is selected.
  const level = (mark.order > 0 ? mark.order : mark.order - 1) + (mark.kind === 'step' ? LIFT : 0);
  const isHeld = mark.locked || mark.from !== undefined || mark.to !== undefined;
  return {
    id: mark.id,
    type: 'mark',
    position: { x: at.x, y: at.y },
    data: before?.data.mark === mark && same(before.data.course, course) ? before.data : { mark, course },
    selected,
    width,
    height,
    measured: { width, height },
    zIndex: selected ? level - LIFT : level,
    style: STYLE,
    domAttributes: PLAIN,
    ...(isHeld && { draggable: false }),
  };
}
