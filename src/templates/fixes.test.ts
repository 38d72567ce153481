import { describe, expect, it } from 'vitest';
import { estimate } from '../analysis/estimate.ts';
import type { Board } from '../board/board.ts';
import { setParam } from '../board/edit.ts';
import { numberOf } from '../board/read.ts';
import type { ParamKey } from '../catalog/paramKey.ts';
import { compile } from '../simulation/compile.ts';
import type { LimitName } from '../simulation/report.ts';
import { FIXES } from './fixes.ts';
import { TEMPLATES, templateBoard } from './templates.ts';
import { reads } from './written.testing.ts';

/** Utilization at ten times the load with every fix made, with the digits that the documentation has. */
const FIXED: Readonly<Record<string, string>> = {
  parking:
    'lb slots 0.0047, api slots 0.460, dblb slots 0.004, pgw slots 0.114, pgr1 slots 0.174, pgr2 slots 0.174, pay quota 0.521, social quota 0.174',
  coworking:
    'cdn quota 0.0017, cdn bandwidth 0.0033, s3 quota 0.0076, lb slots 0.00093, api slots 0.098, redis slots 0.00078, pg slots 0.042, pgr slots 0.015, q quota 0.0028, notif slots 0.042, door quota 0.667, pay quota 0.028',
  chat: 'lb slots 0.013, lb connections 0.500, ws slots 0.094, ws connections 0.667, msgsvc slots 0.043, cache slots 0.087, cass slots 0.376, s3 quota 0.103, cdn quota 0.083, cdn bandwidth 0.222, notif slots 0.469, fcm quota 0.625, mail quota 0.463',
  'tiktok-my-design':
    'lb slots 0.156, api slots 0.625, cache slots 0.208, nosql slots 0.260, s3 quota 0.126, cdn quota 0.083, cdn bandwidth 0.556',
  tiktok:
    'lb slots 0.039, api slots 0.694, api bandwidth 0.174, wdb slots 0.564, rdb slots 0.771, pre slots 0.595, redis slots 0.018, s3 quota 0.107, cdn quota 0.067, cdn bandwidth 0.444',
  'voice-p2p':
    'sig slots 0.023, sig connections 0.500, room slots 0.017, stun slots 0.0026, turn slots 0.458, turn bandwidth 0.628',
  'voice-sfu': 'gw slots 0.014, gw connections 0.667, disc slots 0.208, sfu slots 0.481, sfu bandwidth 0.282',
  deploy:
    'api slots 0.417, jobsdb slots 0.313, bw slots 0.744, tw slots 0.744, blob quota 0.0005, repl slots 0.694, rblob quota 0.00032, kv slots 1.4e-05',
  slack:
    'edge slots 0.051, gw slots 0.041, gw connections 0.625, web slots 0.600, adm slots 0.244, cs slots 0.098, db slots 0.358, cache slots 0.231, jobs quota 0.316, jw slots 0.651, search slots 0.421, fcm quota 0.521',
  instagram:
    'lb slots 0.061, rapp slots 0.543, wapp slots 0.289, redis slots 0.177, mdb slots 0.304, mrep slots 0.141, s3 quota 0.531, cdn quota 0.479, cdn bandwidth 0.426',
  tinyurl:
    'lb slots 0.365, rd slots 0.723, wr slots 0.289, kgs slots 0.0012, cache slots 0.386, kv slots 0.235, an slots 0.482',
  'google-advice':
    'lb slots 0.691, agg slots 0.691, meta slots 0.625, metac slots 0.500, wk slots 0.400, wal slots 0.156, data quota 0.606, rep slots 0.050',
  oop: 'gate slots 0.667, lot slots 0.800, exit slots 0.625',
};

/** What is over 1.0 at ten times the load, highest first. */
const BREAKING: Readonly<Record<string, string>> = {
  parking: 'pay quota',
  coworking: 'door quota',
  chat: 'ws connections, lb connections, notif slots, cass slots, fcm quota, mail quota',
  'tiktok-my-design': 'api slots, cdn bandwidth',
  tiktok: 'api slots, cdn bandwidth, pre slots, rdb slots, wdb slots, api bandwidth',
  'voice-p2p': 'turn bandwidth, sig connections, turn slots',
  'voice-sfu': 'gw connections, sfu slots, sfu bandwidth',
  deploy: 'bw slots, tw slots, repl slots, api slots',
  slack: 'jw slots, gw connections, web slots, search slots, db slots, jobs quota, fcm quota',
  instagram: 's3 quota, rapp slots, cdn bandwidth, mdb slots, mrep slots',
  tinyurl: 'rd slots, an slots, cache slots',
  'google-advice': 'agg slots, metac slots, meta slots, data quota, wk slots, lb slots',
  oop: 'lot slots, exit slots, gate slots',
};

function limitsAt10(board: Board): (readonly [component: string, limit: LimitName, utilization: number])[] {
  const { components } = estimate(compile(board).network, 10);
  return Object.entries(components).flatMap(([id, { limits }]) =>
    Object.entries(limits).map(([limit, value]) => [id, limit as LimitName, value] as const),
  );
}

describe.each(TEMPLATES)('ten times the load of $name', async ({ name }) => {
  const board = (await templateBoard(name))!;
  const fixes = FIXES[name]!;
  const fixed = fixes.reduce(
    (on, { component, param, value }) => setParam(on, component, param, value),
    board,
  );
  const over = limitsAt10(board)
    // What waits for something overloaded also keeps its connections; the documentation tells of the cause alone.
    .filter(([id, limit, utilization]) => utilization > 1 && FIXED[name]!.includes(`${id} ${limit} `))
    // Equal to the fifth digit is equal: those keep the order of the documentation.
    .sort((a, b) => Number((b[2] - a[2]).toFixed(5)) || a[0].localeCompare(b[0]));

  it('breaks in the documented order', () => {
    expect(over.map(([component, limit]) => `${component} ${limit}`).join(', ')).toBe(BREAKING[name]);
  });

  it('has fixes that change something, in the order in which things break', () => {
    for (const { component, param, value } of fixes) {
      const [before, after] = [board, fixed].map((on) =>
        numberOf(on.components[component]!, param as ParamKey, Number.NaN),
      );
      expect(after, `${component} ${param}`).toBe(value);
      expect(before, `${component} ${param}`).toBeLessThan(value);
    }
    const broken = [...new Set(over.map(([component]) => component))];
    expect(fixes.slice(0, broken.length).map(({ component }) => component)).toEqual(broken);
  });

  it('is borne with every fix made, with the documented digits', () => {
    const limits = new Map(limitsAt10(fixed).map(([id, limit, value]) => [`${id} ${limit}`, value]));
    for (const entry of FIXED[name]!.split(', ')) {
      const [id, limit, written] = entry.split(' ');
      const value = limits.get(`${id} ${limit}`) ?? Number.NaN;
      expect(reads(value, written!), `${entry}: ${value}`).toBe(true);
    }
    expect(Math.max(...limits.values())).toBeLessThan(1);
  });
});
