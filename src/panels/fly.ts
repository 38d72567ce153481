import type { Id } from '../board/board.ts';
import { store } from '../state/store.ts';
import { viewport } from '../state/viewport.ts';

/** Selects records and brings them into view: what every mention of a component does when clicked. */
export function flyTo(...ids: readonly Id[]): void {
  store.getState().select(ids);
  viewport()?.fit(ids);
}
