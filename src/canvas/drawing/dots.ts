/**
 * Request dots: rows in typed arrays, moved and drawn without touching the page, so the same code is tested
 * without one. Dots stand for traffic, never one for a request: their number grows with the logarithm of the
 * rate, and their speed is the same everywhere.
 */

import type { Rect } from '../camera/camera.ts';

/** Px a second at zoom 1; slow enough for an eye to follow one dot along a line. */
export const DOT_SPEED = 130;
export const MAX_DOTS = 5000;
/** Seconds a failed dot takes to fall off. */
const FALL = 0.7;
const FALL_PX = 26;
/** A dot fails this far along its line, at its callee's door. */
const FAIL_AT = 0.92;

export const SAMPLES = 32;

/** One line's geometry: points at equal lengths along it (x, y pairs), and its length in px. */
export interface Track {
  readonly points: Float32Array;
  readonly length: number;
}

/** The traffic of one class on one line. */
export interface Lane {
  readonly track: Track;
  /** Index into the colors given to `draw`. */
  readonly color: number;
  /** Requests/s. */
  rate: number;
  /** Share of them that fails at the callee. */
  failing: number;
  /** Parts of the next dot, and of the next failing one. */
  due: number;
  dueFailing: number;
}

export interface Dots {
  count: number;
  readonly lane: Uint16Array;
  /** Px traveled. */
  readonly at: Float32Array;
  readonly fails: Uint8Array;
  /** Seconds since it failed. */
  readonly fallen: Float32Array;
}

/** What `draw` needs of a 2D context. */
export interface Pen {
  fillStyle: string | CanvasGradient | CanvasPattern;
  globalAlpha: number;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, start: number, end: number): void;
  fill(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
}

export function createDots(capacity = MAX_DOTS): Dots {
  return {
    count: 0,
    lane: new Uint16Array(capacity),
    at: new Float32Array(capacity),
    fails: new Uint8Array(capacity),
    fallen: new Float32Array(capacity),
  };
}

/** Dots that set off each second for a rate in requests/s: 0.8 at 1/s, 2.7 at 100/s, 5 at 10 k/s, at most 8. */
export function dotsPerSecond(rate: number): number {
  if (!(rate > 0)) return 0;
  return Math.min(8, 0.5 + 1.1 * Math.log10(1 + rate));
}

/** Points at equal lengths along any curve given as a function of 0..1. */
export function trackOf(pointAt: (t: number) => { x: number; y: number }): Track {
  const fine = SAMPLES * 4;
  const lengths = new Float32Array(fine + 1);
  let last = pointAt(0);
  for (let i = 1; i <= fine; i++) {
    const next = pointAt(i / fine);
    lengths[i] = (lengths[i - 1] ?? 0) + Math.hypot(next.x - last.x, next.y - last.y);
    last = next;
  }
  const length = lengths[fine] ?? 0;
  const points = new Float32Array((SAMPLES + 1) * 2);
  let piece = 0;
  for (let i = 0; i <= SAMPLES; i++) {
    const wanted = (length * i) / SAMPLES;
    while (piece < fine - 1 && (lengths[piece + 1] ?? 0) < wanted) piece++;
    const start = lengths[piece] ?? 0;
    const span = (lengths[piece + 1] ?? 0) - start;
    const { x, y } = pointAt((piece + (span > 0 ? (wanted - start) / span : 0)) / fine);
    points[i * 2] = x;
    points[i * 2 + 1] = y;
  }
  return { points, length };
}

function add(dots: Dots, lane: number, at: number, fails: boolean): void {
  if (dots.count >= dots.at.length) return;
  const row = dots.count++;
  dots.lane[row] = lane;
  dots.at[row] = at;
  dots.fails[row] = fails ? 1 : 0;
  dots.fallen[row] = 0;
}

function removeAt(dots: Dots, row: number): void {
  const last = --dots.count;
  dots.lane[row] = dots.lane[last] ?? 0;
  dots.at[row] = dots.at[last] ?? 0;
  dots.fails[row] = dots.fails[last] ?? 0;
  dots.fallen[row] = dots.fallen[last] ?? 0;
}

/** Moves every dot by `seconds` and lets new ones set off. */
export function advance(dots: Dots, lanes: readonly Lane[], seconds: number): void {
  for (let row = dots.count - 1; row >= 0; row--) {
    const lane = lanes[dots.lane[row] ?? 0];
    if (!lane) {
      removeAt(dots, row);
      continue;
    }
    const at = dots.at[row] ?? 0;
    if (dots.fails[row] && at >= lane.track.length * FAIL_AT) {
      const fallen = (dots.fallen[row] ?? 0) + seconds;
      if (fallen > FALL) removeAt(dots, row);
      else dots.fallen[row] = fallen;
    } else if (at + DOT_SPEED * seconds >= lane.track.length) {
      removeAt(dots, row);
    } else {
      dots.at[row] = at + DOT_SPEED * seconds;
    }
  }
  lanes.forEach((lane, index) => {
    lane.due += dotsPerSecond(lane.rate) * seconds;
    while (lane.due >= 1) {
      lane.due -= 1;
      lane.dueFailing += lane.failing;
      const fails = lane.dueFailing >= 1;
      if (fails) lane.dueFailing -= 1;
      add(dots, index, 0, fails);
    }
  });
}

/** Lanes were rebuilt (a line moved, came or went): keeps the dots of lanes that live on. */
export function relane(dots: Dots, moved: (lane: number) => number): void {
  for (let row = dots.count - 1; row >= 0; row--) {
    const lane = moved(dots.lane[row] ?? 0);
    if (lane < 0) removeAt(dots, row);
    else dots.lane[row] = lane;
  }
}

/** How dots look from where one is. */
export interface Brush {
  readonly colors: readonly string[];
  readonly failure: string;
  /** Canvas px. */
  readonly radius: number;
  /** A circle of so few px that a square does not differ from it, for half the work. */
  readonly square: boolean;
  /** What of the canvas is on screen, canvas px: of a large board most dots are elsewhere. */
  readonly seen: Rect;
}

/** Circles in one path: fewer cost more calls, more cost more to fill. */
const A_PATH = 16;

/** Draws the dots on screen in canvas px, color by color. Failed ones fall and fade. */
export function draw(pen: Pen, dots: Dots, lanes: readonly Lane[], brush: Brush): void {
  const { colors, failure, radius, square } = brush;
  place(dots, lanes, brush);
  pen.globalAlpha = 1;
  for (let color = 0; color < colors.length; color++) {
    pen.fillStyle = colors[color] ?? failure;
    if (square) drawSquares(pen, dots, color, radius);
    else drawCircles(pen, dots, color, radius);
  }
  // Falling dots are few: they fade one by one.
  pen.fillStyle = failure;
  for (let row = 0; row < dots.count; row++) {
    if (shown[row] !== FALLING) continue;
    const part = (dots.fallen[row] ?? 0) / FALL;
    pen.globalAlpha = 1 - part;
    pen.beginPath();
    pen.arc(xs[row] ?? 0, (ys[row] ?? 0) + part * part * FALL_PX, radius * 1.2, 0, Math.PI * 2);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

/** Where each dot is drawn, and as what: the index of its color, or one of these. */
const xs = new Float32Array(MAX_DOTS);
const ys = new Float32Array(MAX_DOTS);
const shown = new Int8Array(MAX_DOTS);
const NOT_SEEN = -1;
const FALLING = -2;

function place(dots: Dots, lanes: readonly Lane[], { radius, seen }: Brush): void {
  const left = seen.x - radius;
  const right = seen.x + seen.width + radius;
  // What falls comes into view from above.
  const top = seen.y - radius - FALL_PX;
  const bottom = seen.y + seen.height + radius;
  for (let row = 0; row < dots.count; row++) {
    const lane = lanes[dots.lane[row] ?? 0];
    shown[row] = NOT_SEEN;
    if (!lane || lane.track.length === 0) continue;
    const { points, length } = lane.track;
    const along = Math.min(SAMPLES, ((dots.at[row] ?? 0) / length) * SAMPLES);
    const piece = Math.min(SAMPLES - 1, Math.floor(along));
    const part = along - piece;
    const i = piece * 2;
    const x = points[i] ?? 0;
    const y = points[i + 1] ?? 0;
    const atX = x + ((points[i + 2] ?? x) - x) * part;
    const atY = y + ((points[i + 3] ?? y) - y) * part;
    if (atX < left || atX > right || atY < top || atY > bottom) continue;
    xs[row] = atX;
    ys[row] = atY;
    shown[row] = (dots.fallen[row] ?? 0) > 0 ? FALLING : lane.color;
  }
}

function drawSquares(pen: Pen, dots: Dots, color: number, radius: number): void {
  // As large as the circle.
  const side = radius * Math.sqrt(Math.PI);
  for (let row = 0; row < dots.count; row++) {
    if (shown[row] === color) pen.fillRect((xs[row] ?? 0) - side / 2, (ys[row] ?? 0) - side / 2, side, side);
  }
}

function drawCircles(pen: Pen, dots: Dots, color: number, radius: number): void {
  let inPath = 0;
  for (let row = 0; row < dots.count; row++) {
    if (shown[row] !== color) continue;
    const x = xs[row] ?? 0;
    const y = ys[row] ?? 0;
    if (inPath === 0) pen.beginPath();
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, Math.PI * 2);
    if (++inPath < A_PATH) continue;
    pen.fill();
    inPath = 0;
  }
  if (inPath > 0) pen.fill();
}
