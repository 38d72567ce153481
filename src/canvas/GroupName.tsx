import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Group } from '../board/board.ts';
import { later } from '../state/later.ts';
import { store, useStore } from '../state/store.ts';
import styles from './GroupLayer.module.css';

/** The name of a frame, edited in place as that of a card is. */
export function GroupName({ group }: { readonly group: Group }) {
  const renaming = useStore((state) => state.renaming === group.id);
  return renaming ? <NameField group={group} /> : <span className={styles.name}>{group.name}</span>;
}

function NameField({ group }: { readonly group: Group }) {
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
    const label = input?.closest<HTMLElement>('[data-item]');
    if (keep && name && name !== group.name)
      void later(
        () => import('../state/grouping.ts'),
        (module) => module.nameGroup(store.getState(), group.id, name),
      );
    store.getState().rename(null);
    if (refocus) label?.focus({ preventScroll: true });
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
      aria-label="Name of the group"
      defaultValue={group.name}
      maxLength={80}
      size={Math.max(8, group.name.length)}
      spellCheck={false}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={() => close(true, false)}
    />
  );
}
