import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { Component, Id } from '../board/board.ts';
import { kindFor } from '../board/read.ts';
import { loadColor, type ThemeName } from '../kit/ramp.ts';
import { useTheme } from '../kit/theme.ts';
import { figures } from '../state/figures.ts';
import { store } from '../state/store.ts';
import { overview } from '../words/onCanvas.ts';
import styles from './Canvas.module.css';
import { worstFinding } from './CardMarks.tsx';
import { loadState, strokeFor } from './cardText.ts';
import { type Camera, useCamera } from './flow.ts';
import { drawOverview, type OverviewCard, type OverviewLine, type OverviewScene } from './overview.ts';
import type { Point } from './routes.ts';
import type { View } from './viewNodes.ts';

type Look = (token: string) => string;

const DASHES = { call: [], send: [18, 12], replicate: [2, 12] } as const;
const BADGES = { error: '--bad', warning: '--warn', info: '--accent' } as const;

/** Colors of the theme on screen, each token looked up once. */
function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const known = new Map<string, string>();
  return (token) => {
    const value = known.get(token) ?? style.getPropertyValue(token).trim();
    known.set(token, value);
    return value;
  };
}

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

function sceneOf(view: View, look: Look, theme: ThemeName, elsewhere: ReadonlySet<Id>): OverviewScene {
  const cards: OverviewCard[] = [];
  for (const { id, data, position, selected } of view.nodes) {
    if (!elsewhere.has(id)) cards.push(cardOf(data.component, position, selected ?? false, look, theme));
  }
  const lines: OverviewLine[] = [];
  for (const { id, data, selected } of view.edges) {
    if (!data) continue;
    lines.push({
      id,
      curve: data.route.curve,
      width: strokeFor(figures.connection(id)?.rate ?? 0),
      dash: DASHES[data.connection.mode],
      selected: selected ?? false,
    });
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

function paint(canvas: HTMLCanvasElement, scene: OverviewScene, camera: Camera): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const size = camera.size();
  const scale = Math.min(2, window.devicePixelRatio || 1);
  const width = Math.round(size.width * scale);
  const height = Math.round(size.height * scale);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const at = camera.viewport();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.setTransform(at.zoom * scale, 0, 0, at.zoom * scale, at.x * scale, at.y * scale);
  drawOverview(pen, scene, at, size);
}

/** A large board from far away. The few cards that have the selection or the focus stay elements above it. */
export function OverviewLayer({ view, elements }: { view: View; elements: ReadonlySet<Id> }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest: RefObject<View> = useRef(view);
  const theme = useTheme();
  const camera = useCamera();
  const redraw = useRef<() => void>(() => {});

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const look = lookOf(element);
    let scene: OverviewScene | null = null;
    let frame = 0;
    const later = () => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        scene ??= sceneOf(latest.current, look, theme, elements);
        paint(element, scene, camera);
      });
    };
    const fresh = () => {
      scene = null;
      later();
    };
    redraw.current = fresh;
    fresh();
    const leave = [camera.onMove(later), figures.subscribe('all', fresh)];
    return () => {
      cancelAnimationFrame(frame);
      for (const one of leave) one();
    };
  }, [camera, theme, elements]);

  useEffect(() => {
    latest.current = view;
    redraw.current();
  }, [view]);

  const label = overview(view.nodes.length);
  return <canvas ref={canvas} data-overview className={styles.overview} role="img" aria-label={label} />;
}
