import { describe, expect, it } from 'vitest';
import { compile } from '../simulation/compile.ts';
import { TEMPLATES } from '../templates/templates.ts';
import { disagreements, SHORT } from './agreement.testing.ts';
import { estimate } from './estimate.ts';
import { randomNetwork } from './randomNetwork.testing.ts';

describe('estimate and simulation agree', { timeout: 60_000 }, () => {
  it.each(Array.from({ length: 15 }, (_, i) => i + 1))('on stable random network %i', (seed) => {
    const network = randomNetwork(seed);
    expect(disagreements(network, estimate(network), 40_000, seed, SHORT)).toEqual([]);
  });

  it.each(TEMPLATES.map(({ name, load }) => [name, load] as const))('on the template %s', async (_, load) => {
    const { network } = compile(await load());
    expect(disagreements(network, estimate(network), 60_000, 1, SHORT)).toEqual([]);
  });

  it('but not with the estimate of a load that is a tenth higher', () => {
    const network = randomNetwork(1);
    expect(disagreements(network, estimate(network, 1.1), 40_000, 1, SHORT)).not.toEqual([]);
  });
});
