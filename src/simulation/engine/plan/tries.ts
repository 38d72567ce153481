import type { Reliability } from '../../network/traffic.ts';
import type { Network } from '../../network.ts';
import { Calls } from './calls.ts';
import * as code from './codes.ts';
import { running } from './columns.ts';

/** A call that nothing governs. */
const PLAIN: Reliability = {
  retries: 0,
  backoff: 0,
  backoffMax: 0,
  jitter: 0,
  retryBudget: Infinity,
  hedge: Infinity,
  cancel: false,
  pool: Infinity,
  poolWait: 0,
  breaker: Infinity,
  breakerWindow: Infinity,
  breakerOpen: 0,
  breakerProbes: 1,
};

/** Columns of calls that are made by tries, and of the connections that govern them. */
export class Tries extends Calls {
  /** It is made once, waited for, and not made by a try: as most are. */
  readonly isPlain: Uint8Array;
  /** Calls that are made by tries, and what governs those. */
  readonly tried: Uint8Array;
  /** Some call is made by a try. */
  readonly tries: boolean;
  readonly reliability: readonly Reliability[];
  /** By connection; null where nobody retries, hedges, pools or breaks. */
  readonly connectionRules: readonly (Reliability | null)[];
  /** Work in progress can be stopped somewhere. */
  readonly cancels: boolean;
  /** By connection: places of one pool, and the first of the pools of its caller's replicas; -1 for none. */
  readonly poolSize: Float64Array;
  readonly firstPool: Int32Array;
  readonly pools: number;

  constructor(network: Network) {
    super(network);
    const { stations } = network;
    const { calls } = this;
    this.tried = Uint8Array.from(calls, (c, i) =>
      c.reliability !== undefined && (this.sends[i] === code.AWAITED || this.sends[i] === code.SCATTERS)
        ? 1
        : 0,
    );
    this.tries = this.tried.includes(1);
    this.isPlain = Uint8Array.from(calls, (c, i) =>
      this.sends[i] === code.AWAITED && this.tried[i] === 0 && this.asks[i] === 0 && c.calls === 1 ? 1 : 0,
    );
    this.reliability = calls.map((c) => c.reliability ?? PLAIN);
    const rules: (Reliability | null)[] = network.connections.map(() => null);
    calls.forEach((c, i) => {
      if (this.tried[i] !== 0) rules[c.connection] = c.reliability ?? null;
    });
    this.connectionRules = rules;
    this.cancels = rules.some((rule) => rule?.cancel === true);
    // Where replicas do not matter to the engine (clients, delays) they share one pool as large as theirs together.
    this.poolSize = Float64Array.from(network.connections, ({ from }, k) =>
      Math.max(
        1,
        (rules[k]?.pool ?? Infinity) * (this.intake[from] === code.DELAY ? stations[from]!.replicas : 1),
      ),
    );
    const counts = Int32Array.from(network.connections, ({ from }, k) =>
      this.poolSize[k]! < Infinity ? this.replicas[from]! : 0,
    );
    const firstPools = running(counts);
    this.pools = firstPools.at(-1)!;
    this.firstPool = counts.map((count, k) => (count > 0 ? firstPools[k]! : -1));
  }
}
