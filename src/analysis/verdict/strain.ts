import { TARGET_UTILIZATION } from '../../catalog/target.ts';
import type { Station } from '../../simulation/network/station.ts';
import { type ComponentReport, LIMITS, type LimitName, type Report } from '../../simulation/report.ts';
import type { Bottleneck } from '../results.ts';

/** Measured utilization from which a limit counts as used up: a run never quite measures 1. */
const SATURATED = 0.97;
/** Refused share of arrivals that counts as refusing at all. */
const REFUSING = 0.001;

/** What a run showed of one component's limits. */
export interface Strain {
  readonly station: number;
  readonly limit: LimitName;
  readonly utilization: number;
  /** Refusals/s that its limits caused. */
  readonly refused: number;
  readonly state: Exclude<Bottleneck['state'], 'failing'>;
}

/**
 * Null for a component without limits or without traffic. Of limits that are all used up a run cannot say which it is
 * shortest of, as none is used more than that: `shortageOf` says it, by theory.
 */
export function strainOf(
  station: Station,
  index: number,
  report: Report,
  shortageOf: (limit: LimitName) => number,
): Strain | null {
  const measured = report.components[station.id];
  if (!measured?.binding) return null;
  const refused = refusedAt(measured);
  const used = LIMITS.filter((limit) => (measured.limits[limit] ?? 0) >= SATURATED);
  const binding =
    used.length > 1 && used.includes(measured.binding)
      ? used.reduce((a, b) => (shortageOf(b) > shortageOf(a) ? b : a))
      : measured.binding;
  const limit = refused > REFUSING * measured.arrivalRate ? refusingLimit(measured, binding) : binding;
  const utilization = measured.limits[limit] ?? measured.utilization;
  const saturated = utilization >= SATURATED || refused > REFUSING * measured.arrivalRate;
  const state = saturated ? 'saturated' : utilization >= TARGET_UTILIZATION ? 'hot' : 'fine';
  return { station: index, limit, utilization, refused, state };
}

/** Refusals/s by a limit of the component itself. */
function refusedAt({ failures }: ComponentReport): number {
  return (
    (failures['queue full'] ?? 0) +
    (failures.overloaded ?? 0) +
    (failures.shed ?? 0) +
    (failures['rate limited'] ?? 0) +
    (failures['connection limit'] ?? 0)
  );
}

/** The limit behind most refusals. */
function refusingLimit({ failures, limits }: ComponentReport, binding: LimitName): LimitName {
  const byLimit: readonly (readonly [LimitName, number])[] = [
    ['slots', (failures['queue full'] ?? 0) + (failures.overloaded ?? 0) + (failures.shed ?? 0)],
    ['quota', failures['rate limited'] ?? 0],
    ['connections', failures['connection limit'] ?? 0],
  ];
  const [limit] = byLimit.reduce((most, entry) => (entry[1] > most[1] ? entry : most));
  // A full queue is the slots' doing unless transfers or a lock hold them up.
  const heldUp = limits.slots === undefined || binding === 'bandwidth' || binding === 'lock';
  if (limit === 'slots' && limits.slots === undefined && limits.queue !== undefined) return 'queue';
  if (limit === 'slots' && heldUp) return binding;
  return limit;
}

/** Of the windows of a run so many make a stay; what is busy to about its target passes it now and then for less. */
const STAY = 0.1;

/** First second from which on nine windows in ten were past the target; null where that never was. */
export function sinceOf(report: Report, id: string, state: Strain['state']): number | null {
  const windows = report.series.components[id]?.utilization ?? [];
  const least = state === 'saturated' ? 0 : STAY * windows.length;
  let since: number | null = null;
  let past = 0;
  for (let i = windows.length - 1; i >= 0; i--) {
    if (!(windows[i]! >= TARGET_UTILIZATION)) continue;
    past++;
    if (past >= least && past >= 0.9 * (windows.length - i)) since = report.series.at[i] ?? null;
  }
  return since;
}
