import { ViewportPortal } from '@xyflow/react';
import { useStore } from '../state/store.ts';
import * as words from '../words/canvas.ts';
import styles from './LinkPreview.module.css';
import { NewLine, routeBetween } from './LinkPreview.tsx';
import { useLinking } from './passing.ts';

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
          <span>{words.linking}</span>
        </>
      )}
    </div>
  );
}
