import type { Id, MarkKind } from '../board/board.ts';
import { type Command, command } from './command.ts';
import { later } from './later.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';

/** Commands over what is drawn. What they do is fetched when first asked for. */

const hasMarks = (state: State): boolean =>
  !state.readOnly && [...state.selection].some((id) => Object.hasOwn(state.board.marks, id));

const marking = () => import('./marking.ts');

export const MARK_COMMANDS: readonly Command[] = [
  command('to-front', 'arrange', ['Mod+]'], hasMarks, () => {
    void later(marking, ({ restackSelected }) => restackSelected(store.getState(), 'front'));
  }),
  command('to-back', 'arrange', ['Mod+['], hasMarks, () => {
    void later(marking, ({ restackSelected }) => restackSelected(store.getState(), 'back'));
  }),
  command(
    'turn-into',
    'arrange',
    [],
    (state) => !state.readOnly && turnable(state).length > 0,
    () => store.getState().startInserting({ marks: turnable(store.getState()) }),
  ),
];

const TURNABLE: readonly MarkKind[] = ['rectangle', 'ellipse', 'note', 'text'];

function turnable({ board, selection }: State): Id[] {
  return [...selection].filter((id) => {
    const mark = board.marks[id];
    return mark !== undefined && TURNABLE.includes(mark.kind);
  });
}
