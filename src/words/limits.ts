import type { LimitName } from '../simulation/report.ts';

/** What binds: by the name of a limit; nothing for whatever else may bind, such as an objective. */
export const limits: Readonly<Record<LimitName, string>> & Readonly<Record<string, string | undefined>> = {
  slots: 'slots',
  'hot shard': 'hot shard',
  lock: 'lock',
  quota: 'quota',
  bandwidth: 'bandwidth',
  connections: 'connections',
  queue: 'queue',
};
