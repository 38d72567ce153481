import * as words from '../words/notices.ts';
import { store } from './store.ts';

/** Runs what is fetched only when it is first asked for; where that fails, says so instead of doing nothing. */
export async function later<Module>(
  load: () => Promise<Module>,
  run: (module: Module) => void | Promise<void>,
): Promise<void> {
  let module: Module;
  try {
    module = await load();
  } catch {
    store.getState().say(words.notLoaded, 'error');
    return;
  }
  await run(module);
}
