import type { Id } from '../board/board.ts';
import { freshId, remove } from '../board/edit.ts';
import { addGroup, contentsOf, frameAround, updateGroup } from '../board/groupEdits.ts';
import { membersOf } from '../board/groups.ts';
import { freshNameOf } from '../board/names.ts';
import { type GroupKind, groupKindOf } from '../catalog/groups.ts';
import * as words from '../words/editing.ts';
import { selectedItems } from './arrange.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';
import { refused } from './uiSlice.ts';

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Draws a frame here, selects it and asks for its name. Its id, or null where the board is read-only. */
export function addFrame(state: State, rect: Rect, kind: GroupKind = 'plain'): Id | null {
  if (refused(state)) return null;
  const id = freshId(state.board, 'group');
  const called = kind === 'plain' ? words.calledGroup : (groupKindOf(kind)?.label ?? words.calledGroup);
  const name = freshNameOf(Object.values(state.board.groups), called);
  state.edit((board) => addGroup(board, { id, kind, name, ...rect }));
  const { board, select, say, rename } = store.getState();
  if (!Object.hasOwn(board.groups, id)) return null;
  select([id]);
  say(words.around(name, membersOf(board, [id]).length), 'quiet');
  rename(id);
  return id;
}

export function groupSelection(state: State): void {
  const rect = frameAround(state.board, selectedItems(state));
  if (rect) addFrame(state, rect);
}

/** Takes the frames away and leaves what they held, selected. */
export function ungroup(state: State): void {
  if (refused(state)) return;
  const frames = groupsIn(state);
  const members = Object.values(state.board.components).filter(
    ({ group }) => group !== undefined && frames.includes(group),
  );
  state.edit((board) => remove(board, frames));
  store.getState().select(members.map(({ id }) => id));
  state.say(words.ungrouped(members.length));
}

export function deleteWithContents(state: State): void {
  if (refused(state)) return;
  const all = contentsOf(state.board, groupsIn(state));
  const others = [...state.selection];
  const count = all.filter((id) => Object.hasOwn(state.board.components, id)).length;
  state.edit((board) => remove(board, [...all, ...others]));
  state.say(words.groupDeleted(count));
}

/** Gives a group its name. A frame that is called as regions, zones or networks are becomes one. */
export function nameGroup(state: State, id: Id, name: string): void {
  if (refused(state)) return;
  const group = state.board.groups[id];
  const told = group?.kind === 'plain' ? kindByName(name) : null;
  state.edit((board) => updateGroup(board, id, { name, ...(told && { kind: told }) }));
  if (told) state.say(words.isKind(name, told));
}

const AREA = /^(?:us|eu|ap|sa|ca|me|af|il|mx|asia|europe|australia|northamerica|southamerica)-[a-z]+-?\d+/i;
const NAMES: readonly (readonly [kind: GroupKind, is: RegExp])[] = [
  ['zone', new RegExp(`${AREA.source}-?[a-f]$|\\b(?:zone|az)\\b`, 'i')],
  ['region', new RegExp(`${AREA.source}$|\\bregion\\b|^(?:us|eu)[- ](?:east|west|central)$`, 'i')],
  ['network', /\b(?:vpc|vnet|subnet|network|dmz|lan)\b/i],
  ['team', /\b(?:team|squad)\b/i],
];

/** The kind that a name says: `us-east-1` is a region, `us-east-1a` a zone. */
export function kindByName(name: string): GroupKind | null {
  return NAMES.find(([, is]) => is.test(name.trim()))?.[0] ?? null;
}

function groupsIn({ selection, board }: State): Id[] {
  return [...selection].filter((id) => Object.hasOwn(board.groups, id));
}
