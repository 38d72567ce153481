import { focusItem } from './focus.ts';
import type { State } from './shape.ts';

/** Where the focus lands in a part of the page: what is read there, else its first control. */
const LANDINGS = ['[role="tabpanel"]', '[tabindex="0"], input, button:not(:disabled)'];

/** Moves the focus to the next part of the page, or the one before: top bar, board, palette, details, run bar, and round again. */
export function goToPane(state: State, step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => landing(pane) !== undefined,
  );
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  // From nowhere one goes to the board first: that is what the page is for.
  const board = panes.findIndex((pane) => pane.dataset.pane === 'board');
  const next = panes[here < 0 ? board : (here + step + panes.length) % panes.length];
  if (!next) return;
  const [chosen] = state.selection;
  if (next.dataset.pane === 'board' && chosen !== undefined && state.selection.size === 1) focusItem(chosen);
  else landing(next)?.focus();
}

function landing(pane: HTMLElement): HTMLElement | undefined {
  for (const selector of LANDINGS)
    for (const control of pane.querySelectorAll<HTMLElement>(selector))
      if (control.tabIndex >= 0 && control.checkVisibility()) return control;
  return undefined;
}
