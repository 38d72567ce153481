import type { Id } from '../board/board.ts';

type Selection = ReadonlySet<Id>;

/** What was selected at each step that can be taken back or done again, so that the hand goes on where it was. */
export interface SelectionSteps {
  /** A step begins, unless it goes on with the gesture of the last one. */
  begin(selected: Selection, gesture: string | undefined): void;
  /** A step was taken back or done again: what was selected at it. */
  move(direction: 'undo' | 'redo'): Selection;
}

const NOTHING: Selection = new Set();

export function selectionSteps(): SelectionSteps {
  const undo: Selection[] = [];
  const redo: Selection[] = [];
  let last: string | undefined;
  return {
    begin(selected, gesture) {
      if (gesture !== undefined && gesture === last) return;
      last = gesture;
      undo.push(selected);
      redo.length = 0;
    },
    move(direction) {
      last = undefined;
      const [from, to] = direction === 'undo' ? [undo, redo] : [redo, undo];
      const selected = from.pop() ?? NOTHING;
      to.push(selected);
      return selected;
    },
  };
}
