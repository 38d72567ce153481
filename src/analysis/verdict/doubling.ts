import { formatCount } from '../../catalog/units.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Network } from '../../simulation/network.ts';
import type { LimitName } from '../../simulation/report.ts';
import type { Bottleneck, Estimate } from '../results.ts';

interface Lever {
  readonly param: string;
  /** In the unit of the board. */
  readonly now: number;
  readonly unit: string;
  readonly apply: (station: Station) => Station;
}

/** What one would turn to double a limit: replicas where requests are served, the limit itself elsewhere. */
function leverOf(station: Station, limit: LimitName): Lever {
  if (limit === 'quota')
    return { param: 'quota', now: station.quota, unit: '/s', apply: (s) => ({ ...s, quota: 2 * s.quota }) };
  if (station.intake === 'slots')
    return {
      param: 'replicas',
      now: station.replicas,
      unit: '',
      apply: (s) => ({ ...s, replicas: 2 * s.replicas }),
    };
  if (limit === 'bandwidth')
    return {
      param: 'bandwidth',
      now: (station.bandwidth * 8) / 1e9,
      unit: ' Gbit/s',
      apply: (s) => ({ ...s, bandwidth: 2 * s.bandwidth }),
    };
  return {
    param: 'connectionLimit',
    now: station.connectionLimit,
    unit: ' connections',
    apply: (s) => ({ ...s, connectionLimit: 2 * s.connectionLimit }),
  };
}

/** What doubling a limit would do to the headroom, by estimate. */
export function doubling(
  network: Network,
  index: number,
  limit: LimitName,
  estimateOf: (network: Network) => Estimate,
): NonNullable<Bottleneck['doubled']> {
  const lever = leverOf(network.stations[index]!, limit);
  const stations = network.stations.map((station, i) => (i === index ? lever.apply(station) : station));
  const after = estimateOf({ ...network, stations }).headroom;
  const value = 2 * lever.now;
  const words = lever.param === 'connectionLimit' ? 'connection limit' : lever.param;
  return {
    change: `${words} ${formatCount(lever.now)} -> ${formatCount(value)}${lever.unit}`,
    param: lever.param,
    value,
    headroomBefore: estimateOf(network).headroom.factor,
    headroomAfter: after.factor,
    next: after.first ? { factor: after.factor, ...after.first } : null,
  };
}
