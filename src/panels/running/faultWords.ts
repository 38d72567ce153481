import type { Board } from '../../board/board.ts';
import { formatFraction } from '../../catalog/units.ts';
import type { Fault } from '../../simulation/network/scenario.ts';
import { isAtWork } from '../../state/runSlice.ts';
import type { State } from '../../state/shape.ts';
import { store } from '../../state/store.ts';
import * as words from '../../words/faults.ts';
import { targetName } from '../results/recordWords.ts';

/** What is broken now, of a run that is going on. */
export function brokenIn({
  status,
  broken,
  clock,
}: Pick<State, 'status' | 'broken' | 'clock'>): readonly Fault[] {
  if (status !== 'running' && status !== 'paused') return [];
  return broken.filter((fault) => isAtWork(fault, clock));
}

/** A name for the row of each: what it is, and which one of those that are alike. */
export function rowsOf(faults: readonly Fault[]): readonly (readonly [key: string, fault: Fault])[] {
  const alike = new Map<string, number>();
  return faults.map((fault) => {
    const what = JSON.stringify(fault);
    const nth = alike.get(what) ?? 0;
    alike.set(what, nth + 1);
    return [`${what} ${nth}`, fault];
  });
}

/** `Database is 5 times as slow from 20 s to 30 s`. */
export function faultWords(board: Board, fault: Fault): string {
  const { effect, at, until } = fault;
  return brokenWords(board, fault, effect === 'flush' ? words.atTime(at) : words.during(at, until));
}

/** `Database is down since 12.4 s`. */
export function sinceWords(board: Board, fault: Fault): string {
  return brokenWords(board, fault, words.since(Math.round(fault.at * 10) / 10));
}

/** Heals what is broken in the run that is going on, and says so. */
export function healNow(fault: Fault): void {
  const { board, clock, heal, say } = store.getState();
  heal(fault);
  say(words.healed(targetName(board, fault.target), Math.round(clock * 10) / 10));
}

/** The same of a fault whose time is told in words. */
export function brokenWords(
  board: Board,
  { target, effect, amount }: Omit<Fault, 'at' | 'until'>,
  when: string,
): string {
  const what = targetName(board, target);
  switch (effect) {
    case 'flush':
      return words.isEmptied(what, when);
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
