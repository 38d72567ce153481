import type { Id } from '../../board/board.ts';
import { connect } from '../../board/edit.ts';
import { store } from '../../state/store.ts';
import * as words from '../../words/canvas.ts';

/** Connects two components, or says why not. */
export function link(from: Id, to: Id): boolean {
  const { board: before, edit, say, readOnly } = store.getState();
  edit((board) => connect(board, from, to));
  if (readOnly) return false;
  if (store.getState().board !== before) return true;
  const name = (id: Id) => before.components[id]?.name ?? id;
  say(from === to ? words.callsItself : words.alreadyConnected(name(from), name(to)));
  return false;
}
