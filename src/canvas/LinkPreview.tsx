import { type ConnectionLineComponentProps, ViewportPortal } from '@xyflow/react';
import { useStore } from '../state/store.ts';
import styles from './LinkPreview.module.css';
import { useLinking } from './passing.ts';
import { curveBetween, type Point, pathOf, type Route, routeAll, type Side } from './routes.ts';

function routeBetween(from: Point, to: Point) {
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

function NewLine({ route }: { route: Route }) {
  return (
    <g>
      <path className={styles.valid} d={route.path} />
      <path className={styles.end} d={route.arrow} />
    </g>
  );
}

/** The same line while a connection is made with the keyboard: to the card that Enter would choose. */
export function KeyboardLinkPreview() {
  const linking = useLinking();
  const from = useStore((state) => (linking ? state.board.components[linking.from] : undefined));
  const to = useStore((state) => (linking?.to ? state.board.components[linking.to] : undefined));
  const route = from && to && routeBetween(from, to);
  if (!route) return null;
  return (
    <ViewportPortal>
      <svg className={styles.sheet} aria-hidden="true">
        <NewLine route={route} />
      </svg>
    </ViewportPortal>
  );
}

/** Says what the keys do while a connection is made with them. */
export function LinkingHint() {
  const linking = useLinking();
  const from = useStore((state) => (linking ? state.board.components[linking.from]?.name : undefined));
  const to = useStore((state) => (linking?.to ? state.board.components[linking.to]?.name : undefined));
  return (
    <div className={linking ? styles.hint : styles.quiet} role="status">
      {linking && (
        <>
          <b>
            {from} → {to ?? '…'}
          </b>
          <span>Arrows or Tab choose, Enter connects, / adds new, Esc cancels</span>
        </>
      )}
    </div>
  );
}
