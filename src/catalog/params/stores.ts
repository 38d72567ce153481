import type { ChoiceParam, NumberParam } from '../kind.ts';
import type { ParamKey } from '../paramKey.ts';
import type { SourceTag } from '../sources.ts';
import { type Make, numberParam } from './make.ts';

/** What is kept where: answers, copies, shards, and how many may work on them at once. */

export const hitRatio = numberParam({
  key: 'hitRatio',
  label: 'Hit ratio',
  unit: 'fraction',
  min: 0,
  max: 1,
});

export const shieldHit = numberParam({
  key: 'shieldHit',
  label: 'Origin shield hits',
  unit: 'fraction',
  min: 0,
  max: 1,
  shownWhen: { key: 'contents', is: ['ratio'] },
});

export const negativeTtl = numberParam({
  key: 'negativeTtl',
  label: 'Keeps failures for',
  unit: 's',
  min: 0,
  max: 86_400,
});

export const replication = (source: SourceTag): ChoiceParam => ({
  key: 'replication',
  label: 'Copies of a write',
  type: 'choice',
  default: 'asynchronous',
  options: [
    { value: 'asynchronous', label: 'Nobody waits' },
    { value: 'one', label: 'One confirms' },
    { value: 'quorum', label: 'A majority' },
    { value: 'all', label: 'All confirm' },
  ],
  source,
});

export const lag = numberParam({
  key: 'lag',
  label: 'Lag',
  unit: 'ms',
  min: 0,
  max: 3_600_000,
  scale: 'log',
});

/** 0: reads see all that is there. */
export const refresh = numberParam({
  key: 'refresh',
  label: 'Refreshed every',
  unit: 's',
  min: 0,
  max: 86_400,
  scale: 'log',
});

export const readAfter = numberParam({
  key: 'readAfter',
  label: 'Own write read after',
  unit: 'ms',
  min: 0,
  max: 86_400_000,
  scale: 'log',
});

/** Which shard has the data of a request, and by how much one of them has more of it. */
export const byShard = (source: SourceTag): readonly [ChoiceParam, NumberParam] => [
  {
    key: 'sharding',
    label: 'Requests go to',
    type: 'choice',
    default: 'even',
    options: [
      { value: 'even', label: 'Any instance' },
      { value: 'key', label: 'The one with their key' },
      { value: 'skew', label: 'One is hotter' },
    ],
    source,
  },
  {
    key: 'skew',
    label: 'Skew',
    type: 'number',
    unit: '',
    min: 1,
    max: 1000,
    default: 2,
    scale: 'log',
    source,
    shownWhen: { key: 'sharding', is: ['skew'] },
  },
];

export const scatter = numberParam({
  key: 'scatter',
  label: 'Asks all shards',
  unit: 'fraction',
  min: 0,
  max: 1,
});

const ofDocuments = (
  key: ParamKey,
  label: string,
  unit: NumberParam['unit'],
  [min, value, max]: readonly [number, number, number],
): NumberParam => numberParam({ key, label, unit, min, max, scale: 'log' })(value, 'EST');

/** Documents that are rewritten as a whole, and stay as they are unless they are said to grow. */
export const DOCUMENTS: readonly NumberParam[] = [
  ofDocuments('growth', 'Grows by', 'KB', [0, 0, 100_000]),
  ofDocuments('documentSize', 'Document at first', 'KB', [0.001, 10, 1_000_000]),
  { ...ofDocuments('documents', 'Documents', '', [1, 10_000, 1_000_000_000]), integer: true },
  ofDocuments('updates', 'Updates so far', '', [0, 0, 1_000_000_000]),
];

export const hotWrites: Make = (value, source, over) =>
  scatter(value, source, { key: 'hotWrites', label: 'Writes of one row', ...over });

/** On how many replicas each key is, and how many of them a read or a write of it needs. */
const copies = (key: 'dataCopies' | 'readCopies' | 'writeCopies', label: string): Make =>
  numberParam({ key, label, unit: '', min: 1, max: 9, integer: true });

export const dataCopies = copies('dataCopies', 'Copies of the data');
export const readCopies = copies('readCopies', 'Copies a read asks');
export const writeCopies = copies('writeCopies', 'Copies a write waits for');

/** A node that collects garbage or compacts its files: 0 never does. */
export const pauses = (share: number, length: number): readonly [NumberParam, NumberParam] => [
  {
    ...{ key: 'pauseShare', label: 'Stands still', type: 'number', unit: 'fraction', min: 0, max: 0.9 },
    ...{ default: share, source: 'EST' },
  },
  {
    ...{ key: 'pauseLength', label: 'At a time for', type: 'number', unit: 'ms', min: 0.1, max: 60_000 },
    ...{ default: length, scale: 'log', source: 'EST' },
  },
];

/** No knee unless one is chosen. */
export const knee = numberParam({
  key: 'knee',
  label: 'Most work done at',
  unit: '',
  min: 1,
  max: 100_000,
  integer: true,
  scale: 'log',
  unlimited: true,
});
