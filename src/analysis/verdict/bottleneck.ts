import { formatFraction } from '../../catalog/units.ts';
import type { Network } from '../../simulation/network.ts';
import type { Report } from '../../simulation/report.ts';
import { estimate } from '../estimate.ts';
import type { Bottleneck, Estimate } from '../results.ts';
import { findCut } from './cut.ts';
import { doubling } from './doubling.ts';
import { evidenceOf, isRamp } from './evidence.ts';
import { findFailing } from './failing.ts';
import { type Shortage, shortages } from './shortage.ts';
import { type Strain, sinceOf, strainOf } from './strain.ts';
import { tiedWith } from './ties.ts';

/**
 * What binds in a run: a component, connection or group that failed, as it is the cause of what follows; else of those that
 * refuse requests or are saturated the one that is short of most, and where it holds its slots for callees, the callee that
 * keeps it waiting, or where it is full of messages, who does not take them; with others that are as tight (`ties.ts`). Null where nothing has a limit.
 */
export function findBottleneck(
  network: Network,
  report: Report,
  estimateOf: (network: Network) => Estimate = estimate,
): Bottleneck | null {
  const faults = [findFailing(network, report), findCut(network, report)].flatMap((fault) => fault ?? []);
  const [failing, cut] = faults;
  if (failing) return cut && cut.lost > failing.lost ? cut.bottleneck : failing.bottleneck;
  const shortageOf = shortages(network, report);
  const strains = network.stations.flatMap(
    (station, i) => strainOf(station, i, report, (limit) => shortageOf({ station: i, limit })) ?? [],
  );
  let worst = strains.reduce<Strain | null>(
    (a, b) => (a && compare(a, b, report, network, shortageOf) >= 0 ? a : b),
    null,
  );
  if (!worst) return null;
  const [tightest = worst, ...others] = tiedWith(
    worst,
    strains,
    network,
    report,
    shortageOf,
    () => estimateOf(network).headroom,
  );
  worst = causeOf(tightest, strains, network);
  const alike = worst === tightest ? others : [];
  const tied = alike.map((other) => ({
    component: network.stations[other.station]!.id,
    limit: other.limit,
    utilization: other.utilization,
  }));
  const { station, limit, utilization, state } = worst;
  const id = network.stations[station]!.id;
  const since = sinceOf(report, id, state);
  // No estimate knows how many come in at once, so it cannot tell what more of them would do.
  const { doubled, instead } = isRamp(network.stations[station]!, limit)
    ? { doubled: null, instead: undefined }
    : doubling(network, [worst, ...alike], estimateOf);
  return {
    component: id,
    limit,
    utilization,
    since: state === 'fine' ? null : since,
    state,
    evidence: [
      ...evidenceOf(network, report, worst, since),
      ...(tied.length > 0 ? [togetherWords(network, others)] : []),
      ...(instead === undefined ? [] : [instead]),
    ],
    doubled,
    ...(tied.length > 0 && { tied }),
  };
}

function togetherWords({ stations }: Network, others: readonly Strain[]): string {
  const used = others.map(
    ({ station, utilization }) => `${stations[station]!.name} (${formatFraction(utilization)})`,
  );
  return `As full: ${used.join(', ')}. By theory they give way at the same load, so more of one alone moves nothing.`;
}

const RANK: Readonly<Record<Strain['state'], number>> = { fine: 0, hot: 1, saturated: 2 };

/** Positive when `a` is the tighter of two. */
function compare(a: Strain, b: Strain, report: Report, network: Network, shortageOf: Shortage): number {
  const share = (strain: Strain): number =>
    strain.refused / Math.max(1e-9, report.components[network.stations[strain.station]!.id]!.arrivalRate);
  const worse = RANK[a.state] - RANK[b.state];
  if (worse !== 0 || a.state !== 'saturated') return worse || a.utilization - b.utilization;
  // Measured utilization stops at 1, and what one refuses the next is spared. Where all that is asked for is too much for
  // both, theory tells which is short of more; else the share that was refused does.
  const [first, second] = [shortageOf(a), shortageOf(b)];
  const both = first > 1 && second > 1 ? first - second : 0;
  return (Math.abs(both) > 1e-6 ? both : 0) || share(a) - share(b) || a.utilization - b.utilization;
}

/** A blocking component whose slots are all held may only be waiting for a saturated callee, as a buffer that is full for its consumer. */
function causeOf(strain: Strain, strains: readonly Strain[], network: Network): Strain {
  const seen = new Set<number>();
  let cause = strain;
  for (let next: Strain | undefined = strain; next; ) {
    cause = next;
    seen.add(cause.station);
    const { station, limit } = cause;
    const { blocking, buffer } = network.stations[station]!;
    const isFull = buffer && limit === 'queue';
    if (!isFull && !(blocking && limit === 'slots')) break;
    const callees = new Set<number>();
    for (const visit of network.visits)
      if (visit.station === station)
        for (const call of visit.calls)
          if (isFull || call.mode === 'call') callees.add(network.visits[call.visit]!.station);
    next = strains
      .filter(
        (other) => other.state === 'saturated' && callees.has(other.station) && !seen.has(other.station),
      )
      .sort((a, b) => b.utilization - a.utilization)[0];
  }
  return cause;
}
