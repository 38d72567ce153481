import type { Board } from '../../board/board.ts';
import { numberOf, paramOf } from '../../board/read.ts';
import { formatCount, formatFraction, formatMs } from '../../catalog/units.ts';
import type { Network } from '../../simulation/network.ts';
import { emptyShare } from '../formulas/polling.ts';
import type { Flows } from '../load/flows.ts';
import type { Finding } from '../results.ts';
import { type Drawn, isClient, type Way } from './ways.ts';

/** People in a room without a server, up to whom their connections can carry each other (lint L43). */
const ROOM = 4;

/** Messages that wait, people who wait for them, and media between people. */
export function messageFindings({ board, network, ways, flows }: Drawn): Finding[] {
  return [
    ...endlessQueues(network, board),
    ...emptyPolls(network, flows),
    ...impatientPolls(network),
    ...heldThreads(network, board),
    ...lostPushes(board, network, ways),
    ...unreachablePeers(ways),
  ];
}

const at = (id: string) => ({ table: 'components', id }) as const;

/** Lint L10 and L11: a queue without an end, and a message that is tried for ever. */
function endlessQueues(network: Network, board: Board): Finding[] {
  return network.stations.flatMap(({ id, name, buffer, queueLimit, intake, delivery }): Finding[] => {
    const component = board.components[id];
    if (!buffer || intake !== 'delay' || component === undefined) return [];
    const found: Finding[] = [];
    if (queueLimit === Infinity && (delivery?.retention ?? Infinity) === Infinity)
      found.push({
        id: `L10:${id}`,
        severity: 'warning',
        at: at(id),
        title: `${name} has no end`,
        text: 'While consumers are slower than producers it grows, and what is worked off at last may be of no use any more. Limit its depth or how long it keeps a message.',
        by: 'drawing',
      });
    const handsOutAgain = delivery !== undefined && delivery.visibility < Infinity;
    if (handsOutAgain && delivery.maxReceives === Infinity)
      found.push({
        id: `L11:${id}`,
        severity: 'warning',
        at: at(id),
        title: `${name} has no dead letters`,
        text: 'A message that its consumer cannot work off comes back for ever, and takes the time of those that could be. Let it go to a dead-letter queue after a few deliveries.',
        by: 'drawing',
      });
    return found;
  });
}

/** Lint L26: most answers bring nothing. */
function emptyPolls(network: Network, flows: Flows): Finding[] {
  return network.classes.flatMap(({ id, name, poll, rate }, index): Finding[] => {
    const asks = network.visits.find(({ mail, class: cls }) => mail === 'asks' && cls === index);
    if (poll === undefined || asks === undefined || network.stations[asks.station]!.hold) return [];
    const empty = emptyShare(network, flows, index, rate) ?? 0;
    if (empty <= 0.5) return [];
    return [
      {
        id: `L26:${id}`,
        severity: 'warning',
        at: { table: 'classes', id },
        title: `${name} asks in vain`,
        text: `${formatFraction(empty)} of its answers bring no news. Hold each request until there is some (long polling), or keep a connection open and push.`,
        by: 'estimate',
      },
    ];
  });
}

/** Beside lint L26: who asks gives up before a held request is answered. */
function impatientPolls(network: Network): Finding[] {
  return network.visits.flatMap(({ mail, class: cls, station }, visit): Finding[] => {
    const { name: holder, hold } = network.stations[station]!;
    if (mail !== 'asks' || !hold) return [];
    const { id, name, roots, timeout } = network.classes[cls]!;
    const calls = network.visits.flatMap((one) => one.calls).filter((call) => call.visit === visit);
    const patience = Math.min(timeout, ...[...roots, ...calls].map((one) => one.timeout ?? Infinity));
    if (patience > hold) return [];
    return [
      {
        id: `L26:${id}:hold`,
        severity: 'error',
        at: { table: 'classes', id },
        title: `${name} gives up before it is answered`,
        text: `${holder} holds a request for ${formatMs(1000 * hold)} while there is no news, but after ${formatMs(1000 * patience)} nobody waits for it any more. Hold for less, or wait for longer than that.`,
        by: 'drawing',
      },
    ];
  });
}

/** Lint L27: a thread for each of those who wait. */
function heldThreads(network: Network, board: Board): Finding[] {
  return network.stations.flatMap(({ id, name, blocking, hold, slots, replicas }, index): Finding[] => {
    const component = board.components[id];
    if (!blocking || component === undefined) return [];
    const asking = network.classes.filter(
      ({ poll }, cls) =>
        poll !== undefined && network.visits.some((visit) => visit.station === index && visit.class === cls),
    );
    const polling = hold ? asking.reduce((sum, { poll }) => sum + (poll?.users ?? 0), 0) : 0;
    const people = Math.max(polling, numberOf(component, 'openConnections', 0));
    if (people <= slots * replicas) return [];
    return [
      {
        id: `L27:${id}`,
        severity: 'error',
        at: at(id),
        title: `${name} has no thread for each who waits`,
        text: `${formatCount(people)} connections stay open, and each takes one of ${formatCount(slots * replicas)} threads until it is answered. Serve them asynchronously, or by a gateway that holds connections.`,
        by: 'drawing',
      },
    ];
  });
}

/** Lint L28: of several gateways one has the recipient, and nobody knows which. */
function lostPushes(board: Board, network: Network, ways: readonly Way[]): Finding[] {
  return network.stations.flatMap(({ id, name, replicas, openConnections }): Finding[] => {
    const component = board.components[id];
    if (component === undefined || paramOf(component, 'pushRoute') === undefined) return [];
    if (replicas < 2 || openConnections === 0) return [];
    const told = ways.some(({ from, to }) => {
      const spreads = paramOf(from.component, 'subscribers') !== undefined || from.kind.behavior.buffer;
      return to.component.id === id && spreads;
    });
    // Signaling tells its answer to who has asked.
    const signals = ways.some(({ from, to }) => {
      const relays = paramOf(to.component, 'relayShare') ?? paramOf(to.component, 'copies');
      return isClient(from) && relays !== undefined;
    });
    if (told || signals) return [];
    return [
      {
        id: `L28:${id}`,
        severity: 'error',
        at: at(id),
        title: `A push finds its recipient at one of ${replicas} nodes`,
        text: `Each node of ${name} knows its own connections only, so that what one of them is told for someone at another is lost. Let all of them subscribe to a topic, and publish there.`,
        by: 'drawing',
      },
    ];
  });
}

/** Lint L43: people who send media to each other directly. */
function unreachablePeers(ways: readonly Way[]): Finding[] {
  const direct = ways.filter(({ from, to }) => isClient(from) && isClient(to));
  if (direct.length === 0) return [];
  const relays = ways.some(
    ({ from, to }) => paramOf(from.component, 'relayShare') !== undefined && isClient(to),
  );
  return direct.flatMap(({ connection, calls, to }): Finding[] => {
    const others = Math.max(...calls.map(({ calls: times }) => times));
    const place = { table: 'connections', id: connection.id } as const;
    if (!relays)
      return [
        {
          id: `L43:${connection.id}`,
          severity: 'error',
          at: place,
          title: 'Some people cannot reach each other',
          text: `About one in five is behind a network that lets nobody in, so that what is sent to ${to.component.name} does not arrive. Add a TURN server that relays for those.`,
          by: 'drawing',
        },
      ];
    if (others < ROOM) return [];
    return [
      {
        id: `L43:${connection.id}`,
        severity: 'warning',
        at: place,
        title: 'Everyone sends to everyone',
        text: `Each sends ${formatCount(others)} copies of what they say, which is more than most can upload. From five people on let a media server (SFU) send the copies.`,
        by: 'drawing',
      },
    ];
  });
}
