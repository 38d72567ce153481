import type { Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import { type Rect, touchesRect } from '../camera/camera.ts';
import type { Curve, Point } from '../lines/curves.ts';

/**
 * A large board from far away, on one canvas: boxes with their level, lines, and names while they can be read.
 * No DOM here; what the page must look up (colors, figures) comes in ready.
 */

export interface OverviewCard {
  readonly id: Id;
  readonly at: Point;
  readonly name: string;
  readonly ground: string;
  readonly ink: string;
  /** 0..1 of the card's width, and its color; null where nothing limits. */
  readonly level: { readonly part: number; readonly color: string; readonly full: boolean } | null;
  /** Color of the worst finding. */
  readonly badge: string | null;
  readonly selected: boolean;
}

export interface OverviewLine {
  readonly id: Id;
  readonly curve: Curve;
  readonly width: number;
  readonly dash: readonly number[];
  readonly selected: boolean;
}

export interface OverviewScene {
  readonly cards: readonly OverviewCard[];
  readonly lines: readonly OverviewLine[];
  readonly colors: {
    readonly wire: string;
    readonly track: string;
    readonly border: string;
    readonly selected: string;
  };
}

/** What is needed of a 2D context. */
export type OverviewPen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'textBaseline'
  | 'setLineDash'
  | 'beginPath'
  | 'moveTo'
  | 'bezierCurveTo'
  | 'arc'
  | 'fillRect'
  | 'strokeRect'
  | 'fill'
  | 'stroke'
  | 'fillText'
>;

const LEVEL = 14;
/** Screen px below which a name is a smudge. */
const READABLE = 7;
/** Height of a name on the card, canvas px. */
const NAME = 26;

function strokeCurves(pen: OverviewPen, lines: readonly OverviewLine[]): void {
  pen.beginPath();
  for (const { curve } of lines) {
    pen.moveTo(curve[0], curve[1]);
    for (let i = 0; i + 7 < curve.length; i += 6) {
      const [, , a, b, c, d, x = 0, y = 0] = i === 0 ? curve : curve.slice(i, i + 8);
      pen.bezierCurveTo(a ?? x, b ?? y, c ?? x, d ?? y, x, y);
    }
  }
  pen.stroke();
}

/** Whether it may touch the rectangle: a curve stays between its points. */
function mayTouch({ curve, width }: OverviewLine, { x, y, width: wide, height }: Rect): boolean {
  const isBetween = (first: 0 | 1, from: number, to: number): boolean => {
    let [before, behind] = [true, true];
    for (let i = first; i < curve.length; i += 2) {
      const at = curve[i] ?? 0;
      if (at >= from - width) before = false;
      if (at <= to + width) behind = false;
    }
    return !before && !behind;
  };
  return isBetween(0, x, x + wide) && isBetween(1, y, y + height);
}

/** Lines that look alike are one path: a stroke for each would cost most of the frame. */
function drawLines(pen: OverviewPen, scene: OverviewScene, hair: number, seen: Rect): void {
  const looks = new Map<string, OverviewLine[]>();
  for (const line of scene.lines) {
    if (!mayTouch(line, seen)) continue;
    const key = `${line.selected} ${line.dash.join(',')} ${Math.round(line.width)}`;
    const list = looks.get(key);
    if (list) list.push(line);
    else looks.set(key, [line]);
  }
  for (const list of looks.values()) {
    const [first] = list;
    if (!first) continue;
    pen.strokeStyle = first.selected ? scene.colors.selected : scene.colors.wire;
    pen.lineWidth = Math.max(hair, first.width);
    pen.setLineDash([...first.dash]);
    strokeCurves(pen, list);
  }
  pen.setLineDash([]);
}

function drawCard(
  pen: OverviewPen,
  card: OverviewCard,
  scene: OverviewScene,
  hair: number,
  named: boolean,
): void {
  const { x, y } = card.at;
  pen.fillStyle = card.ground;
  pen.fillRect(x, y, CARD.width, CARD.height);
  if (card.level) {
    pen.fillStyle = scene.colors.track;
    pen.fillRect(x, y + CARD.height - LEVEL, CARD.width, LEVEL);
    pen.fillStyle = card.level.color;
    pen.fillRect(x, y + CARD.height - LEVEL, CARD.width * card.level.part, LEVEL);
    // Shape beside color: what is full stands out by a second bar.
    if (card.level.full) pen.fillRect(x, y, CARD.width, LEVEL / 2);
  }
  pen.strokeStyle = card.selected ? scene.colors.selected : scene.colors.border;
  pen.lineWidth = card.selected ? hair * 3 : hair;
  pen.strokeRect(x, y, CARD.width, CARD.height);
  if (named) {
    pen.fillStyle = card.ink;
    pen.fillText(shorten(card.name), x + 8, y + CARD.height / 2 - 4);
  }
  if (card.badge) {
    pen.fillStyle = card.badge;
    pen.beginPath();
    pen.arc(x + CARD.width, y, 11, 0, Math.PI * 2);
    pen.fill();
  }
}

/** About as many characters as fit on a card at this size. */
function shorten(name: string): string {
  return name.length <= 12 ? name : `${name.slice(0, 11)}…`;
}

/** Draws what touches the screen, in canvas px (the caller has set the transform). */
export function drawOverview(pen: OverviewPen, scene: OverviewScene, zoom: number, seen: Rect): void {
  const hair = 1 / zoom;
  drawLines(pen, scene, hair, seen);
  const named = NAME * zoom >= READABLE;
  pen.font = `600 ${NAME}px "Inter Variable", system-ui, sans-serif`;
  pen.textBaseline = 'middle';
  for (const card of scene.cards) {
    if (touchesRect(card.at, seen)) drawCard(pen, card, scene, hair, named);
  }
}
