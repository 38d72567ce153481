import type { NumberParam } from '../kind.ts';
import type { SourceTag } from '../sources.ts';
import { numberParam } from './make.ts';

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

export const addressTtl = numberParam({
  key: 'addressTtl',
  label: 'Addresses are kept',
  unit: 's',
  min: 0,
  max: 604_800,
});
