import type { Distribution } from '../../simulation/network/distribution.ts';
import type { Visit } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';

/**
 * The network with services as long as a slot is held for them where some are quick, or are done again after an error, as
 * gamma times of the same mean and variation; an error counts when the last run has failed.
 */
export function withRuns(network: Network): Network {
  const isPlain = network.visits.every(({ shortcut }) => shortcut === undefined);
  if (isPlain && network.stations.every(({ reruns }) => !reruns)) return network;
  return {
    ...network,
    visits: network.visits.map((visit): Visit => {
      const { errorRate, reruns = 0 } = network.stations[visit.station]!;
      const again = errorRate > 0 ? reruns : 0;
      if (visit.shortcut === undefined && again === 0) return visit;
      return { ...visit, service: inAll(visit, errorRate, again) };
    }),
    stations: network.stations.map((station) =>
      station.reruns ? { ...station, errorRate: station.errorRate ** (station.reruns + 1) } : station,
    ),
  };
}

function inAll({ service, shortcut }: Visit, fails: number, reruns: number): Distribution {
  const cv = service.shape === 'deterministic' ? 0 : service.shape === 'exponential' ? 1 : service.cv;
  const { share, part } = shortcut ?? { share: 0, part: 1 };
  const mean = service.mean * (1 - share + share * part);
  const square = service.mean ** 2 * (1 + cv * cv) * (1 - share + share * part * part);
  // Runs: the k-th is made with the chance that all before it failed.
  let runs = 0;
  let squares = 0;
  for (let k = 1; k <= reruns + 1; k++) {
    const made = fails ** (k - 1);
    runs += made;
    squares += (2 * k - 1) * made;
  }
  const total = runs * mean;
  const variance = runs * (square - mean * mean) + (squares - runs * runs) * mean * mean;
  if (!(total > 0) || variance <= 1e-12 * total * total) return { shape: 'deterministic', mean: total };
  return { shape: 'gamma', mean: total, cv: Math.sqrt(variance) / total };
}
