import { formatFraction } from '../../catalog/units.ts';
import { eachOf } from '../../simulation/engine/fall.ts';
import type { Network } from '../../simulation/network.ts';
import type { Report } from '../../simulation/report.ts';
import { requests } from './evidence.ts';
import { FAILING, type Failing, ONLY_WAITED, whenWords } from './faulted.ts';

/**
 * The component that failed most requests by being down, or by errors that a fault made. It is the cause of
 * what its callers suffer, however busy they became by waiting for it and asking again; where it failed with its group, the
 * group is. Null where none failed.
 */
export function findFailing(network: Network, report: Report): Failing | null {
  let worst: { readonly index: number; readonly lost: number } | null = null;
  network.stations.forEach(({ id }, index) => {
    const { down, errors } = lossesOf(network, index, report);
    const lost = down + errors;
    if (lost > FAILING * (report.components[id]?.arrivalRate ?? 0) && lost > (worst?.lost ?? 0))
      worst = { index, lost };
  });
  if (worst === null) return null;
  const { index, lost } = worst as { readonly index: number; readonly lost: number };
  const { id } = network.stations[index]!;
  const { arrivalRate } = report.components[id]!;
  const { down, errors } = lossesOf(network, index, report);
  const faults = (report.scenario.faults ?? []).filter(
    ({ target, effect }) =>
      (effect === 'down' || effect === 'errors') &&
      (target === id ||
        (network.groups ?? []).some((group) => group.id === target && group.stations.includes(index))),
  );
  const share = (rate: number) => formatFraction(rate / arrivalRate);
  const group = faults.every(({ target }) => target !== id) ? faults[0]?.target : undefined;
  const it = group === undefined ? 'it' : network.stations[index]!.name;
  return {
    lost,
    bottleneck: {
      component: id,
      ...(group !== undefined && { cause: group }),
      limit: null,
      utilization: Math.min(1, lost / arrivalRate),
      since: faults.length > 0 ? Math.min(...faults.map(({ at }) => at)) : null,
      state: 'failing',
      evidence: [
        ...faults.map((fault) => {
          const { effect, amount } = fault;
          const when = whenWords(fault);
          if (effect === 'errors') return `It failed ${formatFraction(amount ?? 1)} of requests ${when}.`;
          return amount === undefined
            ? `It was down ${when}.`
            : `${amount} of its instances were down ${when}.`;
        }),
        ...(down > 0
          ? [`${requests(down)} found ${it} down, or were lost with it (${share(down)} of arrivals).`]
          : []),
        ...(errors > 0
          ? [
              `${requests(errors)} failed by ${group === undefined ? 'its errors' : `errors of ${it}`} (${share(errors)} of arrivals).`,
            ]
          : []),
        ONLY_WAITED,
      ],
      doubled: null,
    },
  };
}

/**
 * Requests/s that a component failed by being down, and by errors that a fault made. Those it always makes are not counted:
 * of a few requests chance alone fails more than usual, and that breaks nothing.
 */
function lossesOf(network: Network, index: number, report: Report): { down: number; errors: number } {
  const { id } = network.stations[index]!;
  const failures = report.components[id]?.failures;
  const befallen = (report.scenario.faults ?? [])
    .flatMap((fault) => eachOf(network, fault))
    .some(({ target, effect }) => target === id && effect === 'errors');
  return { down: failures?.['instance down'] ?? 0, errors: befallen ? (failures?.error ?? 0) : 0 };
}
