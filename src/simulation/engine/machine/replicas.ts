import type { Network } from '../../network.ts';
import { createStream } from '../../random/stream.ts';
import { Batches } from '../batches.ts';
import { Instances } from '../instances.ts';
import { SHARED } from '../plan/codes.ts';
import { Ranks } from '../ranks.ts';
import { Sharing } from '../sharing.ts';
import { Draws } from './draws.ts';

/** More replicas than this are not looked at one by one to find the least loaded. */
const MANY = 32;

/** What goes on at each replica, and who is next to be chosen. */
export class Replicas extends Draws {
  /** Slots taken, requests inside, and when the link has passed on what it has taken on. */
  readonly busy: Int32Array;
  readonly inFlight: Int32Array;
  readonly linkFree: Float64Array;
  readonly batches: Batches;
  /** Of stations whose requests share it. */
  readonly sharing: readonly Sharing[];
  /** Of stations whose instances are started for requests. */
  readonly instances: readonly Instances[];
  /** Of stations whose payloads share its link. */
  readonly links: readonly Sharing[];
  /** By station, where many replicas are chosen from by how many are inside; null where that is nowhere. */
  ranks: readonly (Ranks | null)[] | null;
  /** Where they stand still now and then: how far into a period each began, as a share of it. */
  readonly pausePhase: Float64Array;
  /** Of a buffer: when each begins to be read, as a share of the time between; the row on its way out, -1 for none. */
  readonly readPhase: Float64Array;
  readonly givenOut: Int32Array;
  /** Until when its topic sends it nothing, s. */
  readonly cutOff: Float64Array;
  /** Slots, none while it is down; of each station those of all its replicas, and how many are up. */
  readonly room: Float64Array;
  readonly totalRoom: Float64Array;
  readonly up: Int32Array;
  /** Has failed; is meant to take requests (an autoscaler lets some go); both, that is: takes them. */
  readonly broken: Uint8Array;
  readonly takes: Uint8Array;
  readonly open: Uint8Array;
  /** Times as long as usual that it takes at present. */
  readonly pace: Float64Array;
  /** Round robin: by station and by connection over replicas, by visit over connections. */
  readonly turn: Int32Array;
  readonly connectionTurn: Int32Array;
  readonly visitTurn: Int32Array;

  constructor(network: Network, seed: number) {
    super(network, seed);
    const { plan } = this;
    this.busy = new Int32Array(plan.totalReplicas);
    this.inFlight = new Int32Array(plan.totalReplicas);
    this.linkFree = new Float64Array((plan.answers ? 2 : 1) * plan.totalReplicas);
    this.batches = new Batches(plan.totalReplicas);
    const nobody = new Sharing();
    const shared = (column: Uint8Array, value: (entry: number) => boolean) =>
      Array.from(plan.replicaStation, (s) => (value(column[s]!) ? new Sharing() : nobody));
    this.sharing = shared(plan.discipline, (discipline) => discipline === SHARED);
    const sharedLinks = () => shared(plan.sharesLink, (shares) => shares !== 0);
    this.links = [...sharedLinks(), ...(plan.answers ? sharedLinks() : [])];
    const none = new Instances(Infinity, Infinity);
    this.instances = Array.from(plan.replicaStation, (s) =>
      plan.startsInstances[s] === 0 ? none : new Instances(plan.keepAlive[s]!, plan.ramp[s]!),
    );
    const ranked = plan.replicas.some((count) => count > MANY);
    this.ranks = ranked
      ? Array.from(plan.replicas, (count) => (count > MANY ? new Ranks(count) : null))
      : null;
    const phases = network.stations.map(({ id, pauses }) =>
      pauses ? createStream(seed, `${id} pauses`) : null,
    );
    this.pausePhase = Float64Array.from(plan.replicaStation, (s) => phases[s]?.uniform() ?? 0);
    this.readPhase = Float64Array.from(plan.draws ? plan.replicaStation : [], (s, r) =>
      createStream(seed, `${network.stations[s]!.id} read ${r - plan.firstReplica[s]!}`).uniform(),
    );
    this.givenOut = new Int32Array(plan.draws ? plan.totalReplicas : 0).fill(-1);
    this.cutOff = new Float64Array(plan.publishes ? plan.totalReplicas : 0);
    this.room = Float64Array.from(plan.replicaStation, (s) => plan.slots[s]!);
    this.totalRoom = plan.slots.map((slots, s) => slots * plan.replicas[s]!);
    this.up = plan.replicas.slice();
    this.broken = new Uint8Array(plan.totalReplicas);
    this.takes = new Uint8Array(plan.totalReplicas).fill(1);
    this.open = this.takes.slice();
    this.pace = new Float64Array(plan.totalReplicas).fill(1);
    this.turn = new Int32Array(plan.stations);
    this.connectionTurn = new Int32Array(plan.connections);
    this.visitTurn = new Int32Array(network.visits.length);
  }

  /** So many more, or with -1 one less, are inside a replica. */
  occupy(replica: number, change: number): void {
    const inside = this.inFlight[replica]! + change;
    this.inFlight[replica] = inside;
    if (this.ranks !== null && this.open[replica] !== 0) this.rank(replica, inside);
  }

  /** Notes how many are inside a replica, or with -1 that it takes no requests, where there are so many that it matters. */
  rank(replica: number, inside: number): void {
    const station = this.plan.replicaStation[replica]!;
    this.ranks?.[station]?.set(replica - this.plan.firstReplica[station]!, inside);
  }
}
