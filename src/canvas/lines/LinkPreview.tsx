import type { ConnectionLineComponentProps } from '@xyflow/react';
import { CARD } from '../../board/layout.ts';
import { type Point, pathOf } from './curves.ts';
import styles from './LinkPreview.module.css';
import { routeAll } from './router.ts';
import type { Route } from './routes.ts';
import { curveBetween, type Side, sideMiddle } from './sides.ts';

export function routeBetween(from: Point, to: Point) {
  const places = new Map([
    ['from', from],
    ['to', to],
  ]);
  return routeAll([{ id: 'new', from: 'from', to: 'to' }], places).get('new');
}

/** The line under the pointer while a connection is pulled; over a card, the line that letting go would draw. */
export function LinkPreview({
  fromNode,
  toNode,
  fromX,
  fromY,
  toX,
  toY,
  fromPosition,
  toPosition,
  connectionStatus,
}: ConnectionLineComponentProps) {
  const route =
    toNode && connectionStatus === 'valid' ? routeBetween(fromNode.position, toNode.position) : undefined;
  if (route) return <NewLine route={route} />;
  const start = { x: fromX, y: fromY };
  return <Loose start={start} from={fromPosition as Side} end={{ x: toX, y: toY }} to={toPosition as Side} />;
}

/** The same where the page itself follows the pointer: from a card to another one, or to where nothing is yet. */
export function PulledLine({
  card,
  over,
  at,
  backwards = false,
}: {
  /** Corners of the cards. */
  readonly card: Point;
  readonly over: Point | null;
  readonly at: Point;
  /** The end that is pulled is where the line begins. */
  readonly backwards?: boolean;
}) {
  const route = over && (backwards ? routeBetween(over, card) : routeBetween(card, over));
  if (route) return <NewLine route={route} />;
  const dx = at.x - card.x - CARD.width / 2;
  const dy = at.y - card.y - CARD.height / 2;
  const isInside = Math.abs(dx) < CARD.width / 2 && Math.abs(dy) < CARD.height / 2;
  if (isInside) return null;
  const isLevel = Math.abs(dx) * CARD.height >= Math.abs(dy) * CARD.width;
  const [from, to]: readonly [Side, Side] = isLevel
    ? dx < 0
      ? ['left', 'right']
      : ['right', 'left']
    : dy < 0
      ? ['top', 'bottom']
      : ['bottom', 'top'];
  return <Loose start={sideMiddle(card, from)} from={from} end={at} to={to} />;
}

function Loose({
  start,
  from,
  end,
  to,
}: {
  readonly start: Point;
  readonly from: Side;
  readonly end: Point;
  readonly to: Side;
}) {
  return (
    <g>
      <path className={styles.pulled} d={pathOf(curveBetween(start, from, end, to))} />
      <circle className={styles.end} cx={end.x} cy={end.y} r={4} />
    </g>
  );
}

export function NewLine({ route, pulled = false }: { route: Route; pulled?: boolean }) {
  return (
    <g>
      <path className={pulled ? styles.pulled : styles.valid} d={route.path} />
      <path className={styles.end} d={route.arrow} />
    </g>
  );
}
