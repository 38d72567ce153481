import { useEffect, useRef } from 'react';
import type { Estimate } from '../../analysis/results.ts';
import { store, useStore } from '../../state/store.ts';

/** So many times the longest request: the first of them are there to be seen, and queues have settled. */
const TIMES = 20;
const MINUTE = 60;
const HOUR = 3600;

/** Whole hours that a run needs, s, until requests that take minutes have ended many times; 0 where none does. */
export function lengthFor({ classes }: Pick<Estimate, 'classes'>): number {
  const means = Object.values(classes).map(({ latency }) => latency.mean / 1000);
  const slowest = Math.max(0, ...means.filter(Number.isFinite));
  return slowest < MINUTE ? 0 : Math.ceil((TIMES * slowest) / HOUR) * HOUR;
}

let next = 0;
/** The board that is opened next takes at least so many seconds to show what it is for. */
export function suitNext(seconds = 0): void {
  next = seconds;
}

/**
 * A board whose requests take minutes or hours opens with a run that is long enough for them, and so does a lesson; the next board has the
 * length that the person chose again.
 */
export function useSuitingLength(): void {
  const place = useStore((state) => state.place);
  const estimate = useStore((state) => state.estimate);
  const duration = useStore((state) => state.duration);
  const chosen = useRef(duration);
  const given = useRef<number | null>(null);
  const suited = useRef<object | null>(null);
  useEffect(() => {
    if (duration !== given.current) chosen.current = duration;
    // Until it has been fetched theory says nothing of any board.
    if (suited.current === place || Object.keys(estimate.classes).length === 0) return;
    suited.current = place;
    given.current = Math.max(chosen.current, lengthFor(estimate), next);
    suitNext();
    store.getState().setDuration(given.current);
  }, [place, estimate, duration]);
}
