import type {
  Assumption,
  Board,
  Component,
  Connection,
  Derivation,
  Id,
  Objective,
  RequestClass,
} from '../board/board.ts';
import { removeClass, setAssumption, setDerivation, setObjective } from '../board/briefEdits.ts';
import {
  addComponent,
  type ConnectionPatch,
  connect,
  moveComponents,
  remove,
  setClass,
  setOperation,
  setParam,
  updateConnection,
} from '../board/edit.ts';
import { frameAround, refit, updateGroup } from '../board/groupEdits.ts';
import { membersOf, rehome } from '../board/groups.ts';
import type { Point } from '../board/layout.ts';

/** One step from a board to a variant of it, as data. `component` and the like are ids on that board. */
export type Edit =
  | { readonly do: 'set'; readonly component: Id; readonly param: string; readonly value: ParamValue }
  | { readonly do: 'time'; readonly component: Id; readonly operation: string; readonly ms: number }
  | { readonly do: 'change'; readonly connection: Id; readonly patch: ConnectionPatch }
  | { readonly do: 'remove'; readonly ids: readonly Id[] }
  | { readonly do: 'add'; readonly component: Component }
  /** Moves cards, and draws a frame anew around what lies in it. */
  | { readonly do: 'place'; readonly at: Readonly<Record<Id, Point>>; readonly frame: Id }
  | { readonly do: 'connect'; readonly from: Id; readonly to: Id; readonly as: Partial<Connection> }
  | { readonly do: 'assume'; readonly assumption: Assumption }
  | { readonly do: 'derive'; readonly derivation: Derivation }
  | { readonly do: 'scale'; readonly assumption: Id; readonly by: number }
  | { readonly do: 'ask'; readonly class: RequestClass }
  | { readonly do: 'forget'; readonly class: Id }
  | { readonly do: 'promise'; readonly objective: Objective };

type ParamValue = Component['params'][string];

/** The board after all steps, made by the same pure edits as the editor's. */
export function applyEdits(board: Board, edits: readonly Edit[]): Board {
  return edits.reduce(applyEdit, board);
}

export function applyEdit(board: Board, edit: Edit): Board {
  switch (edit.do) {
    case 'set':
      return setParam(board, edit.component, edit.param, edit.value);
    case 'time':
      return setOperation(board, edit.component, edit.operation, edit.ms);
    case 'change':
      return updateConnection(board, edit.connection, edit.patch);
    case 'remove':
      return withoutEmptied(board, remove(board, edit.ids));
    case 'add':
      return added(board, edit.component);
    case 'place':
      return framed(moveComponents(board, edit.at), edit.frame);
    case 'connect':
      return connect(board, edit.from, edit.to, edit.as);
    case 'assume':
      return setAssumption(board, edit.assumption);
    case 'derive':
      return setDerivation(board, edit.derivation);
    case 'scale':
      return scaled(board, edit.assumption, edit.by);
    case 'ask':
      return setClass(board, edit.class);
    case 'forget':
      return removeClass(board, edit.class);
    case 'promise':
      return setObjective(board, edit.objective);
  }
}

/** Px above a card in which the mark of what binds stands, below the name of the frame. */
const MARK = 8;

function framed(board: Board, id: Id): Board {
  const around = frameAround(
    board,
    membersOf(board, [id]).map((member) => member.id),
  );
  if (!around) return board;
  return updateGroup(board, id, { ...around, y: around.y - MARK, height: around.height + MARK });
}

/** Lies in the frame it names, which grows to hold it, or else in the one it is drawn in. */
function added(board: Board, component: Component): Board {
  const next = addComponent(board, component);
  return component.group === undefined ? rehome(next, [component.id]) : refit(next, [component.id]);
}

function scaled(board: Board, id: Id, by: number): Board {
  const assumption = Object.hasOwn(board.assumptions, id) ? board.assumptions[id] : undefined;
  return assumption === undefined
    ? board
    : setAssumption(board, { ...assumption, value: assumption.value * by });
}

/** A frame that has lost all that lay in it frames nothing any more. */
function withoutEmptied(before: Board, after: Board): Board {
  const emptied = Object.keys(after.groups).filter(
    (id) => membersOf(before, [id]).length > 0 && membersOf(after, [id]).length === 0,
  );
  return remove(after, emptied);
}
