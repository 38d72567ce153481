import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Component, Id } from '../../board/board.ts';
import { kindFor } from '../../board/read.ts';
import { loadColor, type ThemeName } from '../../kit/ramp.ts';
import { useTheme } from '../../kit/theme.ts';
import { figures } from '../../state/figures.ts';
import { store } from '../../state/store.ts';
import { overview } from '../../words/onCanvas.ts';
import styles from '../Canvas.module.css';
import type { Rect, Viewport } from '../camera/camera.ts';
import { loadState, strokeFor } from '../cards/cardText.ts';
import { worstFinding } from '../cards/remarks.ts';
import { type Look, lookOf } from '../drawing/look.ts';
import { type Camera, useCamera } from '../flow.ts';
import type { Point } from '../lines/curves.ts';
import type { Marks } from '../useMarks.tsx';
import type { CardNode, LineEdge, View } from '../viewNodes.ts';
import { drawOverview, type OverviewCard, type OverviewLine, type OverviewScene } from './overview.ts';
import { areaOf, changedArea, pixelsOf, reachOf, shiftOf, uncovered } from './repainting.ts';

const DASHES = { call: [], send: [18, 12], replicate: [2, 12] } as const;
const BADGES = { error: '--bad', warning: '--warn', info: '--accent' } as const;

function cardOf(
  component: Component,
  at: Point,
  selected: boolean,
  look: Look,
  theme: ThemeName,
): OverviewCard {
  const group = kindFor(component)?.group ?? 'external';
  const now = figures.component(component.id);
  const state = loadState(now);
  const worst = worstFinding(store.getState().findings, component.id);
  return {
    id: component.id,
    at,
    name: component.name,
    ground: look(`--hue-${group}-soft`),
    ink: look(`--hue-${group}`),
    level:
      now && state !== 'none'
        ? {
            part: Math.min(1, Math.max(0, now.utilization)),
            color: loadColor(now.utilization, theme),
            full: state === 'full',
          }
        : null,
    badge: worst ? look(BADGES[worst.severity]) : null,
    selected,
  };
}

/** What was made of cards and lines since figures or colors last changed: a drag makes anew only what it moves. */
interface Made {
  readonly cards: WeakMap<CardNode, OverviewCard>;
  readonly lines: WeakMap<LineEdge, OverviewLine>;
}

const nothingMade = (): Made => ({ cards: new WeakMap(), lines: new WeakMap() });

function kept<K extends object, V>(store: WeakMap<K, V>, key: K, make: () => V): V {
  const known = store.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  store.set(key, fresh);
  return fresh;
}

function sceneOf(
  view: View,
  look: Look,
  theme: ThemeName,
  elsewhere: ReadonlySet<Id>,
  made: Made,
): OverviewScene {
  const cards: OverviewCard[] = [];
  for (const node of view.nodes) {
    const { id, data, position, selected } = node;
    if (elsewhere.has(id)) continue;
    cards.push(
      kept(made.cards, node, () => cardOf(data.component, position, selected ?? false, look, theme)),
    );
  }
  const lines: OverviewLine[] = [];
  for (const edge of view.edges) {
    const { id, data, selected } = edge;
    if (!data) continue;
    lines.push(
      kept(made.lines, edge, () => ({
        id,
        curve: data.route.curve,
        width: strokeFor(figures.connection(id)?.rate ?? 0),
        dash: DASHES[data.connection.mode],
        selected: selected ?? false,
      })),
    );
  }
  return {
    cards,
    lines,
    colors: {
      wire: look('--wire'),
      track: look('--load-track'),
      border: look('--line-strong'),
      selected: look('--selected'),
    },
  };
}

interface Picture {
  readonly scene: OverviewScene;
  readonly marks: Marks;
  readonly elsewhere: ReadonlySet<Id>;
  readonly look: Look;
}

/** A picture as it is on the canvas, by the size of that, px. */
interface Painted extends Picture {
  readonly at: Viewport;
  readonly width: number;
  readonly height: number;
}

/** How the picture on the canvas becomes another one: what there is moves so many px, and parts of it are painted. */
interface Change {
  readonly at: Viewport;
  readonly shift?: Point;
  readonly parts: readonly { readonly area: Rect; readonly pixels: Rect }[];
}

/** Changes no more than has to be: while cards are dragged all else stays as it is, and while one looks elsewhere most moves. */
function changeTo(now: Painted, before: Painted | null, scale: number): Change {
  const part = (pixels: Rect, at: Viewport) => ({ pixels, area: areaOf(pixels, at, scale) });
  const { width, height } = now;
  const whole = { at: now.at, parts: [part({ x: 0, y: 0, width, height }, now.at)] };
  const isSame =
    before &&
    before.at.zoom === now.at.zoom &&
    before.width === width &&
    before.height === height &&
    before.look === now.look &&
    before.marks === now.marks &&
    before.elsewhere.size === now.elsewhere.size &&
    [...now.elsewhere].every((id) => before.elsewhere.has(id));
  if (!isSame) return whole;
  const shift = shiftOf(before.at, now.at, scale);
  const at = { ...now.at, x: before.at.x + shift.x / scale, y: before.at.y + shift.y / scale };
  if (before.scene === now.scene) {
    const strips = uncovered(shift, now);
    return strips ? { at, shift, parts: strips.map((pixels) => part(pixels, at)) } : whole;
  }
  const area = shift.x === 0 && shift.y === 0 ? changedArea(before.scene, now.scene) : null;
  const pixels = area && pixelsOf(area, at, scale, now);
  return pixels ? { at, parts: [{ area, pixels }] } : whole;
}

function paint(
  canvas: HTMLCanvasElement,
  picture: Picture,
  camera: Camera,
  before: Painted | null,
): Painted | null {
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  const size = camera.size();
  const scale = Math.min(2, window.devicePixelRatio || 1);
  const width = Math.round(size.width * scale);
  const height = Math.round(size.height * scale);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const { scene, marks, elsewhere, look } = picture;
  const now = { ...picture, at: camera.viewport(), width, height };
  const { at, shift, parts } = changeTo(now, before, scale);
  if (shift && parts.length > 0) {
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalCompositeOperation = 'copy';
    pen.drawImage(canvas, shift.x, shift.y);
    pen.restore();
  }
  for (const { area, pixels } of parts) {
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.beginPath();
    pen.rect(pixels.x, pixels.y, pixels.width, pixels.height);
    pen.clip();
    pen.clearRect(pixels.x, pixels.y, pixels.width, pixels.height);
    pen.setTransform(at.zoom * scale, 0, 0, at.zoom * scale, at.x * scale, at.y * scale);
    const seen = reachOf(area);
    const more = { look, zoom: at.zoom, seen, elsewhere };
    marks.picture?.drawMarks(pen, marks.nodes, 'below', more);
    drawOverview(pen, scene, at.zoom, seen);
    marks.picture?.drawMarks(pen, marks.nodes, 'above', more);
    pen.restore();
  }
  return { ...now, at };
}

interface Props {
  readonly view: View;
  readonly marks: Marks;
  readonly elements: ReadonlySet<Id>;
}

/** A large board from far away. What has the selection or the focus stays an element above it. */
export function OverviewLayer({ view, marks, elements }: Props): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest: RefObject<Props> = useRef({ view, marks, elements });
  const theme = useTheme();
  const camera = useCamera();
  const redraw = useRef<() => void>(() => {});

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const look = lookOf(element);
    let made = nothingMade();
    let scene: OverviewScene | null = null;
    let painted: Painted | null = null;
    let frame = 0;
    const later = () => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        const { view, marks, elements } = latest.current;
        scene ??= sceneOf(view, look, theme, elements, made);
        painted = paint(element, { scene, marks, elsewhere: elements, look }, camera, painted);
      });
    };
    const fresh = () => {
      scene = null;
      later();
    };
    redraw.current = fresh;
    fresh();
    const leave = [
      camera.onMove(later),
      figures.subscribe('all', () => {
        made = nothingMade();
        fresh();
      }),
      () => document.fonts.removeEventListener('loadingdone', fresh),
    ];
    // Names that were drawn before their font came would stay as they are.
    document.fonts.addEventListener('loadingdone', fresh);
    return () => {
      cancelAnimationFrame(frame);
      for (const one of leave) one();
    };
  }, [camera, theme]);

  useEffect(() => {
    latest.current = { view, marks, elements };
    redraw.current();
  }, [view, marks, elements]);

  const label = overview(view.nodes.length);
  return <canvas ref={canvas} data-overview className={styles.overview} role="img" aria-label={label} />;
}
