import type { Network } from '../../network.ts';
import { createStream, type Stream } from '../../random/stream.ts';
import { Plan } from '../plan.ts';

/** The plan of a run, and its luck: streams of draws, each named by what it is for, so that what is drawn elsewhere changes none. */
export class Draws {
  readonly plan: Plan;
  /** By station: where a request goes that is one call of several, whether it is let in, and who a message is for. */
  readonly routes: readonly Stream[];
  readonly admissions: readonly Stream[];
  readonly recipients: readonly Stream[];
  readonly shields: readonly Stream[];
  readonly shortcuts: readonly Stream[];
  /** By station: whether a client still has the address of what is down. */
  readonly oversights: readonly Stream[];
  readonly lags: readonly Stream[];
  readonly scatters: readonly Stream[];
  /** By connection: which replica, and the luck of calls that one request makes several times. */
  readonly choices: readonly Stream[];
  readonly lucks: readonly Stream[];
  readonly jitters: readonly Stream[];
  readonly losses: readonly Stream[];
  /**
   * What tells the luck of one purpose from that of others: by station hit or miss, which row a write is of, and errors; by call the luck of who is
   * called from that of the caller, and whether the fraction of a call is made. See `random/luck.ts`.
   */
  readonly lookupKey: Int32Array;
  readonly rowKey: Int32Array;
  readonly errorKey: Int32Array;
  readonly callKey: Int32Array;
  readonly fractionKey: Int32Array;

  constructor(network: Network, seed: number) {
    this.plan = new Plan(network);
    const { stations, connections } = network;
    const streams = (rows: readonly { readonly id: string }[], purpose: string) =>
      rows.map(({ id }) => createStream(seed, `${id} ${purpose}`));
    this.routes = streams(stations, 'route');
    this.admissions = streams(stations, 'admission');
    this.recipients = streams(stations, 'recipient');
    this.shields = streams(stations, 'shield');
    this.shortcuts = streams(stations, 'shortcut');
    this.oversights = streams(stations, 'oversight');
    this.lags = streams(stations, 'lag');
    this.scatters = streams(stations, 'scatter');
    this.choices = streams(connections, 'choice');
    this.lucks = streams(connections, 'luck');
    this.jitters = streams(connections, 'jitter');
    this.losses = streams(connections, 'loss');
    const keys = (ids: readonly string[], purpose: string) =>
      Int32Array.from(ids, (id) => createStream(seed, `${id} ${purpose}`).word() | 0);
    const stationIds = stations.map(({ id }) => id);
    this.lookupKey = keys(stationIds, 'lookup');
    this.rowKey = keys(stationIds, 'row');
    this.errorKey = keys(stationIds, 'error');
    const callIds = namesOfCalls(network);
    this.callKey = keys(callIds, 'luck');
    this.fractionKey = keys(callIds, 'calls');
  }
}

/** A name for each call that no other has, and that does not change with what is drawn elsewhere. */
function namesOfCalls({ visits, connections, classes }: Network): string[] {
  const seen = new Map<string, number>();
  return visits.flatMap((caller) =>
    caller.calls.map(({ connection, visit }) => {
      const name = `${connections[connection]!.id} ${classes[caller.class]?.id} ${caller.operation} ${visits[visit]!.operation}`;
      const nth = seen.get(name) ?? 0;
      seen.set(name, nth + 1);
      return `${name} ${nth}`;
    }),
  );
}
