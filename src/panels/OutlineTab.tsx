import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Id } from '../board/board.ts';
import { remove } from '../board/edit.ts';
import { flowOrder } from '../board/flow.ts';
import { formatFactor } from '../catalog/units.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { store, useStore } from '../state/store.ts';
import { flyTo } from './fly.ts';
import { freshReport } from './freshReport.ts';
import { OutlineItem } from './OutlineItem.tsx';
import styles from './OutlineTab.module.css';
import { SourceBadge } from './SourceBadge.tsx';
import { componentName, limitWords } from './words.ts';

/**
 * The board as a nested list, for whoever reads it by ear or works it by keyboard: components in the order a request
 * meets them, what each calls below it. One tab stop; arrows move, Enter shows and opens, F2 renames, Delete deletes.
 */
export function OutlineTab() {
  const board = useStore((state) => state.board);
  const order = useMemo(() => flowOrder(board), [board]);
  const chosen = useStore((state) => (state.selection.size === 1 ? [...state.selection][0] : undefined));
  const [here, setHere] = useState<Id | undefined>(chosen);
  const list = useRef<HTMLUListElement>(null);
  /** What is selected next takes the focus: it was added from here. */
  const expecting = useRef(false);

  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const focusRow = (id: Id | undefined) =>
    rows()
      .find((row) => row.dataset.row === id)
      ?.focus();

  // A render later than the selection, when the row of what was added is in the list.
  useEffect(() => {
    if (chosen === undefined) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(chosen)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    if (!expecting.current) return;
    expecting.current = false;
    row?.focus();
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = rows();
    const at = all.findIndex((one) => one.dataset.row === row);
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const isComponent = Object.hasOwn(store.getState().board.components, row);
    if (step !== undefined) {
      all[step]?.focus();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const name = all[at]?.dataset.name ?? '';
      store.getState().edit((current) => remove(current, [row]));
      store.getState().say(`${name} deleted`);
      requestAnimationFrame(() => (rows()[at] ?? rows().at(-1))?.focus());
    } else if (event.key === 'F2' && isComponent) {
      flyTo(row);
      requestAnimationFrame(() => list.current?.querySelector('input')?.select());
    } else if (event.key === '/' && isComponent) {
      addAfter(row);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const addAfter = (id: Id) => {
    expecting.current = true;
    store.getState().startInserting({ from: id });
  };

  if (order.length === 0)
    return (
      <EmptyState icon="scroll-text" title="Nothing on this board yet">
        What you add is listed here in the order that a request meets it.
      </EmptyState>
    );
  return (
    <div className={styles.outline}>
      <Summary />
      <ul ref={list} className={styles.list} aria-label="Components" onKeyDown={onKeyDown}>
        {order.map((id, index) => (
          <OutlineItem
            key={id}
            id={id}
            chosen={chosen}
            stop={here !== undefined && isIn(board, here) ? here : index === 0 ? id : undefined}
            onFocus={setHere}
            onAddAfter={addAfter}
            onGone={() => focusRow(order[index - 1] ?? order[index + 1])}
          />
        ))}
      </ul>
    </div>
  );
}

function isIn(board: { readonly components: object; readonly connections: object }, id: Id): boolean {
  return Object.hasOwn(board.components, id) || Object.hasOwn(board.connections, id);
}

/** The board in one breath: how much there is, what breaks first, and what the last run showed. */
function Summary() {
  const board = useStore((state) => state.board);
  const { factor, first } = useStore((state) => state.estimate.headroom);
  const bottleneck = useStore((state) => (freshReport(state) ? state.bottleneck : null));
  const components = Object.keys(board.components).length;
  const connections = Object.keys(board.connections).length;
  return (
    <div className={styles.summary}>
      <p>
        {components} {components === 1 ? 'component' : 'components'}, {connections}{' '}
        {connections === 1 ? 'connection' : 'connections'}
      </p>
      {first && (
        <p>
          At {formatFactor(factor)} {componentName(board, first.component)} breaks first, by{' '}
          {limitWords(board, first.limit)} <SourceBadge by="estimate" />
        </p>
      )}
      {bottleneck && (
        <p>
          {componentName(board, bottleneck.component)} {BUSY[bottleneck.state]}, by {bottleneck.limit}{' '}
          <SourceBadge by="simulation" />
        </p>
      )}
    </div>
  );
}

const BUSY = {
  saturated: 'was saturated',
  hot: 'was the busiest, above its target',
  fine: 'was the busiest, within its limits',
} as const;
