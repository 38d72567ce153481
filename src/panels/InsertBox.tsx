import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Kind } from '../catalog/kind.ts';
import { KINDS, kindOf } from '../catalog/kinds.ts';
import { Icon } from '../kit/icons.tsx';
import { store, useStore } from '../state/store.ts';
import styles from './InsertBox.module.css';
import { KindTile } from './KindTile.tsx';
import { searchKinds } from './kindSearch.ts';

/** Type-to-add: opened by `/`, or by a connection dropped on empty canvas, then with what usually comes next first. */
export function InsertBox() {
  const inserting = useStore((state) => state.inserting);
  // A new box for each opening, so that nothing typed before is left in it.
  return inserting && <Box key={JSON.stringify(inserting)} />;
}

function Box() {
  const inserting = useStore((state) => state.inserting);
  const caller = useStore((state) =>
    state.inserting?.from === undefined ? undefined : state.board.components[state.inserting.from],
  );
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const kinds = useMemo(() => searchKinds(typed, ordered(caller?.kind)), [typed, caller?.kind]);
  const fitting = typed.trim() === '' ? (kindOf(caller?.kind ?? '')?.next.length ?? 0) : 0;
  const here = Math.min(active, kinds.length - 1);
  const { stopInserting, insert } = store.getState();

  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target))
        store.getState().stopInserting();
    };
    window.addEventListener('pointerdown', onPointerDown, true);
    return () => window.removeEventListener('pointerdown', onPointerDown, true);
  }, []);
  useEffect(() => {
    box.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  const choose = (kind: Kind | undefined) => {
    if (kind) insert(kind.id, inserting ?? {});
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setActive((here + move + kinds.length) % Math.max(1, kinds.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(kinds[here]);
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      stopInserting();
    }
    event.stopPropagation();
  };

  return (
    <div ref={box} className={styles.box} role="dialog" aria-label="Add a component">
      <div className={styles.search}>
        <Icon name="plus" size={16} />
        <input
          ref={input}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={kinds[here] && `${listId}-${kinds[here].id}`}
          aria-label={caller ? `Connect ${caller.name} to a new` : 'Add a component'}
          placeholder={caller ? `${caller.name} calls ...` : 'Add a component ...'}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} role="listbox" aria-label="Kinds" className={styles.list}>
        {kinds.map((kind, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keyboard, by the ARIA pattern.
          <div
            key={kind.id}
            id={`${listId}-${kind.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === here}
            className={index + 1 === fitting ? `${styles.option} ${styles.lastFit}` : styles.option}
            onPointerMove={() => setActive(index)}
            onClick={() => choose(kind)}
          >
            <KindTile kind={kind} />
            <span className={styles.words}>
              <span>{kind.label}</span>
              <span className={styles.summary}>{kind.summary}</span>
            </span>
          </div>
        ))}
        {kinds.length === 0 && <p className={styles.none}>Nothing is called "{typed.trim()}".</p>}
      </div>
    </div>
  );
}

/** What the calling kind usually connects to comes first. */
function ordered(from: string | undefined): readonly Kind[] {
  const next = kindOf(from ?? '')?.next ?? [];
  const first = next.map(kindOf).filter((kind) => kind !== undefined);
  return [...first, ...KINDS.filter((kind) => !next.includes(kind.id))];
}
