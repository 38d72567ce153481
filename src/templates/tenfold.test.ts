import { describe, expect, it } from 'vitest';
import { estimate } from '../analysis/estimate.ts';
import { findBottleneck } from '../analysis/verdict/bottleneck.ts';
import type { Board } from '../board/board.ts';
import { setParam } from '../board/edit.ts';
import { compile } from '../simulation/compile.ts';
import { createEngine } from '../simulation/engine.ts';
import { largestSlice } from '../simulation/slice.ts';
import { FIXES } from './fixes.ts';
import { TEMPLATES, templateBoard } from './templates.ts';

/**
 * Simulated seconds at ten times the load, what the documentation says gives way first, and what is fullest once all is fixed.
 * Of what is equally full both.
 */
const TENFOLD: Readonly<
  Record<string, readonly [seconds: number, first: readonly string[], fixed: readonly string[]]>
> = {
  parking: [30, ['pay quota'], ['pay quota']],
  coworking: [120, ['door quota'], ['door quota']],
  chat: [0.2, ['ws connections'], ['ws connections']],
  'tiktok-my-design': [2, ['api slots'], ['api slots']],
  tiktok: [2, ['api slots'], ['rdb slots']],
  'voice-p2p': [0.2, ['turn bandwidth'], ['turn bandwidth']],
  'voice-sfu': [0.1, ['gw connections'], ['gw connections']],
  // The two pools are equally busy, and so are the balancers and the query roots of the advice.
  deploy: [3600, ['bw slots'], ['bw slots', 'tw slots']],
  slack: [0.25, ['jw slots'], ['jw slots']],
  instagram: [1, ['s3 quota'], ['rapp slots']],
  tinyurl: [0.3, ['rd slots'], ['rd slots']],
  'google-advice': [0.2, ['agg slots'], ['agg slots', 'lb slots']],
  oop: [12 * 3600, ['lot slots'], ['lot slots']],
};

/** Enough requests to tell one limit from another: of boards with millions a second one in a few is run. */
const ENOUGH = 500_000;

function bottleneckAt10(board: Board, seconds: number): readonly string[] {
  const { network } = compile(board);
  const { components } = estimate(network);
  const busy = (station: number) => (components[network.stations[station]!.id]?.utilization ?? 0) > 0.05;
  const rate = network.classes.reduce((sum, row) => sum + 10 * row.rate, 0);
  const { network: part } = largestSlice(network, (rate * seconds) / ENOUGH, busy);
  const engine = createEngine(part, { duration: seconds, load: [{ at: 0, factor: 10 }] }, 1);
  engine.advance(seconds);
  const found = findBottleneck(part, engine.report());
  return found ? [found, ...(found.tied ?? [])].map(({ component, limit }) => `${component} ${limit}`) : [];
}

describe.each(TEMPLATES)('a run of $name at ten times the load', ({ name }) => {
  const [seconds, first, fixed] = TENFOLD[name]!;

  it('names what is documented to give way first', async () => {
    expect(bottleneckAt10((await templateBoard(name))!, seconds)).toEqual(first);
  });

  it('names what is documented to be fullest with every fix made', async () => {
    const board = FIXES[name]!.reduce(
      (on, { component, param, value }) => setParam(on, component, param, value),
      (await templateBoard(name))!,
    );
    expect(bottleneckAt10(board, seconds)).toEqual(fixed);
  });
});
