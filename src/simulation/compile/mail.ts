import type { Station } from '../network/station.ts';
import type { RequestClassRow, Visit } from '../network/traffic.ts';

/** Operation of a visit that brings a message for a client. */
const PUSH = 'push';

/**
 * Where clients poll, what is pushed to the component they reach is news for them: it waits in a mailbox until its
 * client asks.
 */
export function withMail(
  visits: readonly Visit[],
  stations: readonly Station[],
  classes: readonly Pick<RequestClassRow, 'poll'>[],
): readonly Visit[] {
  if (classes.every(({ poll }) => poll === undefined)) return visits;
  const polls = (visit: Visit) => classes[visit.class]!.poll !== undefined;
  const at = (of: (visit: Visit) => boolean) => new Set(visits.filter(of).map(({ station }) => station));
  const asked = at((visit) => polls(visit) && stations[visit.station]!.intake !== 'source');
  const told = at((visit) => !polls(visit) && visit.operation === PUSH);
  return visits.map((visit) => {
    if (!asked.has(visit.station) || !told.has(visit.station)) return visit;
    if (polls(visit)) return { ...visit, mail: 'asks' };
    return visit.operation === PUSH ? { ...visit, mail: 'news' } : visit;
  });
}
