import type { NumberParam, ParamSpec } from '../kind.ts';
import type { ParamKey } from '../paramKey.ts';
import type { SourceTag } from '../sources.ts';
import { numberParam } from './make.ts';

/** Long work: what makes it short, done again, or spread over many machines. */

const shareOfJobs = numberParam({ key: 'shortcut', label: 'Shortcut', unit: 'fraction', min: 0, max: 1 });
const partOfTime = numberParam({
  key: 'shortcutPart',
  label: 'Those take',
  unit: 'fraction',
  min: 0,
  max: 1,
});

export const shortcut = (label: string, source: SourceTag): readonly [NumberParam, NumberParam] => [
  shareOfJobs(0, source, { label }),
  partOfTime(0.1, source),
];

export const reruns = numberParam({
  key: 'reruns',
  label: 'Done again',
  unit: '',
  min: 0,
  max: 60,
  integer: true,
});

const computed = { key: 'spread', is: ['computed'] } as const;
const ofSwarm = (
  key: ParamKey,
  label: string,
  unit: NumberParam['unit'],
  [min, value, max]: readonly [number, number, number],
  source: SourceTag,
): NumberParam =>
  numberParam({
    ...{ key, label, unit, min, max },
    ...(unit === '' && { integer: true as const }),
    ...(unit !== 'fraction' && { scale: 'log' as const }),
    shownWhen: computed,
  })(value, source);

/** How long a file takes to be with all machines of a swarm. */
export const SWARM: readonly ParamSpec[] = [
  {
    key: 'spread',
    label: 'Time to reach all',
    type: 'choice',
    default: 'given',
    options: [
      { value: 'given', label: 'As given' },
      { value: 'computed', label: 'By size and network' },
    ],
    source: 'EST',
  },
  ofSwarm('fileSize', 'Size', 'KB', [1, 10_000_000, 1_000_000_000_000], 'S-ALGO'),
  ofSwarm('machines', 'Machines', '', [1, 1000, 1_000_000], 'EST'),
  ofSwarm('seeds', 'Seeds', '', [1, 1, 1_000_000], 'EST'),
  ofSwarm('nic', 'Network card', 'Gbit/s', [0.001, 1, 10_000], 'EST'),
  ofSwarm('efficiency', 'Of it used', 'fraction', [0.01, 0.5, 1], 'S-KRAKEN'),
];
