import { painted } from '../kit/painted.ts';
import { store } from '../state/store.ts';
import * as words from '../words/app.ts';
import { fragmentOf, pageAddress } from './address.ts';
import { type LinkTrouble, setTrouble } from './trouble.ts';

/**
 * Shows a linked board if the address carries one, and reads the boards of this device either way: they stay
 * untouched behind it.
 */
export async function boot(): Promise<void> {
  window.addEventListener('hashchange', () => void openAddress());
  store.subscribe((state, before) => {
    // The address of a link would bring the visited board back on reload, after one has moved on to one's own.
    if (before.place.type === 'visited' && state.place.type === 'mine') forgetLink();
  });
  await painted;
  const opened = fragmentOf(location) === '' ? Promise.resolve() : openAddress();
  await Promise.all([store.boot(), opened]);
}

async function openAddress(): Promise<void> {
  const fragment = fragmentOf(location);
  if (fragment === '') return;
  let trouble: LinkTrouble | null;
  try {
    const { readLink } = await import('./readLink.ts');
    trouble = await readLink(fragment);
  } catch {
    trouble = {
      reason: 'offline',
      message: words.linksNotRead,
    };
  }
  setTrouble(trouble);
}

/** Goes on without the link that could not be opened. */
export function forgetLink(): void {
  history.replaceState(null, '', pageAddress(location));
  setTrouble(null);
}
