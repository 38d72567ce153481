import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { useEffect } from 'react';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/canvas.ts';
import { cardAt } from '../hands/hit.ts';
import { currentLinking, setLinking, useLinking } from '../passing.ts';
import styles from './LinkPreview.module.css';
import { NewLine, routeBetween } from './LinkPreview.tsx';
import { link } from './link.ts';

/** A connection that a key began goes to the card under the pointer, and a press there makes it. */
function useAim(isLinking: boolean): void {
  const { screenToFlowPosition } = useReactFlow();
  useEffect(() => {
    if (!isLinking) return;
    const aimed = ({ clientX, clientY, target }: PointerEvent) => {
      const linking = currentLinking();
      if (!linking || !(target instanceof Element) || !target.closest('.react-flow__renderer')) return null;
      const cards = Object.values(store.getState().board.components);
      const at = screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
      const to = cardAt(
        cards.map((card) => ({ id: card.id, position: card })),
        at,
      );
      return to === null || to === linking.from ? null : { from: linking.from, to };
    };
    const onMove = (event: PointerEvent) => {
      const aim = aimed(event);
      if (aim && aim.to !== currentLinking()?.to) setLinking(aim);
    };
    // Before the canvas hears of the press, which ends what the keyboard began.
    const onPress = (event: PointerEvent) => {
      const aim = event.button === 0 ? aimed(event) : null;
      if (aim) link(aim.from, aim.to);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerdown', onPress, true);
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerdown', onPress, true);
    };
  }, [isLinking, screenToFlowPosition]);
}

/** The same line while a connection is made with the keyboard: to the card that Enter would choose. */
export function KeyboardLinkPreview() {
  const linking = useLinking();
  useAim(linking !== null);
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
