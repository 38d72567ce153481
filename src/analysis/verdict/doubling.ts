import { formatCount, formatFactor } from '../../catalog/units.ts';
import type { Station } from '../../simulation/network/station.ts';
import type { Network } from '../../simulation/network.ts';
import { LIMITS, type LimitName } from '../../simulation/report.ts';
import type { Bottleneck, Estimate, HeadroomEstimate } from '../results.ts';

/** A limit of a component. */
interface Doubled {
  readonly station: number;
  readonly limit: LimitName;
}

type Change = NonNullable<NonNullable<Bottleneck['doubled']>['along']>[number];

interface Lever {
  readonly param: string;
  /** As one says "twice the ...". */
  readonly noun: string;
  /** In the unit of the board. */
  readonly now: number;
  readonly unit: string;
  readonly apply: (station: Station) => Station;
}

interface Placed extends Lever {
  readonly station: number;
}

/**
 * What one would turn to double a limit: replicas where requests are served, the limit itself elsewhere; of what scales by
 * itself the most it may grow to.
 */
function leverOf(
  { quota, quotaScaling, intake, replicas, scaling, ...station }: Station,
  limit: LimitName,
): Lever {
  if (limit === 'quota' && quotaScaling) {
    const max = 2 * quotaScaling.max;
    const apply = (s: Station): Station => ({ ...s, quotaScaling: { ...quotaScaling, max } });
    return { param: 'quotaMax', noun: 'highest quota', now: quotaScaling.max, unit: '/s', apply };
  }
  if (limit === 'quota')
    return {
      param: 'quota',
      noun: 'quota',
      now: quota,
      unit: '/s',
      apply: (s) => ({ ...s, quota: 2 * quota }),
    };
  if (intake === 'slots' && scaling && limit !== 'queue') {
    const max = 2 * scaling.max;
    const apply = (s: Station): Station => ({ ...s, scaling: { ...scaling, max } });
    return { param: 'maxReplicas', noun: 'most replicas', now: scaling.max, unit: '', apply };
  }
  if (intake === 'slots' && limit !== 'queue') {
    const apply = (s: Station): Station => ({ ...s, replicas: 2 * replicas });
    return { param: 'replicas', noun: 'replicas', now: replicas, unit: '', apply };
  }
  if (limit === 'queue') {
    const apply = (s: Station): Station => ({ ...s, queueLimit: 2 * station.queueLimit });
    return { param: 'queueLimit', noun: 'queue limit', now: station.queueLimit, unit: '', apply };
  }
  if (limit === 'bandwidth') {
    const apply = (s: Station): Station => ({ ...s, bandwidth: 2 * station.bandwidth });
    return {
      param: 'bandwidth',
      noun: 'bandwidth',
      now: (station.bandwidth * 8) / 1e9,
      unit: ' Gbit/s',
      apply,
    };
  }
  const apply = (s: Station): Station => ({ ...s, connectionLimit: 2 * station.connectionLimit });
  const now = station.connectionLimit;
  return { param: 'connectionLimit', noun: 'connection limit', now, unit: ' connections', apply };
}

/** Headroom that grows by less is as it was. */
const MOVES = 1.01;

/** So many limits that hold each other back are doubled together; where more do, the design wants another look. */
const MOST = 4;

/**
 * What doubling limits would do to the headroom, by estimate: that of a bottleneck, and with it those that are as full, as
 * more of one alone moves nothing. Where that moves nothing either, a sentence says what holds the headroom back, and what
 * gives way at the same load by theory is doubled too; nothing is where that alone would do, or nothing does.
 */
export function doubling(
  network: Network,
  limits: readonly [Doubled, ...Doubled[]],
  estimateOf: (network: Network) => Estimate,
): { readonly doubled: Bottleneck['doubled']; readonly instead?: string } {
  const before = estimateOf(network).headroom;
  const doubled = (levers: readonly Placed[]): HeadroomEstimate => {
    const stations = network.stations.map((one, index) =>
      levers.filter(({ station }) => station === index).reduce((changed, lever) => lever.apply(changed), one),
    );
    return estimateOf({ ...network, stations }).headroom;
  };
  const moves = ({ factor }: HeadroomEstimate): boolean => factor > MOVES * before.factor;
  const leverAt = ({ station, limit }: Doubled): Placed => ({
    station,
    ...leverOf(network.stations[station]!, limit),
  });
  const named = limits.map(leverAt);
  let after = doubled(named);
  if (moves(after)) return { doubled: resultOf(network, named, before, after) };
  const [twice, held] = [wordsOf(named[0]!), heldWords(network, after)];
  const refusal = { doubled: null, instead: `${twice} would not move the headroom${held}.` };
  const others: Placed[] = [];
  while (!moves(after)) {
    const holding = holdingIn(network, after);
    const known = [...named, ...others].some(({ station }) => station === holding?.station);
    if (!holding || known || named.length + others.length === MOST) return refusal;
    others.push(leverAt(holding));
    after = doubled([...named, ...others]);
  }
  if (moves(doubled(others))) return refusal;
  return {
    doubled: resultOf(network, [...named, ...others], before, after),
    instead: `${twice} alone would not move the headroom${held}.`,
  };
}

/** The limit that a headroom ends at, unless it is an objective. */
function holdingIn({ stations }: Network, { first }: HeadroomEstimate): Doubled | null {
  const limit = LIMITS.find((one) => one === first?.limit);
  const station = stations.findIndex(({ id }) => id === first?.component);
  return limit === undefined || station < 0 ? null : { station, limit };
}

const wordsOf = ({ param, noun }: Lever): string =>
  param === 'replicas' ? 'Twice as many' : `Twice the ${noun}`;

function resultOf(
  network: Network,
  levers: readonly Placed[],
  before: HeadroomEstimate,
  after: HeadroomEstimate,
): Bottleneck['doubled'] {
  const [own, ...along] = levers.map((lever) => ({
    component: network.stations[lever.station]!.id,
    change: `${lever.noun} ${formatCount(lever.now)} -> ${formatCount(2 * lever.now)}${lever.unit}`,
    param: lever.param,
    value: 2 * lever.now,
  })) as [Change, ...Change[]];
  const { change, param, value } = own;
  return {
    change,
    param,
    value,
    ...(along.length > 0 && { along }),
    headroomBefore: before.factor,
    headroomAfter: after.factor,
    next: after.first ? { factor: after.factor, ...after.first } : null,
  };
}

/** What holds a headroom back. */
function heldWords({ stations }: Network, { factor, first }: HeadroomEstimate): string {
  const name = stations.find(({ id }) => id === first?.component)?.name;
  if (!first || name === undefined) return '';
  const at = formatFactor(factor);
  if (!first.limit.startsWith('objective:')) return `: at ${at} ${name} gives way by its ${first.limit}`;
  return factor > 0
    ? `: at ${at} an objective is missed, for ${name}`
    : `: an objective is missed at any load, for ${name}`;
}
