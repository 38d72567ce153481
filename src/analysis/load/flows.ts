import type { Visit } from '../../simulation/network/traffic.ts';
import type { Network } from '../../simulation/network.ts';
import { deadShare, deliveriesOf } from '../formulas/deliveries.ts';
import { scatterOf } from '../formulas/scatter.ts';
import {
  answeredBy,
  answerOf,
  attemptsOf,
  callsPerVisit,
  chanceOfCall,
  copiesReply,
  isCounted,
  repliesOf,
  replyOf,
  type Timely,
  waits,
} from './replies.ts';

/** Rates at 1x by the forced-flow law, requests/s; unless something is refused, all of them grow in proportion to the load. */
export interface Flows {
  readonly visits: Float64Array;
  readonly stations: Float64Array;
  readonly connections: Float64Array;
  /** By station: payload that arrives, bytes/s, and its rate of squares, bytes^2/s. */
  readonly bytes: Float64Array;
  readonly squares: Float64Array;
  /** The same of the answers that go out: how many have any, and the two sums. */
  readonly answers: {
    readonly count: Float64Array;
    readonly bytes: Float64Array;
    readonly squares: Float64Array;
  };
  /** By buffer: payload that goes out to its consumers, bytes/s. */
  readonly drawn: Float64Array;
  /** Writes that come to each station, where they are told apart. */
  readonly writes: Float64Array;
}

/**
 * One pass over the visits: an index is always greater than its callers'. Error rates thin what follows them, and so does
 * what a station refuses: `accepted[s]` of what comes to it is let in; answers that come too late for their callers fail, too. Left out,
 * these are the offered rates, those of a system without limits.
 */
export function flowsOf(
  network: Network,
  accepted: (station: number) => number = () => 1,
  timely?: Timely,
): Flows {
  const flows: Flows = {
    visits: new Float64Array(network.visits.length),
    stations: new Float64Array(network.stations.length),
    connections: new Float64Array(network.connections.length),
    bytes: new Float64Array(network.stations.length),
    squares: new Float64Array(network.stations.length),
    answers: {
      count: new Float64Array(network.stations.length),
      bytes: new Float64Array(network.stations.length),
      squares: new Float64Array(network.stations.length),
    },
    drawn: new Float64Array(network.stations.length),
    writes: new Float64Array(network.stations.length),
  };
  const replies = repliesOf(network, accepted, timely);
  // Of what a log takes in several copies one alone is passed on.
  const leading = new Float64Array(network.visits.length);
  for (const { rate, roots } of network.classes)
    for (const { visit, share } of roots) {
      add(flows.visits, visit, rate * share);
      add(leading, visit, rate * share);
    }
  network.visits.forEach((visit, index) => {
    const rate = flows.visits[index]!;
    add(flows.stations, visit.station, rate);
    const { errorRate, routesOne } = network.stations[visit.station]!;
    // Of the requests that got as far as the present step, and as its calls come back.
    let going = leading[index]! * accepted(visit.station) * (1 - errorRate);
    let after = 1;
    let step = Number.NaN;
    let copied = false;
    const told = answeredBy(network, visit, replies, timely);
    for (const call of visit.calls) {
      if (call.step !== step && !routesOne) {
        going *= after;
        after = 1;
      }
      step = call.step;
      const single = answerOf(call, replies, timely);
      const attempts = attemptsOf(call, single);
      const deliveries = deliveriesOf(network, visit, call, single);
      const reply = attempts * single;
      const counted = isCounted(call);
      if (!counted)
        after *= 1 - chanceOfCall(network, visit, call, told) * (1 - replyOf(network, visit, call, single));
      else if (!copied) after *= copiesReply(visit, replies);
      copied ||= counted;
      // One after another, the first failure is the last call, where anyone waits to see it.
      const stops = !call.parallel && reply < 1 && waits(network, visit, call);
      const tried = stops ? (1 - reply ** call.calls) / (call.calls * (1 - reply)) : 1;
      const made =
        call.when === 'dead'
          ? call.calls * lettersOf(network, visit, replies)
          : callsPerVisit(network, visit, call, told);
      const calls = going * made * attempts * deliveries * (call.calls > 1 ? tried : 1);
      const callee = network.visits[call.visit]!.station;
      // What is too large is counted where it arrives, and goes no further.
      if (call.tooLarge) add(flows.stations, callee, calls);
      else {
        const { buffer } = network.stations[callee]!;
        const { shards } = scatterOf(network, visit.station, call);
        add(flows.visits, call.visit, calls);
        add(leading, call.visit, buffer && call.copies ? calls / shards : calls);
      }
      add(flows.connections, call.connection, calls);
      if (call.write) add(flows.writes, callee, calls);
      if (network.stations[visit.station]!.egress !== undefined && call.when !== 'dead')
        add(flows.drawn, visit.station, going * made * call.payload);
      add(flows.bytes, callee, calls * call.payload);
      add(flows.squares, callee, calls * call.payload ** 2);
      if (call.reply === undefined || call.tooLarge) continue;
      const answered = calls * replies[call.visit]!;
      add(flows.answers.count, callee, answered);
      add(flows.answers.bytes, callee, answered * call.reply);
      add(flows.answers.squares, callee, answered * call.reply ** 2);
    }
  });
  return flows;
}

/** Dead letters of a visit of a buffer: of all its messages, those that are handed out in vain to the end. */
function lettersOf(network: Network, visit: Visit, replies: Float64Array): number {
  return visit.calls.reduce(
    (sum, call) =>
      sum + callsPerVisit(network, visit, call) * deadShare(network, visit, call, replies[call.visit]!),
    0,
  );
}

function add(column: Float64Array, index: number, amount: number): void {
  column[index] = column[index]! + amount;
}
