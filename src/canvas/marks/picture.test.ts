import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_BOARD, type Mark } from '../../board/board.ts';
import { setMark } from '../../board/marks.ts';
import { reconcileMarks } from './nodes.ts';
import { drawMarks, type MarkPen, markAt, marksIn } from './picture.ts';

/** Writes down what is drawn. */
class Paper {
  fillStyle = '';
  strokeStyle = '';
  lineWidth = 1;
  lineCap = '';
  lineJoin = '';
  font = '';
  textAlign = '';
  textBaseline = '';
  done: string[] = [];
  translate(): void {}
  setLineDash(): void {}
  beginPath(): void {}
  ellipse(): void {
    this.done.push('ellipse');
  }
  fillRect(): void {
    this.done.push(`rect ${this.fillStyle}`);
  }
  strokeRect(): void {
    this.done.push(`border ${this.strokeStyle}`);
  }
  fill(path?: unknown): void {
    this.done.push(`${path ? 'outline' : 'fill'} ${this.fillStyle}`);
  }
  stroke(path?: unknown): void {
    this.done.push(`${path ? 'line' : 'stroke'} ${this.strokeStyle}`);
  }
  fillText(text: string): void {
    this.done.push(`text ${text} ${this.fillStyle}`);
  }
  measureText(text: string): { width: number } {
    return { width: text.length * 10 };
  }
}

const LOOK: Mark = {
  id: 'm',
  kind: 'note',
  text: '',
  x: 0,
  y: 0,
  width: 200,
  height: 100,
  color: 'red',
  size: 'm',
  dash: 'solid',
  fill: 'none',
  heads: 'none',
  order: 1,
};

function nodesOf(...marks: Partial<Mark>[]) {
  const board = marks.reduce<typeof EMPTY_BOARD>(
    (made, more, i) => setMark(made, { ...LOOK, id: `m${i}`, ...more }),
    EMPTY_BOARD,
  );
  return reconcileMarks([], { board, selection: new Set(), moving: null, drafts: new Map() });
}

function drawn(nodes: ReturnType<typeof nodesOf>, zoom = 1, which: 'above' | 'below' = 'above'): string[] {
  const paper = new Paper();
  drawMarks(paper as unknown as MarkPen, nodes, which, {
    look: (token) => token,
    zoom,
    seen: { x: -100, y: -100, width: 2000, height: 2000 },
    elsewhere: new Set(),
  });
  return paper.done;
}

beforeEach(() => vi.stubGlobal('Path2D', class {}));
afterEach(() => vi.unstubAllGlobals());

describe('marks in an overview', () => {
  it('draws each kind of them in its colors', () => {
    expect(drawn(nodesOf({ text: 'Read me' }))).toEqual(['rect --note-red', 'text Read me --mark-ink']);
    expect(drawn(nodesOf({ kind: 'text', text: 'Words' }))).toEqual(['text Words --mark-red']);
    expect(drawn(nodesOf({ kind: 'rectangle', fill: 'soft' }))).toEqual([
      'rect --note-red',
      'border --mark-red',
    ]);
    expect(drawn(nodesOf({ kind: 'ellipse' }))).toEqual(['ellipse', 'stroke --mark-red']);
    expect(drawn(nodesOf({ kind: 'stroke', points: [0, 0, 50, 50, 90, 20] }))).toEqual([
      'outline --mark-red',
    ]);
    const arrow = nodesOf({ kind: 'line', heads: 'end', points: [0, 0, 90, 20] });
    expect(drawn(arrow)).toEqual(['line --mark-red', 'line --mark-red']);
  });

  it('breaks words where they have no room, and draws bars where they cannot be read', () => {
    const nodes = nodesOf({ text: 'one two three four five' });
    expect(drawn(nodes).filter((one) => one.startsWith('text')).length).toBeGreaterThan(1);
    expect(drawn(nodes, 0.2).filter((one) => one.startsWith('text'))).toEqual([]);
    expect(drawn(nodes, 0.2).filter((one) => one === 'rect --mark-ink').length).toBeGreaterThan(1);
  });

  it('draws those below the cards before, those above after, and what is out of view never', () => {
    const nodes = nodesOf({ order: -1, color: 'blue' }, { order: 1 }, { x: 9000 });
    expect(drawn(nodes, 1, 'below')).toEqual(['rect --note-blue']);
    expect(drawn(nodes, 1, 'above')).toEqual(['rect --note-red']);
  });
});

describe('finding a mark', () => {
  it('goes by what is drawn and not by the box around it', () => {
    const at = (nodes: ReturnType<typeof nodesOf>, x: number, y: number) =>
      markAt(nodes, 'above', { x, y }, 5);
    const open = nodesOf({ kind: 'rectangle' });
    expect(at(open, 100, 50)).toBeNull();
    expect(at(open, 2, 50)).toBe('m0');
    expect(at(nodesOf({ kind: 'rectangle', fill: 'solid' }), 100, 50)).toBe('m0');
    const stroke = nodesOf({ kind: 'stroke', points: [0, 0, 100, 100] });
    expect(at(stroke, 52, 50)).toBe('m0');
    expect(at(stroke, 80, 20)).toBeNull();
    expect(at(nodesOf({}, {}), 10, 10)).toBe('m1');
  });

  it('takes what a frame touches', () => {
    const nodes = nodesOf({}, { x: 1000 });
    expect(marksIn(nodes, { x: 150, y: 50, width: 500, height: 10 })).toEqual(['m0']);
  });
});
