import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Id } from '../../board/board.ts';
import type { Shapes } from '../viewNodes.ts';
import type { Router } from './router.ts';

/** The bends of a line that someone pulls at, which nobody else knows until the hand lets go. */
export interface Bending {
  readonly id: Id;
  readonly bends: readonly number[];
}

let bending: Bending | null = null;
const listeners = new Set<() => void>();

export function setBending(next: Bending | null): void {
  bending = next;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What draws lines that are no plain curves, or would run under a card as such: fetched with the first of them. */
export function useShaper(isWaiting: boolean): {
  readonly shapes: Shapes | null;
  readonly bending: Bending | null;
} {
  const [shapes, setShapes] = useState<Shapes | null>(null);
  const now = useSyncExternalStore(subscribe, () => bending);
  const wanted = shapes !== null || now !== null || isWaiting;
  useEffect(() => {
    if (!wanted || shapes) return;
    import('../drawing/shapes.ts').then(setShapes, () => {});
  }, [wanted, shapes]);
  return { shapes, bending: now };
}

/** ms in which lines are routed at a time, and in a frame of a drag, which has to be drawn as well. */
const SOME = 8;
const LITTLE = 2;
/** ms after which a board that was opened is on screen, or a hand that drags has come to rest. */
const REST = 80;

/** Says whether time is up; in a drag also for what would take so many ms, as one long way takes more than a frame has. */
export function lateSoon(isDrag = false): (ms?: number) => boolean {
  const until = performance.now() + (isDrag ? LITTLE : SOME);
  return (ms = 0) => performance.now() + (isDrag ? ms : 0) > until;
}

/** Goes on with what it was too late for, when nothing else is to be done, and says when that is there. */
export function settleLater(router: Router, done: () => void): () => void {
  let timer = setTimeout(function some() {
    router.settle(lateSoon());
    if (router.isWaiting()) timer = setTimeout(some);
    else done();
  }, REST);
  return () => clearTimeout(timer);
}
