const LAST = 'headroom:last';

/** Boards that were open last: this tab's memory first, so that after a reload each of two tabs comes back to its own. */
export function readLast(): string[] {
  try {
    return [sessionStorage, localStorage].flatMap((storage) => storage.getItem(LAST) ?? []);
  } catch {
    return [];
  }
}

export function writeLast(id: string): void {
  try {
    for (const storage of [sessionStorage, localStorage]) storage.setItem(LAST, id);
  } catch {
    // Without storage the newest board is opened next time.
    return;
  }
}
