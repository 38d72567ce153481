import type { Network } from '../../network.ts';
import { Breakers } from '../../stations/breaker.ts';
import { Pools } from '../pools.ts';
import { Quota } from '../quotas.ts';
import { Health } from './health.ts';

/** Retries that a budget allows in a row before it counts: as many as gRPC's retry throttling holds (gRFC A6). */
export const BUDGET_RESERVE = 10;

/** What may still be sent and let in. */
export class Allowances extends Health {
  readonly pools: Pools;
  readonly breakers: Breakers;
  /** Retries that each connection may still make, where it has a budget. */
  readonly budget: Float64Array;
  /** By station: requests/s and writes/s that are let in at present. */
  readonly quota: Float64Array;
  readonly writeQuota: Float64Array;
  /** By station: tokens left, as of when. */
  readonly tokens: Float64Array;
  readonly tokensAt: Float64Array;
  /** The same of the quota of writes: by station, and after those by part. */
  readonly writeTokens: Float64Array;
  readonly writeTokensAt: Float64Array;
  /** The same by part of a quota. */
  readonly partTokens: Float64Array;
  readonly partTokensAt: Float64Array;
  /** By station, where its quota is counted otherwise. */
  readonly quotas: readonly (Quota | null)[];
  /** Connections that a station holds with the replicas it has. */
  readonly connectionCapacity: Float64Array;
  /** By group of sessions: connections that may come at once, as of when or when the next may. */
  readonly connectTokens: Float64Array;
  readonly nextConnect: Float64Array;

  constructor(network: Network, seed: number) {
    super(network, seed);
    const { plan } = this;
    this.pools = new Pools(plan.pools);
    this.breakers = new Breakers(
      plan.connectionRules.map((r) => (r !== null && r.breaker < Infinity ? r : null)),
    );
    this.budget = new Float64Array(plan.connections).fill(BUDGET_RESERVE);
    this.quota = plan.quota.slice();
    this.writeQuota = plan.writeQuota.slice();
    this.tokens = plan.burst.slice();
    this.tokensAt = new Float64Array(plan.stations);
    this.writeTokens = new Float64Array(plan.stations + plan.parts).fill(Infinity);
    this.writeTokensAt = new Float64Array(plan.stations + plan.parts);
    this.partTokens = new Float64Array(plan.parts).fill(Infinity);
    this.partTokensAt = new Float64Array(plan.parts);
    this.quotas = network.stations.map(({ quota, burst, quotaWindow = 0 }, s) =>
      plan.counted[s] === 0 ? null : new Quota(quota, Math.max(1, burst), quotaWindow),
    );
    this.connectionCapacity = plan.connectionCapacity.slice();
    this.connectTokens = Float64Array.from(plan.sessionRules, ({ connectRate }) => Math.max(1, connectRate));
    this.nextConnect = new Float64Array(plan.sessionRules.length);
  }
}
