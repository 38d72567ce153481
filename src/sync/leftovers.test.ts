import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { leftoversOf, rememberLeftovers } from './leftovers.ts';

const page = new EventTarget();
const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A disk that never gets to confirm anything. */
const STUCK = {
  transaction: () => ({ objectStore: () => ({ get: () => ({ onsuccess: null }) }) }),
} as unknown as IDBDatabase;

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve) => {
    const request = new IDBFactory().open('x');
    request.onupgradeneeded = () => request.result.createObjectStore('updates');
    request.onsuccess = () => resolve(request.result);
  });
}

test('edits that the disk has not confirmed when the page hides are found by the next page', () => {
  const saved = new Y.Doc();
  saved.getMap('m').set('a', 1);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(saved));
  const stop = rememberLeftovers('x', doc, STUCK, 'disk');
  doc.getMap('m').set('b', 2);
  doc.getMap('m').set('c', 3);
  page.dispatchEvent(new Event('pagehide'));
  stop();

  const leftovers = leftoversOf('x');
  Y.applyUpdate(saved, leftovers.update ?? new Uint8Array());
  expect(saved.getMap('m').toJSON()).toEqual({ a: 1, b: 2, c: 3 });
  leftovers.forget();
  expect(leftoversOf('x').update).toBeNull();
});

test('what the disk has, or what came from it, leaves nothing behind', async () => {
  const doc = new Y.Doc();
  const database = await openDatabase();
  rememberLeftovers('x', doc, database, 'disk');
  doc.getMap('m').set('a', 1);
  doc.transact(() => doc.getMap('m').set('b', 2), 'disk');
  await new Promise((resolve) => {
    const request = database.transaction(['updates'], 'readonly').objectStore('updates').get(1);
    request.onsuccess = resolve;
  });
  page.dispatchEvent(new Event('pagehide'));
  expect(kept.size).toBe(0);
});

test('broken leftovers are no leftovers', () => {
  kept.set('headroom:unsaved:x', 'not base64 !');
  expect(leftoversOf('x').update).toBeNull();
});
