import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { figures } from '../../state/figures.ts';
import { store } from '../../state/store.ts';
import { type Band, useCamera } from '../flow.ts';
import { watchTwoFingers } from '../hands/twoFingers.ts';
import type { View } from '../viewNodes.ts';
import { visibleIds } from '../visible.ts';
import type { Viewport } from './camera.ts';
import { useGliding } from './gliding.ts';

/** Ms after a move of the viewport until figures follow it. */
const SETTLE = 120;
/** Tiles past this number get no live figures: one cannot read so many levels at once. */
const MOST_TILES = 150;

/** Tells the figures what is on screen, so that a frame of a run touches nothing else. */
function useVisibleFigures(last: RefObject<View>, view: View, band: Band): void {
  const camera = useCamera();
  const soon = useRef<() => void>(() => {});

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      timer = null;
      const visible = visibleIds(last.current, camera.viewport(), camera.size());
      const { components } = store.getState().board;
      const cards = visible.filter((id) => Object.hasOwn(components, id)).length;
      figures.setVisible(band === 'far' && cards > MOST_TILES ? [] : visible);
    };
    soon.current = () => {
      timer ??= setTimeout(look, SETTLE);
    };
    look();
    const unsubscribe = camera.onMove(soon.current);
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
      soon.current = () => {};
    };
  }, [camera, last, band]);

  useEffect(() => {
    if (view.nodes.length > 0) soon.current();
  }, [view]);
  useEffect(() => () => figures.setVisible(null), []);
}

function useTwoFingers(root: RefObject<HTMLElement | null>): void {
  const { getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const view = { get: getViewport, set: (next: Viewport) => void setViewport(next) };
    return root.current ? watchTwoFingers(root.current, view) : undefined;
  }, [root, getViewport, setViewport]);
}

interface Props {
  readonly root: RefObject<HTMLElement | null>;
  readonly last: RefObject<View>;
  readonly view: View;
  readonly band: Band;
}

/** What follows where one looks, and shows nothing; fetched when the page stands. */
export function Following({ root, last, view, band }: Props) {
  useVisibleFigures(last, view, band);
  useGliding(root);
  useTwoFingers(root);
  return null;
}
