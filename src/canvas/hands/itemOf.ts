import type { Id } from '../../board/board.ts';

/** The record that an element of the canvas is drawn for. */
export function itemOf(element: Element): Id | null {
  const item = element.closest<HTMLElement>('[data-item]');
  if (item) return item.dataset.item ?? null;
  // What is pressed of a line is wider than what is seen of it.
  return element.closest('.react-flow__edge')?.getAttribute('data-id') ?? null;
}
