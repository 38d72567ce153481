import { describe, expect, it } from 'vitest';
import { estimate } from '../analysis/estimate.ts';
import { compile } from '../simulation/compile.ts';
import type { LimitName } from '../simulation/report.ts';
import { READY, TEMPLATES, templateBoard } from './templates.ts';
import { reads } from './written.testing.ts';

/**
 * Worked out by hand from the documentation of each system, as arrival rate x service time / slots, rate / quota and
 * so on: component, limit, utilization at 1x and at 10x, with the digits that are written down.
 */
const WORKED_OUT: Readonly<Record<string, readonly (readonly [string, LimitName, string, string])[]>> = {
  parking: [
    ['lb', 'slots', '0.00047', '0.0047'],
    ['api', 'slots', '0.077', '0.766'],
    ['dblb', 'slots', '0.0004', '0.004'],
    ['pgw', 'slots', '0.011', '0.114'],
    ['pgr1', 'slots', '0.017', '0.174'],
    ['pgr2', 'slots', '0.017', '0.174'],
    ['pay', 'quota', '0.208', '2.083'],
    ['social', 'quota', '0.017', '0.174'],
  ],
  coworking: [
    ['cdn', 'quota', '0.00017', '0.0017'],
    ['cdn', 'bandwidth', '0.00033', '0.0033'],
    ['s3', 'quota', '0.00076', '0.0076'],
    ['lb', 'slots', '9.3e-05', '0.00093'],
    ['api', 'slots', '0.0098', '0.098'],
    ['redis', 'slots', '7.8e-05', '0.00078'],
    ['pg', 'slots', '0.0042', '0.042'],
    ['pgr', 'slots', '0.0015', '0.015'],
    ['q', 'quota', '0.00028', '0.0028'],
    ['notif', 'slots', '0.0042', '0.042'],
    ['door', 'quota', '0.667', '6.667'],
    ['pay', 'quota', '0.0028', '0.028'],
  ],
  chat: [
    ['lb', 'slots', '0.013', '0.130'],
    ['lb', 'connections', '0.500', '5.000'],
    ['ws', 'slots', '0.094', '0.938'],
    ['ws', 'connections', '0.667', '6.667'],
    ['msgsvc', 'slots', '0.043', '0.434'],
    ['cache', 'slots', '0.017', '0.174'],
    ['cass', 'slots', '0.376', '3.762'],
    ['s3', 'quota', '0.041', '0.410'],
    ['cdn', 'quota', '0.0083', '0.083'],
    ['cdn', 'bandwidth', '0.022', '0.222'],
    ['notif', 'slots', '0.469', '4.688'],
    ['fcm', 'quota', '0.375', '3.750'],
    ['mail', 'quota', '0.139', '1.389'],
  ],
  'tiktok-my-design': [
    ['lb', 'slots', '0.016', '0.156'],
    ['api', 'slots', '0.625', '6.250'],
    ['cache', 'slots', '0.021', '0.208'],
    ['nosql', 'slots', '0.052', '0.521'],
    ['s3', 'quota', '0.051', '0.505'],
    ['cdn', 'quota', '0.0083', '0.083'],
    ['cdn', 'bandwidth', '0.556', '5.556'],
  ],
  tiktok: [
    ['lb', 'slots', '0.0039', '0.039'],
    ['api', 'slots', '0.556', '5.556'],
    ['api', 'bandwidth', '0.139', '1.389'],
    ['wdb', 'slots', '0.226', '2.257'],
    ['rdb', 'slots', '0.309', '3.086'],
    ['pre', 'slots', '0.417', '4.167'],
    ['redis', 'slots', '0.011', '0.108'],
    ['s3', 'quota', '0.043', '0.429'],
    ['cdn', 'quota', '0.0067', '0.067'],
    ['cdn', 'bandwidth', '0.444', '4.444'],
  ],
  'voice-p2p': [
    ['sig', 'slots', '0.023', '0.234'],
    ['sig', 'connections', '0.500', '5.000'],
    ['room', 'slots', '0.0017', '0.017'],
    ['stun', 'slots', '0.00026', '0.0026'],
    ['turn', 'slots', '0.458', '4.583'],
    ['turn', 'bandwidth', '0.628', '6.277'],
  ],
  'voice-sfu': [
    ['gw', 'slots', '0.010', '0.104'],
    ['gw', 'connections', '0.500', '5.000'],
    ['disc', 'slots', '0.042', '0.417'],
    ['sfu', 'slots', '0.481', '4.807'],
    ['sfu', 'bandwidth', '0.282', '2.818'],
  ],
  deploy: [
    ['api', 'slots', '0.125', '1.252'],
    ['jobsdb', 'slots', '0.063', '0.626'],
    ['bw', 'slots', '0.744', '7.440'],
    ['tw', 'slots', '0.744', '7.440'],
    ['blob', 'quota', '5e-05', '0.0005'],
    ['repl', 'slots', '0.694', '6.944'],
    ['rblob', 'quota', '3.2e-05', '0.00032'],
    ['kv', 'slots', '1.4e-06', '1.4e-05'],
  ],
  slack: [
    ['edge', 'slots', '0.010', '0.102'],
    ['gw', 'slots', '0.041', '0.407'],
    ['gw', 'connections', '0.625', '6.250'],
    ['web', 'slots', '0.600', '6.002'],
    ['adm', 'slots', '0.049', '0.488'],
    ['cs', 'slots', '0.098', '0.977'],
    ['cs', 'hot shard', '0.187', '1.875'],
    ['db', 'slots', '0.358', '3.581'],
    ['cache', 'slots', '0.023', '0.231'],
    ['jobs', 'quota', '0.316', '3.157'],
    ['jw', 'slots', '0.651', '6.510'],
    ['search', 'slots', '0.421', '4.207'],
    ['fcm', 'quota', '0.312', '3.125'],
  ],
  instagram: [
    ['lb', 'slots', '0.012', '0.122'],
    ['rapp', 'slots', '0.362', '3.617'],
    ['wapp', 'slots', '0.087', '0.868'],
    ['redis', 'slots', '0.035', '0.354'],
    ['mdb', 'slots', '0.122', '1.215'],
    ['mrep', 'slots', '0.113', '1.128'],
    ['s3', 'quota', '0.638', '6.377'],
    ['cdn', 'quota', '0.048', '0.479'],
    ['cdn', 'bandwidth', '0.128', '1.278'],
  ],
  tinyurl: [
    ['lb', 'slots', '0.073', '0.731'],
    ['rd', 'slots', '0.723', '7.234'],
    ['wr', 'slots', '0.058', '0.579'],
    ['kgs', 'slots', '0.00012', '0.0012'],
    ['cache', 'slots', '0.116', '1.157'],
    ['kv', 'slots', '0.094', '0.940'],
    ['an', 'slots', '0.145', '1.447'],
  ],
  'google-advice': [
    ['lb', 'slots', '0.138', '1.381'],
    ['agg', 'slots', '0.691', '6.906'],
    ['meta', 'slots', '0.188', '1.875'],
    ['metac', 'slots', '0.200', '2.000'],
    ['wk', 'slots', '0.160', '1.600'],
    ['wal', 'slots', '0.031', '0.312'],
    ['data', 'quota', '0.182', '1.818'],
    ['rep', 'slots', '0.005', '0.050'],
  ],
  oop: [
    ['gate', 'slots', '0.133', '1.333'],
    ['lot', 'slots', '0.800', '8.000'],
    ['exit', 'slots', '0.250', '2.500'],
  ],
};

describe('digits that are written down', () => {
  it('are compared to the last one', () => {
    expect(reads(0.7234, '0.723')).toBe(true);
    expect(reads(0.7236, '0.723')).toBe(false);
    expect(reads(4.99e-5, '5e-05')).toBe(true);
    expect(reads(5.6e-5, '5e-05')).toBe(false);
  });
});

describe.each(TEMPLATES)('the estimate of $name', async ({ name }) => {
  const { network } = compile((await templateBoard(name))!);
  const [once, tenfold] = [estimate(network), estimate(network, 10)];

  it.each(WORKED_OUT[name]!)(
    'has %s, %s, at %s and with ten times the load at %s',
    (id, limit, at1, at10) => {
      const [usual, more] = [once, tenfold].map(
        ({ components }) => components[id]?.limits[limit] ?? Number.NaN,
      );
      expect(reads(usual!, at1), `${usual}`).toBe(true);
      expect(reads(more!, at10), `${more}`).toBe(true);
    },
  );
});

describe.each(READY)('$name under ten times its load', ({ name }) => {
  it('is short of what can be counted, at a load, and at something that takes requests', async () => {
    const board = (await templateBoard(name))!;
    const { network } = compile(board);
    const { components, headroom } = estimate(network, 10, Object.values(board.objectives));
    for (const [id, { utilization }] of Object.entries(components))
      expect(Number.isFinite(utilization), id).toBe(true);
    // An objective may be missed at any load.
    if (!headroom.first!.limit.startsWith('objective')) expect(headroom.factor).toBeGreaterThan(0);
    const first = network.stations.find(({ id }) => id === headroom.first!.component)!;
    expect(first.intake, first.id).not.toBe('source');
  });
});
