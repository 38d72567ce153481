// @vitest-environment happy-dom
import { select } from 'd3-selection';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Flight, interrupt } from './flight.ts';
import { interpolate, interpolateZoom, type Sight } from './zoomPath.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const element = document.createElement('div');

function flyFor(ms: number) {
  const told: string[] = [];
  const parts: number[] = [];
  const nodes = select(element) as unknown as { transition(): Flight; interrupt(): void };
  nodes
    .transition()
    .duration(ms)
    .on('end', () => told.push('there'))
    .on('start.zoom', () => told.push('start'))
    .on('interrupt.zoom end.zoom', () => told.push('over'))
    .tween('zoom', () => (part) => parts.push(part));
  return { told, parts, nodes };
}

describe('a flight', () => {
  it('begins with the next frame and ends where it is to end', () => {
    const { told, parts } = flyFor(100);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(told).toEqual(['start', 'there', 'over']);
    expect(parts.at(-1)).toBe(1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts.filter((part) => part === 1)).toHaveLength(1);
  });

  it('is over, but not there, where a hand takes hold', () => {
    const { told, parts } = flyFor(100);
    vi.advanceTimersByTime(50);
    interrupt(element);
    const come = parts.length;
    vi.advanceTimersByTime(200);
    expect(told).toEqual(['start', 'over']);
    expect(parts).toHaveLength(come);
  });

  it('never begins where it is given up before', () => {
    const { told, nodes } = flyFor(100);
    nodes.interrupt();
    vi.advanceTimersByTime(200);
    expect(told).toEqual([]);
  });

  it('gives way to a later one, which begins where it has come to', () => {
    const first = flyFor(100);
    vi.advanceTimersByTime(40);
    const second = flyFor(100);
    vi.advanceTimersByTime(200);
    expect(first.told).toEqual(['start', 'over']);
    expect(second.told).toEqual(['start', 'there', 'over']);
  });
});

describe('the way of a flight', () => {
  const from: Sight = [100, 50, 1440];
  const to: Sight = [3000, 2000, 800];

  it('goes out, along and in again', () => {
    // By d3-interpolate 3.0.
    const [x, y, width] = interpolateZoom(from, to)(0.5);
    expect(x).toBeCloseTo(1964.2857, 3);
    expect(y).toBeCloseTo(1303.5714, 3);
    expect(width).toBeCloseTo(3516.7544, 3);
    for (const [part, end] of [
      [0, from],
      [1, to],
    ] as const)
      for (const i of [0, 1, 2] as const) expect(interpolateZoom(from, to)(part)[i]).toBeCloseTo(end[i], 6);
  });

  it('only zooms where it stays, by equal factors', () => {
    expect(interpolateZoom([10, 20, 500], [10, 20, 2000])(0.5)).toEqual([10, 20, 1000]);
  });

  it('is straight where that is asked for', () => {
    expect(interpolate(from, to)(0.5)).toEqual([1550, 1025, 1120]);
  });
});
