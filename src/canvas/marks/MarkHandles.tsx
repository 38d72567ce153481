import { useReactFlow } from '@xyflow/react';
import { type CSSProperties, type PointerEvent, useRef } from 'react';
import type { Mark } from '../../board/board.ts';
import { boxesOf } from '../../board/lines.ts';
import { setMark } from '../../board/marks.ts';
import { cx } from '../../kit/cx.ts';
import { store } from '../../state/store.ts';
import { currentDrafts, setDrafts } from '../drafts.ts';
import { hold, snapEnd } from '../hands/guides.ts';
import type { Held, Pull } from '../hands/pulling.ts';
import type { Point } from '../lines/curves.ts';
import styles from './MarkNode.module.css';
import { bent, holderAt, shaped, straightened } from './shaping.ts';

/** Corners and sides to pull, with the cursor that says so. */
const PULLS: readonly (Pull & { readonly cursor: string })[] = [
  { x: -1, y: -1, cursor: 'nwse-resize' },
  { x: 1, y: -1, cursor: 'nesw-resize' },
  { x: 1, y: 1, cursor: 'nwse-resize' },
  { x: -1, y: 1, cursor: 'nesw-resize' },
  { x: 0, y: -1, cursor: 'ns-resize' },
  { x: 1, y: 0, cursor: 'ew-resize' },
  { x: 0, y: 1, cursor: 'ns-resize' },
  { x: -1, y: 0, cursor: 'ew-resize' },
];
/** Sides shorter than this have their corners only. */
const ROOM = 48;

/** What a selected mark is shaped by. The keyboard has the inspector's fields for the same. */
export function MarkHandles({
  mark,
  course,
}: {
  readonly mark: Mark;
  readonly course: readonly number[] | null;
}) {
  if (mark.kind === 'step') return null;
  if (mark.kind === 'line') return course && <LineHandles mark={mark} course={course} />;
  const offered = PULLS.filter(({ x, y }) => {
    if (mark.kind === 'text') return y === 0;
    if (x !== 0 && y !== 0) return true;
    return x === 0 ? mark.width >= ROOM : mark.height >= ROOM;
  });
  return offered.map(({ cursor, ...pull }) => (
    <Handle
      key={`${pull.x} ${pull.y}`}
      at={{ x: ((pull.x + 1) / 2) * mark.width, y: ((pull.y + 1) / 2) * mark.height }}
      cursor={cursor}
      mark={mark}
      change={(begun, _, by, held) => shaped(begun, pull, by, held)}
    />
  ));
}

function LineHandles({ mark, course }: { readonly mark: Mark; readonly course: readonly number[] }) {
  const flow = useReactFlow();
  const last = course.length - 2;
  const at = (index: number): Point => ({ x: course[index] ?? 0, y: course[index + 1] ?? 0 });
  const [start, end] = [at(0), at(last)];
  const control = last === 4 ? at(2) : { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const middle = {
    x: (start.x + end.x) / 4 + control.x / 2,
    y: (start.y + end.y) / 4 + control.y / 2,
  };
  const cards = () => flow.getNodes().filter((node) => node.type === 'component');
  const endTo = (which: 'from' | 'to') => (begun: Mark, to: Point, _: Point, held: Held) => {
    const { board } = store.getState();
    const holder = holderAt(cards(), Object.values(board.marks), to, mark.id);
    const other = which === 'from' ? end : start;
    const origin = { x: begun.x + other.x, y: begun.y + other.y };
    const aim = held.shiftKey && holder === undefined ? straightened(origin, to) : to;
    return bent(board, begun, boxesOf(board), which, aim, holder);
  };
  const bow = (begun: Mark, to: Point) => {
    const { board } = store.getState();
    return bent(board, begun, boxesOf(board), 'middle', to, undefined);
  };
  return (
    <>
      <Handle at={start} cursor="move" mark={mark} round change={endTo('from')} />
      <Handle at={end} cursor="move" mark={mark} round change={endTo('to')} />
      {last <= 4 && Math.hypot(end.x - start.x, end.y - start.y) >= ROOM && (
        <Handle at={middle} cursor="move" mark={mark} round faint={last === 2} change={bow} />
      )}
    </>
  );
}

function Handle({
  at,
  cursor,
  mark,
  round = false,
  faint = false,
  change,
}: {
  /** Px from the corner of the mark's node. */
  readonly at: Point;
  readonly cursor: string;
  readonly mark: Mark;
  readonly round?: boolean;
  readonly faint?: boolean;
  /** The mark as it was, where the pointer is and how far it came (canvas px), and the keys that are held. */
  change(begun: Mark, to: Point, by: Point, held: Held): Mark;
}) {
  const flow = useReactFlow();
  const pull = useRef<{ readonly begun: Mark; readonly from: Point } | null>(null);
  const pointOf = (event: PointerEvent): Point =>
    flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    pull.current = { begun: mark, from: pointOf(event) };
    window.addEventListener('keydown', giveUp, true);
  };
  const move = (event: PointerEvent) => {
    if (!pull.current) return;
    const { begun, from } = pull.current;
    const to = pointOf(event);
    hold(event);
    setDrafts([change(begun, to, { x: to.x - from.x, y: to.y - from.y }, event)]);
  };
  const end = (event: PointerEvent) => {
    if (!pull.current) return;
    const draft = event.type === 'pointerup' ? currentDrafts().get(mark.id) : undefined;
    if (draft) store.getState().edit((board) => setMark(board, draft));
    leave();
  };
  const leave = () => {
    pull.current = null;
    snapEnd();
    window.removeEventListener('keydown', giveUp, true);
    setDrafts([]);
  };
  const giveUp = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  const style: CSSProperties = { left: at.x, top: at.y, cursor };
  return (
    <div
      className={cx(styles.handle, round && styles.round, faint && styles.faint, 'nodrag', 'nopan')}
      style={style}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
