/** Pointers that are down on the page. */
const down = new Set<number>();
let waiting: (() => void)[] = [];

function pressed({ type, pointerId, buttons }: PointerEvent): void {
  if (type === 'pointerdown') down.add(pointerId);
  // What is let go outside of the window is told by the next move.
  else if (type !== 'pointermove' || buttons === 0) down.delete(pointerId);
  if (down.size > 0 || waiting.length === 0) return;
  const all = waiting;
  waiting = [];
  // The press counts first: what it was meant for hears of its end after this.
  setTimeout(() => {
    for (const one of all) one();
  });
}
for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const)
  globalThis.addEventListener?.(type, pressed, true);

/** Resolves when no pointer is down: what lies under a hand is not exchanged for something else. */
export function handsRest(): Promise<void> {
  return down.size === 0 ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve));
}
