import { describe, it } from 'vitest';
import { compile } from '../simulation/compile.ts';
import { drained, expectAccounted } from '../simulation/engine/drain.testing.ts';
import { PRESETS, TEMPLATES, templateBoard } from './templates.ts';

/** Requests of each, about. */
const REQUESTS = 3000;

const networks = await Promise.all(
  [...TEMPLATES, ...PRESETS].map(async ({ name }) => ({
    name,
    network: compile((await templateBoard(name))!).network,
  })),
);
/** Those of the chat's presets are millions; networks of any shape have clients that poll, too. */
const fewClients = networks.filter(({ network }) => network.classes.every((cls) => cls.poll === undefined));

describe('a template or preset runs dry with everything accounted for', () => {
  it.each(fewClients.flatMap((one) => [1, 12].map((factor) => ({ ...one, factor }))))(
    '$name at $factor times its load',
    ({ network, factor }) => {
      const rate = network.classes.reduce((sum, cls) => sum + cls.rate, 0);
      expectAccounted(network, drained(network, 3, { factor, until: REQUESTS / rate / factor }));
    },
  );
});
