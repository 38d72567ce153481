import type { Mark } from '../board/board.ts';
import { fontOf, LEADING, NOTE, PADDING } from './markLook.ts';

/** Free px beside words on their own, so that the caret and slanted letters find room. */
const SIDE = 2;

/**
 * The space that words take, px at zoom 1: as wide as they are, or as high as they get within `width`. Measured on the
 * page itself, which alone knows where it breaks lines.
 */
export function measure(words: string, font: number, width?: number): { width: number; height: number } {
  const element = document.createElement('div');
  element.style.cssText = `position:absolute;visibility:hidden;left:-9999px;top:0;padding:0 ${SIDE}px;
    font:var(--weight) ${font}px/${LEADING} var(--sans);white-space:pre-wrap;overflow-wrap:anywhere;
    box-sizing:border-box;width:${width === undefined ? 'max-content' : `${width}px`}`;
  // A last empty line has height only when something stands on it.
  element.textContent = words.endsWith('\n') || words === '' ? `${words}\u200b` : words;
  document.body.append(element);
  const { offsetWidth, offsetHeight } = element;
  element.remove();
  return {
    width: Math.max(offsetWidth + 1, font / 2),
    height: Math.max(offsetHeight, Math.ceil(font * LEADING)),
  };
}

/** The mark with these words, as large as they need. */
export function withWords(mark: Mark, text: string): Mark {
  const font = fontOf(mark);
  if (mark.kind === 'text') {
    const size = measure(text, font, mark.wrap ? mark.width : undefined);
    return { ...mark, text, width: mark.wrap ? mark.width : size.width, height: size.height };
  }
  if (mark.kind === 'line' || mark.kind === 'stroke' || mark.kind === 'step') return { ...mark, text };
  const inner = measure(text, font, Math.max(font * 2, mark.width - 2 * PADDING));
  const needed = inner.height + 2 * PADDING;
  const least = mark.kind === 'note' ? NOTE.height : mark.height;
  // A note grows and shrinks with its words; a shape only grows.
  return { ...mark, text, height: Math.max(least, Math.ceil(needed / 8) * 8) };
}
