import { describe, expect, it } from 'vitest';
import { type CallSketch, networkOf, type VisitSketch } from '../sketch.testing.ts';
import { flowsOf } from './flows.ts';

/** 100 requests/s at `api`, three calls each to `part`, of which every second one fails. */
function calls(how: Partial<CallSketch>): { readonly part: number; readonly next: number } {
  const to = (at: string): VisitSketch => ({ at });
  const network = networkOf({
    stations: { client: { intake: 'source' }, api: {}, part: { errorRate: 0.5 }, next: {} },
    classes: {
      all: {
        rate: 100,
        root: {
          at: 'client',
          calls: [{ to: { at: 'api', calls: [{ ...how, to: to('part'), calls: 3 }, { to: to('next') }] } }],
        },
      },
    },
  });
  const { stations } = flowsOf(network);
  return { part: stations[2]!, next: stations[3]! };
}

describe('calls of which some fail', () => {
  it('end with the first failure, one after another', () => {
    expect(calls({})).toEqual({ part: 175, next: 12.5 });
  });

  it('are all made at once, and what follows is not', () => {
    expect(calls({ parallel: true, need: 3 })).toEqual({ part: 300, next: 12.5 });
  });

  it('are all made, and so is what follows, when nobody waits for replies', () => {
    expect(calls({ mode: 'send' })).toEqual({ part: 300, next: 100 });
  });
});
