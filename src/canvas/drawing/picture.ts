import { flushSync } from 'react-dom';
import type { Id } from '../../board/board.ts';
import { membersOf, withInner } from '../../board/groups.ts';
import { store } from '../../state/store.ts';

/** Free px around the picture. */
const MARGIN = 24;
/** What is only there for the hand. */
const TOOLS =
  '[data-end], [data-bend], .react-flow__handle, .react-flow__edge-interaction, .react-flow__connection';
/** What of the look of a drawn element is in style sheets, which do not travel with a picture. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
];
const LETTERS = [
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
];
const NAMESPACE = 'http://www.w3.org/2000/svg';

/**
 * What is drawn for these records, or for all of them, as an SVG of shapes and words that needs no style sheet: in the
 * colors of the theme, at 100 %, cut to what is on it.
 */
export function pictureOf(root: HTMLElement, ids: ReadonlySet<Id>): SVGSVGElement | null {
  const { setPrinting } = store.getState();
  const shown = ids.size === 0 ? null : withLines(ids);
  // For as long as it is read everything is an element, as on paper; nothing of that reaches the screen.
  flushSync(() => setPrinting(true));
  try {
    const viewport = root.querySelector('.react-flow__viewport');
    if (!viewport) return null;
    const zoom = new DOMMatrix(getComputedStyle(viewport).transform).a;
    const drawing = new Drawing(viewport.getBoundingClientRect(), zoom);
    drawing.walk(viewport, shown);
    return drawing.done(getComputedStyle(root).backgroundColor);
  } finally {
    flushSync(() => setPrinting(false));
  }
}

/** With what lies in the groups among them, and the connections between all of these. */
function withLines(ids: ReadonlySet<Id>): ReadonlySet<Id> {
  const { board } = store.getState();
  const inner = withInner(board, ids);
  const all = new Set([...ids, ...inner, ...membersOf(board, inner).map(({ id }) => id)]);
  const among = Object.values(board.connections).filter(({ from, to }) => all.has(from) && all.has(to));
  return new Set([...all, ...among.map(({ id }) => id)]);
}

class Drawing {
  private readonly svg = document.createElementNS(NAMESPACE, 'svg');
  private box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

  constructor(
    private readonly origin: DOMRect,
    private readonly zoom: number,
  ) {}

  walk(element: Element, shown: ReadonlySet<Id> | null): void {
    const look = getComputedStyle(element);
    if (
      element.matches(TOOLS) ||
      look.display === 'none' ||
      look.visibility === 'hidden' ||
      look.opacity === '0'
    )
      return;
    const id =
      element.getAttribute('data-item') ??
      element.closest('.react-flow__edge')?.getAttribute('data-id') ??
      null;
    if (shown && id !== null && !shown.has(id)) return;
    if (element instanceof SVGGraphicsElement && !(element instanceof SVGSVGElement)) this.shape(element);
    else if (
      element instanceof HTMLElement &&
      (shown === null || id !== null || element.closest('[data-item]'))
    )
      this.rectangle(element, look);
    if (element instanceof SVGTextElement) return;
    for (const child of element.childNodes) {
      if (child instanceof Element) this.walk(child, shown);
      else if (child instanceof Text && element instanceof HTMLElement) this.words(child, look);
    }
  }

  done(background: string): SVGSVGElement | null {
    const { left, top, right, bottom } = this.box;
    if (right < left) return null;
    const [width, height] = [right - left + 2 * MARGIN, bottom - top + 2 * MARGIN].map(Math.ceil);
    set(this.svg, {
      xmlns: NAMESPACE,
      width,
      height,
      viewBox: `${left - MARGIN} ${top - MARGIN} ${width} ${height}`,
    });
    const paper = document.createElementNS(NAMESPACE, 'rect');
    set(paper, { x: left - MARGIN, y: top - MARGIN, width, height, fill: background });
    this.svg.prepend(paper);
    return this.svg;
  }

  /** Px of the page as px of the board. */
  private place(rect: DOMRect): { x: number; y: number; width: number; height: number } {
    const { zoom, origin } = this;
    const [x, y] = [(rect.left - origin.left) / zoom, (rect.top - origin.top) / zoom];
    const [width, height] = [rect.width / zoom, rect.height / zoom];
    if (width > 0 || height > 0) {
      this.box.left = Math.min(this.box.left, x);
      this.box.top = Math.min(this.box.top, y);
      this.box.right = Math.max(this.box.right, x + width);
      this.box.bottom = Math.max(this.box.bottom, y + height);
    }
    return { x, y, width, height };
  }

  private shape(element: SVGGraphicsElement): void {
    const matrix = element.getScreenCTM();
    if (!matrix || !element.matches('path, rect, circle, ellipse, line, polyline, polygon, text')) return;
    const { width, height } = this.place(element.getBoundingClientRect());
    if (width === 0 && height === 0) return;
    const copy = copyOf(element);
    const { a, b, c, d, e, f } = matrix;
    const [x, y] = [(e - this.origin.left) / this.zoom, (f - this.origin.top) / this.zoom];
    const turned = [a, b, c, d].map((value) => value / this.zoom);
    copy.setAttribute('transform', `matrix(${[...turned, x, y].map(short).join(' ')})`);
    this.svg.append(copy);
  }

  /** What has a ground or a border of its own. */
  private rectangle(element: HTMLElement, look: CSSStyleDeclaration): void {
    const ring = /^(rgba?\([^)]*\)|\w+\([^)]*\)) 0px 0px 0px ([\d.]+)px/.exec(look.boxShadow);
    const border = Number.parseFloat(look.borderTopWidth);
    const stroke = border > 0 ? look.borderTopColor : (ring?.[1] ?? 'none');
    if (isClear(look.backgroundColor) && (stroke === 'none' || isClear(stroke))) return;
    const { x, y, width, height } = this.place(element.getBoundingClientRect());
    const rect = document.createElementNS(NAMESPACE, 'rect');
    const radius = Math.min(Number.parseFloat(look.borderTopLeftRadius) || 0, width / 2, height / 2);
    set(rect, { x, y, width, height, rx: radius, fill: look.backgroundColor });
    if (stroke !== 'none') {
      const dash = look.borderTopStyle === 'dashed' ? '4 3' : 'none';
      set(rect, { stroke, 'stroke-width': border || Number(ring?.[2] ?? 1), 'stroke-dasharray': dash });
    }
    this.svg.append(rect);
  }

  /** Each line of a text for itself, as long as it is here, whatever font shows it there. */
  private words(text: Text, look: CSSStyleDeclaration): void {
    for (const { words, rect } of linesOf(text)) {
      const { x, y, width, height } = this.place(rect);
      const line = document.createElementNS(NAMESPACE, 'text');
      set(line, {
        x,
        y: y + height / 2,
        fill: look.color,
        'font-family': look.fontFamily,
        'font-size': Number.parseFloat(look.fontSize),
        'font-weight': look.fontWeight,
        'dominant-baseline': 'central',
        textLength: width,
        lengthAdjust: 'spacingAndGlyphs',
      });
      line.textContent = words;
      this.svg.append(line);
    }
  }
}

/** An element, and the pieces of a text, with the looks they have here. */
function copyOf(element: Element): Element {
  const copy = element.cloneNode(false) as Element;
  for (const { name } of [...copy.attributes])
    if (/^(class|style|id|data-|aria-)/.test(name)) copy.removeAttribute(name);
  const look = getComputedStyle(element);
  const looks = element.closest('text') ? [...LOOKS, ...LETTERS] : LOOKS;
  set(copy, Object.fromEntries(looks.map((name) => [name, look.getPropertyValue(name)])));
  if (element.closest('text'))
    for (const child of element.childNodes)
      copy.append(child instanceof Element ? copyOf(child) : child.cloneNode());
  return copy;
}

/** The lines in which a text is set. */
function linesOf(text: Text): { words: string; rect: DOMRect }[] {
  const range = document.createRange();
  const lines: { words: string; rect: DOMRect }[] = [];
  let begin = 0;
  const take = (end: number): void => {
    range.setStart(text, begin);
    range.setEnd(text, end);
    const words = text.data.slice(begin, end).trim();
    const rect = range.getBoundingClientRect();
    if (words !== '' && rect.width > 0) lines.push({ words, rect });
    begin = end;
  };
  let top = Number.NaN;
  for (let index = 0; index < text.length; index++) {
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    const rect = range.getBoundingClientRect();
    if (rect.width === 0) continue;
    if (rect.top - top > rect.height / 2) take(index);
    top = rect.top;
  }
  take(text.length);
  return lines;
}

function set(element: Element, attributes: Readonly<Record<string, string | number | undefined>>): void {
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, typeof value === 'number' ? short(value) : (value ?? ''));
}

const short = (value: number): string => String(Math.round(value * 100) / 100);

function isClear(color: string): boolean {
  return color === 'transparent' || /[,/] ?0\)$/.test(color);
}
