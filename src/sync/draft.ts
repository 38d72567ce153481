import { type Board, EMPTY_BOARD } from '../board/board.ts';
import { CURRENT_VERSION } from '../format/version.ts';
import type { BoardDocument, ChangeSource, OpenBoard } from './document.ts';
import { writeLast } from './last.ts';

/** A step that undo takes back. */
export interface Step {
  readonly before: Board;
  readonly after: Board;
}

/**
 * The board that a page begins with: plain values, so that one can draw before the library and all it needs have
 * been fetched. `Library.take` makes it a board like any other, with the same steps to take back.
 */
export interface Draft extends OpenBoard {
  /** What it began with, which is no step. */
  readonly start: Board;
  /** Oldest first. */
  readonly done: readonly Step[];
  /** Taken back; the one that was taken back first is the first. */
  readonly undone: readonly Step[];
  /** The gesture that the next write may continue. */
  readonly gesture: string | undefined;
}

export function beginDraft(start = EMPTY_BOARD): Draft {
  const listeners = new Set<(board: Board, source: ChangeSource) => void>();
  const done: Step[] = [];
  const undone: Step[] = [];
  let board = start;
  let gesture: string | undefined;

  const move = (from: Step[], to: Step[], side: keyof Step): boolean => {
    gesture = undefined;
    const step = from.pop();
    if (!step) return false;
    to.push(step);
    board = step[side];
    for (const listener of [...listeners]) listener(board, 'undo');
    return true;
  };
  const document: BoardDocument = {
    get canUndo() {
      return done.length > 0;
    },
    get canRedo() {
      return undone.length > 0;
    },
    read: () => board,
    write(before, after, name) {
      if (before === after) return;
      const last = done.at(-1);
      if (last && name !== undefined && name === gesture) done[done.length - 1] = { ...last, after };
      else done.push({ before, after });
      undone.length = 0;
      gesture = name;
      board = after;
    },
    undo: () => move(done, undone, 'before'),
    redo: () => move(undone, done, 'after'),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
  return {
    id: crypto.randomUUID(),
    start,
    document,
    done,
    undone,
    get gesture() {
      return gesture;
    },
    close: () => Promise.resolve(document.close()),
  };
}

/** Of what stands in the storage of the page. */
export const DRAFT_PREFIX = 'headroom:draft:';

/** Puts a board that no disk has yet where the next page finds it, at once: the page is going away. */
export function leaveDraft(id: string, board: Board): void {
  try {
    localStorage.setItem(DRAFT_PREFIX + id, JSON.stringify({ ...board, version: CURRENT_VERSION }));
    writeLast(id);
  } catch {
    return;
  }
}

/** A disk has it now. */
export function forgetDraft(id: string): void {
  try {
    localStorage.removeItem(DRAFT_PREFIX + id);
  } catch {
    return;
  }
}
