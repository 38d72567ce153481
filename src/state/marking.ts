import type { Id, Mark, MarkKind } from '../board/board.ts';
import { freshId } from '../board/edit.ts';
import { clearOf, type Fragment } from '../board/fragment.ts';
import { type Point, snap } from '../board/layout.ts';
import { orderAt, restack, setMark } from '../board/marks.ts';
import { turnInto } from '../board/turning.ts';
import * as words from '../words/editing.ts';
import { type Look, lastLook, rememberLook } from './lastLook.ts';
import { NOTE, STEP } from './markLook.ts';
import { withWords } from './measure.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';
import { refused } from './uiSlice.ts';

/** A mark of a kind as the hand drew the last one, above all others. */
export function freshMark(kind: MarkKind, over: Partial<Mark>): Mark {
  const { board } = store.getState();
  return {
    id: freshId(board, kind),
    kind,
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    text: '',
    heads: 'none',
    ...lastLook(kind),
    order: orderAt(board, 'front'),
    ...over,
  };
}

/** Characters from which lines are broken, and px that they have then. */
const LONG = 60;
const WIDE = 480;

const NOTHING: Fragment = { components: [], connections: [], groups: [], marks: [] };

/** Words on the board with their middle at a point, or on a note. */
export function addWords(state: State, kind: 'text' | 'note', text: string, at: Point): Id | null {
  if (refused(state)) return null;
  const isLong = text.split('\n').some((line) => line.length > LONG);
  const over = kind === 'note' ? NOTE : isLong ? { width: WIDE, wrap: true as const } : {};
  const sized = withWords(freshMark(kind, over), text);
  const placed = { ...sized, x: snap(at.x - sized.width / 2), y: snap(at.y - sized.height / 2) };
  // The same words twice lie beside each other, as copies do.
  const { x, y } = clearOf(state.board, { ...NOTHING, marks: [placed] }, { x: 0, y: 0 });
  const mark = { ...placed, x: placed.x + x, y: placed.y + y };
  state.edit((board) => setMark(board, mark));
  state.select([mark.id]);
  state.say(kind === 'note' ? words.noteAdded : words.textAdded, 'quiet');
  return mark.id;
}

/** Brings the selected marks before everything else that is drawn, or behind the components. */
export function restackSelected(state: State, place: 'front' | 'back'): void {
  if (refused(state)) return;
  state.edit((board) => restack(board, state.selection, place));
  state.say(place === 'front' ? words.broughtToFront : words.sentToBack);
}

/** Another look for marks, and for the next ones of their kinds; words that grew get the room they need. */
export function changeLook(
  state: State,
  ids: readonly Id[],
  patch: Partial<Look & Pick<Mark, 'heads'>>,
): void {
  if (refused(state)) return;
  const { heads, ...look } = patch;
  const marks = ids.flatMap((id) => state.board.marks[id] ?? []);
  state.edit((board) =>
    marks.reduce(
      (next, mark) => setMark(next, fitted({ ...mark, ...look, ...(heads && { heads }) }, mark)),
      board,
    ),
  );
  for (const kind of new Set(marks.map((mark) => mark.kind))) rememberLook(kind, look);
}

function fitted(mark: Mark, before: Mark): Mark {
  if (mark.size === before.size) return mark;
  if (mark.kind !== 'step') return withWords(mark, mark.text);
  const side = STEP[mark.size];
  const at = { x: mark.x + (mark.width - side) / 2, y: mark.y + (mark.height - side) / 2 };
  return { ...mark, ...at, width: side, height: side };
}

/** Turns marks into components of these kinds, selects them and says what became of the arrows between them. */
export function turn(
  state: State,
  turns: readonly { readonly mark: Id; readonly kind: string }[],
): readonly Id[] {
  if (refused(state)) return [];
  const lines = Object.keys(state.board.connections).length;
  const { board, ids } = turnInto(state.board, turns);
  if (ids.length === 0) {
    state.say(words.nothingToTurn);
    return ids;
  }
  state.edit(() => board);
  state.select(ids);
  state.stopInserting();
  const [first] = ids;
  const name = ids.length === 1 ? (board.components[first ?? '']?.name ?? null) : null;
  state.say(words.turned(name, ids.length, Object.keys(board.connections).length - lines));
  return ids;
}
