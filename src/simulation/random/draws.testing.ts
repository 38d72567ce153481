import type { Distribution } from '../network/distribution.ts';
import { GOLDEN, Luck, mix } from './luck.ts';
import { createSampler } from './sampler.ts';
import { createStream } from './stream.ts';

/** Values of a distribution as the engine draws them: each from the luck of another request. */
export function draws(d: Distribution, name: string): () => number {
  const sample = createSampler(d);
  const luck = new Luck();
  const out = new Float64Array(1);
  let seed = createStream(21, name).word() | 0;
  return () => {
    seed = (seed + GOLDEN) | 0;
    luck.begin((mix(seed) + 77) | 0);
    sample(luck, out);
    return out[0]!;
  };
}
