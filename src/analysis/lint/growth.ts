import { formatCount } from '../../catalog/units.ts';
import type { ScalingRule } from '../../simulation/network/rules.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Profile } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import type { Finding } from '../results.ts';

/** Part of lint L33: calls that come to what has no replica while no message waits for it. */
export function idleFindings(network: Network): Finding[] {
  return network.stations.flatMap(({ id, name, scaling }, station): Finding[] => {
    if (!scaling?.toZero) return [];
    const callers = network.connections.filter(
      ({ from, to }) => to === station && !network.stations[from]!.buffer,
    );
    if (callers.length === 0) return [];
    const who = [...new Set(callers.map(({ from }) => network.stations[from]!.name))].join(' and ');
    return [
      {
        id: `L33:${id}:idle`,
        severity: 'warning',
        at: { table: 'components', id },
        title: `${name} may not be there`,
        text: `It has no replica while no message waits for it, and ${who} would find nobody then. Put a message queue before it, or keep at least one.`,
        by: 'drawing',
      },
    ];
  });
}

/** Lint L33: load that grows by more, before new replicas or a larger quota are there, than there is to spare. */
export function growthFindings(network: Network): Finding[] {
  return network.stations.flatMap((row, station): Finding[] => {
    const { id, name } = row;
    const grows = growing(
      row,
      network.visits.filter((v) => v.station === station),
    );
    if (grows === null) return [];
    const { late, target, until, room, start } = grows;
    const classes = new Set(network.visits.filter((v) => v.station === station).map((v) => v.class));
    const growth = Math.max(...[...classes].map((cls) => growthWithin(network.classes[cls]?.profile, late)));
    if (!(growth * target > 1)) return [];
    return [
      {
        id: `L33:${id}`,
        severity: 'warning',
        at: { table: 'components', id },
        title: `${name} scales too late`,
        text: `Its load becomes ${formatCount(Number(growth.toFixed(1)))} times as high within the ${formatCount(late)} s until ${until}, and ${room} ${formatCount(Number((1 / target).toFixed(1)))} times. ${start}, aim at a lower target, or make ${row.scaling ? 'the start' : 'that time'} shorter.`,
        by: 'drawing',
      },
    ];
  });
}

interface Growing {
  /** s until more of it counts. */
  readonly late: number;
  readonly target: number;
  readonly until: string;
  readonly room: string;
  readonly start: string;
}

/** What of a station grows with its load, and how late; null for nothing. */
function growing(station: Station, visits: Network['visits']): Growing | null {
  const { scaling, quotaScaling } = station;
  // What goes by its backlog lets things wait by design.
  if (scaling?.metric === 'backlog') return null;
  if (scaling !== undefined)
    return {
      late: scaling.sync + scaling.boot + scaling.warmup,
      target: aimedUse(station, scaling, visits),
      until: 'a new replica counts',
      room: 'those that run have room for',
      start: 'Start replicas before the load comes',
    };
  if (quotaScaling === undefined) return null;
  return {
    late: quotaScaling.sync + quotaScaling.delay,
    target: quotaScaling.target,
    until: 'its quota has grown',
    room: 'what it lets in is enough for',
    start: 'Raise the quota before the load comes',
  };
}

/** Share of the slots in use where a replica has as much to do as its autoscaler aims at. */
function aimedUse(
  { slots, batch }: Station,
  { metric, target }: ScalingRule,
  visits: Network['visits'],
): number {
  if (metric === undefined) return target;
  const places = slots * (batch?.size ?? 1);
  if (metric === 'in flight') return Math.min(1, target / places);
  const mean = visits.reduce((sum, { service }) => sum + service.mean, 0) / Math.max(1, visits.length);
  return Math.min(1, (target * mean) / places);
}

/** Times that a rate becomes as high within so many seconds, at most. */
function growthWithin(profile: Profile | undefined, seconds: number): number {
  const points = profile?.points ?? [];
  let most = 1;
  for (const [i, { at, factor }] of points.entries())
    for (const later of points.slice(i))
      if (factor > 0 && later.at - at <= seconds) most = Math.max(most, later.factor / factor);
  return most;
}
