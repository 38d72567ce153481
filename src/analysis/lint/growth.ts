import { formatCount } from '../../catalog/units.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Profile } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import type { Finding } from '../results.ts';

/** Lint L33: load that grows by more, before new replicas or a larger quota are there, than there is to spare. */
export function growthFindings(network: Network): Finding[] {
  return network.stations.flatMap((row, station): Finding[] => {
    const { id, name } = row;
    const grows = growing(row);
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
function growing({ scaling, quotaScaling }: Station): Growing | null {
  if (scaling !== undefined)
    return {
      late: scaling.sync + scaling.boot + scaling.warmup,
      target: scaling.target,
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

/** Times that a rate becomes as high within so many seconds, at most. */
function growthWithin(profile: Profile | undefined, seconds: number): number {
  const points = profile?.points ?? [];
  let most = 1;
  for (const [i, { at, factor }] of points.entries())
    for (const later of points.slice(i))
      if (factor > 0 && later.at - at <= seconds) most = Math.max(most, later.factor / factor);
  return most;
}
