import type { NumberParam, ParamSpec, ToggleParam } from './kind.ts';
import type { SourceTag } from './sources.ts';

const ON = { key: 'scaling', is: [true] } as const;

const scaling: ToggleParam = {
  key: 'scaling',
  label: 'Scales by itself',
  help: 'An autoscaler adds and removes replicas, so that their slots are in use about as much as its target says.',
  type: 'toggle',
  default: false,
  source: 'S-HPA',
};

type Given = Pick<NumberParam, 'label' | 'help' | 'min' | 'max' | 'default'> & Partial<NumberParam>;

const number = (key: NumberParam['key'], source: SourceTag, given: Given): NumberParam => ({
  key,
  type: 'number',
  unit: 's',
  source,
  shownWhen: ON,
  ...given,
});

const count = { unit: '', integer: true, scale: 'log' } as const;

/** The autoscaler of a service. Shown while it is on. */
export const SCALING: readonly ParamSpec[] = [
  scaling,
  number('minReplicas', 'EST', {
    ...{ label: 'At least', help: 'Replicas that are there however little there is to do.' },
    ...{ ...count, min: 1, max: 1000, default: 1 },
  }),
  number('maxReplicas', 'EST', {
    ...{ label: 'At most', help: 'Replicas it never goes beyond.' },
    ...{ ...count, min: 1, max: 1000, default: 50 },
  }),
  number('scaleTarget', 'S-HPA', {
    ...{
      label: 'Target',
      help: 'Share of slots in use that it aims at: replicas x use / target, rounded up.',
    },
    ...{ unit: 'fraction', min: 0.05, max: 1, default: 0.6 },
  }),
  number('scaleTolerance', 'S-HPA', {
    ...{ label: 'Tolerance', help: 'How far, as a part of the target, use may be off without a change.' },
    ...{ unit: 'fraction', min: 0, max: 1, default: 0.1 },
  }),
  number('scaleSync', 'S-HPA', {
    ...{ label: 'Looks every', help: 'Time between two looks at what is in use.' },
    ...{ min: 0.1, max: 3600, default: 15 },
  }),
  number('scaleStep', 'EST', {
    ...{ label: 'At one look', help: 'Replicas it adds or removes at most at one look.' },
    ...{ ...count, min: 1, max: 1000, default: 1000 },
  }),
  number('bootTime', 'EST', {
    ...{ label: 'Boot time', help: 'From the decision until a new replica takes its first request.' },
    ...{ min: 0, max: 3600, default: 90 },
  }),
  number('warmup', 'EST', {
    ...{ label: 'Warm-up', help: 'After its boot a replica is slower for so long, and not yet counted.' },
    ...{ min: 0, max: 3600, default: 30 },
  }),
  number('warmupSlow', 'EST', {
    ...{ label: 'Slower by', help: 'Times as long that a request takes at a replica that warms up.' },
    ...{ unit: '', min: 1, max: 100, default: 1.5 },
  }),
  number('scaleDownWindow', 'S-HPA', {
    ...{ label: 'Keeps for', help: 'A replica goes only after none was wanted for so long.' },
    ...{ min: 0, max: 86_400, default: 300 },
  }),
];
