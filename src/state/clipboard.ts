import { duplicate, extract, paste, remove } from '../board/edit.ts';
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
  if (fragment.components.length === 0 || !format) return null;
  lastCopied = format.writeFragment(fragment);
  return lastCopied;
}

export async function copySelection(state: State): Promise<void> {
  if (extract(state.board, state.selection).components.length === 0) return;
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
  state.edit((board) => remove(board, state.selection));
  state.say(`${words} ${word}`);
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
  state.say(`${count} ${count === 1 ? 'component' : 'components'} pasted`);
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
  if (selection.size === 1 && first !== undefined) return board.components[first]?.name ?? 'Connection';
  return `${selection.size} items`;
}
