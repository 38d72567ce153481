import type { NumberParam } from '../kind.ts';
import type { SourceTag } from '../sources.ts';
import type { Make } from './make.ts';

/** What hands requests on knows of the state of its targets. */

/** Every so often, and how many in a row have to fail. */
export const checks = (
  every: number,
  failures: number,
  source: SourceTag,
): readonly [NumberParam, NumberParam] => [
  {
    key: 'checkEvery',
    label: 'Health check every',
    type: 'number',
    unit: 's',
    min: 0,
    max: 3600,
    default: every,
    source,
  },
  {
    key: 'checkFailures',
    label: 'Down after',
    type: 'number',
    unit: '',
    min: 1,
    max: 100,
    default: failures,
    integer: true,
    source,
  },
];

export const addressTtl: Make = (value, source, over) => ({
  key: 'addressTtl',
  label: 'Addresses are kept',
  type: 'number',
  unit: 's',
  min: 0,
  max: 604_800,
  default: value,
  source,
  ...over,
});
