import { type RefObject, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { standsBetween } from '../../board/between.ts';
import { CARD } from '../../board/layout.ts';
import { kindOn } from '../../board/read.ts';
import { Icon } from '../../kit/icons.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/onCanvas.ts';
import { useCamera } from '../flow.ts';
import styles from './CarryGhost.module.css';
import { itemOf } from './itemOf.ts';

/** A kind on its way from the palette, which drops it. Pale where letting go means never mind. */
export function CarryGhost({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const carrying = useStore((state) => state.carrying);
  const camera = useCamera();
  const ghost = useRef<HTMLDivElement>(null);
  /** Between whom it would come to stand. */
  const [into, setInto] = useState<string | null>(null);

  useEffect(() => {
    if (carrying === null) return;
    const stands = standsBetween(kindOn(store.getState().board, carrying));
    let line: Element | null = null;
    const shown = (next: Element | null): void => {
      if (next === line) return;
      line?.removeAttribute('data-into');
      line = next;
      const { connections, components } = store.getState().board;
      const connection = line ? connections[itemOf(line) ?? ''] : undefined;
      if (connection) line?.setAttribute('data-into', connection.id);
      const [from, to] = [connection?.from, connection?.to].map((id) => components[id ?? '']?.name);
      setInto(from !== undefined && to !== undefined ? words.between(from, to) : null);
    };
    const onMove = (event: PointerEvent) => {
      const below = document.elementFromPoint(event.clientX, event.clientY);
      const isOver = below !== null && (root.current?.contains(below) ?? false);
      shown((isOver && stands && below.closest('.react-flow__edge')) || null);
      const element = ghost.current;
      if (!element) return;
      const zoom = camera.viewport().zoom;
      element.style.transform = `translate(${event.clientX}px, ${event.clientY}px) scale(${zoom}) translate(-50%, -50%)`;
      element.style.visibility = 'visible';
      element.style.opacity = isOver ? '' : '0.5';
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      store.getState().carry(null);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('keydown', onKey, true);
    return () => {
      // The palette, which has been told of the drop, asks on which line it was.
      requestAnimationFrame(() => shown(null));
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
      {into !== null && <span className={styles.into}>{into}</span>}
    </div>,
    document.body,
  );
}
