import * as Y from 'yjs';
import { leftoversOf, rememberLeftovers } from './leftovers.ts';

/** A document's copy on this device. */
export interface Saving {
  /** Ends saving; what was written stays. */
  close(): Promise<void>;
}

/** The disk of this device, or what takes its place. */
export interface Disk {
  /** Reads what is saved under this name into the document, and saves every change from now on. */
  attach(name: string, doc: Y.Doc): Promise<Saving>;
  erase(name: string): Promise<void>;
}

/** Long enough for a slow disk; past it, a database that another tab blocks is given up. */
const PATIENCE = 5_000;

/**
 * The browser's IndexedDB, or null where it is missing or forbidden (private windows, strict settings).
 * `onTrouble` hears of changes that could not be written: a full disk, a database that broke.
 */
export async function openDisk(onTrouble: () => void = () => {}): Promise<Disk | null> {
  if (!(await isUsable())) return null;
  const { IndexeddbPersistence, clearDocument } = await import('y-indexeddb');
  return {
    async attach(name, doc) {
      const leftovers = leftoversOf(name);
      if (leftovers.update) applyQuietly(doc, leftovers.update);
      const saved = new IndexeddbPersistence(name, doc);
      await within(PATIENCE, saved.whenSynced);
      leftovers.forget();
      const database = saved.db;
      const stopRemembering = database ? rememberLeftovers(name, doc, database, saved) : () => {};
      const close = async (): Promise<void> => {
        stopRemembering();
        await saved.destroy();
      };
      // Another tab deletes this board: writing on would throw in the middle of an edit.
      if (database) database.onversionchange = () => void close();
      // Aborted transactions of a database bubble up to it; y-indexeddb itself stays silent about them.
      if (database) database.onabort = onTrouble;
      return { close };
    },
    erase: (name) => within(PATIENCE, clearDocument(name)),
  };
}

async function isUsable(): Promise<boolean> {
  const name = 'headroom:probe';
  try {
    const opened = new Promise<boolean>((resolve) => {
      const request = indexedDB.open(name);
      request.onerror = () => resolve(false);
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
    });
    return await within(PATIENCE, opened);
  } catch {
    return false;
  }
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The storage of this browser does not answer.')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function applyQuietly(doc: Y.Doc, update: Uint8Array): void {
  try {
    Y.decodeUpdate(update);
    Y.applyUpdate(doc, update);
  } catch {
    return;
  }
}
