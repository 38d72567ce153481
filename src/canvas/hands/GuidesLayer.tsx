import { ViewportPortal } from '@xyflow/react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Id } from '../../board/board.ts';
import type { Point } from '../../board/layout.ts';
import { boxesOf } from '../../board/lines.ts';
import { store } from '../../state/store.ts';
import type { Rect } from '../camera/camera.ts';
import { useCamera } from '../flow.ts';
import styles from './GuidesLayer.module.css';
import { currentGuides, type Guide, setSnapper, showGuides, subscribeGuides } from './guides.ts';
import { movable } from './movable.ts';
import { type Index, indexNeighbors, snapBox } from './snapping.ts';

/** Screen px within which a dragged thing is drawn to a line. */
const REACH = 6;

/** Half of the small bar at either end of a distance, px. */
const BAR = 4;

/** Bars that wait for guides while something is dragged; more of them come as they are needed, and stay. */
const WAITING = 6;

interface Copied {
  readonly ids: ReadonlySet<Id>;
  readonly by: Point;
}

/**
 * Lines that show what is being lined up; and what lines it up, for as long as this is there. They come and go with each
 * step of the hand, so each bar is there from the first step to the last, a layer of one color that is moved and stretched:
 * nothing is painted or laid out for it.
 */
export function GuidesLayer() {
  const camera = useCamera();
  const [most, setMost] = useState(0);
  const [copied, setCopied] = useState<Copied | null>(null);
  useEffect(() => {
    let index: Index | null = null;
    const neighbors = (without: ReadonlySet<Id>): readonly Rect[] => {
      const { board } = store.getState();
      const boxes = boxesOf(board);
      const { x, y, zoom } = camera.viewport();
      const { width, height } = camera.size();
      const [left, top] = [-x / zoom, -y / zoom];
      const [right, bottom] = [left + width / zoom, top + height / zoom];
      const ids = [board.components, board.groups, board.marks].flatMap((table) => Object.keys(table));
      return ids.flatMap((id) => {
        const box = without.has(id) ? undefined : boxes(id);
        const isSeen =
          box && box.x < right && box.x + box.width > left && box.y < bottom && box.y + box.height > top;
        return isSeen ? [box] : [];
      });
    };
    setSnapper({
      snapped(box, without, by, sides) {
        index ??= indexNeighbors(neighbors(without));
        const found = snapBox(index, box, by, REACH / camera.viewport().zoom, sides);
        const bars = found.guides.reduce((sum, { gap }) => sum + (gap ? 3 : 1), 0);
        setMost((before) => Math.max(before, bars, WAITING));
        showGuides(found.guides);
        return found.by;
      },
      copying: (ids, by) => setCopied(ids && by ? { ids, by } : null),
      end() {
        index = null;
        setMost(0);
        setCopied(null);
      },
    });
    return () => setSnapper(null);
  }, [camera]);
  const guides = useSyncExternalStore(subscribeGuides, currentGuides);
  if (most === 0 && copied === null) return null;
  const { zoom } = camera.viewport();
  const bars = guides.flatMap((guide) => barsOf(guide, 1 / zoom));
  const slots = Array.from({ length: most }, (_, at) => ({ at, transform: bars[at] ?? 'scale(0)' }));
  return (
    <ViewportPortal>
      <div
        className={styles.sheet}
        aria-hidden="true"
        data-guides={guides.length > 0 || copied ? guides.length : undefined}
      >
        {copied && (
          <svg className={styles.copies} aria-hidden="true">
            <Copies {...copied} />
          </svg>
        )}
        {slots.map(({ at, transform }) => (
          <i key={at} ref={layer} className={styles.bar} style={{ transform }} />
        ))}
      </div>
    </ViewportPortal>
  );
}

const layer = (bar: HTMLElement | null) => (bar ? movable(bar) : undefined);

/** Copies on their way, as outlines: what they are copied from stays as it is. */
function Copies({ ids, by }: Copied) {
  const { board } = store.getState();
  const boxes = boxesOf(board);
  return [...ids].map((id) => {
    const box = boxes(id) ?? board.marks[id];
    if (!box) return null;
    const { width, height } = box;
    const [x, y] = [box.x + by.x, box.y + by.y];
    const name = board.components[id]?.name;
    return (
      <g key={id} className={styles.copy}>
        <rect className={name === undefined ? undefined : styles.card} rx={10} {...{ x, y, width, height }} />
        <text x={x + width / 2} y={y + height / 2}>
          {name}
        </text>
      </g>
    );
  });
}

/** How a bar of 1 px lies as a guide, whose line is so many px of the board wide; of a distance with a small bar at either end. */
function barsOf({ x1, y1, x2, y2, gap }: Guide, px: number): string[] {
  const wide = gap ? 1.5 * px : px;
  const bar = (x: number, y: number, width: number, height: number): string =>
    `translate(${x - wide / 2}px,${y - wide / 2}px) scale(${Math.max(width, wide)},${Math.max(height, wide)})`;
  const line = bar(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
  if (!gap) return [line];
  const [x, y] = y1 === y2 ? [0, BAR] : [BAR, 0];
  return [line, bar(x1 - x, y1 - y, 2 * x, 2 * y), bar(x2 - x, y2 - y, 2 * x, 2 * y)];
}
