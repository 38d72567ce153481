import type { Id } from '../board/board.ts';
import { store } from '../state/store.ts';
import { viewport } from '../state/viewport.ts';

/**
 * Selects records and brings them into view: what every mention of a component does when clicked. The tab that
 * mentions them stays, while a selection made on the canvas is followed by the inspector.
 */
export function flyTo(...ids: readonly Id[]): void {
  const { select, tab, panelOpen } = store.getState();
  select(ids);
  if (panelOpen && store.getState().tab !== tab) store.getState().showTab(tab);
  viewport()?.fit(ids);
}
