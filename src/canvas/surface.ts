import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { Id } from '../board/board.ts';
import { CARD } from '../board/layout.ts';
import { figures } from '../state/figures.ts';
import { store, useStore } from '../state/store.ts';
import { setViewport } from '../state/viewport.ts';
import { boundsOf, fitTo, type Insets, type Rect, reveal, visibleIds } from './camera.ts';
import { type Band, useCamera } from './flow.ts';
import { handleKey } from './keyboard.ts';
import type { View } from './viewNodes.ts';

/** Px of the canvas that panels cover, as the layout says in `--canvas-top` and its kin. */
function insetsOf(element: HTMLElement | null): Insets {
  const style = element && getComputedStyle(element);
  const read = (side: string) => Number.parseFloat(style?.getPropertyValue(`--canvas-${side}`) ?? '') || 0;
  return { top: read('top'), right: read('right'), bottom: read('bottom'), left: read('left') };
}

/** ms of a flight; the eye keeps its place on the way. */
const FLIGHT = 200;

function duration(): { duration: number } {
  return { duration: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FLIGHT };
}

function rectOf(view: View, id: Id): Rect | null {
  const node = view.nodes.find((one) => one.id === id);
  if (node) return { ...node.position, width: CARD.width, height: CARD.height };
  const edge = view.edges.find((one) => one.id === id);
  const middle = edge?.data?.route.middle;
  return middle ? { x: middle.x - 40, y: middle.y - 20, width: 80, height: 40 } : null;
}

/** Cards that these records mean: the components themselves, and both ends of connections. */
function cardsOf(view: View, ids: readonly Id[] | undefined) {
  if (!ids) return view.nodes;
  const wanted = new Set(ids);
  for (const edge of view.edges) {
    if (!wanted.has(edge.id)) continue;
    wanted.add(edge.source);
    wanted.add(edge.target);
  }
  return view.nodes.filter((node) => wanted.has(node.id));
}

/** Registers what the canvas can do with its viewport, and shows all of a board when it is opened. */
export function useViewportPort(
  root: RefObject<HTMLElement | null>,
  view: RefObject<View>,
  ready: boolean,
): void {
  const flow = useReactFlow();
  const camera = useCamera();

  useEffect(() => {
    const showAll = (ids: readonly Id[] | undefined, options: { duration: number }) => {
      const bounds = boundsOf(cardsOf(view.current, ids).map((node) => node.position));
      const size = camera.size();
      const insets = insetsOf(root.current);
      if (bounds) void flow.setViewport(fitTo(bounds, size, insets), options);
      else void flow.setViewport({ x: size.width / 2, y: size.height / 2, zoom: 1 }, options);
    };
    setViewport({
      center: () => {
        const { width, height } = camera.size();
        const insets = insetsOf(root.current);
        const { x, y, zoom } = camera.viewport();
        return {
          x: ((insets.left + width - insets.right) / 2 - x) / zoom,
          y: ((insets.top + height - insets.bottom) / 2 - y) / zoom,
        };
      },
      zoomIn: () => void flow.zoomIn(duration()),
      zoomOut: () => void flow.zoomOut(duration()),
      zoomTo: (zoom) => void flow.zoomTo(zoom, duration()),
      fit: (ids) => showAll(ids, duration()),
    });
    return () => setViewport(null);
  }, [flow, camera, root, view]);

  const loaded = useStore((state) => state.loaded);
  const place = useStore((state) => (state.place.type === 'mine' ? state.place.id : 'visited'));
  const opened = ready && loaded ? place : null;
  useEffect(() => {
    if (opened === null) return;
    const bounds = boundsOf(view.current.nodes.map((node) => node.position));
    const size = camera.size();
    const insets = insetsOf(root.current);
    void flow.setViewport(
      bounds ? fitTo(bounds, size, insets) : { x: size.width / 2, y: size.height / 2, zoom: 1 },
    );
  }, [opened, flow, camera, root, view]);
}

/** Ms after a move of the viewport until figures follow it. */
const SETTLE = 120;
/** Tiles past this number get no live figures: one cannot read so many levels at once. */
const MOST_TILES = 150;

/** Tells the figures what is on screen, so that a frame of a run touches nothing else. */
export function useVisibleFigures(last: RefObject<View>, view: View, band: Band): void {
  const camera = useCamera();
  const ids = `${view.nodes.length} ${view.edges.length}`;
  useEffect(() => {
    void ids;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      timer = null;
      const visible = visibleIds(last.current, camera.viewport(), camera.size());
      figures.setVisible(band === 'far' && visible.length > MOST_TILES ? [] : visible);
    };
    const soon = () => {
      timer ??= setTimeout(look, SETTLE);
    };
    look();
    const unsubscribe = camera.onMove(soon);
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [camera, last, band, ids]);
  useEffect(() => () => figures.setVisible(null), []);
}

/** Frames to wait for a card that comes into view to be mounted. */
const PATIENCE = 20;

/** Keyboard focus of what is drawn: moves it, brings it into view, and finds it a place when its owner is gone. */
export function useFocus(root: RefObject<HTMLElement | null>, view: RefObject<View>) {
  const flow = useReactFlow();
  const camera = useCamera();

  const focus = useMemo(() => {
    const show = (id: Id) => {
      const rect = rectOf(view.current, id);
      const next = rect && reveal(rect, camera.viewport(), camera.size(), insetsOf(root.current));
      if (next) void flow.setViewport(next);
    };
    const item = (id: Id, tries = PATIENCE): void => {
      const element = root.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`);
      if (element) element.focus({ preventScroll: true });
      else if (tries > 0) requestAnimationFrame(() => item(id, tries - 1));
    };
    const target = {
      reveal: show,
      item: (id: Id) => {
        show(id);
        item(id);
      },
    };
    return { ...target, onKeyDown: (event: KeyboardEvent) => handleKey(event, target) };
  }, [flow, camera, root, view]);

  // What the type-to-add box added takes the focus that the box leaves behind.
  const inserting = useStore((state) => state.inserting !== null);
  const wasInserting = useRef(false);
  useEffect(() => {
    if (wasInserting.current && !inserting) {
      requestAnimationFrame(() => {
        const { selection, board } = store.getState();
        const [only] = selection;
        const active = document.activeElement;
        if (!isFree(active) && !root.current?.contains(active)) return;
        if (selection.size === 1 && only !== undefined && board.components[only]) focus.item(only);
      });
    }
    wasInserting.current = inserting;
  }, [inserting, focus, root]);

  // A focused card that is deleted leaves the focus to the canvas, where the Tab key goes on.
  const board = useStore((state) => state.board);
  const focused = useRef<Id | null>(null);
  useEffect(() => {
    const element = root.current;
    const onFocus = (event: FocusEvent) => {
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null;
      focused.current = item?.dataset.item ?? null;
    };
    const onBlur = (event: FocusEvent) => {
      if (event.relatedTarget) focused.current = null;
    };
    element?.addEventListener('focusin', onFocus);
    element?.addEventListener('focusout', onBlur);
    return () => {
      element?.removeEventListener('focusin', onFocus);
      element?.removeEventListener('focusout', onBlur);
    };
  }, [root]);
  useEffect(() => {
    const id = focused.current;
    if (id === null || board.components[id] || board.connections[id]) return;
    focused.current = null;
    // React Flow unmounts the card one render later than the board changes.
    requestAnimationFrame(() => {
      if (!isFree(document.activeElement)) return;
      root.current?.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true });
    });
  }, [board, root]);

  return focus;
}

function isFree(element: Element | null): boolean {
  return element === null || element === document.body;
}
