import type { Board } from '../../board/board.ts';
import { TARGET_UTILIZATION } from '../../catalog/target.ts';
import { formatFactor, formatFraction } from '../../catalog/units.ts';
import type { Network } from '../../simulation/network.ts';
import { type LimitName, PROPORTIONAL, type Report } from '../../simulation/report.ts';
import type { Estimate, Finding } from '../results.ts';
import { evidenceOf, requests } from './evidence.ts';
import { shortages } from './shortage.ts';
import { sinceOf, strainOf } from './strain.ts';

/** From here on hot is an error and not a warning (lint L12 to L15). */
const TIGHT = 0.85;

interface Words {
  readonly lint: string;
  /** Of the component, in the title, for one and for many ("workers run hot"). */
  readonly near: readonly [string, string];
  readonly over: readonly [string, string];
  /** What happens beyond the limit. */
  readonly excess: string;
  readonly noun: string;
  readonly remedy: string;
}

const MORE_ARRIVES = 'More arrives than it can take, so its queue grows or requests are refused.';

const WORDS: Readonly<Record<LimitName, Words>> = {
  slots: {
    lint: 'L12',
    near: ['runs hot', 'run hot'],
    over: ['is saturated', 'are saturated'],
    excess: MORE_ARRIVES,
    noun: 'slots',
    remedy: 'Add replicas, shorten its time for a request, or keep requests away from it with a cache.',
  },
  'hot shard': {
    lint: 'L16',
    near: ['has a hot shard', 'have a hot shard'],
    over: ['has a saturated shard', 'have a saturated shard'],
    excess: 'More arrives for one shard than that can take, whatever the others have to spare.',
    noun: 'busiest shard',
    remedy:
      'Choose a key that spreads better, split the hot one, or keep a copy of what is popular in a cache.',
  },
  lock: {
    lint: 'L47',
    near: ['has a lock that is rarely free', 'have a lock that is rarely free'],
    over: ['is held up by a lock', 'are held up by a lock'],
    excess: 'Whoever needs the lock waits for it, and those who wait in slots take these from others.',
    noun: 'busiest lock',
    remedy:
      'More slots or shards do not help: take the lock less often (a row split in several that are added up, finer locks), or hold it for a shorter time.',
  },
  quota: {
    lint: 'L13',
    near: ['nears its quota', 'near their quota'],
    over: ['is past its quota', 'are past their quota'],
    excess: 'The excess is refused.',
    noun: 'quota',
    remedy: 'Get the quota raised, cache or batch its requests, or put a queue in front of it.',
  },
  bandwidth: {
    lint: 'L15',
    near: ['nears its bandwidth', 'near their bandwidth'],
    over: ['is out of bandwidth', 'are out of bandwidth'],
    excess: 'Transfers queue up and take longer and longer.',
    noun: 'bandwidth',
    remedy:
      'Send less (smaller payloads, compression), let clients fetch media from a CDN, or add bandwidth.',
  },
  connections: {
    lint: 'L14',
    near: ['nears its connection limit', 'near their connection limit'],
    over: ['is out of connections', 'are out of connections'],
    excess: 'More want a connection than there are; requests without one are refused.',
    noun: 'connection limit',
    remedy: 'Add replicas, raise the limit, or close idle connections sooner.',
  },
  queue: {
    lint: 'L48',
    near: ['fills up', 'fill up'],
    over: ['is full', 'are full'],
    excess: 'What comes when it is full is refused, or waits outside.',
    noun: 'queue',
    remedy:
      'A deeper queue only fills later: give those who take from it more slots, or send less. For a peak that passes, let it be deeper.',
  },
};

/** Limits past the target by estimate. */
export function limitFindings(board: Board, estimate: Estimate): Finding[] {
  return Object.entries(estimate.components).flatMap(([id, { arrivalRate, limits }]) => {
    const component = board.components[id];
    if (!component) return [];
    return PROPORTIONAL.flatMap((limit): Finding[] => {
      const utilization = limits[limit] ?? 0;
      if (utilization <= TARGET_UTILIZATION) return [];
      const words = WORDS[limit];
      const over = utilization >= 1;
      const share = formatFraction(utilization);
      const rate = requests(arrivalRate);
      const load = estimate.load === 1 ? '' : ` at ${formatFactor(estimate.load)} load`;
      const effect = over
        ? words.excess
        : limit === 'slots'
          ? `Above ${formatFraction(TARGET_UTILIZATION)} waiting grows steeply and little is left for a peak.`
          : 'Little is left for a peak.';
      return [
        {
          id: `${words.lint}:${id}`,
          severity: utilization > TIGHT ? 'error' : 'warning',
          at: { table: 'components', id },
          title: titleOf(component.name, over ? words.over : words.near),
          text: `By estimate ${rate} use ${share} of its ${words.noun}${load}. ${effect} ${words.remedy}`,
          by: 'estimate',
        },
      ];
    });
  });
}

/** Components that a run showed to be hot or saturated. */
export function strainFindings(board: Board, network: Network, report: Report): Finding[] {
  const shortageOf = shortages(network, report);
  return network.stations.flatMap((station, index): Finding[] => {
    const component = board.components[station.id];
    const strain = strainOf(station, index, report, (limit) => shortageOf({ station: index, limit }));
    if (!component || !strain || strain.state === 'fine') return [];
    const words = WORDS[strain.limit];
    const over = strain.state === 'saturated';
    const since = sinceOf(report, station.id, strain.state);
    const evidence = evidenceOf(network, report, strain, since).slice(0, 3).join(' ');
    return [
      {
        id: `${words.lint}:${station.id}`,
        severity: over || strain.utilization > TIGHT ? 'error' : 'warning',
        at: { table: 'components', id: station.id },
        title: titleOf(component.name, over ? words.over : words.near),
        text: `${evidence} ${words.remedy}`,
        by: 'simulation',
      },
    ];
  });
}

/** Names in the plural are common ("Message workers"); Redis, Kubernetes and DNS are one. */
function titleOf(name: string, [one, many]: readonly [string, string]): string {
  return `${name} ${/[a-z]s$/.test(name) && !/(ss|us|is|es)$/.test(name) ? many : one}`;
}
