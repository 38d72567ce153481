import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compile } from '../simulation/compile.ts';
import { createEngine } from '../simulation/engine.ts';
import { TEMPLATES, templateBoard } from './templates.ts';

/** Simulated seconds: some ten thousand requests or messages of each board. */
const SECONDS: Readonly<Record<string, number>> = {
  parking: 300,
  coworking: 3600,
  chat: 0.1,
  'tiktok-my-design': 5,
  tiktok: 5,
  'voice-p2p': 0.01,
  'voice-sfu': 0.005,
  deploy: 3600,
  slack: 0.2,
  instagram: 1,
  tinyurl: 1,
  'google-advice': 0.3,
  oop: 200 * 3600,
};

/**
 * What became of every class of requests, to the last bit. A difference means that the same board, scenario and seed
 * no longer give the same run: either a mistake, or a change that a reader of old results has to be told of.
 */
const FLOW: Readonly<Record<string, string>> = {
  parking: 'f1c8652edcc57096',
  coworking: '0fbd1d64b3cad21b',
  chat: '8a167bf955440270',
  'tiktok-my-design': 'e0514ca049696f03',
  tiktok: '2c05120ae4305cbc',
  'voice-p2p': 'd98c14ed656a7207',
  'voice-sfu': 'be000cc9c98a133f',
  deploy: '6c01b46ba218e6aa',
  slack: 'ff0da7b71cc0846d',
  instagram: 'fe7ace4ee72459fa',
  tinyurl: 'd7fe3b2813825c99',
  'google-advice': '4c5f35a0d30ff936',
  oop: 'bb166de006c7928e',
};

async function flowOf(name: string): Promise<string> {
  const { network } = compile((await templateBoard(name))!);
  const duration = SECONDS[name]!;
  const engine = createEngine(network, { duration, load: [{ at: 0, factor: 1 }] }, 1);
  engine.advance(duration);
  const { classes } = engine.report();
  const flow = Object.entries(classes).map(
    ([id, { offered, throughput, goodput, failures, latency, split }]) => {
      const { count, mean, p50, p99, max } = latency;
      return [id, offered, throughput, goodput, failures, count, mean.value, p50, p99, max, split];
    },
  );
  return createHash('sha256').update(JSON.stringify(flow)).digest('hex').slice(0, 16);
}

describe('the run of a template is the same for ever', () => {
  it.each(TEMPLATES.map(({ name }) => name))('%s', async (name) => {
    expect(await flowOf(name)).toBe(FLOW[name]);
  });
});
