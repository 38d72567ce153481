import { type RefObject, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { CARD } from '../../board/layout.ts';
import { kindOn } from '../../board/read.ts';
import { Icon } from '../../kit/icons.tsx';
import { store, useStore } from '../../state/store.ts';
import styles from '../Canvas.module.css';
import { useCamera } from '../flow.ts';

/** A kind on its way from the palette, which drops it. Pale where letting go means never mind. */
export function CarryGhost({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const carrying = useStore((state) => state.carrying);
  const camera = useCamera();
  const ghost = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (carrying === null) return;
    const over = (event: PointerEvent) => {
      const below = document.elementFromPoint(event.clientX, event.clientY);
      return below !== null && (root.current?.contains(below) ?? false);
    };
    const onMove = (event: PointerEvent) => {
      const element = ghost.current;
      if (!element) return;
      const zoom = camera.viewport().zoom;
      element.style.transform = `translate(${event.clientX}px, ${event.clientY}px) scale(${zoom}) translate(-50%, -50%)`;
      element.style.visibility = 'visible';
      element.style.opacity = over(event) ? '' : '0.5';
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      store.getState().carry(null);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [carrying, camera, root]);

  if (carrying === null) return null;
  const kind = kindOn(store.getState().board, carrying);
  return createPortal(
    <div
      ref={ghost}
      className={styles.ghost}
      style={{ width: CARD.width, height: CARD.height }}
      aria-hidden="true"
    >
      <Icon name={kind?.icon ?? 'box'} size={18} />
      {kind?.label ?? carrying}
    </div>,
    document.body,
  );
}
