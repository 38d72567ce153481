import { describe, expect, it } from 'vitest';
import { seenFrom } from '../camera/camera.ts';
import { selectionByClick } from '../hands/picking.ts';
import { cardsIn } from '../lines/lineHit.ts';
import { drawOverview, type OverviewCard, type OverviewPen, type OverviewScene } from './overview.ts';

/** Writes down what is drawn. */
class Paper {
  fillStyle = '';
  strokeStyle = '';
  lineWidth = 1;
  font = '';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  done: string[] = [];
  setLineDash(dash: number[]): void {
    this.done.push(`dash ${dash.join(',')}`);
  }
  beginPath(): void {}
  moveTo(): void {}
  bezierCurveTo(): void {
    this.done.push('curve');
  }
  arc(): void {
    this.done.push(`dot ${this.fillStyle}`);
  }
  fillRect(_x: number, _y: number, width: number): void {
    this.done.push(`rect ${this.fillStyle} ${width}`);
  }
  strokeRect(): void {
    this.done.push(`border ${this.strokeStyle}`);
  }
  fill(): void {}
  stroke(): void {
    this.done.push(`stroke ${this.strokeStyle}`);
  }
  fillText(text: string): void {
    this.done.push(`text ${text}`);
  }
}

const card = (id: string, x: number, more: Partial<OverviewCard> = {}): OverviewCard => ({
  id,
  at: { x, y: 0 },
  name: id,
  ground: 'ground',
  ink: 'ink',
  level: null,
  badge: null,
  selected: false,
  ...more,
});
const colors = { wire: 'wire', track: 'track', border: 'border', selected: 'accent' };
const size = { width: 1000, height: 600 };

function drawn(scene: Partial<OverviewScene>, zoom = 0.35): string[] {
  const paper = new Paper();
  drawOverview(
    paper as unknown as OverviewPen,
    { cards: [], lines: [], colors, ...scene },
    zoom,
    seenFrom({ x: 0, y: 0, zoom }, size),
  );
  return paper.done;
}

describe('drawOverview', () => {
  it('draws level, badge, selection and name of each card on screen, and nothing of the others', () => {
    const level = { part: 0.5, color: 'amber', full: false };
    const done = drawn({
      cards: [card('in', 0, { level, badge: 'red', selected: true }), card('out', 5000)],
    });
    expect(done).toContain('rect amber 88');
    expect(done).toContain('dot red');
    expect(done).toContain('border accent');
    expect(done).toContain('text in');
    expect(done).not.toContain('text out');
  });

  it('shows what is full by a second bar', () => {
    const bars = (full: boolean) =>
      drawn({ cards: [card('a', 0, { level: { part: 1, color: 'red', full } })] }).filter(
        (one) => one === 'rect red 176',
      );
    expect(bars(true)).toHaveLength(2);
    expect(bars(false)).toHaveLength(1);
  });

  it('leaves out names that cannot be read', () => {
    expect(drawn({ cards: [card('a', 0)] }, 0.15)).not.toContain('text a');
  });

  it('strokes lines that look alike at once', () => {
    const line = (id: string, selected: boolean) => ({
      id,
      curve: [0, 0, 1, 0, 2, 0, 3, 0] as const,
      width: 2,
      dash: [],
      selected,
    });
    const done = drawn({ lines: [line('a', false), line('b', true), line('c', false)] });
    expect(done.filter((one) => one === 'curve')).toHaveLength(3);
    expect(done.filter((one) => one.startsWith('stroke'))).toEqual(['stroke wire', 'stroke accent']);
  });
});

describe('cardsIn', () => {
  it('takes what the marquee touches, whichever way it was drawn', () => {
    const cards = [0, 240, 480].map((x) => ({ id: `c${x}`, position: { x, y: 0 } }));
    expect(cardsIn(cards, { x: 100, y: -10 }, { x: 300, y: 10 })).toEqual(['c0', 'c240']);
    expect(cardsIn(cards, { x: 300, y: 10 }, { x: 100, y: -10 })).toEqual(['c0', 'c240']);
    expect(cardsIn(cards, { x: 180, y: 0 }, { x: 230, y: 10 })).toEqual([]);
  });
});

describe('selectionByClick', () => {
  it('takes one, clears on nothing, and with a key held adds or takes away', () => {
    const before = new Set(['a', 'b']);
    expect([...selectionByClick(before, 'b', false)]).toEqual(['b']);
    expect([...selectionByClick(before, null, false)]).toEqual([]);
    expect([...selectionByClick(before, 'b', true)]).toEqual(['a']);
    expect([...selectionByClick(before, 'c', true)]).toEqual(['a', 'b', 'c']);
    expect([...selectionByClick(before, null, true)]).toEqual(['a', 'b']);
  });
});
