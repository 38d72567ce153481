import { describe, expect, it } from 'vitest';
import { compile } from '../simulation/compile.ts';
import { isEligible } from '../simulation/engine/express/eligible.ts';
import { difference } from '../simulation/engine/express/same.testing.ts';
import { createEngine } from '../simulation/engine.ts';
import { PRESETS, TEMPLATES, templateBoard } from './templates.ts';

/** Requests of each template, about; both paths must answer them alike. */
const REQUESTS = 5000;

const networks = await Promise.all(
  [...TEMPLATES, ...PRESETS].map(async ({ name }) => ({
    name,
    network: compile((await templateBoard(name))!).network,
  })),
);
const taken = networks.filter(({ network }) =>
  isEligible(network, { duration: 1, load: [{ at: 0, factor: 1 }] }),
);

describe('templates on the fast path', () => {
  it('are some; the others keep messages, hold threads or push to clients', () => {
    const some = [
      'tinyurl',
      'voice-sfu',
      'oop',
      'deploy',
      'parking',
      'chat',
      'tiktok',
      'instagram',
      'coworking',
    ];
    expect(taken.map(({ name }) => name)).toEqual(expect.arrayContaining(some));
  });

  it.each(taken.flatMap((one) => [1, 12].map((factor) => ({ ...one, factor }))))(
    '$name answers every request as on the general path at $factor times its load',
    ({ network, factor }) => {
      const rate = network.classes.reduce((sum, cls) => sum + cls.rate, 0);
      const scenario = { duration: REQUESTS / rate / factor, load: [{ at: 0, factor }] };
      const [fast, general] = (['fastest', 'general'] as const).map((path) => {
        const engine = createEngine(network, scenario, 5, { path });
        engine.advance(Infinity);
        return engine.report();
      });
      expect(difference(fast, general)).toBe('');
    },
  );
});
