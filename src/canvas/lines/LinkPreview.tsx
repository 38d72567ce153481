import type { ConnectionLineComponentProps } from '@xyflow/react';
import type { Connection } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import { type Point, pathOf } from './curves.ts';
import styles from './LinkPreview.module.css';
import { useNewRoute } from './newRoute.ts';
import type { Route } from './routes.ts';
import { curveBetween, type Side, sideMiddle } from './sides.ts';

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
  const over = connectionStatus === 'valid' ? toNode : null;
  const route = useNewRoute(over && fromNode.position, over?.position);
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
  as,
}: {
  /** Corners of the cards. */
  readonly card: Point;
  readonly over: Point | null;
  readonly at: Point;
  /** The end that is pulled is where the line begins. */
  readonly backwards?: boolean;
  /** The line whose end is pulled; absent: a new one. */
  readonly as?: Connection;
}) {
  const route = useNewRoute(over && (backwards ? over : card), over && (backwards ? card : over), as);
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
