/** What was asked for and is on its way: code that is fetched, a board that is read, a box that opens. */
let coming = 0;
let tell = (): void => {};

/** Says that something is on its way; what is returned says that it is there, or will not come. */
export function awaited(): () => void {
  let isThere = false;
  coming += 1;
  return () => {
    if (isThere) return;
    isThere = true;
    coming -= 1;
    if (coming === 0) tell();
  };
}

export function isAwaited(): boolean {
  return coming > 0;
}

/** For the one who holds the presses of keys: called each time that nothing is on its way any more. */
export function whenThere(listener: () => void): void {
  tell = listener;
}
