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
import { type Index, indexNeighbors, snapBox } from './snapping.ts';

/** Screen px within which a dragged thing is drawn to a line. */
const REACH = 6;

/** Half of the small bar at either end of a distance, px. */
const BAR = 4;

interface Copied {
  readonly ids: ReadonlySet<Id>;
  readonly by: Point;
}

/** Lines that show what is being lined up; and what lines it up, for as long as this is there. */
export function GuidesLayer() {
  const camera = useCamera();
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
        showGuides(found.guides);
        return found.by;
      },
      copying: (ids, by) => setCopied(ids && by ? { ids, by } : null),
      end() {
        index = null;
        setCopied(null);
      },
    });
    return () => setSnapper(null);
  }, [camera]);
  const guides = useSyncExternalStore(subscribeGuides, currentGuides);
  if (guides.length === 0 && copied === null) return null;
  return (
    <ViewportPortal>
      <svg className={styles.sheet} aria-hidden="true" data-guides={guides.length}>
        {copied && <Copies {...copied} />}
        {guides.map((guide) => (
          <path key={pathOf(guide)} className={guide.gap && styles.gap} d={pathOf(guide)} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

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

function pathOf({ x1, y1, x2, y2, gap }: Guide): string {
  const line = `M${x1} ${y1}L${x2} ${y2}`;
  if (!gap) return line;
  const [x, y] = y1 === y2 ? [0, BAR] : [BAR, 0];
  return `${line}M${x1 - x} ${y1 - y}l${2 * x} ${2 * y}M${x2 - x} ${y2 - y}l${2 * x} ${2 * y}`;
}
