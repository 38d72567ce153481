import { describe, expect, it } from 'vitest';
import { estimate } from '../analysis/estimate.ts';
import type { Bottleneck } from '../analysis/results.ts';
import { findBottleneck } from '../analysis/verdict/bottleneck.ts';
import type { Board } from '../board/board.ts';
import { setParam } from '../board/edit.ts';
import { compile } from '../simulation/compile.ts';
import { createEngine } from '../simulation/engine.ts';
import { largestSlice } from '../simulation/slice.ts';
import { FIXES } from './fixes.ts';
import { TEMPLATES, templateBoard } from './templates.ts';

/**
 * Simulated seconds at ten times the load, what the documentation says
 * gives way first, and what is fullest once all is fixed. Of what is equally full both.
 */
const TENFOLD: Readonly<Record<string, readonly [seconds: number, first: string, fixed: readonly string[]]>> =
  {
    parking: [30, 'pay quota', ['pay quota']],
    coworking: [120, 'door quota', ['door quota']],
    chat: [1, 'ws connections', ['ws connections']],
    'tiktok-my-design': [2, 'api slots', ['api slots']],
    tiktok: [3, 'api slots', ['rdb slots']],
    'voice-p2p': [0.2, 'turn bandwidth', ['turn bandwidth']],
    'voice-sfu': [0.1, 'gw connections', ['gw connections']],
    // The two pools are equally busy, and so are the balancers and the query roots of the advice.
    deploy: [3600, 'bw slots', ['bw slots', 'tw slots']],
    slack: [0.25, 'jw slots', ['jw slots']],
    instagram: [1, 's3 quota', ['rapp slots']],
    tinyurl: [0.3, 'rd slots', ['rd slots']],
    'google-advice': [0.2, 'agg slots', ['agg slots', 'lb slots']],
    oop: [41 * 3600, 'lot slots', ['lot slots']],
  };

/** Enough requests to tell one limit from another: of boards with millions a second one in a few is run. */
const ENOUGH = 60_000;

/** Of these each step is run, of the others, which take long to compute, the first. */
const WALKED: ReadonlySet<string> = new Set([
  'parking',
  'coworking',
  'tiktok-my-design',
  'tiktok',
  'tinyurl',
  'oop',
]);

/** Of limits that differ by less a run of a board with a few workers may name the other. */
const ALIKE = 0.01;

function bottleneckAt10(board: Board, seconds: number): Bottleneck {
  const { network } = compile(board);
  const { components } = estimate(network);
  const busy = (station: number) => (components[network.stations[station]!.id]?.utilization ?? 0) > 0.05;
  const rate = network.classes.reduce((sum, row) => sum + 10 * row.rate, 0);
  const { network: part } = largestSlice(network, (rate * seconds) / ENOUGH, busy);
  const engine = createEngine(part, { duration: seconds, load: [{ at: 0, factor: 10 }] }, 1);
  engine.advance(seconds);
  return findBottleneck(network, engine.report())!;
}

const namesOf = (found: Bottleneck): readonly string[] =>
  [found, ...(found.tied ?? [])].map(({ component, limit }) => `${component} ${limit}`);

/** The limits that give way at ten times the load, that which is short of most first. */
function breakingAt10(board: Board): readonly (readonly [name: string, utilization: number])[] {
  return Object.entries(estimate(compile(board).network, 0.01).components)
    .flatMap(([id, { limits }]) =>
      Object.entries(limits).map(([limit, value]) => [`${id} ${limit}`, value * 1000] as const),
    )
    .filter(([, utilization]) => utilization > 1)
    .sort((a, b) => b[1] - a[1]);
}

const fixed = (board: Board, count: number, name: string): Board =>
  FIXES[name]!.slice(0, count).reduce(
    (on, { component, param, value }) => setParam(on, component, param, value),
    board,
  );

describe.each(TEMPLATES)('the walk of $name to ten times the load', ({ name }) => {
  const [seconds, first, last] = TENFOLD[name]!;

  it('shows at each step what theory says gives way, the documented one first', async () => {
    const board = (await templateBoard(name))!;
    const steps = WALKED.has(name) ? FIXES[name]!.length : 1;
    for (let step = 0; step < steps; step += 1) {
      const now = fixed(board, step, name);
      const breaking = breakingAt10(now);
      if (breaking.length === 0) break;
      const found = bottleneckAt10(now, seconds);
      const tightest = breaking.filter(([, utilization]) => utilization > (1 - ALIKE) * breaking[0]![1]);
      expect(found.state, `step ${step}`).toBe('saturated');
      expect(
        tightest.map(([limit]) => limit),
        `step ${step}`,
      ).toContain(namesOf(found)[0]);
      if (step === 0) expect(namesOf(found)[0]).toBe(first);
      // Advice is what moves something; where nothing does it says so.
      if (found.doubled) expect(found.doubled.headroomAfter).toBeGreaterThan(found.doubled.headroomBefore);
      else expect(found.evidence.at(-1)).toMatch(/would not move the headroom/);
    }
  });

  it('names what is documented to be fullest with every fix made', async () => {
    const board = (await templateBoard(name))!;
    const found = bottleneckAt10(fixed(board, FIXES[name]!.length, name), seconds);
    expect(namesOf(found)).toEqual(last);
    expect(found.doubled).not.toBeNull();
  });
});
