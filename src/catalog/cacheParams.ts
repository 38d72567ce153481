import type { ParamSpec } from './kind.ts';
import { hitRatio } from './params.ts';
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
    readonly help?: string;
  } = {},
): readonly ParamSpec[] => [
  {
    key: 'contents',
    label: 'Hits',
    help: 'By a share you know, or by what is really kept: then classes need to say what they ask for.',
    type: 'choice',
    default: 'ratio',
    options: [
      { value: 'ratio', label: 'A fixed share', help: 'Drawn by chance.' },
      { value: 'lru', label: 'Kept: recently used', help: 'When full, the least recently used goes (LRU).' },
      { value: 'lfu', label: 'Kept: often used', help: 'When full, the least often used goes (LFU).' },
      { value: 'fifo', label: 'Kept: newest', help: 'When full, the oldest goes (FIFO).' },
      { value: 'age', label: 'Kept: for a time', help: 'Never full: entries go when their time is over.' },
    ],
    source: 'EST',
  },
  hitRatio(ratio, source, {
    ...(given.help && { help: given.help }),
    shownWhen: { key: 'contents', is: ['ratio'] },
  }),
  {
    key: 'capacity',
    label: 'Capacity',
    help: 'Entries that one instance keeps.',
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
    help: 'How long an entry is good; then the next request for it is a miss.',
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
    help: 'Entries live as long as someone asks for them often enough.',
    type: 'toggle',
    default: false,
    source: 'EST',
    shownWhen: real,
  },
  {
    key: 'stampede',
    label: 'When many miss the same',
    help: 'Who fetches what many want once it has gone.',
    type: 'choice',
    default: given.stampede ?? 'none',
    options: [
      { value: 'none', label: 'Everyone', help: 'Each miss asks the store: a stampede.' },
      { value: 'coalesce', label: 'One, others wait', help: 'All wait for the answer to the first.' },
      {
        value: 'lease',
        label: 'One, others take the old',
        help: 'While it is fetched others get what is too old, or wait where there is nothing.',
      },
      {
        value: 'early',
        label: 'Some ahead of time',
        help: 'Fetched again by chance before its time is over, the likelier the nearer that is.',
      },
    ],
    source: 'EST',
    shownWhen: real,
  },
  {
    key: 'onWrite',
    label: 'On a write',
    help: 'What a connection with write access does here.',
    type: 'choice',
    default: given.onWrite ?? 'remove',
    options: [
      { value: 'remove', label: 'Forget the entry', help: 'The next read is a miss (invalidation).' },
      { value: 'update', label: 'Keep what is written', help: 'The next read is a hit (write-through).' },
    ],
    source: 'EST',
    shownWhen: real,
  },
  {
    key: 'start',
    label: 'Starts',
    help: 'What is there at the beginning of a run.',
    type: 'choice',
    default: 'cold',
    options: [
      { value: 'cold', label: 'Empty', help: 'As after a restart.' },
      { value: 'warm', label: 'Full', help: 'With what is asked for most.' },
    ],
    source: 'EST',
    shownWhen: real,
  },
];
