import type { Board, Component, Connection } from '../../board/board.ts';
import { decode } from '../../format/format.ts';
import { compile } from '../../simulation/compile.ts';
import { estimate } from '../estimate.ts';
import type { ClassAvailability } from '../results.ts';
import { availabilityOf } from './availability.ts';

export interface Sketch {
  /** Kind and parameters by id; `in` is the zone that it lies in. */
  readonly parts: Readonly<
    Record<string, readonly [kind: string, params?: Component['params'], zone?: string]>
  >;
  /** `a>b`, and what differs from a plain call. */
  readonly ways: Readonly<Record<string, Partial<Connection>>>;
  /** Share of the time that a zone is away. */
  readonly zones?: Readonly<Record<string, number>>;
  readonly rate?: number;
}

/** A board with one class `k`, whose requests begin at `web`. */
export function drawn({ parts, ways, zones = {}, rate = 10 }: Sketch): Board {
  const withClient: Sketch['parts'] = { web: ['client_web'], ...parts };
  const { board, problems } = decode({
    format: 'headroom',
    version: 2,
    components: Object.fromEntries(
      Object.entries(withClient).map(([id, [kind, params = {}, group]]) => [
        id,
        { kind, params, ...(group !== undefined && { group }) },
      ]),
    ),
    connections: Object.fromEntries(
      Object.entries(ways).map(([way, over]) => {
        const [from, to] = way.split('>');
        return [way.replace('>', '-'), { from, to, ...over }];
      }),
    ),
    groups: Object.fromEntries(
      Object.entries(zones).map(([id, failure]) => [id, { kind: 'zone', width: 100, height: 100, failure }]),
    ),
    classes: { k: { rate: [{ value: rate }] } },
  });
  if (!board || problems.length > 0) throw new Error(JSON.stringify(problems));
  return board;
}

/** What its class can count on. */
export function counted(board: Board): ClassAvailability | undefined {
  const { network } = compile(board);
  return availabilityOf(board, network, estimate(network))[0];
}
