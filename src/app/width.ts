import { store } from '../state/store.ts';

/** Below this width panels lie over the canvas as sheets instead of beside it. */
export const NARROW = '(max-width: 1023px)';
/** Below this one they are sheets from the lower edge, and the palette leaves no strip behind. */
export const PHONE = '(max-width: 640px)';
/** Below this one an open palette would take from the canvas what a board needs to be read. */
const SNUG = '(max-width: 1199px)';

/** Opens and closes the panels as the window gets wider or narrower, so that the board is seen first. */
export function followWidth(): void {
  const narrow = window.matchMedia(NARROW);
  const snug = window.matchMedia(SNUG);
  const adapt = () => store.getState().fitWindow(narrow.matches ? 'sheets' : snug.matches ? 'snug' : 'wide');
  adapt();
  narrow.addEventListener('change', adapt);
  snug.addEventListener('change', adapt);
}
