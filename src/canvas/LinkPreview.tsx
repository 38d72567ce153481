import { type ConnectionLineComponentProps, ViewportPortal } from '@xyflow/react';
import { useStore } from '../state/store.ts';
import styles from './LinkPreview.module.css';
import { useLinking } from './passing.ts';
import { curveBetween, pathOf, routeAll, type Side } from './routes.ts';

/** The line under the pointer while a connection is being pulled. */
export function LinkPreview({
  fromX,
  fromY,
  toX,
  toY,
  fromPosition,
  toPosition,
  connectionStatus,
}: ConnectionLineComponentProps) {
  const curve = curveBetween(
    { x: fromX, y: fromY },
    fromPosition as Side,
    { x: toX, y: toY },
    toPosition as Side,
  );
  return (
    <g>
      <path className={connectionStatus === 'valid' ? styles.valid : styles.pulled} d={pathOf(curve)} />
      <circle className={styles.end} cx={toX} cy={toY} r={4} />
    </g>
  );
}

/** The same line while a connection is made with the keyboard: to the card that Enter would choose. */
export function KeyboardLinkPreview() {
  const linking = useLinking();
  const from = useStore((state) => (linking ? state.board.components[linking.from] : undefined));
  const to = useStore((state) => (linking?.to ? state.board.components[linking.to] : undefined));
  if (!from || !to) return null;
  const route = routeAll(
    [{ id: 'new', from: from.id, to: to.id }],
    new Map([
      [from.id, from],
      [to.id, to],
    ]),
  ).get('new');
  if (!route) return null;
  return (
    <ViewportPortal>
      <svg className={styles.sheet} aria-hidden="true">
        <path className={styles.valid} d={route.path} />
        <path className={styles.end} d={route.arrow} />
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
          <span>Arrows or Tab choose, Enter connects, / adds a new one, Escape cancels</span>
        </>
      )}
    </div>
  );
}
