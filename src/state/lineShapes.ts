import type { Connection, Id } from '../board/board.ts';
import { updateConnection } from '../board/edit.ts';
import { drawn } from '../words/editing.ts';
import { connection, connections } from '../words/things.ts';
import type { State } from './shape.ts';
import { refused } from './uiSlice.ts';

export type LineShape = 'curved' | NonNullable<Connection['shape']>;

export function selectedConnections({ board, selection }: State): Id[] {
  return [...selection].filter((id) => Object.hasOwn(board.connections, id));
}

/** Draws the selected connections as curves, straight, or in level and upright pieces. */
export function shapeSelected(state: State, shape: LineShape): void {
  if (refused(state)) return;
  const ids = selectedConnections(state);
  const field = shape === 'curved' ? undefined : shape;
  const next = ids.reduce((board, id) => updateConnection(board, id, { shape: field }), state.board);
  state.edit(() => next);
  const what = ids.length === 1 ? connection : connections(ids.length);
  state.say(drawn(what, shape));
}
