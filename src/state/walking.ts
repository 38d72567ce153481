import { type Direction, neighborhood, walkFrom } from '../board/flow.ts';
import { CARD } from '../board/layout.ts';
import * as words from '../words/editing.ts';
import { selectedComponents } from './arrange.ts';
import { focusItem, focusWhenDrawn } from './focus.ts';
import type { State } from './shape.ts';

/** Free space between a component and one that is added beside it, px. */
const BESIDE = 80;
const BELOW = 40;

/** Goes on to the next component of the graph in this direction, or says that there is none. */
export function walk(state: State, direction: Direction): void {
  const [from] = selectedComponents(state);
  if (from === undefined) return;
  const to = walkFrom(state.board, from, direction);
  if (to === null) {
    state.say(words.walkedOut[direction](state.board.components[from]?.name ?? from));
    return;
  }
  state.select([to]);
  focusItem(to);
}

/** Asks for a component to be added on this side: one that calls the selected one on the left, else one it calls. */
export function grow(state: State, direction: Direction): void {
  const [id] = selectedComponents(state);
  const from = id === undefined ? undefined : state.board.components[id];
  if (from === undefined) return;
  const aside = { left: -1, right: 1, up: 0, down: 0 }[direction] * (CARD.width + BESIDE);
  const along = { left: 0, right: 0, up: -1, down: 1 }[direction] * (CARD.height + BELOW);
  const at = { x: from.x + CARD.width / 2 + aside, y: from.y + CARD.height / 2 + along };
  state.startInserting(direction === 'left' ? { at, to: from.id } : { at, from: from.id });
}

/** Shows the outline and goes to where one was in it. */
export function goToOutline(state: State): void {
  state.showTab('outline');
  focusWhenDrawn('[data-row][tabindex="0"]');
}

/** Adds neighbors to the selection; once more, theirs. */
export function selectConnected(state: State): void {
  const found = neighborhood(state.board, state.selection);
  state.select(found);
  const count = [...found].filter((id) => Object.hasOwn(state.board.components, id)).length;
  state.say(words.componentsSelected(count));
}

export function selectSameKind(state: State): void {
  const all = Object.values(state.board.components);
  const kinds = new Set(selectedComponents(state).map((id) => state.board.components[id]?.kind));
  const found = all.filter(({ kind }) => kinds.has(kind));
  state.select(found.map(({ id }) => id));
  state.say(words.selected(found.length));
}
