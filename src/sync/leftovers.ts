import * as Y from 'yjs';

/**
 * A page that goes away takes its unfinished IndexedDB transactions with it: an edit some milliseconds before a
 * reload would be lost. So the last updates that the disk has not confirmed are put into localStorage, which is
 * written at once, when the page hides; the next opening of the document applies them.
 */
const PREFIX = 'headroom:unsaved:';

export interface Leftovers {
  readonly update: Uint8Array | null;
  /** To be called once the disk has them. */
  forget(): void;
}

export function leftoversOf(name: string): Leftovers {
  const key = PREFIX + name;
  try {
    const text = localStorage.getItem(key);
    return { update: text === null ? null : fromBase64(text), forget: () => localStorage.removeItem(key) };
  } catch {
    return { update: null, forget: () => {} };
  }
}

/** Watches a document whose updates `origin` stores in `database`. Returns the way to stop. */
export function rememberLeftovers(
  name: string,
  doc: Y.Doc,
  database: IDBDatabase,
  origin: unknown,
): () => void {
  const unconfirmed = new Set<Uint8Array>();
  const onUpdate = (update: Uint8Array, from: unknown): void => {
    if (from === origin) return;
    unconfirmed.add(update);
    // Transactions on one store run in order: this one starts after the update's own has ended.
    const request = database.transaction(['updates'], 'readonly').objectStore('updates').get(0);
    request.onsuccess = () => unconfirmed.delete(update);
  };
  const onHide = (): void => {
    if (unconfirmed.size === 0) return;
    try {
      localStorage.setItem(PREFIX + name, toBase64(Y.mergeUpdates([...unconfirmed])));
    } catch {
      return;
    }
  };
  doc.on('update', onUpdate);
  globalThis.addEventListener?.('pagehide', onHide);
  return () => {
    doc.off('update', onUpdate);
    globalThis.removeEventListener?.('pagehide', onHide);
  };
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
