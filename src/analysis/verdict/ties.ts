import type { Network } from '../../simulation/network.ts';
import type { Report } from '../../simulation/report.ts';
import type { HeadroomEstimate } from '../results.ts';
import type { Strain } from './strain.ts';

/** By theory nearer to each other than this, two limits give way at the same load. */
const SAME = 0.01;
/** Stretches of a run by which it is told how far chance alone carries two apart. */
const STRETCHES = 10;
/** 97.5 % point of Student's t with one degree of freedom less. */
const STUDENT = 2.26;

/**
 * Of `strains` those that are as tight as `worst`, itself among them, in the order in which they are named. Where a run
 * cannot tell which is tighter, chance does not decide: theory does. What is the same by theory too is named together; first
 * what the headroom names, and of saturated ones what requests come to first, as the others get only what it lets through.
 */
export function tiedWith(
  worst: Strain,
  strains: readonly Strain[],
  network: Network,
  report: Report,
  theory: (strain: Strain) => number,
  headroom: () => HeadroomEstimate,
): readonly Strain[] {
  const saturated = worst.state === 'saturated';
  const alike = strains.filter(
    (other) =>
      other === worst ||
      ((other.state === 'saturated') === saturated &&
        other.refused === 0 &&
        worst.refused === 0 &&
        // Nothing is busier than always, so that of what is saturated a run cannot say by how much it is short.
        (saturated || !toldApart(network, report, worst, other))),
  );
  if (alike.length === 1) return alike;
  const tightest = Math.max(...alike.map(theory));
  const same = alike.filter((strain) => theory(strain) >= (1 - SAME) * tightest);
  if (same.length === 1) return same;
  if (saturated) {
    const depth = ({ station }: Strain) => network.visits.findIndex((visit) => visit.station === station);
    return same.sort((a, b) => depth(a) - depth(b));
  }
  const { first, next } = headroom();
  const order = [first, ...next].map((breaking) => breaking && `${breaking.component} ${breaking.limit}`);
  const place = ({ station, limit }: Strain) => {
    const at = order.indexOf(`${network.stations[station]!.id} ${limit}`);
    return at < 0 ? order.length : at;
  };
  return same.sort((a, b) => place(a) - place(b));
}

/** Whether the run shows more between two than chance: their difference over stretches of it, against how it varies. */
function toldApart(network: Network, report: Report, a: Strain, b: Strain): boolean {
  const windows = ({ station }: Strain) =>
    report.series.components[network.stations[station]!.id]?.utilization ?? [];
  const [first, second] = [windows(a), windows(b)];
  const measured = report.series.at.flatMap((at, i) => (at >= report.warmup ? [first[i]! - second[i]!] : []));
  const size = Math.floor(measured.length / STRETCHES);
  if (size === 0) return true;
  const means = Array.from({ length: STRETCHES }, (_, i) => mean(measured.slice(i * size, (i + 1) * size)));
  const middle = mean(means);
  const variance = means.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (STRETCHES - 1);
  return Math.abs(a.utilization - b.utilization) > STUDENT * Math.sqrt(variance / STRETCHES);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
