import { selectedItems } from './arrange.ts';
import { type Command, command } from './command.ts';
import { later } from './later.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';

/** Commands over groups. What they do is fetched when first asked for. */

const get = (): State => store.getState();
const grouping = () => import('./grouping.ts');
const hasGroup = ({ readOnly, selection, board }: State): boolean =>
  !readOnly && [...selection].some((id) => Object.hasOwn(board.groups, id));

export function groupSelected(): void {
  void later(grouping, (module) => module.groupSelection(get()));
}

export const GROUP_COMMANDS: readonly Command[] = [
  command(
    'group',
    'arrange',
    ['Mod+G'],
    (state) => !state.readOnly && selectedItems(state).length > 0,
    groupSelected,
  ),
  command('ungroup', 'arrange', ['Mod+Shift+G'], hasGroup, () => {
    void later(grouping, (module) => module.ungroup(get()));
  }),
  command('delete-group', 'edit', ['Shift+Delete'], hasGroup, () => {
    void later(grouping, (module) => module.deleteWithContents(get()));
  }),
];
