import type {
  Edge,
  EdgeChange,
  NodeChange,
  OnConnectEnd,
  OnNodeDrag,
  Connection as Pulled,
} from '@xyflow/react';
import { type MouseEvent, type PointerEvent, type RefObject, useMemo } from 'react';
import type { Id } from '../../board/board.ts';
import { movedWith, moveItems, putComponents } from '../../board/moving.ts';
import { numbersOn } from '../../board/numbers.ts';
import { fetchCopying } from '../../state/fetchCopying.ts';
import { later } from '../../state/later.ts';
import { store } from '../../state/store.ts';
import type { Rect } from '../camera/camera.ts';
import { interrupt } from '../camera/flight.ts';
import { boxAround, framesIn, shifted } from '../groups/groupDrag.ts';
import type { Point } from '../lines/curves.ts';
import { link } from '../lines/link.ts';
import type { OverviewPointer } from '../overview/overviewPointer.ts';
import { setGathering, setLinking } from '../passing.ts';
import type { Marks } from '../useMarks.tsx';
import type { LineEdge, View } from '../viewNodes.ts';
import { besideDrop, type DrawnNode, movingAfter, plus, selectionAfter } from './changes.ts';
import { makeGiveUp } from './giveUp.ts';
import { hold, isCopying, snapEnd, snapMove } from './guides.ts';
import { cardAt } from './hit.ts';
import { selectionByClick } from './picking.ts';

/** Asked for by a double press on a board that has shapes. */
const shapes = () => import('./hollow.ts');

type SetMoving = (moving: ReadonlyMap<Id, Point> | null) => void;

function pointOf(event: globalThis.MouseEvent | TouchEvent): Point {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
}

/** What is pressed is what lies there now: flying on, the camera would take it from under the pointer. */
function stopFlight({ target, currentTarget }: PointerEvent): void {
  const sheet = currentTarget.querySelector('.react-flow__renderer');
  if (sheet && target instanceof Element && !target.closest('button')) interrupt(sheet);
}

const KEYS = ['keydown', 'keyup'] as const;

const NOTHING: ReadonlySet<Id> = new Set();

interface Surroundings {
  readonly view: RefObject<View>;
  readonly marks: RefObject<Marks>;
  /** Whether the board is drawn as one picture now. */
  readonly isOverview: RefObject<boolean>;
  readonly setMoving: SetMoving;
  /** From page px to canvas px. */
  readonly toCanvas: (at: Point) => Point;
  readonly zoom: () => number;
}

function makeGestures({ view, marks, isOverview, setMoving, toCanvas, zoom }: Surroundings) {
  /** Fetched with the overview. */
  let overview: OverviewPointer | null = null;
  const giveUp = makeGiveUp();
  /** Where the hand has the cards that are dragged, and where they lie. */
  let pulled: ReadonlyMap<Id, Point> | null = null;
  let moving: ReadonlyMap<Id, Point> | null = null;
  let whole: { readonly box: Rect; readonly ids: ReadonlySet<Id> } | null = null;
  /** Selected before a marquee that adds to it. */
  let kept: ReadonlySet<Id> = NOTHING;
  let marquee = false;
  /** Where the pointer went down, canvas px. */
  let corner: Point | null = null;
  /** How far it had gone when React Flow took that for a drag, which it measures from there: a fast hand goes far at once. */
  let ahead: Point = { x: 0, y: 0 };
  /** Selected when the pointer went down. */
  let pressed: ReadonlySet<Id> = NOTHING;

  const choose = (changes: readonly (NodeChange<DrawnNode> | EdgeChange<LineEdge>)[]) => {
    const { selection, select } = store.getState();
    const next = selectionAfter(selection, changes, kept);
    if (next !== selection) select(next);
  };

  /** What is dragged lines up with its neighbors, or with the grid, as a whole. */
  const onLines = (places: ReadonlyMap<Id, Point> | null): ReadonlyMap<Id, Point> | null => {
    const { board, selection } = store.getState();
    const [first] = places ?? [];
    const start = first && (board.components[first[0]] ?? board.marks[first[0]]);
    if (!places || !first || !start) return places;
    const groups = [...selection].filter((id) => board.groups[id]);
    const ids = new Set([...movedWith(board, groups), ...places.keys()]);
    whole ??= { box: boxAround(board, first[0], places.keys()), ids };
    const by = snapMove(whole.box, whole.ids, { x: first[1].x - start.x, y: first[1].y - start.y });
    return shifted(board, places.keys(), by);
  };

  const place = () => {
    moving = onLines(pulled);
    if (isCopying()) setMoving(null);
    else setMoving(withRiders(moving));
  };
  /** Shift, Alt and Control count from when they are pressed, also while the pointer rests. */
  const onKey = (event: KeyboardEvent) => {
    hold(event);
    if (pulled) place();
  };

  /** Selected groups go with a card that is dragged, and what lies in them. */
  const ridersOf = (places: ReadonlyMap<Id, Point> | null) => {
    const { board, selection } = store.getState();
    const [first] = places ?? [];
    const at = first && (board.components[first[0]] ?? board.marks[first[0]]);
    const frames = [...selection].filter((id) => board.groups[id]);
    if (!first || !at || frames.length === 0) return null;
    const by = { x: first[1].x - at.x, y: first[1].y - at.y };
    return { by, places: shifted(board, movedWith(board, frames), by) };
  };

  /** And the numbers of steps that stand on what is dragged. */
  const withRiders = (places: ReadonlyMap<Id, Point> | null) => {
    const { board } = store.getState();
    const ridden = ridersOf(places);
    const [first] = places ?? [];
    const from = first && (board.components[first[0]] ?? board.marks[first[0]]);
    const numbers = places && from ? numbersOn(board, places.keys()) : [];
    if (!ridden && numbers.length === 0) return places;
    const by = first && from ? { x: first[1].x - from.x, y: first[1].y - from.y } : { x: 0, y: 0 };
    return new Map([...shifted(board, numbers, by), ...(ridden?.places ?? []), ...(places ?? [])]);
  };

  /**
   * A click means this one, also one of a group, or this one more. Told from what was selected when the button
   * went down, since React Flow has had its say meanwhile.
   */
  const clicked = (event: MouseEvent, id: Id) => {
    const more = event.shiftKey || event.metaKey || event.ctrlKey;
    store.getState().select(selectionByClick(pressed, id, more));
  };
  const dropGroups = () => {
    const { selection, board, select } = store.getState();
    select([...selection].filter((id) => !board.groups[id]));
  };
  const isPane = (target: EventTarget) =>
    target instanceof Element && target.classList.contains('react-flow__pane');

  return {
    /** The board is drawn as one picture from now on. */
    overviewed() {
      if (overview) return;
      import('../overview/overviewPointer.ts').then(
        ({ makeOverviewPointer }) => {
          overview ??= makeOverviewPointer({ view, marks, setMoving, toCanvas, zoom });
        },
        () => {},
      );
    },

    onNodesChange(changes: NodeChange<DrawnNode>[]) {
      if (giveUp.given()) return;
      choose(changes);
      const next = movingAfter(pulled, changes, ahead);
      if (next === pulled) return;
      pulled = next;
      place();
    },

    onEdgesChange(changes: EdgeChange<LineEdge>[]) {
      // A marquee means the cards; React Flow would add every line that touches one of them.
      choose(marquee ? changes.filter((change) => change.type !== 'select' || !change.selected) : changes);
    },

    onNodeDragStart: ((event, node, nodes) => {
      giveUp.begin();
      const now = toCanvas(pointOf(event));
      ahead = corner ? { x: now.x - corner.x, y: now.y - corner.y } : { x: 0, y: 0 };
      for (const type of KEYS) window.addEventListener(type, onKey);
      // React Flow lets go of the cards that were selected before; of groups it knows nothing.
      if (!pressed.has(node.id) && !event.shiftKey) dropGroups();
      pulled = new Map(nodes.map(({ id, position }) => [id, plus(position, ahead)]));
      place();
    }) as OnNodeDrag<DrawnNode>,

    onNodeDragStop: ((event, _node, nodes) => {
      const places = moving;
      moving = null;
      pulled = null;
      whole = null;
      for (const type of KEYS) window.removeEventListener(type, onKey);
      snapEnd();
      if (giveUp.end()) {
        setMoving(null);
        return;
      }
      const { board, edit, selection } = store.getState();
      const riders = ridersOf(places);
      const moved = nodes.flatMap(({ id }) => {
        const at = board.components[id] ?? board.marks[id];
        const position = places?.get(id);
        return at && position && (at.x !== position.x || at.y !== position.y) ? [{ id, position }] : [];
      });
      const first = moved[0];
      const start = first && (board.components[first.id] ?? board.marks[first.id]);
      if (first && start && event.altKey) {
        const ids = [...moved.map((node) => node.id), ...(riders ? selection : [])];
        const offset = { x: first.position.x - start.x, y: first.position.y - start.y };
        void later(fetchCopying, ({ copyBeside }) => {
          copyBeside(store.getState(), ids, offset);
        });
      } else if (first && riders) {
        edit((current) => moveItems(current, selection, riders.by));
      } else if (first) {
        edit((current) =>
          putComponents(current, Object.fromEntries(moved.map((node) => [node.id, node.position]))),
        );
      }
      setMoving(null);
    }) as OnNodeDrag<DrawnNode>,

    onNodeClick: (event: MouseEvent, node: DrawnNode) => clicked(event, node.id),
    onEdgeClick: (event: MouseEvent, edge: LineEdge) => clicked(event, edge.id),

    onEdgeDoubleClick: (_event: MouseEvent, edge: LineEdge) => store.getState().rename(edge.id),

    onNodeDoubleClick(_event: MouseEvent, node: DrawnNode) {
      store.getState().rename(node.id);
    },

    onSelectionStart() {
      giveUp.begin();
      marquee = true;
      if (kept.size > 0) store.getState().select(kept);
      else dropGroups();
    },

    onSelectionEnd(event: MouseEvent) {
      if (giveUp.end()) store.getState().select(pressed);
      else if (isOverview.current) overview?.marqueeTo(event, kept);
      if (corner && !giveUp.given()) {
        const { board, select } = store.getState();
        const end = toCanvas({ x: event.clientX, y: event.clientY });
        select(framesIn(board, corner, end), 'add');
      }
      marquee = false;
      kept = NOTHING;
    },

    onPaneClick(event: MouseEvent) {
      if (isOverview.current) overview?.click(event);
      else if (!event.shiftKey && !event.metaKey && !event.ctrlKey) dropGroups();
    },

    onClick(event: MouseEvent) {
      // React Flow hears no tap on the pane while a drag there is a marquee.
      if ((event.nativeEvent as globalThis.PointerEvent).pointerType !== 'touch' || !isPane(event.target))
        return;
      if (isOverview.current) overview?.click(event);
      else store.getState().select([]);
    },

    onPointerMove(event: PointerEvent<HTMLElement>) {
      hold(event);
      if (!isOverview.current || event.buttons !== 0) return;
      const id = isPane(event.target) ? (overview?.at(event) ?? null) : null;
      const { components } = store.getState().board;
      const pane = event.currentTarget.querySelector<HTMLElement>('.react-flow__pane');
      if (!pane) return;
      pane.style.cursor = id === null ? '' : 'pointer';
      pane.title = (id !== null && components[id]?.name) || '';
    },

    onPointerDownCapture(event: PointerEvent) {
      // A second finger begins nothing of its own.
      if (!event.isPrimary) return;
      stopFlight(event);
      setLinking(null);
      setGathering(false);
      giveUp.press(event.pointerId);
      pressed = store.getState().selection;
      corner = toCanvas({ x: event.clientX, y: event.clientY });
      kept = event.shiftKey ? pressed : NOTHING;
      if (!isOverview.current || event.button !== 0 || event.pointerType === 'touch') return;
      if (!(event.target instanceof Element)) return;
      // With Space held the pane is draggable, and a press pans.
      const pane = event.target.closest('.react-flow__pane');
      if (!pane || pane.classList.contains('draggable')) return;
      if (overview?.press(event)) event.stopPropagation();
    },

    onDoubleClick(event: MouseEvent) {
      if (!isPane(event.target)) return;
      if (isOverview.current && overview?.doubleClick(event)) return;
      const { board, rename, startInserting } = store.getState();
      const at = toCanvas({ x: event.clientX, y: event.clientY });
      if (Object.keys(board.marks).length === 0) return startInserting({ at });
      void later(shapes, ({ hollowAt }) => {
        const hollow = hollowAt(board, at);
        if (hollow === null) startInserting({ at });
        else rename(hollow);
      });
    },

    isValidConnection(pulled: Pulled | Edge) {
      return pulled.source !== pulled.target;
    },

    onConnectStart: () => giveUp.begin(),

    onConnect(pulled: Pulled) {
      if (!giveUp.given()) link(pulled.source, pulled.target);
    },

    onConnectEnd: ((event, state) => {
      const from = state.fromNode?.id;
      if (giveUp.end() || state.isValid || from === undefined || store.getState().readOnly) return;
      const client = pointOf(event);
      const below = document.elementFromPoint(client.x, client.y);
      if (!below?.closest('[data-canvas]')) return;
      const at = toCanvas(client);
      const card = cardAt(view.current.nodes, at);
      if (card !== null && card !== from) link(from, card);
      const start = view.current.nodes.find((node) => node.id === from)?.position;
      if (card === null && start) store.getState().startInserting({ at: besideDrop(start, at), from });
    }) as OnConnectEnd,
  };
}

/**
 * What the pointer does on the canvas, in terms of the store. The selection lives there alone: React Flow's own
 * is told from it and its changes are carried over. Made once, so that no handler ever changes.
 */
export function useGestures({ view, marks, isOverview, setMoving, toCanvas, zoom }: Surroundings) {
  return useMemo(
    () => makeGestures({ view, marks, isOverview, setMoving, toCanvas, zoom }),
    [view, marks, isOverview, setMoving, toCanvas, zoom],
  );
}
