import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Id } from '../../board/board.ts';
import { SERIES, type ThemeName } from '../../kit/ramp.ts';
import { currentTheme } from '../../kit/theme.ts';
import { figures } from '../../state/figures.ts';
import { store, useStore } from '../../state/store.ts';
import styles from '../Canvas.module.css';
import { seenFrom } from '../camera/camera.ts';
import { bandAt, type Camera, useCamera } from '../flow.ts';
import { pointOn } from '../lines/curves.ts';
import type { Route } from '../lines/routes.ts';
import type { View } from '../viewNodes.ts';
import { advance, createDots, type Dots, draw, type Lane, relane, type Track, trackOf } from './dots.ts';

const tracks = new WeakMap<Route, Track>();

function trackFor(route: Route): Track {
  const known = tracks.get(route);
  if (known) return known;
  const track = trackOf((t) => pointOn(route.curve, t));
  tracks.set(route, track);
  return track;
}

/** One lane for each line and class, in a stable order; dots of lanes that stay keep running. */
class Traffic {
  readonly dots: Dots = createDots();
  lanes: Lane[] = [];
  private keys: string[] = [];
  private owners: { readonly edge: Id; readonly requestClass: Id }[] = [];
  private edges: View['edges'] | null = null;
  private classes: unknown = null;

  /** Follows the lines on screen. */
  follow(view: View): void {
    const { classes } = store.getState().board;
    if (view.edges === this.edges && classes === this.classes) return;
    this.edges = view.edges;
    this.classes = classes;
    const ids = Object.keys(classes);
    const before = new Map(this.keys.map((key, index) => [key, this.lanes[index]]));
    const lanes: Lane[] = [];
    const owners: { edge: Id; requestClass: Id }[] = [];
    const keys: string[] = [];
    for (const edge of view.edges) {
      const route = edge.data?.route;
      if (!route) continue;
      ids.forEach((requestClass, color) => {
        const key = `${requestClass} ${edge.id}`;
        const old = before.get(key);
        // Classes set off in turn, or one would hide the other on every line.
        const { rate = 0, failing = 0, due = (lanes.length * 0.37) % 1, dueFailing = 0 } = old ?? {};
        keys.push(key);
        owners.push({ edge: edge.id, requestClass });
        lanes.push({
          track: trackFor(route),
          color: color % SERIES.light.length,
          rate,
          failing,
          due,
          dueFailing,
        });
      });
    }
    const places = new Map(keys.map((key, index) => [key, index]));
    const oldKeys = this.keys;
    relane(this.dots, (lane) => places.get(oldKeys[lane] ?? '') ?? -1);
    this.lanes = lanes;
    this.keys = keys;
    this.owners = owners;
  }

  /** Takes the rates last published. */
  measure(): void {
    this.lanes.forEach((lane, index) => {
      const owner = this.owners[index];
      const now = owner && figures.connection(owner.edge);
      const rate = (owner && now?.byClass[owner.requestClass]) ?? 0;
      lane.rate = rate;
      lane.failing = now && now.rate > 0 ? Math.min(1, now.failed / now.rate) : 0;
    });
  }
}

const failures = new Map<ThemeName, string>();

/** Looked up once a theme: asked for in each frame, the page would lay itself out for the answer. */
function failureIn(theme: ThemeName, canvas: HTMLCanvasElement): string {
  const known = failures.get(theme) ?? (getComputedStyle(canvas).getPropertyValue('--bad').trim() || '#c00');
  failures.set(theme, known);
  return known;
}

/** Radius below which a dot is drawn as a square, px of the screen. */
const SQUARE = 1.8;

function paint(canvas: HTMLCanvasElement, camera: Camera, traffic: Traffic): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const { width, height } = camera.size();
  const scale = Math.min(2, window.devicePixelRatio || 1);
  const w = Math.round(width * scale);
  const h = Math.round(height * scale);
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const { x, y, zoom } = camera.viewport();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, w, h);
  pen.setTransform(zoom * scale, 0, 0, zoom * scale, x * scale, y * scale);
  const theme = currentTheme();
  const failure = failureIn(theme, canvas);
  // Screen px that stay visible far out without growing into blobs from near.
  const radius = (bandAt(zoom) === 'far' ? 2.4 : 3.2) / Math.max(zoom, 0.35) ** 0.6;
  draw(pen, traffic.dots, traffic.lanes, {
    colors: SERIES[theme],
    failure,
    radius,
    square: radius * zoom * scale < SQUARE,
    seen: seenFrom(camera.viewport(), { width, height }),
  });
}

/** Longest step of one frame, s: after a hidden tab the dots go on, they do not jump. */
const LONGEST = 0.1;
/** ms between two looks at the figures. */
const MEASURE = 100;

/** One for all renders: each that is made takes the time of a render. */
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

function onCalmChange(listener: () => void): () => void {
  calm.addEventListener('change', listener);
  return () => calm.removeEventListener('change', listener);
}

export function useCalm(): boolean {
  return useSyncExternalStore(onCalmChange, () => calm.matches);
}

/** Requests on their way: one canvas over the cards and one frame loop, only while a run goes. */
export function DotsLayer({ view }: { view: RefObject<View> }) {
  const status = useStore((state) => state.status);
  const calm = useCalm();
  const camera = useCamera();
  const canvas = useRef<HTMLCanvasElement>(null);
  const traffic = useRef<Traffic | null>(null);
  const shown = !calm && (status === 'running' || status === 'paused');

  useEffect(() => {
    if (!shown) traffic.current = null;
  }, [shown]);

  useEffect(() => {
    const element = canvas.current;
    if (!shown || !element) return;
    traffic.current ??= new Traffic();
    const here = traffic.current;
    if (status === 'paused') {
      const still = () => {
        here.follow(view.current);
        paint(element, camera, here);
      };
      still();
      return camera.onMove(still);
    }
    let frame = 0;
    let last = performance.now();
    let measured = Number.NEGATIVE_INFINITY;
    const step = (now: number) => {
      here.follow(view.current);
      if (now - measured >= MEASURE) {
        here.measure();
        measured = now;
      }
      advance(here.dots, here.lanes, Math.min(LONGEST, Math.max(0, now - last) / 1000));
      last = now;
      paint(element, camera, here);
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [shown, status, camera, view]);

  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus
  return shown ? <canvas ref={canvas} className={styles.dots} data-dots aria-hidden="true" /> : null;
}
