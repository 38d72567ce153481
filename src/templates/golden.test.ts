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
  parking: '86338eaaf0431a8a',
  coworking: '3ad863eea1e75b37',
  chat: '3a6451b00a22ee56',
  'tiktok-my-design': 'a93eefc58591fca1',
  tiktok: '39b68e4e3e0c0d57',
  'voice-p2p': 'c689173c8cf52c9e',
  'voice-sfu': '003ddcb336db7c22',
  deploy: 'f301c8238b10414a',
  slack: 'ca6f0d9095a568bf',
  instagram: 'bbd1f90fc91162d7',
  tinyurl: '451929c472b09d4c',
  'google-advice': '79b26d6bbf3dac69',
  oop: 'a725b99c4dbedfb5',
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
