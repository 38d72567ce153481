import type { State } from '../state/shape.ts';
import { store } from '../state/store.ts';
import { viewport } from '../state/viewport.ts';
import { NARROW, PHONE } from './width.ts';

/**
 * The panel follows what one does: a run is watched in Results, a thing chosen on the canvas is shown in Inspect.
 * A sheet that is closed, or would cover the canvas of a narrow window, is left alone.
 */
export function followWork(): void {
  const narrow = window.matchMedia(NARROW);
  const phone = window.matchMedia(PHONE);
  store.subscribe((state, before) => {
    if (narrow.matches && state.panelOpen && !before.panelOpen) showBesideSheet(state);
    if (phone.matches && state.paletteOpen && counted(state) > counted(before)) state.togglePalette();
    if (!state.panelOpen || state.bare) return;
    const began = state.status === 'running' && before.status !== 'running' && before.status !== 'paused';
    if (began && !narrow.matches && state.tab !== 'results') state.showTab('results');
    const chose = state.selection !== before.selection && state.selection.size === 1;
    // The outline follows by itself.
    if (chose && state.tab !== 'inspect' && state.tab !== 'outline') state.showTab('inspect');
  });
}

const counted = (state: State): number => Object.keys(state.board.components).length;

/** What is selected, or else the whole board, into the part of the canvas that the sheet leaves free. */
function showBesideSheet({ selection }: State): void {
  // Two frames: the sheet is laid out in the first, and the canvas reads what it covers.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => viewport()?.fit(selection.size > 0 ? [...selection] : undefined)),
  );
}
