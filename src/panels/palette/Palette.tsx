import { type PointerEvent, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { kindsOn } from '../../board/read.ts';
import type { Kind } from '../../catalog/kind.ts';
import { GROUPS } from '../../catalog/kinds.ts';
import { Icon } from '../../kit/icons.tsx';
import { painted } from '../../kit/painted.ts';
import { SearchField } from '../../kit/SearchField.tsx';
import { Tooltip } from '../../kit/Tooltip.tsx';
import { later } from '../../state/later.ts';
import { store, useStore } from '../../state/store.ts';
import { viewport } from '../../state/viewport.ts';
import * as words from '../../words/palette.ts';
import { fetched } from '../fetched.tsx';
import { type Roving, useRoving } from '../roving.ts';
import { KindTile } from './KindTile.tsx';
import styles from './Palette.module.css';

const PaletteGroups = fetched(async () => (await import('./PaletteGroups.tsx')).PaletteGroups);

/** Asks what lies there, so that nothing above the canvas can swallow a drop but a panel, where letting go means never mind. */
function drop(kind: string, { type, clientX, clientY }: globalThis.PointerEvent): void {
  const { carrying, carry, insert } = store.getState();
  carry(null);
  // Given up by Escape meanwhile.
  if (carrying !== kind || type !== 'pointerup') return;
  const below = document.elementFromPoint(clientX, clientY);
  if (!below?.closest('[data-canvas]')) return;
  const at = viewport()?.at?.({ x: clientX, y: clientY });
  const line = below.closest('[data-into]')?.getAttribute('data-into');
  if (line) void later(between, ({ insertInto }) => void insertInto(store.getState(), kind, line, { at }));
  else insert(kind, at && { at });
}

const between = () => import('../../state/inBetween.ts');

/** px a pointer travels before a press becomes a drag. */
const DRAG_FROM = 6;

/** Everything one can put on the board: press to add, drag to place, type to find. Closed, it is a strip of icons. */
export function Palette() {
  const open = useStore((state) => state.paletteOpen);
  const folded = useStore((state) => state.foldedGroups);
  const [typed, setTyped] = useState('');
  const own = useStore((state) => state.board.kinds);
  const readOnly = useStore((state) => state.readOnly);
  const [search, setSearch] = useState<typeof import('./kindSearch.ts') | null>(null);
  useEffect(() => {
    painted.then(() => import('./kindSearch.ts')).then(setSearch, () => {});
  }, []);
  const found = useMemo(() => {
    const kinds = kindsOn({ kinds: own });
    return open && search ? search.searchKindsLoosely(typed, kinds) : kinds;
  }, [open, typed, own, search]);
  const isOwn = (kind: Kind) => Object.hasOwn(own, kind.id);
  const searching = open && typed.trim() !== '';
  const insert = (kind: Kind) => store.getState().insert(kind.id);
  const scroll = useRef<HTMLDivElement>(null);
  const groups = searching
    ? []
    : [...(Object.keys(own).length > 0 ? [OWN] : []), ...GROUPS].map((group) => ({
        group,
        folded: open && folded.includes(group.id),
        kinds: found.filter((kind) => (isOwn(kind) ? OWN : kind).group === group.id),
      }));
  const ids = searching
    ? found.map(({ id }) => id)
    : groups.flatMap(({ group, folded, kinds }) => [
        ...(open ? [headingId(group.id)] : []),
        ...(folded ? [] : kinds.map(({ id }) => id)),
      ]);
  const roving = useRoving(scroll, ids);
  const [summaryOf, setSummaryOf] = useState<SummaryOf | null>(null);
  // What the kinds are is told a moment after someone has come here.
  const tell = () => {
    if (summaryOf) return;
    import('../../catalog/guide.ts').then(
      ({ guideOf }) => setSummaryOf(() => (kind: Kind) => guideOf(kind).summary),
      () => {},
    );
  };
  const list = { open, onInsert: insert, roving, summaryOf };

  return (
    <nav
      className={open ? styles.palette : styles.strip}
      data-pane=""
      aria-label={words.title}
      onPointerEnter={tell}
      onFocus={tell}
    >
      {open && (
        <SearchField
          className={styles.search}
          label={words.find}
          value={typed}
          onType={setTyped}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && searching && !event.nativeEvent.isComposing)
              scroll.current?.querySelector('button')?.click();
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              roving.first();
            }
          }}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside arrive here */}
      <div
        ref={scroll}
        className={styles.scroll}
        // In Firefox whatever scrolls is a stop of the Tab key; here the buttons are.
        tabIndex={-1}
        onKeyDown={roving.onKeyDown}
        onFocus={roving.onFocus}
      >
        {searching ? (
          <>
            <List kinds={found} {...list} />
            <Suspense>
              <PaletteGroups typed={typed} alone={found.length === 0} />
            </Suspense>
          </>
        ) : (
          groups.map(({ group, folded, kinds }) => (
            <section key={group.id} aria-label={group.label}>
              {open && <GroupHeading group={group} folded={folded} roving={roving} />}
              {!folded && <List kinds={kinds} {...list} />}
            </section>
          ))
        )}
      </div>
      {open && !readOnly && (
        <button type="button" className={styles.define} onClick={() => store.getState().openDialog('kinds')}>
          <Icon name="plus" size={14} />
          {Object.keys(own).length > 0 ? words.kindsOfBoard : words.defineKind}
        </button>
      )}
    </nav>
  );
}

/** Where the board's own kinds stand: before all others. */
const OWN = { id: 'own', label: words.own, group: 'own' };

const headingId = (group: string): string => `group:${group}`;

function GroupHeading({
  group,
  folded,
  roving,
}: {
  readonly group: { readonly id: string; readonly label: string };
  readonly folded: boolean;
  readonly roving: Roving;
}) {
  return (
    <h2>
      <button
        type="button"
        className={styles.heading}
        aria-expanded={!folded}
        {...roving.item(headingId(group.id), group.label)}
        onClick={() => store.getState().foldGroup(group.id)}
      >
        {group.label}
        <Icon name={folded ? 'chevron-right' : 'chevron-down'} size={12} />
      </button>
    </h2>
  );
}

type SummaryOf = (kind: Kind) => string;

interface Shared {
  readonly open: boolean;
  readonly onInsert: (kind: Kind) => void;
  readonly roving: Roving;
  readonly summaryOf: SummaryOf | null;
}

function List({ kinds, ...shared }: Shared & { readonly kinds: readonly Kind[] }) {
  return (
    <ul className={styles.list}>
      {kinds.map((kind) => (
        <li key={kind.id}>
          <Item kind={kind} {...shared} />
        </li>
      ))}
    </ul>
  );
}

function Item({ kind, open, onInsert, roving, summaryOf }: Shared & { readonly kind: Kind }) {
  // A drag ends with a click on the same button when it is let go over it; that click must not add a second one.
  const dragged = useRef(false);
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    dragged.current = false;
    const button = event.currentTarget;
    const { clientX, clientY, pointerId } = event;
    const move = (moved: globalThis.PointerEvent) => {
      if (moved.pointerId !== pointerId || dragged.current) return;
      if (Math.hypot(moved.clientX - clientX, moved.clientY - clientY) < DRAG_FROM) return;
      dragged.current = true;
      // Touch captures the pointer where it went down; the canvas is to hear the rest of this gesture.
      if (button.hasPointerCapture(pointerId)) button.releasePointerCapture(pointerId);
      store.getState().carry(kind.id);
    };
    const end = (ended: globalThis.PointerEvent) => {
      if (ended.pointerId !== pointerId) return;
      if (dragged.current) drop(kind.id, ended);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  };
  const button = (
    <button
      type="button"
      className={styles.item}
      aria-label={open ? undefined : kind.label}
      {...roving.item(kind.id, kind.label)}
      onPointerDown={onPointerDown}
      onClick={() => {
        if (!dragged.current) onInsert(kind);
        dragged.current = false;
      }}
    >
      <KindTile kind={kind} />
      {open && <span className={styles.label}>{kind.label}</span>}
    </button>
  );
  return (
    <Tooltip text={(open && summaryOf?.(kind)) || kind.label} side="right">
      {button}
    </Tooltip>
  );
}
