import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../board/board.ts';
import { painted } from '../kit/painted.ts';
import { useStore } from '../state/store.ts';
import { useCamera } from './flow.ts';
import type { Point } from './lines/curves.ts';
import { makeRouter } from './lines/router.ts';
import type { Held } from './lines/straying.ts';
import { type Strays, setStrays } from './lines/strays.ts';
import { lateSoon, settleLater, useShaper } from './lines/useShaper.ts';
import type { MarkNode } from './marks/nodes.ts';
import { useWanted } from './passing.ts';
import { type Marks, useMarks } from './useMarks.tsx';
import {
  type CardNode,
  EMPTY_VIEW,
  type LineEdge,
  reconcile,
  type View,
  type ViewInput,
} from './viewNodes.ts';

/** What spares a large board work that changes nothing. Without it all is laid out anew, to the same end. */
async function fetchShortcuts() {
  const [{ dragged }, straying] = await Promise.all([
    import('./hands/dragging.ts'),
    import('./lines/straying.ts'),
  ]);
  return { dragged, straying };
}
type Shortcuts = Awaited<ReturnType<typeof fetchShortcuts>>;

/** The board as a view, and the places of what is being dragged, which nobody else knows until it is dropped. */
export function useView() {
  const board = useStore((state) => state.board);
  const selection = useStore((state) => state.selection);
  const [moving, setMoving] = useState<ReadonlyMap<string, Point> | null>(null);
  const last = useRef<View>(EMPTY_VIEW);
  const made = useRef<ViewInput | null>(null);
  const [router] = useState(() => makeRouter());
  const [isWaiting, setWaiting] = useState(false);
  const [settled, setSettled] = useState(0);
  const { shapes, bending } = useShaper(isWaiting);
  const shortcuts = useRef<Shortcuts | null>(null);
  useEffect(() => {
    painted.then(fetchShortcuts).then(
      (fetched) => {
        shortcuts.current = fetched;
      },
      () => {},
    );
  }, []);
  const view = useMemo(() => {
    const { dragged } = shortcuts.current ?? {};
    const input = {
      board,
      selection,
      moving,
      shapes,
      bending,
      router,
      settled,
      isLate: lateSoon(moving !== null),
    };
    const next = made.current && dragged?.(last.current, made.current, input);
    last.current = next ?? reconcile(last.current, input);
    made.current = input;
    return last.current;
  }, [board, selection, moving, shapes, bending, router, settled]);
  useEffect(() => {
    if (!shapes) setWaiting(router.isWaiting());
    if (shapes && view && router.isWaiting()) return settleLater(router, () => setSettled((n) => n + 1));
  }, [view, shapes, router]);
  const straying = moving ? shortcuts.current?.straying : undefined;
  return { view, last, moving, setMoving, straying, ...useMarks(board, selection, moving) };
}

/** More than these selected cards are only drawn. */
const MOST_ELEMENTS = 40;

export interface Elements {
  readonly nodes: (CardNode | MarkNode)[];
  readonly edges: LineEdge[];
  /** Of an overview those cards and marks that are elements, and so are not part of the picture. */
  readonly ids: ReadonlySet<Id>;
  /** Courses of the lines at what is dragged, which React Flow is not told. */
  readonly strays?: Strays | null | undefined;
  /** Dragged cards of which it is not told where they are. */
  readonly cards?: readonly CardNode[] | null | undefined;
}

const NO_IDS: ReadonlySet<Id> = new Set();

/** In an overview React Flow gets only what has the selection or the focus: these stay elements one can reach. */
export function useElements(
  view: View,
  marks: Marks,
  overview: boolean,
  straying: Shortcuts['straying'] | undefined,
  root: RefObject<HTMLElement | null>,
): Elements {
  const wanted = useWanted();
  const camera = useCamera();
  const held = useRef<Pick<Elements, 'nodes' | 'edges'> & Held>({ ...EMPTY_VIEW, seenFrom: null });
  const renaming = useStore((state) => state.renaming);
  // A mark that is being drawn is not on the board yet.
  const settled = useStore((state) => state.board.marks);
  const elements = useMemo((): Elements => {
    if (!overview) {
      const nodes = marks.nodes.length === 0 ? view.nodes : [...view.nodes, ...marks.nodes];
      const now = { nodes, edges: view.edges, seenFrom: camera.viewport() };
      const strays = straying?.straysFrom(held.current.edges, view.edges);
      const cards = straying?.cardsFrom(held.current, now);
      const edges = strays ? held.current.edges : view.edges;
      held.current = cards ? { ...held.current, edges } : { ...now, edges };
      return { nodes: held.current.nodes, edges, ids: NO_IDS, strays, cards };
    }
    const isHeld = (id: Id): boolean => id === wanted || id === renaming;
    const edges = view.edges.filter(({ id, selected }) => selected || isHeld(id)).slice(0, MOST_ELEMENTS);
    const ids = new Set<Id>();
    for (const edge of edges) ids.add(edge.source).add(edge.target);
    const selected = view.nodes.filter((node) => node.selected);
    for (const node of selected.slice(0, MOST_ELEMENTS)) ids.add(node.id);
    const cards = view.nodes.filter(({ id }) => ids.has(id) || isHeld(id));
    const isElement = ({ id, selected }: MarkNode): boolean =>
      !marks.picture || selected === true || isHeld(id) || !settled[id];
    const drawn = marks.nodes.filter(isElement);
    for (const { id } of [...cards, ...drawn]) ids.add(id);
    return { nodes: [...cards, ...drawn], edges, ids };
  }, [view, marks, overview, straying, wanted, renaming, settled, camera]);
  const placed = useRef<{ readonly ids: ReadonlySet<Id>; readonly by: Shortcuts['straying'] } | null>(null);
  useLayoutEffect(() => {
    if (elements.strays) setStrays(elements.strays);
    const { nodes, cards } = elements;
    if (!root.current) return;
    if (cards && straying) {
      straying.place(root.current, cards);
      placed.current = { ids: new Set(cards.map(({ id }) => id)), by: straying };
    } else if (placed.current) {
      const { ids, by } = placed.current;
      by.place(
        root.current,
        nodes.filter(({ id }) => ids.has(id)),
      );
      placed.current = null;
      by.rest();
    }
  }, [elements, straying, root]);
  return elements;
}
