import { freeNow } from '../../state/seen.ts';

/** How far from `low` to `high` must move to lie within, its beginning first. */
function shift(low: number, high: number, [first, last]: readonly [number, number]): number {
  return Math.max(first - low, Math.min(0, last - high));
}

/** Moves a field out from under the panels, where the words it stands for are close to them. */
export function keepInside(field: HTMLElement): void {
  field.style.translate = '';
  const free = freeNow();
  const board = field.closest('.react-flow__viewport');
  if (!free || !board) return;
  const { left, top, right, bottom } = field.getBoundingClientRect();
  const zoom = new DOMMatrix(getComputedStyle(board).transform).a;
  const x = shift(left, right, [free.left, free.right]) / zoom;
  const y = shift(top, bottom, [free.top, free.bottom]) / zoom;
  if (x !== 0 || y !== 0) field.style.translate = `${x}px ${y}px`;
}
