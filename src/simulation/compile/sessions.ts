import type { Component } from '../../board/board.ts';
import { numberOf, operationsOf, paramOf } from '../../board/read.ts';
import type { Distribution } from '../network/distribution.ts';
import type { SessionRules } from '../network/rules.ts';
import type { Station } from '../network/station.ts';
import type { RequestClassRow, Visit } from '../network/traffic.ts';

const MS = 1e-3;
/** Operation of a visit that brings a message to a session. */
const PUSH = 'push';
/** Pauses between tries stop doubling here, s. */
const LONGEST_PAUSE = 60;

/** What a component's sessions do over time; nothing where they are simply open. */
export function sessionsOf(component: Component): Pick<Station, 'sessions' | 'blindPushes'> {
  const number = (key: Parameters<typeof numberOf>[1], fallback: number) =>
    numberOf(component, key, fallback);
  const wanted = number('openConnections', 0);
  const connectRate = number('connectRate', Infinity);
  const length = number('sessionLength', Infinity);
  const live = wanted > 0 && (connectRate < Infinity || length < Infinity || number('heartbeat', 0) > 0);
  const pause = number('reconnectPause', 1000) * MS;
  const sessions: SessionRules = {
    wanted,
    connectRate,
    queues: paramOf(component, 'connectExcess') === 'wait',
    length,
    pause,
    pauseMax: Math.max(pause, LONGEST_PAUSE),
    jitter: paramOf(component, 'reconnect') === 'jitter',
  };
  return {
    ...(live && { sessions }),
    ...(paramOf(component, 'pushRoute') === 'any' && { blindPushes: true }),
  };
}

/** Requests that sessions make by themselves: to be opened, and to be kept alive. Each is a class of its own. */
export function sessionTraffic(
  stations: readonly Station[],
  componentOf: (station: number) => Component,
  visits: readonly Visit[],
  classes: readonly RequestClassRow[],
): { readonly visits: readonly Visit[]; readonly classes: readonly RequestClassRow[] } {
  if (stations.every(({ sessions, blindPushes }) => sessions === undefined && !blindPushes))
    return { visits, classes };
  const all: Visit[] = visits.map((visit) => {
    const { sessions, blindPushes } = stations[visit.station]!;
    const pushes = (sessions !== undefined || blindPushes) && visit.operation === PUSH;
    return pushes ? { ...visit, session: 'pushes' } : visit;
  });
  const rows = [...classes];
  stations.forEach(({ sessions, name, id }, station) => {
    if (sessions === undefined) return;
    const component = componentOf(station);
    const add = (by: 'connects' | 'heartbeats', words: string, rate: number, operation: string) => {
      const named = `${words} ${name}`;
      const service: Distribution = {
        shape: 'exponential',
        mean: (operationsOf(component)[operation] ?? 0) * MS,
      };
      all.push({
        ...{ station, class: rows.length, operation, service, calls: [] },
        session: by === 'connects' ? 'connects' : 'alive',
      });
      rows.push({
        id: rows.some((row) => row.id === named) ? `${named} (${id})` : named,
        name: named,
        rate,
        roots: [{ visit: all.length - 1, share: 1 }],
        timeout: Infinity,
        sessions: { station, by },
      });
    };
    add('connects', 'Connect to', sessions.wanted / sessions.length, 'connect');
    const heartbeat = numberOf(component, 'heartbeat', 0);
    if (heartbeat > 0) add('heartbeats', 'Heartbeats at', sessions.wanted / heartbeat, 'heartbeat');
  });
  return { visits: all, classes: rows };
}
