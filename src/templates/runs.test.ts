import { beforeAll, describe, expect, it } from 'vitest';
import { estimate } from '../analysis/estimate.ts';
import { judge } from '../analysis/objectives.ts';
import { findBottleneck } from '../analysis/verdict/bottleneck.ts';
import { compile } from '../simulation/compile.ts';
import { createEngine } from '../simulation/engine.ts';
import type { Report } from '../simulation/report.ts';
import { TEMPLATES, templateBoard } from './templates.ts';

const HOUR = 3600;

/** Simulated seconds that are enough to judge, and what the documentation says binds: the first, and what is as full. */
const RUNS: Readonly<Record<string, readonly [seconds: number, binding: readonly string[]]>> = {
  parking: [300, ['pay quota']],
  coworking: [HOUR, ['door quota']],
  chat: [1, ['ws connections']],
  'tiktok-my-design': [10, ['api slots']],
  tiktok: [30, ['api slots']],
  // Five and nine million packets a second: a blink is a million of them.
  'voice-p2p': [0.2, ['turn bandwidth']],
  'voice-sfu': [0.1, ['gw connections']],
  // The two pools are equally busy: whichever a run finds fuller is chance, and must not decide.
  deploy: [4 * HOUR, ['tw slots', 'bw slots']],
  slack: [1, ['jw slots']],
  instagram: [5, ['s3 quota']],
  tinyurl: [3, ['rd slots']],
  'google-advice': [1, ['agg slots']],
  oop: [200 * HOUR, ['lot slots']],
};

describe.each(TEMPLATES)('a run of $name', async ({ name }) => {
  const board = (await templateBoard(name))!;
  const { network } = compile(board);
  const [seconds, binding] = RUNS[name]!;
  let report: Report;
  beforeAll(() => {
    const engine = createEngine(network, { duration: seconds, load: [{ at: 0, factor: 1 }] }, 1);
    engine.advance(seconds);
    report = engine.report();
  });

  it('is as busy as the estimate says', () => {
    const expected = estimate(network).components;
    const measured = report.duration - report.warmup;
    for (const [id, { limits, throughput }] of Object.entries(report.components)) {
      for (const [limit, value] of Object.entries(limits)) {
        const wanted = expected[id]!.limits[limit as keyof typeof limits]!;
        // Five standard errors of what Poisson arrivals with varying service bring in this time.
        const spread = 5 * wanted * Math.sqrt(2.5 / Math.max(1, throughput * measured));
        expect(Math.abs(value - wanted), `${id} ${limit}: ${value}, not ${wanted}`).toBeLessThan(
          0.01 + spread,
        );
      }
    }
  });

  it('has the bottleneck that is documented', () => {
    const found = findBottleneck(network, report)!;
    expect([found, ...(found.tied ?? [])].map(({ component, limit }) => `${component} ${limit}`)).toEqual(
      binding,
    );
  });

  it('meets its objectives at the load it is made for', () => {
    expect(judge(board, report).filter(({ holds }) => !holds)).toEqual([]);
  });
});
