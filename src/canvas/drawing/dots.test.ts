import { describe, expect, it } from 'vitest';
import {
  advance,
  type Brush,
  createDots,
  DOT_SPEED,
  dotsPerSecond,
  draw,
  type Lane,
  type Pen,
  relane,
  trackOf,
} from './dots.ts';

const straight = trackOf((t) => ({ x: t * 390, y: 20 }));
const laneOf = (rate: number, failing = 0, color = 0): Lane => ({
  track: straight,
  color,
  rate,
  failing,
  due: 0,
  dueFailing: 0,
});

class Paper implements Pen {
  fillStyle: Pen['fillStyle'] = '';
  globalAlpha = 1;
  fills: { style: unknown; alpha: number; arcs: [number, number][] }[] = [];
  private arcs: [number, number][] = [];
  beginPath(): void {
    this.arcs = [];
  }
  moveTo(): void {}
  arc(x: number, y: number): void {
    this.arcs.push([x, y]);
  }
  fill(): void {
    this.fills.push({ style: this.fillStyle, alpha: this.globalAlpha, arcs: this.arcs });
  }
  fillRect(x: number, y: number, width: number, height: number): void {
    const middle: [number, number] = [x + width / 2, y + height / 2];
    this.fills.push({ style: this.fillStyle, alpha: this.globalAlpha, arcs: [middle] });
  }
  /** What is drawn in a color. */
  of(style: string): [number, number][] {
    return this.fills.filter((fill) => fill.style === style).flatMap(({ arcs }) => arcs);
  }
}

const brush: Brush = {
  colors: ['blue', 'orange'],
  failure: 'red',
  radius: 3,
  square: false,
  seen: { x: 0, y: 0, width: 400, height: 100 },
};

describe('dots', () => {
  it('grow with the logarithm of the rate and never stand for single requests', () => {
    expect(dotsPerSecond(0)).toBe(0);
    expect(dotsPerSecond(Number.NaN)).toBe(0);
    expect(dotsPerSecond(100)).toBeGreaterThan(dotsPerSecond(10));
    expect(dotsPerSecond(1e9)).toBeLessThanOrEqual(8);
  });

  it('travel at one speed and leave at the end of the line', () => {
    const dots = createDots();
    const lanes = [laneOf(0)];
    lanes[0]!.due = 1;
    advance(dots, lanes, 0);
    expect(dots.count).toBe(1);
    advance(dots, lanes, 1);
    expect(dots.at[0]).toBeCloseTo(DOT_SPEED);
    advance(dots, lanes, 390 / DOT_SPEED);
    expect(dots.count).toBe(0);
  });

  it('set off as many as the rate says', () => {
    const dots = createDots();
    const lanes = [laneOf(1000)];
    for (let i = 0; i < 100; i++) advance(dots, lanes, 0.01);
    expect(dots.count).toBeGreaterThanOrEqual(Math.floor(dotsPerSecond(1000)) - 1);
    expect(dots.count).toBeLessThanOrEqual(Math.ceil(dotsPerSecond(1000)));
  });

  it('never outgrow their arrays', () => {
    const dots = createDots(10);
    const lanes = [laneOf(1e6)];
    for (let i = 0; i < 300; i++) advance(dots, lanes, 0.01);
    expect(dots.count).toBeLessThanOrEqual(10);
  });

  it('let the failing share fall off before the callee, in the color of failure', () => {
    const dots = createDots();
    const lanes = [laneOf(100, 0.5)];
    for (let i = 0; i < 1000; i++) advance(dots, lanes, 0.01);
    const failing = dots.fails.slice(0, dots.count).reduce((sum, one) => sum + one, 0);
    expect(failing).toBeGreaterThan(0);
    const falling = [...dots.fallen.slice(0, dots.count)].filter((seconds) => seconds > 0).length;
    expect(falling).toBeGreaterThan(0);
    const paper = new Paper();
    draw(paper, dots, lanes, brush);
    const red = paper.fills.filter((fill) => fill.style === 'red');
    expect(red).toHaveLength(falling);
    for (const { arcs, alpha } of red) {
      expect(arcs[0]?.[0]).toBeGreaterThan(340);
      expect(arcs[0]?.[1]).toBeGreaterThanOrEqual(20);
      expect(alpha).toBeLessThan(1);
    }
    expect(paper.of('blue')).toHaveLength(dots.count - falling);
  });

  it('are drawn in their color on their line, as circles or squares', () => {
    const dots = createDots();
    const lanes = Array.from({ length: 30 }, (_, i) => laneOf(50, 0, i % 2));
    for (let i = 0; i < 200; i++) advance(dots, lanes, 0.01);
    for (const square of [false, true]) {
      const paper = new Paper();
      draw(paper, dots, lanes, { ...brush, square });
      expect(new Set(paper.fills.map(({ style }) => style))).toEqual(new Set(['blue', 'orange']));
      expect(paper.of('blue')).toHaveLength(paper.of('orange').length);
      const all = [...paper.of('blue'), ...paper.of('orange')];
      expect(all).toHaveLength(dots.count);
      for (const [x, y] of all) {
        expect(y).toBeCloseTo(20, 4);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(390);
      }
    }
  });

  it('are drawn where one looks, and nowhere else', () => {
    const dots = createDots();
    const lanes = [laneOf(1e6), laneOf(1e6)];
    for (let i = 0; i < 300; i++) advance(dots, lanes, 0.01);
    const near = (x: number): number => {
      const paper = new Paper();
      draw(paper, dots, lanes, { ...brush, seen: { ...brush.seen, x, width: 195 } });
      for (const [at] of paper.of('blue')) expect(Math.abs(at - x - 97.5)).toBeLessThanOrEqual(97.5 + 3);
      return paper.of('blue').length;
    };
    expect(near(0)).toBeGreaterThan(0);
    expect(near(0)).toBeLessThan(dots.count);
    expect(near(600)).toBe(0);
  });

  it('keep running when other lanes come and go', () => {
    const dots = createDots();
    const lanes = [laneOf(0), laneOf(0)];
    lanes[0]!.due = 1;
    lanes[1]!.due = 1;
    advance(dots, lanes, 0);
    relane(dots, (lane) => (lane === 1 ? 0 : -1));
    expect(dots.count).toBe(1);
    expect(dots.lane[0]).toBe(0);
  });
});

describe('trackOf', () => {
  it('places its points at equal lengths', () => {
    const track = trackOf((t) => ({ x: t * t * 100, y: 0 }));
    expect(track.length).toBeCloseTo(100, 3);
    expect(track.points[32]).toBeCloseTo(50, 0);
  });
});
