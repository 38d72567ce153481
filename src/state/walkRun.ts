import { ratePerSecond } from '../board/read.ts';
import { store } from './store.ts';

const HOUR = 3600;
/** Requests of a run of one step: part of a second of computing, and enough to tell what gives way. */
const ENOUGH = 200_000;

/** What a step of the walk sets for its run, and gives back in the end. */
export interface RunLength {
  readonly duration: number;
  readonly slice: number;
}

export function runLength(): RunLength {
  const { duration, slice } = store.getState();
  return { duration, slice };
}

export function restoreLength(length: RunLength | null): void {
  if (length === null) return;
  whenDone(() => {
    store.getState().setDuration(length.duration);
    if (store.getState().slice !== length.slice) store.getState().setSlice(length.slice);
  });
}

/** Runs the board at the load that is set, for as long as it takes to see what gives way; a run that is going on ends. */
export function runStep(): void {
  store.getState().stop();
  whenDone(() => {
    const { board, load, duration, setDuration, setSlice, slice, play, tab, showTab } = store.getState();
    const rate = load * Object.values(board.classes).reduce((sum, one) => sum + ratePerSecond(board, one), 0);
    const seconds = Math.min(duration, Math.max(1, Math.floor(ENOUGH / rate)));
    // A board with requests of minutes or hours keeps the length that they need.
    const length = duration > HOUR ? duration : seconds;
    setDuration(length);
    const wanted = Math.max(1, Math.ceil((rate * length) / ENOUGH / 2));
    if (wanted !== slice) setSlice(wanted);
    play();
    // A run is watched in its results, but here it is a step of what is being read.
    if (tab === 'brief') showTab(tab);
  });
}

/** Ends the wait of what would have been done next. */
let forget: (() => void) | null = null;

/** At once, or when the run that is going on has ended; only the last that was asked for. */
function whenDone(act: () => void): void {
  forget?.();
  forget = null;
  const isGoing = () => ['running', 'paused'].includes(store.getState().status);
  if (!isGoing()) {
    act();
    return;
  }
  const off = store.subscribe(() => {
    if (isGoing()) return;
    off();
    forget = null;
    act();
  });
  forget = off;
}
