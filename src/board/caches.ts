import type { Board, Component, Id } from './board.ts';
import { membersOf } from './groups.ts';
import { paramOf } from './read.ts';

/** Whether a component's hits come from what it keeps. */
export function keepsContents(component: Component): boolean {
  return (paramOf(component, 'contents') ?? 'ratio') !== 'ratio';
}

/** Whether there is something to flush: a component, or a group with one inside. */
export function canFlush(board: Board, target: Id): boolean {
  const component = board.components[target];
  return component ? keepsContents(component) : membersOf(board, [target]).some(keepsContents);
}
