import { useReactFlow } from '@xyflow/react';
import { type PointerEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import { cx } from '../../kit/cx.ts';
import { onThemeChange } from '../../kit/theme.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/canvas.ts';
import styles from '../Canvas.module.css';
import { boundsOf, MAX_ZOOM, MIN_ZOOM, type Rect, seenFrom, type Viewport } from '../camera/camera.ts';
import { lookOf } from '../drawing/look.ts';
import { useCamera } from '../flow.ts';
import { movable } from '../hands/movable.ts';
import type { Marks } from '../useMarks.tsx';
import type { View } from '../viewNodes.ts';

const SIZE = { width: 144, height: 96 };
/** Free px around the board. */
const MARGIN = 8;

/** ms between two drawings of a board that changes. */
const PACE = 100;

interface Shown {
  readonly view: View;
  readonly marks: Marks;
  readonly groups: readonly Rect[];
}

/** How the map shows the board, with all that is drawn on it; null where there is nothing. */
function mapOf({ view, marks, groups }: Shown): Viewport | null {
  const sized = marks.nodes.map(({ position, width = 0, height = 0 }) => ({ ...position, width, height }));
  const corners = [...groups, ...sized].flatMap(({ x, y, width, height }) => [
    { x, y },
    { x: x + width - CARD.width, y: y + height - CARD.height },
  ]);
  const bounds = boundsOf([...view.nodes.map(({ position }) => position), ...corners]);
  if (!bounds) return null;
  const { x, y, width, height } = bounds;
  const zoom = Math.min((SIZE.width - 2 * MARGIN) / width, (SIZE.height - 2 * MARGIN) / height);
  return { x: SIZE.width / 2 - (x + width / 2) * zoom, y: SIZE.height / 2 - (y + height / 2) * zoom, zoom };
}

/**
 * The board in small, with what is on screen. Drawn when cards move and not when one looks elsewhere: then only its frame
 * goes, so that panning costs nothing here.
 */
export function BoardMap({ view, marks }: Omit<Shown, 'groups'>): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<Viewport | null>(null);
  const painted = useRef(Number.NEGATIVE_INFINITY);
  const camera = useCamera();
  const framed = useStore((state) => state.board.groups);

  useEffect(() => {
    const shown = { view, marks, groups: Object.values(framed) };
    const paint = () => {
      painted.current = performance.now();
      map.current = mapOf(shown);
      if (canvas.current && map.current) draw(canvas.current, shown, map.current);
    };
    const follow = () => {
      const at = map.current;
      if (!frame.current || !at) return;
      const { x, y, zoom } = camera.viewport();
      const { width, height } = camera.size();
      const left = (-x / zoom) * at.zoom + at.x;
      const top = (-y / zoom) * at.zoom + at.y;
      frame.current.style.transform = `translate(${left}px, ${top}px)`;
      frame.current.style.width = `${(width / zoom) * at.zoom}px`;
      frame.current.style.height = `${(height / zoom) * at.zoom}px`;
    };
    const show = () => {
      paint();
      follow();
    };
    // While something is dragged, not in every frame.
    const timer = setTimeout(show, Math.max(0, painted.current + PACE - performance.now()));
    const leave = [camera.onMove(follow), onThemeChange(paint)];
    return () => {
      clearTimeout(timer);
      for (const one of leave) one();
    };
  }, [view, marks, framed, camera]);

  useEffect(() => (frame.current ? movable(frame.current) : undefined), []);

  const hand = useHand(canvas, map);
  return (
    <div className={cx(styles.map, 'nopan', 'nowheel')}>
      <canvas
        ref={canvas}
        className={styles.mapDrawing}
        role="img"
        aria-label={words.map}
        onPointerDown={hand}
        onPointerMove={hand}
      />
      <div ref={frame} className={styles.mapFrame} />
    </div>
  );
}

const NOTHING: ReadonlySet<Id> = new Set();

function draw(canvas: HTMLCanvasElement, { view, marks, groups }: Shown, at: Viewport): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const scale = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = SIZE.width * scale;
  canvas.height = SIZE.height * scale;
  pen.setTransform(at.zoom * scale, 0, 0, at.zoom * scale, at.x * scale, at.y * scale);
  const look = lookOf(canvas);
  const more = { look, zoom: at.zoom, seen: seenFrom(at, SIZE), elsewhere: NOTHING };
  pen.strokeStyle = look('--line-strong');
  pen.lineWidth = 1 / at.zoom;
  for (const { x, y, width, height } of groups) pen.strokeRect(x, y, width, height);
  marks.picture?.drawMarks(pen, marks.nodes, 'below', more);
  pen.fillStyle = look('--wire');
  for (const { position } of view.nodes) pen.fillRect(position.x, position.y, CARD.width, CARD.height);
  marks.picture?.drawMarks(pen, marks.nodes, 'above', more);
}

/** A press brings what is there into the middle, and goes on as the pointer moves; the wheel zooms. */
function useHand(canvas: RefObject<HTMLCanvasElement | null>, map: RefObject<Viewport | null>) {
  const flow = useReactFlow();
  const camera = useCamera();
  useEffect(() => {
    const element = canvas.current;
    const wheel = (event: WheelEvent) => {
      // Held, it would zoom the page.
      event.preventDefault();
      const { x, y, zoom } = camera.viewport();
      const { width, height } = camera.size();
      const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom * 2 ** (-event.deltaY / 300)));
      const part = next / zoom;
      void flow.setViewport({
        x: width / 2 - (width / 2 - x) * part,
        y: height / 2 - (height / 2 - y) * part,
        zoom: next,
      });
    };
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => element?.removeEventListener('wheel', wheel);
  }, [canvas, camera, flow]);

  return (event: PointerEvent<HTMLCanvasElement>) => {
    const at = map.current;
    if (!at || event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { zoom } = camera.viewport();
    const { width, height } = camera.size();
    void flow.setViewport({
      x: width / 2 - ((event.clientX - left - at.x) / at.zoom) * zoom,
      y: height / 2 - ((event.clientY - top - at.y) / at.zoom) * zoom,
      zoom,
    });
  };
}
