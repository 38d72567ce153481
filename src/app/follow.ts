import { store } from '../state/store.ts';
import { NARROW } from './width.ts';

/**
 * The panel follows what one does: a run is watched in Results, a thing chosen on the canvas is shown in Inspect.
 * A sheet that is closed, or would cover the canvas of a narrow window, is left alone.
 */
export function followWork(): void {
  const narrow = window.matchMedia(NARROW);
  store.subscribe((state, before) => {
    if (!state.panelOpen) return;
    const began = state.status === 'running' && before.status !== 'running' && before.status !== 'paused';
    if (began && !narrow.matches && state.tab !== 'results') state.showTab('results');
    const going = state.status === 'running' || state.status === 'paused';
    const chose = state.selection !== before.selection && state.selection.size === 1;
    if (chose && !going && state.tab !== 'inspect') state.showTab('inspect');
  });
}
