import { paramOf } from '../../board/read.ts';
import { formatCount } from '../../catalog/units.ts';
import type { Finding } from '../results.ts';
import { carries, type End, isCache, isClient, isDatabase, isWrite, type Way } from './ways.ts';

/** KB from which a payload is media, and not an answer with words in it (lint L06, L07, L41). */
const MEDIA = 256;
const PICTURE = 100;
const BLOB = 1000;

/** Who talks to whom, and what goes that way. */
export function accessFindings(ways: readonly Way[]): Finding[] {
  return [...ways.flatMap(ofWay), ...mediaThroughServers(ways), ...openEdge(ways)];
}

function ofWay(way: Way): Finding[] {
  const { connection, from, to } = way;
  const found: Finding[] = [];
  const tell = (rule: string, severity: Finding['severity'], title: string, text: string): void => {
    const at = { table: 'connections', id: connection.id } as const;
    found.push({ id: `${rule}:${connection.id}`, severity, at, title, text, by: 'drawing' });
  };
  const [caller, callee] = [from.component.name, to.component.name];
  if (isClient(from) && (isDatabase(to) || isCache(to)))
    tell(
      'L03',
      'error',
      `${caller} talks to a store`,
      `Whoever can reach ${callee} can read and change all of it, and each client holds a connection. Put a service between them that says who may do what.`,
    );
  const isService = paramOf(to.component, 'minReplicas') !== undefined;
  if (isClient(from) && isService && to.station.replicas > 1 && connection.balancing === undefined)
    tell(
      'L02',
      'warning',
      `Nobody spreads requests over ${callee}`,
      `${caller} would have to know all ${to.station.replicas} replicas of ${callee} and which of them are up. Put a load balancer before them.`,
    );
  if (isCopy(way) && isWrite(way) && way.connection.mode !== 'replicate')
    tell(
      'L05',
      'error',
      `${callee} is written to`,
      `${callee} is a copy: it takes over what its primary has written, and refuses or loses what is written to it directly. Let writes go to the primary.`,
    );
  if (
    isClient(from) &&
    to.kind.group === 'data' &&
    !isDatabase(to) &&
    !isWrite(way) &&
    carries(way) >= PICTURE
  )
    tell(
      'L07',
      'warning',
      'Large reads go past the CDN',
      `${formatCount(carries(way))} KB at a time come from ${callee}, as far away as it is and each at its price. Let clients ask a CDN that asks ${callee} for what it lacks.`,
    );
  if (isDatabase(to) && carries(way) > BLOB)
    tell(
      'L41',
      'warning',
      `${callee} stores large objects`,
      `${formatCount(carries(way))} KB a row fill its memory and its log, and are copied with every backup. Keep such data in an object storage, and its name and size here.`,
    );
  if (
    from.kind.analyzes &&
    isDatabase(to) &&
    paramOf(to.component, 'replication') !== undefined &&
    !isWrite(way)
  )
    tell(
      'L39',
      'warning',
      `${caller} reads from ${callee}`,
      `Questions about everything read most of the rows, push out of memory what people ask for, and hold locks that their writes wait for. Let ${caller} read a copy, or a stream of the changes.`,
    );
  return found;
}

/** Reads of it may be of the past; writes to it are its primary's. */
const isCopy = ({ to, connection }: Way): boolean =>
  paramOf(to.component, 'lag') !== undefined && connection.operation !== 'apply';

/** A server that is there to pass media on. */
const isMedia = ({ component }: End): boolean =>
  paramOf(component, 'relayShare') !== undefined || paramOf(component, 'copies') !== undefined;

/** Lint L06, once for each component that such payloads come through. */
function mediaThroughServers(ways: readonly Way[]): Finding[] {
  const most = new Map<string, Way>();
  for (const way of ways) {
    const { behavior, group } = way.to.kind;
    const isServer =
      behavior.intake === 'slots' &&
      (behavior.routing === 'one' || (group === 'compute' && !isMedia(way.to)));
    if (!isServer || carries(way) < MEDIA) continue;
    const { id } = way.to.component;
    if (carries(way) > carries(most.get(id) ?? way) || !most.has(id)) most.set(id, way);
  }
  return [...most].map(([id, way]): Finding => {
    const { name } = way.to.component;
    return {
      id: `L06:${id}`,
      severity: 'error',
      at: { table: 'components', id },
      title: `${name} carries files`,
      text: `${formatCount(carries(way))} KB at a time go through ${name}, whose connections and network card are then taken by moving bytes. Hand out a signed address, and let clients put files straight into an object storage and get them from a CDN.`,
      by: 'drawing',
    };
  });
}

/** Lint L34: what comes from outside reaches a server before anything that turns some of it away. */
function openEdge(ways: readonly Way[]): Finding[] {
  const guarded = new Set(ways.filter(({ from }) => from.kind.guards).map(({ to }) => to.component.id));
  const open = ways.filter(
    ({ from, to }) =>
      isClient(from) &&
      !to.kind.guards &&
      !guarded.has(to.component.id) &&
      (to.kind.behavior.routing === 'one' || (to.kind.group === 'compute' && !isMedia(to))),
  );
  const first = open[0];
  if (first === undefined) return [];
  const { id, name } = first.to.component;
  return [
    {
      id: `L34:${id}`,
      severity: 'info',
      at: { table: 'components', id },
      title: 'The edge is open',
      text: `Whatever anyone sends gets to ${name}: a flood, a script that tries passwords, one client who asks for everything. A firewall, a rate limiter or an API gateway before it turns that away.`,
      by: 'drawing',
    },
  ];
}
