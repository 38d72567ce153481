import type { ParamSpec } from '../kind.ts';
import { numberParam } from './make.ts';

const locks = numberParam({
  key: 'locks',
  label: 'Locks',
  unit: '',
  min: 0,
  max: 100_000,
  integer: true,
  scale: 'log',
});

const lease = numberParam({
  key: 'lease',
  label: 'Lease',
  unit: 's',
  min: 0.001,
  max: 86_400,
  scale: 'log',
  unlimited: true,
});

/** Locks that one has at a time, and for how long. None are counted unless some are asked for. */
export const LEASES: readonly ParamSpec[] = [
  locks(0, 'EST'),
  lease(10, 'EST'),
  { key: 'fencing', label: 'Fencing tokens', type: 'toggle', default: false, source: 'EST' },
];
