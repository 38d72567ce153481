import { restack } from '../board/marks.ts';
import type { State } from './shape.ts';
import { refused } from './uiSlice.ts';

/** Brings the selected marks before everything else that is drawn, or behind the components. */
export function restackSelected(state: State, place: 'front' | 'back'): void {
  if (refused(state)) return;
  state.edit((board) => restack(board, state.selection, place));
  state.say(place === 'front' ? 'Brought to the front' : 'Sent to the back');
}
