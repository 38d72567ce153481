import type { KeyboardEvent } from 'react';
// So that it is there when a key asks for it.
import '../cards/CardNameField.tsx';
import type { Board, Id } from '../../board/board.ts';
import { store } from '../../state/store.ts';
import * as words from '../../words/canvas.ts';
import { flowOrder, tabOrder } from '../flowOrder.ts';
import { link } from '../lines/link.ts';
import { currentLinking, isGathering, type Linking, setGathering, setLinking } from '../passing.ts';
import { type Direction, neighbor } from './hit.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

function cardsOf(board: Board) {
  return Object.values(board.components).map((component) => ({ id: component.id, position: component }));
}

/** Begins a connection from a component; the first choice is what lies to its right, where flows go. */
export function startLinking(from: Id): void {
  const { board, readOnly, select } = store.getState();
  const start = board.components[from];
  if (readOnly || !start) return;
  const taken = new Set([from]);
  for (const connection of Object.values(board.connections))
    if (connection.from === from) taken.add(connection.to);
  const cards = cardsOf(board);
  const others = flowOrder(board).filter((id) => id !== from);
  const to =
    neighbor(cards, start, 'right', taken) ?? others.find((id) => !taken.has(id)) ?? others[0] ?? null;
  select([from]);
  setLinking({ from, to });
}

function choose(linking: Linking, event: KeyboardEvent): Id | null {
  const { board } = store.getState();
  const direction = ARROWS[event.key];
  if (direction) {
    const at = board.components[linking.to ?? linking.from];
    const not = new Set([linking.from, linking.to ?? linking.from]);
    return (at && neighbor(cardsOf(board), at, direction, not)) ?? linking.to;
  }
  const others = flowOrder(board).filter((id) => id !== linking.from);
  const index = linking.to === null ? -1 : others.indexOf(linking.to);
  const step = event.shiftKey ? -1 : 1;
  return others[(index + step + others.length) % others.length] ?? null;
}

/** Returns true when the key belonged to the connection being made. */
function whileLinking(linking: Linking, event: KeyboardEvent, reveal: (id: Id) => void): boolean {
  if (event.key === 'Escape') {
    setLinking(null);
  } else if (event.key === 'Enter') {
    setLinking(null);
    if (linking.to) link(linking.from, linking.to);
  } else if (event.key === '/') {
    setLinking(null);
    store.getState().startInserting({ from: linking.from });
  } else if (event.key === 'Tab' || event.key in ARROWS) {
    const to = choose(linking, event);
    setLinking({ from: linking.from, to });
    if (to) reveal(to);
  } else {
    return false;
  }
  return true;
}

/** Several at once with the keyboard: from the first Shift+Space on, Tab only moves and Shift+Space adds or takes away. */
function gather(id: Id): void {
  const { select, selection, say } = store.getState();
  if (isGathering() || !selection.has(id)) select([id], 'toggle');
  if (!isGathering()) say(words.gathering);
  setGathering(true);
}

export interface Focus {
  /** Moves the keyboard focus to a component or connection, bringing it into view first. */
  item(id: Id): void;
  reveal(id: Id): void;
}

/**
 * Keys that are the canvas's own; all others are left to the page's command table. Tab walks what is drawn in
 * the order of the flow (also what is out of view, which the page does not hold), and leaves at both ends.
 */
export function handleKey(event: KeyboardEvent, focus: Focus): void {
  const target = event.target as HTMLElement;
  if (target.closest('input, textarea, button, a')) return;
  const taken = () => {
    event.preventDefault();
    event.stopPropagation();
  };
  const linking = currentLinking();
  if (linking) {
    if (whileLinking(linking, event, focus.reveal)) taken();
    return;
  }
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const id = target.closest<HTMLElement>('[data-item]')?.dataset.item;
  const { board, selection, select } = store.getState();
  if (selection.size === 0 || event.key === 'Escape') setGathering(false);
  if (event.key === 'Tab' && plain) {
    const order = tabOrder(board);
    const selected = selection.size === 1 ? [...selection][0] : undefined;
    const from =
      id === undefined ? (selected !== undefined ? order.indexOf(selected) - 1 : -1) : order.indexOf(id);
    if (id === undefined && event.shiftKey) return;
    const next = order[from + (event.shiftKey ? -1 : 1)];
    if (next === undefined) return;
    taken();
    if (!isGathering()) select([next]);
    focus.item(next);
    return;
  }
  if (id !== undefined && event.key === ' ' && event.shiftKey) {
    taken();
    gather(id);
    return;
  }
  if (id === undefined || !plain || event.shiftKey) return;
  // With two selected, C is the command that connects them; what has the focus alone is not seen to be meant.
  if (event.key.toLowerCase() === 'c' && board.components[id] && selection.size < 2 && selection.has(id)) {
    taken();
    startLinking(id);
  } else if ((event.key === 'F2' || event.key === 'Enter') && isNamed(board, id) && isMeant(id)) {
    taken();
    if (board.connections[id]) select([id]);
    store.getState().rename(id);
  }
}

/** Where something else is selected, that is seen to be meant: the command table has it. */
function isMeant(id: Id): boolean {
  const { selection } = store.getState();
  return selection.size === 0 || selection.has(id);
}

/** What has words to be edited in place. */
function isNamed({ components, connections, groups, marks }: Board, id: Id): boolean {
  return Boolean(
    components[id] || connections[id] || groups[id] || (marks[id] && marks[id].kind !== 'stroke'),
  );
}
