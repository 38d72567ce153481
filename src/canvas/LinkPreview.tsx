import type { ConnectionLineComponentProps } from '@xyflow/react';
import styles from './LinkPreview.module.css';
import { curveBetween, type Point, pathOf, type Route, routeAll, type Side } from './routes.ts';

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
  const curve = curveBetween(start, fromPosition as Side, { x: toX, y: toY }, toPosition as Side);
  return (
    <g>
      <path className={styles.pulled} d={pathOf(curve)} />
      <circle className={styles.end} cx={toX} cy={toY} r={4} />
    </g>
  );
}

export function NewLine({ route }: { route: Route }) {
  return (
    <g>
      <path className={styles.valid} d={route.path} />
      <path className={styles.end} d={route.arrow} />
    </g>
  );
}
