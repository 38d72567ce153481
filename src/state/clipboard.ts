import { duplicate, extract, paste, remove } from '../board/edit.ts';
import type { Fragment } from '../board/fragment.ts';
import { withInner } from '../board/groups.ts';
import { fetchFragmentText, fragmentText } from './fragmentText.ts';
import { later } from './later.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';
import { refused } from './uiSlice.ts';
import { viewport } from './viewport.ts';

/** What was copied last on this page, for browsers that do not let a page read the clipboard. */
let lastCopied = '';

/**
 * The selected components and the connections among them as text; null when no component is selected, or the format
 * has not been fetched yet.
 */
export function copiedText(state: State): string | null {
  const fragment = extract(state.board, state.selection);
  const format = fragmentText();
  if (isEmpty(fragment) || !format) return null;
  lastCopied = format.writeFragment(fragment);
  return lastCopied;
}

function isEmpty({ components, groups, marks }: Fragment): boolean {
  return components.length + groups.length + marks.length === 0;
}

export async function copySelection(state: State): Promise<void> {
  if (isEmpty(extract(state.board, state.selection))) return;
  await later(fetchFragmentText, async () => {
    try {
      await navigator.clipboard.writeText(copiedText(state) ?? '');
    } catch {
      // Refused or missing: pasting on this page still works from memory.
    }
    state.say(`${counted(state)} copied`);
  });
}

export function deleteSelection(state: State, word = 'deleted'): void {
  if (state.selection.size === 0 || refused(state)) return;
  const words = counted(state);
  // What is cut comes back with all that it holds; what is deleted leaves it.
  const frames = withInner(state.board, state.selection);
  const held = frames.size > 0 ? extract(state.board, state.selection) : null;
  const gone = word === 'cut' && held ? [...held.components, ...held.groups].map(({ id }) => id) : [];
  state.edit((board) => remove(board, [...state.selection, ...gone]));
  const left = held && gone.length === 0 && held.components.some(({ id }) => !state.selection.has(id));
  state.say(`${words} ${word}${left ? '; what lay in it stays. Shift+Delete takes it along.' : ''}`);
}

export function duplicateSelection(state: State): void {
  if (refused(state)) return;
  const result = duplicate(state.board, state.selection, { x: 24, y: 24 });
  if (result.ids.length === 0) return;
  state.edit(() => result.board);
  state.select(result.ids);
  state.say(`${counted({ ...state, selection: new Set(result.ids) })} duplicated`);
}

/** Without one of these a text is no chain of components. */
const ARROW = /[-–—=~]>|[→⇒⟶➔➜➝]/;

/** Adds what the text holds to the board: a fragment, or a chain as people type it. Anything else is refused. */
export function pasteText(state: State, text: string): void {
  if (refused(state)) return;
  const format = fragmentText();
  if (!format) {
    void later(fetchFragmentText, () => pasteText(store.getState(), text));
    return;
  }
  const fragment = format.readFragment(text);
  if (!fragment) {
    const nothing = 'Nothing to paste: the clipboard holds no components.';
    if (!ARROW.test(text)) state.say(nothing);
    else
      void later(
        () => import('./chains.ts'),
        ({ pasteChain }) => pasteChain(state, text, nothing),
      );
    return;
  }
  const result = paste(state.board, fragment, viewport()?.center() ?? { x: 0, y: 0 });
  if (result.ids.length === 0) return;
  state.edit(() => result.board);
  state.select(result.ids);
  const count = fragment.components.length;
  const [frame] = fragment.groups;
  const drawn = fragment.marks.length;
  const what =
    count > 0
      ? `${count} ${count === 1 ? 'component' : 'components'}`
      : (frame?.name ?? `${drawn} ${drawn === 1 ? 'drawing' : 'drawings'}`);
  state.say(`${what} pasted`);
}

export async function pasteFromClipboard(state: State): Promise<void> {
  let text = lastCopied;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    // Refused or missing: what was copied on this page.
  }
  pasteText(state, text);
}

/** "Cache" for one, "3 items" for more. */
function counted({ board, selection }: Pick<State, 'board' | 'selection'>): string {
  const [first] = selection;
  if (selection.size === 1 && first !== undefined)
    return (board.components[first] ?? board.groups[first])?.name ?? wordsOf(board, first);
  return `${selection.size} items`;
}

function wordsOf({ marks }: State['board'], id: string): string {
  const mark = marks[id];
  return mark ? mark.text.slice(0, 40) || 'Drawing' : 'Connection';
}
