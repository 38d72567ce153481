import { useReactFlow } from '@xyflow/react';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Id } from '../../board/board.ts';
import { isDrawn } from '../../board/ids.ts';
import { CARD, type Point } from '../../board/layout.ts';
import { painted } from '../../kit/painted.ts';
import { hasTurned } from '../../state/focus.ts';
import { later } from '../../state/later.ts';
import type { BoardPlace } from '../../state/shape.ts';
import { store, useStore } from '../../state/store.ts';
import { setViewport } from '../../state/viewport.ts';
import { boundsOf, fitTo, type Insets, MAX_ZOOM, MIN_ZOOM, type Rect, reveal } from '../camera/camera.ts';
import { useCamera } from '../flow.ts';
import { setWanted } from '../passing.ts';
import type { View } from '../viewNodes.ts';

/** What keys do here alone; fetched as soon as the canvas stands. */
let keys: typeof import('./keyboard.ts') | null = null;
const fetchKeys = () => import('./keyboard.ts');
void painted
  .then(fetchKeys)
  .then((module) => {
    keys = module;
    // Whoever groups goes on to type the name at once, and whoever goes to another part of the page to work there.
    return Promise.all([import('../../state/grouping.ts'), import('../../state/panes.ts')]);
  })
  .catch(() => {});

/** Px of the canvas that panels cover, as the layout says in `--canvas-top` and its kin. */
function insetsOf(element: HTMLElement | null): Insets {
  const style = element && getComputedStyle(element);
  const read = (side: string) => Number.parseFloat(style?.getPropertyValue(`--canvas-${side}`) ?? '') || 0;
  return { top: read('top'), right: read('right'), bottom: read('bottom'), left: read('left') };
}

/** Px below the upper edge that the tools lie over. A board may come under them, but not when all of it is shown. */
const TOOLS = 36;

/** Times as large by one press of plus. */
const ZOOM_STEP = 1.2;

/** ms of a flight; the eye keeps its place on the way. */
const FLIGHT = 200;

function flight(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FLIGHT;
}

function rectOf(view: View, id: Id): Rect | null {
  const node = view.nodes.find((one) => one.id === id);
  if (node) return { ...node.position, width: CARD.width, height: CARD.height };
  const edge = view.edges.find((one) => one.id === id);
  const middle = edge?.data?.route.middle;
  if (middle) return { x: middle.x - 40, y: middle.y - 20, width: 80, height: 40 };
  const { groups, marks } = store.getState().board;
  const mark = marks[id];
  if (mark) return mark;
  const group = groups[id];
  return group ? { x: group.x, y: group.y, width: Math.min(group.width, CARD.width), height: 32 } : null;
}

/** The two cards that would lie in the corners of a group or mark: whoever shows them shows all of it. */
function cornersOf({ x, y, width, height }: Rect): Point[] {
  return [
    { x, y },
    { x: x + width - CARD.width, y: y + height - CARD.height },
  ];
}

/** Cards that these records mean: components, both ends of connections, corners of groups; all without ids. */
function cardsOf(ids?: readonly Id[]): readonly Point[] {
  const { components, connections, groups, marks } = store.getState().board;
  const framed = [...Object.values(groups), ...Object.values(marks)];
  if (!ids) return [...Object.values(components), ...framed.flatMap(cornersOf)];
  const wanted = new Set<Id>();
  for (const id of ids) {
    const connection = connections[id];
    for (const one of connection ? [connection.from, connection.to] : [id]) wanted.add(one);
  }
  return [...wanted].flatMap((id): readonly Point[] => {
    const card = components[id];
    const group = groups[id] ?? marks[id];
    return card ? [card] : group ? cornersOf(group) : [];
  });
}

/** Registers what the canvas can do with its viewport. */
export function useViewportPort(
  root: RefObject<HTMLElement | null>,
  focusOn: (id: Id) => void,
  showAt: (places: ReadonlyMap<Id, Point> | null) => void,
): void {
  const flow = useReactFlow();
  const camera = useCamera();
  const show = useShow(root);

  useEffect(() => {
    /** Where the last step goes to: one more, while it is on its way there, is a step from that and not from half of it. */
    let goal = { zoom: 1, until: 0 };
    const step = (factor: number): void => {
      const now = performance.now();
      const from = now < goal.until ? goal.zoom : camera.viewport().zoom;
      const duration = flight();
      goal = { zoom: Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, from * factor)), until: now + duration };
      void flow.zoomTo(goal.zoom, { duration });
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
      at: (point) => flow.screenToFlowPosition(point, { snapToGrid: false }),
      onPage: (point) => flow.flowToScreenPosition(point),
      zoomIn: () => step(ZOOM_STEP),
      zoomOut: () => step(1 / ZOOM_STEP),
      zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: flight() }),
      fit: (ids) => {
        const cards = cardsOf(ids);
        if (cards.length > 0 || !ids) show(cards, flight());
      },
      show: showAt,
      picture: async (ids) =>
        root.current && (await import('../drawing/picture.ts')).pictureOf(root.current, ids),
      connectFrom: (id) => {
        keys?.startLinking(id);
        focusOn(id);
      },
    });
    return () => setViewport(null);
  }, [flow, camera, root, show, focusOn, showAt]);
}

/** Brings cards into the free part of the canvas, in so many ms. */
function useShow(root: RefObject<HTMLElement | null>): (cards: readonly Point[], ms: number) => void {
  const flow = useReactFlow();
  const camera = useCamera();
  return useCallback(
    (cards, ms) => {
      const bounds = boundsOf(cards);
      const size = camera.size();
      const insets = insetsOf(root.current);
      const all = bounds
        ? fitTo(bounds, size, { ...insets, top: insets.top + TOOLS })
        : { x: size.width / 2, y: size.height / 2, zoom: 1 };
      void flow.setViewport(all, { duration: ms });
    },
    [flow, camera, root],
  );
}

/** Shows all of a board when it is opened. Returns whether that has been done. */
export function useOpening(root: RefObject<HTMLElement | null>, ready: boolean): boolean {
  const show = useShow(root);
  // A new object for each board that is opened or visited.
  const place = useStore((state) => state.place);
  const isThere = useStore((state) => state.loaded || state.place.type === 'visited');
  const [shown, setShown] = useState<BoardPlace | null>(null);
  const prepared = useRef<BoardPlace | null>(null);
  // Before the board is painted: nobody sees it from where the last one was looked at. Once for each, also for the one that
  // is drawn on while the boards of this device are on their way: what lies under a hand stays there.
  useLayoutEffect(() => {
    if (!ready || shown === place) return;
    if (prepared.current !== place) show(cardsOf(), 0);
    prepared.current = place;
    if (isThere) setShown(place);
  }, [ready, isThere, place, shown, show]);
  return shown === place;
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
    const item = (id: Id, tries = PATIENCE, before = document.activeElement): void => {
      if (hasTurned(before)) return;
      const element = root.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`);
      if (element) element.focus({ preventScroll: true });
      else if (tries > 0) requestAnimationFrame(() => item(id, tries - 1, before));
    };
    const target = {
      reveal: show,
      item: (id: Id) => {
        setWanted(id);
        show(id);
        item(id);
      },
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (keys) keys.handleKey(event, target);
      else if (event.key === 'Tab') {
        // All others have a meaning of their own in the command table.
        event.preventDefault();
        void later(fetchKeys, (module) => module.handleKey(event, target));
      }
    };
    return { ...target, onKeyDown };
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
    if (!element) return;
    let endWalking = (): void => {};
    let isGone = false;
    void painted
      .then(() => import('./walking.ts'))
      .then(({ showWalking }) => {
        if (!isGone) endWalking = showWalking(element);
      })
      .catch(() => {});
    const onFocus = (event: FocusEvent) => {
      const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null;
      focused.current = item?.dataset.item ?? null;
      setWanted(focused.current);
    };
    const onBlur = (event: FocusEvent) => {
      if (event.relatedTarget) focused.current = null;
    };
    element.addEventListener('focusin', onFocus);
    element.addEventListener('focusout', onBlur);
    return () => {
      isGone = true;
      endWalking();
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('focusout', onBlur);
    };
  }, [root]);
  useEffect(() => {
    const id = focused.current;
    if (id === null || isDrawn(board, id)) return;
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
