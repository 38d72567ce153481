import type { ChoiceParam, NumberParam, ParamSpec, ToggleParam } from './kind.ts';
import type { SourceTag } from './sources.ts';

const ON = { key: 'scaling', is: [true] } as const;

const scaling: ToggleParam = {
  key: 'scaling',
  label: 'Scales by itself',
  type: 'toggle',
  default: false,
  source: 'S-HPA',
};

type Given = Pick<NumberParam, 'label' | 'min' | 'max' | 'default'> & Partial<NumberParam>;

const number = (key: NumberParam['key'], source: SourceTag, given: Given): NumberParam => ({
  key,
  type: 'number',
  unit: 's',
  source,
  shownWhen: ON,
  ...given,
});

const count = { unit: '', integer: true, scale: 'log' } as const;

/** A quota that follows what is used: what is asked for at a look is there so many s later, and kept for so long. */
export const scalingQuota = (
  [least, most]: readonly [number, number],
  target: number,
  delay: number,
  keeps: number,
  source: SourceTag,
): readonly ParamSpec[] => [
  { ...scaling, source },
  number('quotaMin', 'EST', {
    label: 'At least',
    ...{ unit: 'req/s', scale: 'log', min: 0.1, max: 100_000_000, default: least },
  }),
  number('quotaMax', 'EST', {
    label: 'At most',
    ...{ unit: 'req/s', scale: 'log', min: 0.1, max: 100_000_000, default: most },
  }),
  number('scaleTarget', source, { label: 'Target', unit: 'fraction', min: 0.05, max: 1, default: target }),
  number('scaleSync', source, { label: 'Looks every', min: 0.1, max: 3600, default: 60 }),
  number('bootTime', source, { label: 'Takes', min: 0, max: 86_400, default: delay }),
  number('scaleDownWindow', source, { label: 'Keeps for', min: 0, max: 31_536_000, default: keeps }),
];

const metric: ChoiceParam = {
  key: 'scaleMetric',
  label: 'Goes by',
  type: 'choice',
  default: 'use',
  options: [
    { value: 'use', label: 'Slots in use' },
    { value: 'requests', label: 'Requests a second' },
    { value: 'in flight', label: 'Requests in flight' },
    { value: 'backlog', label: 'Backlog' },
  ],
  source: 'S-HPA',
  shownWhen: ON,
};

const goingBy = (value: string) => ({ shownWhen: { key: 'scaleMetric', is: [value] } }) as const;

/** The autoscaler of what has slots and replicas. Shown while it is on. */
export const SCALING: readonly ParamSpec[] = [
  scaling,
  number('minReplicas', 'EST', {
    label: 'At least',
    ...{ ...count, min: 1, max: 1000, default: 1 },
  }),
  number('maxReplicas', 'EST', {
    label: 'At most',
    ...{ ...count, min: 1, max: 1000, default: 50 },
  }),
  metric,
  number('scaleTarget', 'S-HPA', {
    ...{ label: 'Target', unit: 'fraction', min: 0.05, max: 1, default: 0.6 },
    ...goingBy('use'),
  }),
  number('requestsTarget', 'EST', {
    ...{ label: 'Requests each', unit: 'req/s', scale: 'log', min: 0.001, max: 10_000_000, default: 100 },
    ...goingBy('requests'),
  }),
  number('inFlightTarget', 'EST', {
    ...{ label: 'In flight each', unit: '', scale: 'log', min: 0.1, max: 1_000_000, default: 4 },
    ...goingBy('in flight'),
  }),
  number('backlogTarget', 'S-KEDA', {
    ...{ label: 'Backlog each', unit: '', scale: 'log', min: 0.1, max: 1_000_000, default: 5 },
    ...goingBy('backlog'),
  }),
  {
    key: 'scaleToZero',
    label: 'None while idle',
    type: 'toggle',
    default: false,
    source: 'S-KEDA',
    ...goingBy('backlog'),
  },
  number('scaleTolerance', 'S-HPA', {
    label: 'Tolerance',
    ...{ unit: 'fraction', min: 0, max: 1, default: 0.1 },
  }),
  number('scaleSync', 'S-HPA', {
    label: 'Looks every',
    ...{ min: 0.1, max: 3600, default: 15 },
  }),
  number('scaleStep', 'EST', {
    label: 'At one look',
    ...{ ...count, min: 1, max: 1000, default: 1000 },
  }),
  number('bootTime', 'EST', {
    label: 'Boot time',
    ...{ min: 0, max: 3600, default: 90 },
  }),
  number('warmup', 'EST', {
    label: 'Warm-up',
    ...{ min: 0, max: 3600, default: 30 },
  }),
  number('warmupSlow', 'EST', {
    label: 'Slower by',
    ...{ unit: '', min: 1, max: 100, default: 1.5 },
  }),
  number('scaleDownWindow', 'S-HPA', {
    label: 'Keeps for',
    ...{ min: 0, max: 86_400, default: 300 },
  }),
];
