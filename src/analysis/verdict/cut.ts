import { formatFraction } from '../../catalog/units.ts';
import { eachOf } from '../../simulation/engine/fall.ts';
import type { Fault } from '../../simulation/network/scenario.ts';
import type { Network } from '../../simulation/network.ts';
import type { Report } from '../../simulation/report.ts';
import { requests } from './evidence.ts';
import { FAILING, type Failing, ONLY_WAITED, whenWords } from './faulted.ts';

/** What was lost on one connection for a fault, requests/s of those that were sent. */
interface Loss {
  readonly connection: number;
  readonly lost: number;
  readonly sent: number;
}

/**
 * The connection that was cut, or the component or group that was cut off at its border, that cost most requests. Null where
 * none did: nobody may have come that way, or all found another.
 */
export function findCut(network: Network, report: Report): Failing | null {
  let worst: Failing | null = null;
  for (const fault of report.scenario.faults ?? []) {
    const losses = lossesOf(network, report, fault);
    const lost = total(losses.map((loss) => loss.lost));
    const sent = total(losses.map((loss) => loss.sent));
    if (lost <= FAILING * sent || lost <= (worst?.lost ?? 0)) continue;
    worst = { lost, bottleneck: told(network, fault, losses, lost, sent) };
  }
  return worst;
}

/** At most what failed on each connection the fault befalls, and at most its share of what was sent while it lasted. */
function lossesOf(network: Network, report: Report, fault: Fault): readonly Loss[] {
  const { warmup, duration } = report;
  const lasted = Math.min(fault.until ?? duration, duration) - Math.max(fault.at, warmup);
  const time = Math.max(0, lasted) / Math.max(1e-9, duration - warmup);
  return eachOf(network, fault).flatMap(({ target, effect, amount }) => {
    const connection = network.connections.findIndex(({ id }) => id === target);
    const measured = report.connections[target];
    if (connection < 0 || !measured || (effect !== 'down' && effect !== 'errors')) return [];
    const share = effect === 'down' ? 1 : (amount ?? 1);
    const lost = Math.min(measured.failed, share * time * measured.rate);
    return [{ connection, lost, sent: measured.rate }];
  });
}

function told(
  network: Network,
  fault: Fault,
  losses: readonly Loss[],
  lost: number,
  sent: number,
): Failing['bottleneck'] {
  const { stations, connections } = network;
  const way = ({ connection }: Loss) => {
    const { from, to } = connections[connection]!;
    return `${stations[from]!.name} → ${stations[to]!.name}`;
  };
  const [most, ...others] = [...losses].sort((a, b) => b.lost - a.lost);
  const itself = connections.some(({ id }) => id === fault.target);
  const whole = fault.effect === 'down' || (fault.amount ?? 1) >= 1;
  const happened = itself
    ? whole
      ? 'Nothing got through'
      : `${formatFraction(fault.amount ?? 1)} was lost on the way`
    : whole
      ? 'It was cut off: nothing crossed its border'
      : `${formatFraction(fault.amount ?? 1)} was lost at its border`;
  const mostly = !itself && others.some((loss) => loss.lost > 0) ? `, most of them ${way(most!)}` : '';
  const where = itself || mostly !== '' ? '' : ` on ${way(most!)}`;
  const component =
    stations.find(({ id }) => id === fault.target) ?? stations[connections[most!.connection]!.to]!;
  return {
    component: component.id,
    ...(component.id !== fault.target && { cause: fault.target }),
    limit: null,
    utilization: Math.min(1, lost / sent),
    since: fault.at,
    state: 'failing',
    evidence: [
      `${happened} ${whenWords(fault)}.`,
      `${requests(lost)} were lost${where} (${formatFraction(lost / sent)} of what was sent)${mostly}.`,
      ONLY_WAITED,
    ],
    doubled: null,
  };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
