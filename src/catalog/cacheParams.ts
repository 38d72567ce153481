import type { ParamSpec } from './kind.ts';
import { hitRatio } from './params/stores.ts';
import type { SourceTag } from './sources.ts';

const REAL = ['lru', 'lfu', 'fifo', 'age'];
const real = { key: 'contents', is: REAL } as const;

/** All that a cache with real contents has, in the order of its form. */
export const cache = (
  ratio: number,
  source: SourceTag,
  given: {
    readonly capacity?: number;
    readonly timeToLive?: number;
    readonly stampede?: string;
    readonly onWrite?: string;
  } = {},
): readonly ParamSpec[] => [
  {
    key: 'contents',
    label: 'Hits',
    type: 'choice',
    default: 'ratio',
    options: [
      { value: 'ratio', label: 'A fixed share' },
      { value: 'lru', label: 'Kept: recently used' },
      { value: 'lfu', label: 'Kept: often used' },
      { value: 'fifo', label: 'Kept: newest' },
      { value: 'age', label: 'Kept: for a time' },
    ],
    source: 'EST',
  },
  hitRatio(ratio, source, {
    shownWhen: { key: 'contents', is: ['ratio'] },
  }),
  {
    key: 'capacity',
    label: 'Capacity',
    type: 'number',
    unit: '',
    min: 1,
    max: 100_000_000,
    default: given.capacity ?? 10_000,
    integer: true,
    scale: 'log',
    source: 'EST',
    shownWhen: { key: 'contents', is: ['lru', 'lfu', 'fifo'] },
  },
  {
    key: 'timeToLive',
    label: 'Time to live',
    type: 'number',
    unit: 's',
    min: 0.001,
    max: 31_536_000,
    default: given.timeToLive ?? 3600,
    scale: 'log',
    unlimited: true,
    source: 'EST',
    shownWhen: real,
  },
  {
    key: 'slides',
    label: 'A hit begins the time anew',
    type: 'toggle',
    default: false,
    source: 'EST',
    shownWhen: real,
  },
  {
    key: 'stampede',
    label: 'When many miss the same',
    type: 'choice',
    default: given.stampede ?? 'none',
    options: [
      { value: 'none', label: 'Everyone' },
      { value: 'coalesce', label: 'One, others wait' },
      {
        value: 'lease',
        label: 'One, others take the old',
      },
      {
        value: 'early',
        label: 'Some ahead of time',
      },
    ],
    source: 'EST',
    shownWhen: real,
  },
  {
    key: 'onWrite',
    label: 'On a write',
    type: 'choice',
    default: given.onWrite ?? 'remove',
    options: [
      { value: 'remove', label: 'Forget the entry' },
      { value: 'update', label: 'Keep what is written' },
    ],
    source: 'EST',
    shownWhen: real,
  },
  {
    key: 'start',
    label: 'Starts',
    type: 'choice',
    default: 'cold',
    options: [
      { value: 'cold', label: 'Empty' },
      { value: 'warm', label: 'Full' },
    ],
    source: 'EST',
    shownWhen: real,
  },
];
