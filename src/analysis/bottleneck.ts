import type { Network } from '../simulation/network.ts';
import type { Report } from '../simulation/report.ts';
import { doubling } from './doubling.ts';
import { estimate } from './estimate.ts';
import { evidenceOf } from './evidence.ts';
import { findFailing } from './failing.ts';
import type { Bottleneck, Estimate } from './results.ts';
import { type Strain, sinceOf, strainOf } from './strain.ts';

/**
 * The component that binds in a run: one that failed, as it is the cause of what follows; else of those that refuse requests or are saturated the one in the worst state, and
 * where it holds its slots for callees, the callee that keeps it waiting. Null where nothing has a limit.
 */
export function findBottleneck(
  network: Network,
  report: Report,
  estimateOf: (network: Network) => Estimate = estimate,
): Bottleneck | null {
  const failing = findFailing(network, report);
  if (failing) return failing;
  const strains = network.stations.flatMap((station, i) => strainOf(station, i, report) ?? []);
  let worst = strains.reduce<Strain | null>(
    (a, b) => (a && compare(a, b, report, network) >= 0 ? a : b),
    null,
  );
  if (!worst) return null;
  worst = causeOf(worst, strains, network);
  const { station, limit, utilization, state } = worst;
  const id = network.stations[station]!.id;
  const since = sinceOf(report, id);
  return {
    component: id,
    limit,
    utilization,
    since: state === 'fine' ? null : since,
    state,
    evidence: evidenceOf(network, report, worst, since),
    doubled: doubling(network, station, limit, estimateOf),
  };
}

const RANK: Readonly<Record<Strain['state'], number>> = { fine: 0, hot: 1, saturated: 2 };

/** Positive when `a` is the tighter of two. */
function compare(a: Strain, b: Strain, report: Report, network: Network): number {
  const share = (strain: Strain): number =>
    strain.refused / Math.max(1e-9, report.components[network.stations[strain.station]!.id]!.arrivalRate);
  return (
    RANK[a.state] - RANK[b.state] ||
    // Measured utilization stops at 1; beyond that the refused share tells who is short of more.
    (a.state === 'saturated' ? share(a) - share(b) : 0) ||
    a.utilization - b.utilization
  );
}

/** A blocking component whose slots are all held may only be waiting for a saturated callee. */
function causeOf(strain: Strain, strains: readonly Strain[], network: Network): Strain {
  const seen = new Set<number>();
  let cause = strain;
  for (let next: Strain | undefined = strain; next; ) {
    cause = next;
    seen.add(cause.station);
    const { station, limit } = cause;
    if (!network.stations[station]!.blocking || limit !== 'slots') break;
    const callees = new Set<number>();
    for (const visit of network.visits)
      if (visit.station === station)
        for (const call of visit.calls)
          if (call.mode === 'call') callees.add(network.visits[call.visit]!.station);
    next = strains
      .filter(
        (other) => other.state === 'saturated' && callees.has(other.station) && !seen.has(other.station),
      )
      .sort((a, b) => b.utilization - a.utilization)[0];
  }
  return cause;
}
