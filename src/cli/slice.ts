import { estimate } from '../analysis/estimate.ts';
import { formatFraction } from '../catalog/units.ts';
import type { Network } from '../simulation/network.ts';
import { largestSlice } from '../simulation/slice.ts';
import { BadInput } from './io.ts';

/** Components less in use than this may be rounded as they will: they hardly wait. */
const IDLE = 0.05;

/** The slice that `--slice N` asks for, one request in N or the next lower that is a likeness, and words on it for people. */
export function sliced(
  network: Network,
  text: string | undefined,
): { readonly network: Network; readonly words: string } {
  if (text === undefined) return { network, words: '' };
  const wanted = Number(text);
  if (!Number.isInteger(wanted) || wanted < 2 || wanted > 1_000_000)
    throw new BadInput(`--slice ${JSON.stringify(text)} is no whole number from 2 to 1000000.`);
  const { components } = estimate(network);
  const busy = (station: number) => (components[network.stations[station]!.id]?.utilization ?? 0) > IDLE;
  const slice = largestSlice(network, wanted, busy);
  if (slice.factor === 1)
    throw new BadInput(
      'No slice of this board is a likeness of it: a component has too few slots to divide. Run it for a shorter --duration, or go by `headroom estimate`.',
    );
  const off = slice.rounded
    .map(
      ({ station, by }) =>
        `${network.stations[station]!.name} ${by > 0 ? '+' : '-'}${formatFraction(Math.abs(by))}`,
    )
    .join(', ');
  return {
    network: slice.network,
    words: `A slice: one request in ${slice.factor}, capacities divided alike, rates multiplied back.${off === '' ? '' : ` Whole slots come out as: ${off}.`}`,
  };
}
