import { useReactFlow, ViewportPortal } from '@xyflow/react';
import { useEffect } from 'react';
import { CARD, freeSpot } from '../../board/layout.ts';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/canvas.ts';
import { cardAt } from '../hands/hit.ts';
import { currentLinking, setLinking, useLinking } from '../passing.ts';
import styles from './LinkPreview.module.css';
import { NewLine } from './LinkPreview.tsx';
import { link } from './link.ts';
import { useNewRoute } from './newRoute.ts';

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

/** The line that waits for its other end: to the card that Enter would choose, or the one that the open box asks for. */
export function WaitingLink() {
  const linking = useLinking();
  useAim(linking !== null);
  const from = useStore((state) => (linking ? state.board.components[linking.from] : undefined));
  const to = useStore((state) => (linking?.to ? state.board.components[linking.to] : undefined));
  const asked = useAsked();
  const [start, end] = from && to ? [from, to] : (asked?.ends ?? []);
  const route = useNewRoute(start, end);
  if (!route) return null;
  return (
    <ViewportPortal>
      <svg className={styles.sheet} aria-hidden="true" data-asked={asked ? '' : undefined}>
        {asked && <rect className={styles.pulled} rx={10} {...asked.place} {...CARD} />}
        <NewLine route={route} pulled={asked !== null} />
      </svg>
    </ViewportPortal>
  );
}

/** Where a component would lie that is being chosen, and its line, if it was pulled or grown from one that is there. */
function useAsked() {
  const inserting = useStore((state) => state.inserting);
  const board = useStore((state) => state.board);
  const { at, from, to } = inserting ?? {};
  const end = board.components[from ?? to ?? ''];
  if (!at || !end) return null;
  const place = freeSpot(board, at);
  return { place, ends: from === undefined ? [place, end] : [end, place] };
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
