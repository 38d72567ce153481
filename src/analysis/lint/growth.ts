import { formatCount } from '../../catalog/units.ts';
import type { Network, Profile } from '../../simulation/network.ts';
import type { Finding } from '../results.ts';

/** Lint L33: load that grows by more, before new replicas are there, than those that run have to spare. */
export function growthFindings(network: Network): Finding[] {
  return network.stations.flatMap(({ id, name, scaling }, station): Finding[] => {
    if (scaling === undefined) return [];
    const late = scaling.sync + scaling.boot + scaling.warmup;
    const classes = new Set(network.visits.filter((v) => v.station === station).map((v) => v.class));
    const growth = Math.max(...[...classes].map((cls) => growthWithin(network.classes[cls]?.profile, late)));
    if (!(growth * scaling.target > 1)) return [];
    return [
      {
        id: `L33:${id}`,
        severity: 'warning',
        at: { table: 'components', id },
        title: `${name} scales too late`,
        text: `Its load becomes ${formatCount(Number(growth.toFixed(1)))} times as high within the ${formatCount(late)} s until a new replica counts, and those that run have room for ${formatCount(Number((1 / scaling.target).toFixed(1)))} times. Start replicas before the load comes, aim at a lower target, or make the start shorter.`,
        by: 'drawing',
      },
    ];
  });
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
