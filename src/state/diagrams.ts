import { drawDiagram } from '../board/chain/drawDiagram.ts';
import { parseMermaid } from '../board/chain/mermaid.ts';
import type { Point } from '../board/layout.ts';
import * as words from '../words/editing.ts';
import { sayAdded } from './chains.ts';
import { store } from './store.ts';
import { type LayOut, tidy } from './tidy.ts';
import { refused } from './uiSlice.ts';

let drawn = 0;

/** Draws a flowchart and lays out what it added, in one step to undo; says what of it could not be read. */
export async function addDiagram(text: string, at: Point, layOut?: LayOut): Promise<void> {
  const state = store.getState();
  const diagram = parseMermaid(text);
  if (refused(state)) return;
  if (diagram.items.length === 0) {
    state.say(words.emptyDiagram);
    return;
  }
  const before = state.board;
  const { board, ids } = drawDiagram(before, diagram, { at });
  const gesture = `diagram ${++drawn}`;
  state.edit(() => board, gesture);
  const added = ids.filter((id) => !Object.hasOwn(before.components, id));
  state.select(added);
  if (added.length > 1) await tidy(store.getState(), layOut, gesture);
  store.getState().select(ids);
  sayAdded(store.getState(), before, ids, diagram.problems);
}
