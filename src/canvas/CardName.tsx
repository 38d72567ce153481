import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Component } from '../board/board.ts';
import { renameComponent } from '../board/edit.ts';
import { store, useStore } from '../state/store.ts';
import styles from './ComponentCard.module.css';

/** The name, edited in place: Enter or leaving keeps it, Escape does not. */
export function CardName({ component }: { component: Component }) {
  const renaming = useStore((state) => state.renaming === component.id);
  return renaming ? (
    <NameField component={component} />
  ) : (
    <span className={styles.name} title={component.name}>
      {component.name}
    </span>
  );
}

function NameField({ component }: { component: Component }) {
  const field = useRef<HTMLInputElement>(null);
  const closed = useRef(false);

  useEffect(() => {
    closed.current = false;
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  const close = (keep: boolean, refocus: boolean) => {
    if (closed.current) return;
    closed.current = true;
    const input = field.current;
    const name = input?.value.trim() ?? '';
    const card = input?.closest<HTMLElement>('[data-item]');
    const { edit, rename } = store.getState();
    if (keep && name && name !== component.name) edit((board) => renameComponent(board, component.id, name));
    rename(null);
    if (refocus) card?.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // The page's shortcuts must not take letters from the field.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      close(event.key === 'Enter', true);
    }
  };

  return (
    <input
      ref={field}
      className={`${styles.field} nodrag nopan nokey`}
      aria-label="Name"
      defaultValue={component.name}
      maxLength={80}
      spellCheck={false}
      onKeyDown={onKeyDown}
      onBlur={() => close(true, false)}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
