import type { Board } from '../board/board.ts';
import { formatFraction } from '../catalog/units.ts';
import type { Fault } from '../simulation/network.ts';
import * as words from '../words/faults.ts';
import { componentName } from './recordWords.ts';

/** A component, a group, or a connection by its ends. */
export function targetName(board: Board, target: string): string {
  const group = board.groups[target];
  if (group !== undefined) return group.name;
  const connection = board.connections[target];
  if (connection === undefined) return componentName(board, target);
  return `${componentName(board, connection.from)} → ${componentName(board, connection.to)}`;
}

/** `Database is 5 times as slow from 20 s to 30 s`. */
export function faultWords(board: Board, { target, effect, amount, at, until }: Fault): string {
  const what = targetName(board, target);
  const when = words.during(at, until);
  switch (effect) {
    case 'flush':
      return words.isEmptied(what, at);
    case 'down':
      return amount === undefined ? words.isDown(what, when) : words.hasDown(what, amount, when);
    case 'slow':
      return words.isSlow(what, amount ?? 1, when);
    case 'partition':
      return amount === undefined || amount >= 1
        ? words.isCutOff(what, when)
        : words.losesAtBorder(what, formatFraction(amount), when);
    case 'errors':
      return words.fails(what, formatFraction(amount ?? 1), when);
  }
}
