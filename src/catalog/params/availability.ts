import type { Behavior, Kind } from '../kind.ts';
import { numberParam } from './make.ts';

/** Of one replica, or of the whole where there are none to count. Analysis alone asks for it: in a run things are down when a fault says so. */
export const availability = numberParam({
  key: 'availability',
  label: 'Availability',
  unit: 'fraction',
  min: 0,
  max: 1,
  step: 0.0001,
});

/** What has instances of ours is there as long as one machine is; what has none, someone keeps several machines for. */
export const usual = ({ intake }: Pick<Behavior, 'intake'>): number => (intake === 'slots' ? 0.999 : 0.9999);

/** The kind with an availability, as all have that serve requests: the usual one where it gives none of its own. */
export function withAvailability(kind: Kind): Kind {
  const { behavior, params } = kind;
  if (behavior.intake === 'source' || params.some(({ key }) => key === 'availability')) return kind;
  return { ...kind, params: [...params, availability(usual(behavior), 'EST')] };
}
