import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Board, Id } from '../../board/board.ts';
import { remove } from '../../board/edit.ts';
import { flowOrder } from '../../board/flow.ts';
import { formatFactor } from '../../catalog/units.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { store, useStore } from '../../state/store.ts';
import * as words from '../../words/outline.ts';
import { flyTo } from '../fly.ts';
import { SourceBadge } from '../inspect/SourceBadge.tsx';
import { freshReport } from '../results/freshReport.ts';
import { blamedNames, componentName, limitWords } from '../results/recordWords.ts';
import { OutlineGroups } from './OutlineGroups.tsx';
import { OutlineItem } from './OutlineItem.tsx';
import { OutlineMarks } from './OutlineMarks.tsx';
import styles from './OutlineTab.module.css';

/**
 * The board as a nested list, for whoever reads it by ear or works it by keyboard: components in the order a request
 * meets them, what each calls below it. One tab stop; arrows move, Enter shows and opens, F2 renames, Delete deletes.
 */
export function OutlineTab() {
  const board = useStore((state) => state.board);
  const order = useMemo(() => flowOrder(board), [board]);
  const chosen = useStore((state) => (state.selection.size === 1 ? [...state.selection][0] : undefined));
  const inserting = useStore((state) => state.inserting !== null);
  const [last, setLast] = useState<Id | undefined>(chosen);
  const list = useRef<HTMLUListElement>(null);
  /** What is selected next takes the focus: it was added from here. */
  const expecting = useRef(false);

  // A render later than the selection, when the row of what was added is in the list.
  useEffect(() => {
    if (chosen === undefined) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(chosen)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    setLast(chosen);
    if (expecting.current) row?.focus();
    expecting.current = false;
  }, [chosen]);
  useEffect(() => {
    if (!inserting) expecting.current = false;
  }, [inserting]);

  const addAfter = useCallback((id: Id) => {
    expecting.current = true;
    store.getState().startInserting({ from: id });
  }, []);
  /** Takes a record away; the row that comes into its place has the focus then. */
  const removeRow = useCallback((id: Id) => {
    const { readOnly, edit, say } = store.getState();
    const rows = rowsOf(list.current);
    const at = rows.findIndex((row) => row.dataset.row === id);
    if (readOnly || at < 0) return;
    flushSync(() => edit((current) => remove(current, [id])));
    say(words.removed(rows[at]?.dataset.name ?? ''));
    const left = rowsOf(list.current);
    (left[at] ?? left.at(-1))?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    if (id === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = rowsOf(list.current);
    const at = rows.findIndex((row) => row.dataset.row === id);
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const isComponent = Object.hasOwn(board.components, id);
    if (step !== undefined) {
      rows[step]?.focus();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      removeRow(id);
    } else if (event.key === 'F2' && isComponent) {
      // At once: what is typed next is the name.
      flushSync(() => flyTo(id));
      list.current?.querySelector('input')?.select();
    } else if (event.key === '/' && isComponent) {
      addAfter(id);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  if (order.length === 0 && Object.keys(board.marks).length === 0)
    return (
      <EmptyState icon="scroll-text" title={words.nothingYet}>
        {words.nothingHelp}
      </EmptyState>
    );
  const stop = last !== undefined && ownerOf(board, last) !== undefined ? last : order[0];
  /** A row is told only of what concerns it, so that a thousand others need not be drawn again. */
  const within = (id: Id, record: Id | undefined): Id | undefined =>
    record !== undefined && ownerOf(board, record) === id ? record : undefined;
  return (
    <div className={styles.outline}>
      <Summary />
      <OutlineGroups />
      <ul ref={list} className={styles.list} aria-label={words.components} onKeyDown={onKeyDown}>
        {order.map((id) => (
          <OutlineItem
            key={id}
            id={id}
            chosen={within(id, chosen)}
            stop={within(id, stop)}
            onFocus={setLast}
            onAddAfter={addAfter}
            onRemove={removeRow}
          />
        ))}
      </ul>
      <OutlineMarks />
    </div>
  );
}

function rowsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}

/** The component under which a record is listed. */
function ownerOf({ components, connections }: Board, id: Id): Id | undefined {
  if (Object.hasOwn(components, id)) return id;
  return Object.hasOwn(connections, id) ? connections[id]?.from : undefined;
}

/** The board in one breath: how much there is, what breaks first, and what the last run showed. */
function Summary() {
  const board = useStore((state) => state.board);
  const { factor, first } = useStore((state) => state.estimate.headroom);
  const bottleneck = useStore((state) => (freshReport(state) ? state.bottleneck : null));
  const components = Object.keys(board.components).length;
  const connections = Object.keys(board.connections).length;
  const groups = Object.keys(board.groups).length;
  return (
    <div className={styles.summary}>
      <p>{words.count(components, connections, groups)}</p>
      {first && (
        <p>
          {words.breaksFirst(
            formatFactor(factor),
            componentName(board, first.component),
            limitWords(board, first.limit),
          )}{' '}
          <SourceBadge by="estimate" />
        </p>
      )}
      {bottleneck && (
        <p>
          {words.busiest[bottleneck.state](
            blamedNames(board, bottleneck),
            bottleneck.limit === null ? '' : limitWords(board, bottleneck.limit),
          )}{' '}
          <SourceBadge by="simulation" />
        </p>
      )}
    </div>
  );
}
