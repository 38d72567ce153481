import type { Network } from '../../network.ts';
import { Replicas } from './replicas.ts';

/** What faults have changed, and what others know of it. */
export class Health extends Replicas {
  /** Something has broken in this run. */
  faulty = false;
  /** As `plan.before`, `plan.after` and `plan.errorRate`, with what faults change. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly errorRate: Float64Array;
  /** By connection: share of what it is given that is lost. */
  readonly loss: Float64Array;
  /** The balancer that chooses now passes by what does not answer, as far as it knows: by call. */
  passesBy = false;
  readonly seems: Uint8Array;
  /** Since when a replica, a station or a connection has been down, s; `Infinity` while it is not. */
  readonly replicaFell: Float64Array;
  readonly stationFell: Float64Array;
  readonly connectionFell: Float64Array;
  /** Work under way may have been stopped. */
  stops: boolean;

  constructor(network: Network, seed: number) {
    super(network, seed);
    const { plan } = this;
    this.before = plan.before.slice();
    this.after = plan.after.slice();
    this.errorRate = plan.errorRate.slice();
    this.loss = new Float64Array(plan.connections);
    this.seems = new Uint8Array(plan.calls.length);
    this.replicaFell = new Float64Array(plan.totalReplicas).fill(Infinity);
    this.stationFell = new Float64Array(plan.stations).fill(Infinity);
    this.connectionFell = new Float64Array(plan.connections).fill(Infinity);
    this.stops = plan.cancels || plan.cutsShort;
  }
}
