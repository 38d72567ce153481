import type { ParamSpec } from '../kind.ts';

const number = { type: 'number', scale: 'log', source: 'EST' } as const;

/** Locks that one has at a time, and for how long. None are counted unless some are asked for. */
export const LEASES: readonly ParamSpec[] = [
  { ...number, key: 'locks', label: 'Locks', unit: '', min: 0, max: 100_000, default: 0, integer: true },
  {
    ...{ ...number, key: 'lease', label: 'Lease', unit: 's' },
    ...{ min: 0.001, max: 86_400, default: 10, unlimited: true },
  },
  { key: 'fencing', label: 'Fencing tokens', type: 'toggle', default: false, source: 'EST' },
];
