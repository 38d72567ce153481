import { between } from '../board/between.ts';
import type { Id } from '../board/board.ts';
import { freshId } from '../board/edit.ts';
import { CARD, type Point } from '../board/layout.ts';
import { kindOn } from '../board/read.ts';
import * as words from '../words/editing.ts';
import * as notices from '../words/notices.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';
import { refused, withComponent } from './uiSlice.ts';

/**
 * Adds a component of a kind into a connection, at a place or halfway, selects it and returns its id. One that cannot stand
 * there is added all the same.
 */
export function insertInto(
  state: State,
  kindId: string,
  connection: Id,
  { at, name }: { readonly at?: Point | undefined; readonly name?: string } = {},
): Id | null {
  const kind = kindOn(state.board, kindId);
  const { from, to } = state.board.connections[connection] ?? {};
  const [caller, callee] = [from, to].map((id) => state.board.components[id ?? '']);
  if (!kind || !caller || !callee || refused(state)) return null;
  const id = freshId(state.board, kind.label.toLowerCase());
  const halfway = {
    x: (caller.x + callee.x + CARD.width) / 2,
    y: (caller.y + callee.y + CARD.height) / 2,
  };
  state.edit((board) => {
    const added = withComponent(board, id, kind, name ?? kind.label, { at: at ?? halfway });
    return between(added, connection, id);
  });
  const { board, select, stopInserting, say } = store.getState();
  const added = board.components[id];
  if (!added) return null;
  select([id]);
  stopInserting();
  const isBetween = board.connections[connection]?.to === id;
  say(isBetween ? words.addedBetween(added.name, caller.name, callee.name) : notices.added(added.name));
  return id;
}
