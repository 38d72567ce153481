import type { Assumption, Board, BriefItem, Derivation, Factor, Id, Objective } from './board.ts';
import { isSafeId } from './bounds.ts';
import { drop, filter, get, mapTable, put } from './tables.ts';

/** Edits of what is asked of a board, and reckoned for it. */

/** Removes a class with its objectives and the rules that connections had for it. */
export function removeClass(board: Board, id: Id): Board {
  const next = drop(board, 'classes', new Set([id]));
  if (next === board) return board;
  const objectives = Object.values(next.objectives).filter((objective) => objective.class === id);
  return mapTable(
    drop(next, 'objectives', new Set(objectives.map((o) => o.id))),
    'connections',
    (connection) =>
      // A connection that carried only this class carries none now; without rules it would carry them all.
      connection.classes === undefined
        ? connection
        : { ...connection, classes: filter(connection.classes, (_, key) => key !== id) },
  );
}

export function setAssumption(board: Board, assumption: Assumption): Board {
  const isSound = Number.isFinite(assumption.value) && isSafeId(assumption.id);
  return isSound ? put(board, 'assumptions', assumption) : board;
}

/** Removes an assumption; calculations that used it keep its number. */
export function removeAssumption(board: Board, id: Id): Board {
  const assumption = get(board.assumptions, id);
  if (assumption === undefined) return board;
  const settle = (factors: readonly Factor[]): readonly Factor[] =>
    factors.map((factor) => (factor.value === id ? { ...factor, value: assumption.value } : factor));
  const rest = drop(board, 'assumptions', new Set([id]));
  const classes = mapTable(rest, 'classes', (c) => ({ ...c, rate: settle(c.rate) }));
  return mapTable(classes, 'derivations', (d) => ({ ...d, factors: settle(d.factors) }));
}

export function setDerivation(board: Board, derivation: Derivation): Board {
  return isSafeId(derivation.id) ? put(board, 'derivations', derivation) : board;
}

export function removeDerivation(board: Board, id: Id): Board {
  return drop(board, 'derivations', new Set([id]));
}

/** Adds or replaces an objective of a class that exists. */
export function setObjective(board: Board, objective: Objective): Board {
  const isSound = Number.isFinite(objective.limit) && Object.hasOwn(board.classes, objective.class);
  return isSound && isSafeId(objective.id) ? put(board, 'objectives', objective) : board;
}

export function removeObjective(board: Board, id: Id): Board {
  return drop(board, 'objectives', new Set([id]));
}

export function setBriefItem(board: Board, item: BriefItem): Board {
  return isSafeId(item.id) ? put(board, 'brief', item) : board;
}

export function removeBriefItem(board: Board, id: Id): Board {
  return drop(board, 'brief', new Set([id]));
}
