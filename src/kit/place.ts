export type Side = 'top' | 'bottom' | 'left' | 'right';

const GAP = 6;
const MARGIN = 8;
const OPPOSITE: Readonly<Record<Side, Side>> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Left and top of a box of `size` beside `anchor`, flipped where it would not fit and kept inside the window. */
export function placement(
  anchor: Box,
  size: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  side: Side,
): { left: number; top: number } {
  const room: Record<Side, number> = {
    top: anchor.top - GAP - size.height - MARGIN,
    bottom: view.height - (anchor.top + anchor.height) - GAP - size.height - MARGIN,
    left: anchor.left - GAP - size.width - MARGIN,
    right: view.width - (anchor.left + anchor.width) - GAP - size.width - MARGIN,
  };
  const taken = room[side] >= 0 || room[OPPOSITE[side]] < room[side] ? side : OPPOSITE[side];
  const middle = {
    left: anchor.left + anchor.width / 2 - size.width / 2,
    top: anchor.top + anchor.height / 2 - size.height / 2,
  };
  const wanted = {
    top: { ...middle, top: anchor.top - GAP - size.height },
    bottom: { ...middle, top: anchor.top + anchor.height + GAP },
    left: { ...middle, left: anchor.left - GAP - size.width },
    right: { ...middle, left: anchor.left + anchor.width + GAP },
  }[taken];
  return {
    left: Math.round(Math.max(MARGIN, Math.min(wanted.left, view.width - size.width - MARGIN))),
    top: Math.round(Math.max(MARGIN, Math.min(wanted.top, view.height - size.height - MARGIN))),
  };
}

/** Puts a fixed element beside its anchor. */
export function place(element: HTMLElement, anchor: HTMLElement, side: Side): void {
  const at = placement(
    anchor.getBoundingClientRect(),
    { width: element.offsetWidth, height: element.offsetHeight },
    { width: window.innerWidth, height: window.innerHeight },
    side,
  );
  element.style.left = `${at.left}px`;
  element.style.top = `${at.top}px`;
}
