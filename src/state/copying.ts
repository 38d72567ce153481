import type { Board, Id } from '../board/board.ts';
import { looksLikeMermaid } from '../board/chain/mermaidParts.ts';
import { looksLikeChain, parseChain } from '../board/chain/parse.ts';
import { duplicate, extract, paste } from '../board/copying.ts';
import type { Point } from '../board/layout.ts';
import type { Box } from '../board/lines.ts';
import { readFragment, writeFragment } from '../sync/clipboard.ts';
import * as words from '../words/editing.ts';
import * as things from '../words/things.ts';
import { addChain } from './chains.ts';
import { counted } from './counted.ts';
import { focusItem, focusWhenDrawn } from './focus.ts';
import { itemsIn, seenNow } from './seen.ts';
import type { State } from './shape.ts';
import { refused } from './uiSlice.ts';
import { viewport } from './viewport.ts';

/** Whether a text is a flowchart, which `diagrams.ts` draws. */
export const isDiagram = looksLikeMermaid;

/** What is selected as text for the clipboard; null when nothing of it can be copied. */
export function textOf({ board, selection }: State): string | null {
  const fragment = extract(board, selection);
  const isEmpty = fragment.components.length + fragment.groups.length + fragment.marks.length === 0;
  return isEmpty ? null : writeFragment(fragment);
}

/** The last copies, and where the corner of what they were copied from was. */
let last: { readonly copies: readonly Id[]; readonly corner: Point } = { copies: [], corner: { x: 0, y: 0 } };

/** Copies these to so many px from where they are, and selects the copies. */
export function copyBeside(state: State, ids: Iterable<Id>, offset: Point): ReadonlySet<Id> {
  const copied = [...ids];
  const result = duplicate(state.board, copied, offset);
  if (result.ids.length === 0 || refused(state)) return new Set();
  last = { copies: result.ids, corner: cornerOf(state.board, copied) };
  state.edit(() => result.board);
  state.select(result.ids);
  return new Set(result.ids);
}

/** Copies of copies go on as the first one was moved: three in a row are evenly spaced. */
function nextOffset({ board, selection }: State): Point {
  const { copies, corner } = last;
  const isSame = copies.length === selection.size && copies.every((id) => selection.has(id));
  const { x, y } = cornerOf(board, copies);
  const by = { x: x - corner.x, y: y - corner.y };
  return isSame && (by.x !== 0 || by.y !== 0) ? by : { x: 24, y: 24 };
}

function cornerOf({ components, groups, marks }: Board, ids: readonly Id[]): Point {
  const items = ids.flatMap((id) => components[id] ?? groups[id] ?? marks[id] ?? []);
  return { x: Math.min(...items.map(({ x }) => x)), y: Math.min(...items.map(({ y }) => y)) };
}

export function duplicateSelected(state: State): void {
  const copies = copyBeside(state, state.selection, nextOffset(state));
  if (copies.size === 0) return;
  takeFocus(copies);
  state.say(words.duplicated(counted(state.board, state.selection)), 'quiet');
}

/** From something on the canvas the focus goes with the selection: Tab and Enter go on from what was just made. */
function takeFocus(ids: Iterable<Id>, take = focusItem): void {
  const [first] = ids;
  // Without a canvas there is none to pass on.
  if (first !== undefined && viewport() && document.activeElement?.closest('[data-canvas]')) take(first);
}

/** What came where there was no room in view is shown with what one looked at. */
function showAll(board: Board, ids: readonly Id[], seen: Box): void {
  const inside = new Set(itemsIn(board, seen, 'whole'));
  if (ids.every((id) => inside.has(id))) takeFocus(ids);
  else {
    viewport()?.fit([...new Set([...itemsIn(board, seen, 'some'), ...ids])]);
    takeFocus(ids, (id) => focusWhenDrawn(`[data-canvas] [data-item="${CSS.escape(id)}"]`));
  }
}

/**
 * Adds what the text holds to the board, its middle near a point and on nothing else: a fragment, or a chain as people type
 * it. False where it is neither.
 */
export function pasteHere(state: State, text: string, at: Point): boolean {
  const fragment = readFragment(text);
  const isChain = !fragment && looksLikeChain(text);
  if (isChain) addChain(state, parseChain(text), { at });
  if (!fragment) return isChain;
  const seen = seenNow();
  const result = paste(state.board, fragment, at, seen);
  if (result.ids.length === 0) return true;
  state.edit(() => result.board);
  state.select(result.ids);
  if (seen) showAll(result.board, result.ids, seen);
  else takeFocus(result.ids);
  const count = fragment.components.length;
  const [frame] = fragment.groups;
  const drawn = fragment.marks.length;
  const what = count > 0 ? things.components(count) : (frame?.name ?? things.drawings(drawn));
  state.say(words.pasted(what));
  return true;
}
