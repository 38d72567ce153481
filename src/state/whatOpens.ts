import { awaited } from './awaited.ts';
import { isPlaceOfItsOwn } from './keys.ts';
import { forgetAhead } from './pressedAhead.ts';
import type { State } from './shape.ts';
import { store } from './store.ts';

/** ms after which a box that was asked for, and does not take the focus, is waited for no longer. */
const PATIENCE = 4000;

const asked = ({ dialog, inserting, renaming }: State) => [dialog, inserting, renaming];

let arrived: (() => void) | null = null;

function stopWaiting(): void {
  arrived?.();
  arrived = null;
}

/** Whether a box, dialog or field was asked for that has not had the focus yet. */
export function isOpening(): boolean {
  return arrived !== null;
}

/** It is not wanted any more. */
export function dropWhatOpens(): void {
  const { openDialog, stopInserting, rename } = store.getState();
  openDialog(null);
  stopInserting();
  rename(null);
}

/** Has keys wait for a board that is read, and for what was asked for to be typed or chosen in, until it has the focus. */
export function awaitWhatOpens(page: Document): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let opened: (() => void) | null = null;
  const stop = store.subscribe((state, before) => {
    if (state.opening && !opened) opened = awaited();
    else if (!state.opening) {
      opened?.();
      opened = null;
    }
    const now = asked(state);
    const then = asked(before);
    if (now.every((one) => one === null)) {
      // It will not come, and nothing else was meant.
      if (isOpening()) forgetAhead();
      stopWaiting();
    } else if (now.some((one, index) => one !== null && one !== then[index])) {
      arrived ??= awaited();
      clearTimeout(timer);
      timer = setTimeout(stopWaiting, PATIENCE);
    }
  });
  const onFocus = ({ target }: FocusEvent): void => {
    if (arrived && target instanceof Element && isPlaceOfItsOwn(target)) stopWaiting();
  };
  page.addEventListener('focusin', onFocus);
  return () => {
    stop();
    stopWaiting();
    clearTimeout(timer);
    page.removeEventListener('focusin', onFocus);
  };
}
