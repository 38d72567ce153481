import { formatFraction, formatMs } from '../catalog/units.ts';
import type { Network } from '../simulation/network.ts';
import type { Report } from '../simulation/report.ts';
import { requests } from './evidence.ts';
import type { Bottleneck } from './results.ts';

/** Share of arrivals from which a component counts as failing; what fails now and then in any system stays below. */
const FAILING = 0.005;

/**
 * The component that failed most requests by being down, or by errors beyond those it always makes. It is the cause of
 * what its callers suffer, however busy they became by waiting for it and asking again. Null where none failed.
 */
export function findFailing(network: Network, report: Report): Bottleneck | null {
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
  return {
    component: id,
    limit: null,
    utilization: Math.min(1, lost / arrivalRate),
    since: faults.length > 0 ? Math.min(...faults.map(({ at }) => at)) : null,
    state: 'failing',
    evidence: [
      ...faults.map(({ effect, at, until, amount }) => {
        const when = until === undefined ? `from ${time(at)} on` : `from ${time(at)} to ${time(until)}`;
        if (effect === 'errors') return `It failed ${formatFraction(amount ?? 1)} of requests ${when}.`;
        return amount === undefined
          ? `It was down ${when}.`
          : `${amount} of its instances were down ${when}.`;
      }),
      ...(down > 0
        ? [`${requests(down)} found it down, or were lost with it (${share(down)} of arrivals).`]
        : []),
      ...(errors > 0 ? [`${requests(errors)} failed by its errors (${share(errors)} of arrivals).`] : []),
      'What else was slow or refused may only have waited for it.',
    ],
    doubled: null,
  };
}

/** Requests/s that a component failed by being down, and by errors beyond its own rate of them. */
function lossesOf(network: Network, index: number, report: Report): { down: number; errors: number } {
  const { id, errorRate } = network.stations[index]!;
  const measured = report.components[id];
  const down = measured?.failures['instance down'] ?? 0;
  const errors = measured?.failures.error ?? 0;
  const usual = 2 * errorRate * (measured?.arrivalRate ?? 0);
  return { down, errors: errors > usual ? errors : 0 };
}

const time = (seconds: number): string =>
  seconds < 120 ? `${Number(seconds.toFixed(1))} s` : formatMs(1000 * seconds);
