import type { Board, Connection, Id } from './board.ts';
import { waysOf } from './flow.ts';
import { sourcesOf } from './read.ts';

/** A connection that the requests of a class take, and its place in their way. */
export interface Step {
  readonly connection: Id;
  /** `3`, or `3a` and `3b` for calls that are made at once. */
  readonly label: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * The way of a request class, numbered in the order that a request takes it: what a component calls first comes with
 * all that follows from it before what it calls next. Each connection counts once, copying between stores not at all.
 */
export function stepsOf(board: Board, classId: Id): readonly Step[] {
  const requestClass = board.classes[classId];
  if (!requestClass) return [];
  const { outgoing } = waysOf(board);
  const steps: Step[] = [];
  const seen = new Set<Id>();
  const isTaken = ({ mode, classes }: Connection): boolean =>
    mode !== 'replicate' && (classes === undefined || Object.hasOwn(classes, classId));
  let number = 0;
  const visit = (from: Id): void => {
    if (seen.has(from)) return;
    seen.add(from);
    const calls = (outgoing.get(from) ?? []).filter(isTaken);
    for (const step of new Set(calls.map((call) => call.step))) {
      const together = calls.filter((call) => call.step === step);
      number += 1;
      together.forEach(({ id }, index) => {
        const letter = together.length > 1 ? (LETTERS[index] ?? '') : '';
        steps.push({ connection: id, label: `${number}${letter}` });
      });
      for (const { to } of together) visit(to);
    }
  };
  for (const { component } of sourcesOf(board, requestClass)) visit(component);
  return steps;
}
