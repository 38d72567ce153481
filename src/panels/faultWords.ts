import type { Board } from '../board/board.ts';
import { formatFraction } from '../catalog/units.ts';
import type { Fault } from '../simulation/network.ts';
import * as words from '../words/faults.ts';
import { targetName } from './recordWords.ts';

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
