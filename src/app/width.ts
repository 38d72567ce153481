import { store } from '../state/store.ts';

/** Below this width panels lie over the canvas as sheets instead of beside it. */
export const NARROW = '(max-width: 1023px)';
/** Below this one they are sheets from the lower edge, and the palette leaves no strip behind. */
export const PHONE = '(max-width: 640px)';

/** Closes the panels when the window becomes narrow, so that the board is seen first; opens them again when wide. */
export function followWidth(): void {
  const narrow = window.matchMedia(NARROW);
  const adapt = () => {
    const { panelOpen, paletteOpen, togglePanel, togglePalette } = store.getState();
    if (panelOpen === narrow.matches) togglePanel();
    if (paletteOpen && narrow.matches) togglePalette();
  };
  if (narrow.matches) adapt();
  narrow.addEventListener('change', adapt);
}
