import type { RequestClassRow } from '../network/traffic.ts';
import { createStream, type Stream } from '../random/stream.ts';
import { type Crowd, Crowds } from './crowds.ts';
import type { Machine } from './machine.ts';
import { Pollers, type PollGroup } from './pollers.ts';
import { type SessionGroup, Sessions } from './sessions.ts';
import { type TickGroup, Ticks } from './ticks.ts';

/** A source of requests: a class and one of the places where it begins. Sources are numbered in this order. */
interface Source {
  readonly cls: RequestClassRow;
  readonly root: RequestClassRow['roots'][number];
}

export function rootsOf({ plan }: Machine): readonly Source[] {
  return plan.network.classes.flatMap((cls) => cls.roots.map((root) => ({ cls, root })));
}

/** Who wants what at a place of its own has a stream of its own. */
function streamOf({ plan }: Machine, seed: number, { cls, root }: Source, does: string): Stream {
  const { stations, visits } = plan.network;
  return createStream(seed, `${stations[visits[root.visit]!.station]!.id} ${does} ${cls.id}`);
}

/** Users who wait for an answer, think, and ask again; null where there are none, as for all that follow. */
export function crowdsOf(m: Machine, seed: number, roots: readonly Source[]): Crowds | null {
  const crowds = roots.flatMap(({ cls, root }, source): Crowd[] => {
    if (cls.loop === undefined) return [];
    const stream = streamOf(m, seed, { cls, root }, 'thinks');
    const { users, think } = cls.loop;
    return [{ visit: root.visit, users: users * root.share, think, source, stream }];
  });
  const { visits } = m.plan.network;
  return crowds.length > 0 ? new Crowds(m.calendar, crowds, visits.length, roots.length) : null;
}

/** Clients who ask for news again and again. */
export function pollersOf(m: Machine, seed: number, roots: readonly Source[]): Pollers | null {
  const { stations, classes, visits } = m.plan.network;
  const groups = roots.flatMap(({ cls, root }, source): PollGroup[] => {
    if (cls.poll === undefined) return [];
    const stream = streamOf(m, seed, { cls, root }, 'polls');
    // Who is held is as likely to be so at the beginning of the run as later: all at once would be a flood of none but it.
    const held = visits.map(({ mail, class: of, station }) =>
      mail === 'asks' && classes[of] === cls ? (stations[station]!.hold ?? 0) : 0,
    );
    const begin = Math.max(cls.poll.every, ...held);
    return [{ ...cls.poll, begin, source, visit: root.visit, users: cls.poll.users * root.share, stream }];
  });
  return groups.length > 0
    ? new Pollers(m.calendar, m.tallies, m.plan.visitClass, m.deliveries, groups)
    : null;
}

/** Jobs that begin at set times. */
export function ticksOf(m: Machine, seed: number, roots: readonly Source[]): Ticks | null {
  const ticking = roots.flatMap(({ cls, root }, source): TickGroup[] => {
    if (cls.ticks === undefined) return [];
    const stream = streamOf(m, seed, { cls, root }, 'ticks');
    return [{ ...cls.ticks, source, visit: root.visit, jobs: cls.ticks.jobs * root.share, stream }];
  });
  return ticking.length > 0 ? new Ticks(m.calendar, ticking, roots.length) : null;
}

/** Connections that people hold open at gateways. */
export function sessionsOf(m: Machine, seed: number, roots: readonly Source[]): Sessions | null {
  const { plan } = m;
  if (plan.sessionStations.length === 0) return null;
  const groups = plan.sessionStations.map((station, g): SessionGroup => {
    const replicas = plan.replicas[station]!;
    return {
      station,
      rules: plan.sessionRules[g]!,
      source: roots.findIndex(
        ({ cls }) => cls.sessions?.station === station && cls.sessions.by === 'connects',
      ),
      stream: createStream(seed, `${plan.network.stations[station]!.id} sessions`),
      firstReplica: plan.firstReplica[station]!,
      replicas,
      perReplica: plan.connectionCapacity[station]! / replicas,
    };
  });
  return new Sessions(m.calendar, m.tallies, groups, m.room);
}
