import type { Edge, Node, NodeHandle, Position } from '@xyflow/react';
import type { Board, Component, Connection, Id } from '../board/board.ts';
import { CARD } from '../board/layout.ts';
import type { Point } from './lines/curves.ts';
import { makeRouter, type Router } from './lines/router.ts';
import type { MakeShaper, Route } from './lines/routes.ts';

export type CardNode = Node<{ readonly component: Component }, 'component'>;
export type LineEdge = Edge<{ readonly connection: Connection; readonly route: Route }, 'connection'>;

export interface View {
  readonly nodes: CardNode[];
  readonly edges: LineEdge[];
}

export interface Shapes {
  readonly makeShaper: MakeShaper;
  readonly drawn: (connection: Connection, input: ViewInput) => Connection;
}

export interface ViewInput {
  readonly board: Board;
  readonly selection: ReadonlySet<Id>;
  /** Places of the cards being dragged, over those of the board. */
  readonly moving: ReadonlyMap<Id, Point> | null;
  /** Draws what is no plain curve; null while no line needs it. */
  readonly shapes?: Shapes | null;
  /** Knows the routes of the view before, and spares what has not changed; without one all lines are routed. */
  readonly router?: Router;
  /** How often the router has caught up with what it was too late for. */
  readonly settled?: number;
  /** Says when the time of a pass is up: ways around cards that have not been found by then follow in another. */
  readonly isLate?: () => boolean;
  /** Bends of the line that someone is pulling at, over those of the board. */
  readonly bending?: { readonly id: Id; readonly bends: readonly number[] } | null;
}

export const EMPTY_VIEW: View = { nodes: [], edges: [] };

const SIZE = { width: CARD.width, height: CARD.height };

/** Px from the card's border, inside and out, in which a drag starts a connection. */
const STRIP = 8;

/**
 * Known handles and sizes spare React Flow from measuring the page: cards out of view need not be mounted
 * once for their lines to be drawn.
 */
const HANDLES: NodeHandle[] = [
  {
    id: 'right',
    type: 'source',
    position: 'right' as Position.Right,
    x: CARD.width - STRIP / 2,
    y: 0,
    width: STRIP,
    height: CARD.height,
  },
  {
    id: 'left',
    type: 'source',
    position: 'left' as Position.Left,
    x: -STRIP / 2,
    y: 0,
    width: STRIP,
    height: CARD.height,
  },
  {
    id: 'top',
    type: 'source',
    position: 'top' as Position.Top,
    x: 0,
    y: -STRIP / 2,
    width: CARD.width,
    height: STRIP,
  },
  {
    id: 'bottom',
    type: 'source',
    position: 'bottom' as Position.Bottom,
    x: 0,
    y: CARD.height - STRIP / 2,
    width: CARD.width,
    height: STRIP,
  },
];

/** The line inside carries the accessible name; React Flow's wrapper would repeat it as an image. */
const PLAIN = { role: 'presentation', 'aria-roledescription': undefined } as const;

function newNode(component: Component, position: Point, selected: boolean, dragging: boolean): CardNode {
  return {
    id: component.id,
    type: 'component',
    position,
    data: { component },
    selected,
    dragging,
    width: SIZE.width,
    height: SIZE.height,
    measured: SIZE,
    handles: HANDLES,
    domAttributes: PLAIN,
    ...heldBy(component),
  };
}

/** Nothing for what is free: a yes of its own would let it be dragged on a board that is only looked at. */
function heldBy(component: Component): { readonly draggable?: false } {
  return component.locked ? { draggable: false } : {};
}

export function nodeFor(before: CardNode | undefined, component: Component, input: ViewInput): CardNode {
  const selected = input.selection.has(component.id);
  const moved = input.moving?.get(component.id);
  const at = moved ?? component;
  const dragging = moved !== undefined;
  if (!before) return newNode(component, { x: at.x, y: at.y }, selected, dragging);
  const sameData = before.data.component === component;
  const samePlace = before.position.x === at.x && before.position.y === at.y;
  if (sameData && samePlace && before.selected === selected && before.dragging === dragging) return before;
  const { draggable: _, ...rest } = before;
  return {
    ...rest,
    ...heldBy(component),
    data: sameData ? before.data : { component },
    position: samePlace ? before.position : { x: at.x, y: at.y },
    selected,
    dragging,
  };
}

function samePassed(a: Route, b: Route): boolean {
  return (
    a.passed.length === b.passed.length &&
    a.passed.every(({ x, y }, index) => x === b.passed[index]?.x && y === b.passed[index].y)
  );
}

export function edgeFor(
  before: LineEdge | undefined,
  connection: Connection,
  route: Route,
  selected: boolean,
): LineEdge {
  const old = before?.data?.route;
  const sameRoute = old?.path === route.path && old.words === route.words && samePassed(old, route);
  const sameData = sameRoute && before?.data?.connection === connection;
  if (before && sameData && before.selected === selected) return before;
  return {
    id: connection.id,
    type: 'connection',
    source: connection.from,
    target: connection.to,
    selected,
    data:
      sameData && before?.data
        ? before.data
        : { connection, route: sameRoute && before?.data ? before.data.route : route },
    ariaRole: 'presentation',
    domAttributes: PLAIN,
  };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/**
 * The board as React Flow wants it, made from the view before it: an unchanged record keeps its very object
 * (React Flow remembers a card's measured size on it, and fresh objects make it unmount lines), an unchanged
 * view keeps its arrays.
 */
export function reconcile(before: View, input: ViewInput): View {
  const oldNodes = new Map(before.nodes.map((node) => [node.id, node]));
  const oldEdges = new Map(before.edges.map((edge) => [edge.id, edge]));
  const places = new Map<Id, Point>();
  const nodes = Object.values(input.board.components).map((component) => {
    const node = nodeFor(oldNodes.get(component.id), component, input);
    places.set(component.id, node.position);
    return node;
  });
  const all = Object.values(input.board.connections);
  const { shapes, router = makeRouter() } = input;
  const lines = shapes ? all.map((connection) => shapes.drawn(connection, input)) : all;
  const routes = router.route(lines, places, shapes?.makeShaper, input.isLate);
  const edges: LineEdge[] = [];
  for (const connection of all) {
    const route = routes.get(connection.id);
    if (!route) continue;
    edges.push(edgeFor(oldEdges.get(connection.id), connection, route, input.selection.has(connection.id)));
  }
  const sameNodes = sameItems(before.nodes, nodes);
  const sameEdges = sameItems(before.edges, edges);
  if (sameNodes && sameEdges) return before;
  return { nodes: sameNodes ? before.nodes : nodes, edges: sameEdges ? before.edges : edges };
}
