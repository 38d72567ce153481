import * as words from '../words/notices.ts';
import { awaited } from './awaited.ts';
import { store } from './store.ts';

const there = new WeakMap<() => Promise<unknown>, unknown>();

/**
 * Runs what is fetched only when it is first asked for, and from then on at once; where that fails, says so instead of doing
 * nothing. Keys that are pressed meanwhile wait for it.
 */
export async function later<Module>(
  load: () => Promise<Module>,
  run: (module: Module) => void | Promise<void>,
): Promise<void> {
  if (!there.has(load)) {
    const arrived = awaited();
    try {
      there.set(load, await load());
    } catch {
      store.getState().say(words.notLoaded, 'error');
      return;
    } finally {
      arrived();
    }
  }
  await run(there.get(load) as Module);
}
