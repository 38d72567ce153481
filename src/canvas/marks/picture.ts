import '../../kit/markTokens.css';
import type { Id, Mark } from '../../board/board.ts';
import type { Point } from '../../board/layout.ts';
import { dashOf, fontOf, LEADING, LINE, PADDING } from '../../state/markLook.ts';
import type { Rect } from '../camera/camera.ts';
import type { MarkNode } from './nodes.ts';
import { headPath, linePath, strokePath } from './stroke.ts';

/**
 * Marks on the canvas of an overview, where none of them is an element: drawn plainly, and found by place. Outlines and
 * broken words are kept as long as the mark is.
 */

/** What is needed of a 2D context. */
export type MarkPen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'translate'
  | 'setLineDash'
  | 'beginPath'
  | 'ellipse'
  | 'fillRect'
  | 'strokeRect'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'measureText'
>;

type Look = (token: string) => string;

/** Screen px below which words are drawn as bars. */
const READABLE = 6;

const outlines = new WeakMap<Mark, Path2D>();
const courses = new WeakMap<readonly number[], Path2D>();
const broken = new WeakMap<Mark, readonly string[]>();

function kept<K extends object, V>(store: WeakMap<K, V>, key: K, make: () => V): V {
  const known = store.get(key);
  if (known !== undefined) return known;
  const made = make();
  store.set(key, made);
  return made;
}

/** Those that lie above the cards, or those below, as far as they touch what is seen. */
export function drawMarks(
  pen: MarkPen,
  nodes: readonly MarkNode[],
  which: 'above' | 'below',
  { look, zoom, seen, elsewhere }: { look: Look; zoom: number; seen: Rect; elsewhere: ReadonlySet<Id> },
): void {
  for (const node of nodes) {
    if (elsewhere.has(node.id) || isAbove(node) !== (which === 'above') || !touches(node, seen)) continue;
    const { x, y } = node.position;
    pen.translate(x, y);
    drawMark(pen, node, look, zoom);
    pen.translate(-x, -y);
  }
}

function isAbove({ data }: MarkNode): boolean {
  return data.mark.order > 0;
}

function touches({ position, width = 0, height = 0 }: MarkNode, seen: Rect): boolean {
  return (
    position.x + width >= seen.x &&
    position.x <= seen.x + seen.width &&
    position.y + height >= seen.y &&
    position.y <= seen.y + seen.height
  );
}

function drawMark(pen: MarkPen, { data, width = 0, height = 0 }: MarkNode, look: Look, zoom: number): void {
  const { mark, course } = data;
  const ink = look(`--mark-${mark.color}`);
  const ground = look(`--note-${mark.color}`);
  pen.strokeStyle = ink;
  pen.lineWidth = Math.max(LINE[mark.size], 1 / zoom);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  if (mark.kind === 'stroke') {
    pen.fillStyle = ink;
    pen.fill(kept(outlines, mark, () => new Path2D(strokePath(mark))));
    return;
  }
  if (mark.kind === 'line') {
    if (!course) return;
    pen.setLineDash([...dashOf(mark)]);
    pen.stroke(kept(courses, course, () => new Path2D(linePath(course))));
    pen.setLineDash([]);
    drawHeads(pen, mark, course);
    return;
  }
  if (mark.kind === 'note') {
    pen.fillStyle = ground;
    pen.fillRect(0, 0, width, height);
  } else if (mark.kind !== 'text') drawShape(pen, mark, { width, height, ink, ground });
  const isOnInk = mark.kind === 'step' || (mark.kind !== 'note' && mark.fill === 'solid');
  pen.fillStyle = isOnInk ? look('--surface') : mark.kind === 'note' ? look('--mark-ink') : ink;
  drawWords(pen, mark, width, height, zoom);
}

function drawShape(
  pen: MarkPen,
  mark: Mark,
  { width, height, ink, ground }: { width: number; height: number; ink: string; ground: string },
): void {
  const isStep = mark.kind === 'step';
  const isFilled = isStep || mark.fill !== 'none';
  pen.fillStyle = isStep || mark.fill === 'solid' ? ink : ground;
  pen.setLineDash([...dashOf(mark)]);
  if (mark.kind === 'rectangle') {
    if (isFilled) pen.fillRect(0, 0, width, height);
    pen.strokeRect(0, 0, width, height);
  } else {
    pen.beginPath();
    pen.ellipse(width / 2, height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
    if (isFilled) pen.fill();
    if (!isStep) pen.stroke();
  }
  pen.setLineDash([]);
}

function drawHeads(pen: MarkPen, mark: Mark, course: readonly number[]): void {
  if (mark.heads === 'none') return;
  const at = (index: number): Point => ({ x: course.at(2 * index) ?? 0, y: course.at(2 * index + 1) ?? 0 });
  pen.stroke(new Path2D(headPath(at(-1), at(-2), LINE[mark.size])));
  if (mark.heads === 'both') pen.stroke(new Path2D(headPath(at(0), at(1), LINE[mark.size])));
}

function drawWords(pen: MarkPen, mark: Mark, width: number, height: number, zoom: number): void {
  if (mark.text === '') return;
  const font = fontOf(mark);
  const isMiddle = mark.kind !== 'text' && mark.kind !== 'note';
  const inset = mark.kind === 'text' ? 2 : PADDING;
  pen.font = `${font}px "Inter Variable", system-ui, sans-serif`;
  pen.textAlign = isMiddle ? 'center' : 'left';
  pen.textBaseline = 'middle';
  const room = mark.kind === 'text' && !mark.wrap ? Number.POSITIVE_INFINITY : width - 2 * inset;
  const lines = kept(broken, mark, () => brokenAt(pen, mark.text, room));
  const x = isMiddle ? width / 2 : inset;
  const top = isMiddle ? (height - lines.length * font * LEADING) / 2 : mark.kind === 'note' ? inset : 0;
  lines.forEach((line, row) => {
    const y = top + (row + 0.5) * font * LEADING;
    if (font * zoom >= READABLE) pen.fillText(line, x, y);
    else {
      const long = Math.min(line.length * font * 0.5, room);
      pen.fillRect(isMiddle ? x - long / 2 : x, y - font * 0.15, long, font * 0.3);
    }
  });
  pen.textAlign = 'left';
}

/** Words in lines no longer than there is room. */
function brokenAt(pen: MarkPen, text: string, room: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && pen.measureText(longer).width > room) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}

/** The topmost mark at a point, by what is drawn of it and not by its box; `reach` px around lines count. */
export function markAt(
  nodes: readonly MarkNode[],
  which: 'above' | 'below',
  at: Point,
  reach: number,
): Id | null {
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    if (node && isAbove(node) === (which === 'above') && isOn(node, at, reach)) return node.id;
  }
  return null;
}

function isOn({ data, position, width = 0, height = 0 }: MarkNode, at: Point, reach: number): boolean {
  const { mark, course } = data;
  const x = at.x - position.x;
  const y = at.y - position.y;
  if (x < -reach || y < -reach || x > width + reach || y > height + reach) return false;
  if (mark.kind === 'stroke') return isNear(mark.points ?? [], x, y, reach);
  if (mark.kind === 'line') return course !== null && isNear(course, x, y, reach);
  const isOpen = (mark.kind === 'rectangle' || mark.kind === 'ellipse') && mark.fill === 'none';
  if (!isOpen) return true;
  return x < reach || y < reach || x > width - reach || y > height - reach;
}

/** Whether a way through points (x and y in turn) passes a point so closely. */
function isNear(points: readonly number[], x: number, y: number, reach: number): boolean {
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = points.slice(i, i + 4);
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    if (Math.hypot(x - ax - t * dx, y - ay - t * dy) <= reach) return true;
  }
  return false;
}

/** Marks of which the box touches a rectangle. */
export function marksIn(nodes: readonly MarkNode[], rect: Rect): Id[] {
  return nodes.filter((node) => touches(node, rect)).map(({ id }) => id);
}
