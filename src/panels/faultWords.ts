import type { Board } from '../board/board.ts';
import { formatFraction } from '../catalog/units.ts';
import type { Fault } from '../simulation/network.ts';
import { componentName } from './words.ts';

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
  if (effect === 'flush') return `${targetName(board, target)} is emptied at ${at} s`;
  const what =
    effect === 'down'
      ? amount === undefined
        ? 'is down'
        : `has ${amount} down`
      : effect === 'slow'
        ? `is ${amount} times as slow`
        : effect === 'partition'
          ? amount === undefined || amount >= 1
            ? 'is cut off'
            : `loses ${formatFraction(amount)} at its border`
          : `fails ${formatFraction(amount ?? 1)}`;
  return `${targetName(board, target)} ${what} from ${at} s${until === undefined ? '' : ` to ${until} s`}`;
}
