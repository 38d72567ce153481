import { remove } from '../board/edit.ts';
import { membersOf, withInner } from '../board/groups.ts';
import type { Point } from '../board/layout.ts';
import * as words from '../words/notices.ts';
import { selectedItems } from './arrange.ts';
import { counted } from './counted.ts';
import { type Copying, copying, fetchCopying } from './fetchCopying.ts';
import { later } from './later.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';
import { refused } from './uiSlice.ts';
import { viewport } from './viewport.ts';

const diagrams = () => import('./diagrams.ts');
const marking = () => import('./marking.ts');

/** What was copied last on this page, for browsers that do not let a page read the clipboard. */
let lastCopied = '';

/** What is selected as text; null when nothing of it can be copied, or copying has not been fetched yet. */
export function copiedText(state: State): string | null {
  const text = copying()?.textOf(state) ?? null;
  lastCopied = text ?? lastCopied;
  return text;
}

export async function copySelection(state: State): Promise<void> {
  if (selectedItems(state).length === 0) return;
  await later(fetchCopying, async () => {
    try {
      await navigator.clipboard.writeText(copiedText(state) ?? '');
    } catch {
      // Refused or missing: pasting on this page still works from memory.
    }
    state.say(words.copied(counted(state.board, state.selection)));
  });
}

export function deleteSelection(state: State, isCut = false): void {
  if (state.selection.size === 0 || refused(state)) return;
  const { board, selection } = state;
  const what = counted(board, selection);
  // What is cut comes back with all that it holds; what is deleted leaves it.
  const frames = withInner(board, selection);
  const members = membersOf(board, frames).map(({ id }) => id);
  state.edit((current) => remove(current, isCut ? [...selection, ...frames, ...members] : selection));
  const contentsStay = members.some((id) => !selection.has(id));
  state.say(isCut ? words.cut(what) : words.deleted(what, contentsStay));
}

/** At once where copying is here already, which it is once the boards have been read. */
function copy(run: (module: Copying, state: State) => void): void {
  if (refused(store.getState())) return;
  const module = copying();
  if (module) run(module, store.getState());
  else void later(fetchCopying, (fetched) => run(fetched, store.getState()));
}

export function duplicateSelection(): void {
  copy((module, state) => module.duplicateSelected(state));
}

/** The board of a link, wherever it was copied from. */
const LINK = /^\S*(?:#|%23)(h[1-9]\d{0,3}\.[\w-]+(?:&load=[\d.]+)?)$/i;

/**
 * Adds what the text holds to the board, in the middle of what is seen or at a point; words that are nothing else as words. The
 * board of a link is opened as by its address: to be looked at, the own one untouched behind it.
 */
export function pasteText(text: string, at = viewport()?.center() ?? { x: 0, y: 0 }): void {
  const link = LINK.exec(text.trim())?.[1];
  if (link) location.hash = link;
  else
    copy((module, state) => {
      if (module.isDiagram(text)) {
        void later(diagrams, ({ addDiagram }) => addDiagram(text, at));
        return;
      }
      if (module.pasteHere(state, text, at)) return;
      if (text.trim() === '') state.say(words.nothingToPaste);
      else
        void later(marking, ({ addWords }) => {
          addWords(store.getState(), 'text', text, at);
        });
    });
}

/** With its middle at a point of the canvas, or in the middle of what is seen. */
export async function pasteFromClipboard(at?: Point): Promise<void> {
  let text = lastCopied;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    // Refused or missing: what was copied on this page.
  }
  pasteText(text, at);
}
