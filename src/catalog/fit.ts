import type { ParamSpec, ParamValue } from './kind.ts';

/** Service times a person may give by operation, ms: the bounds of the parameter `serviceTime`. */
export const OPERATION_BOUNDS = { min: 0.001, max: 86_400_000 } as const;

/**
 * The nearest value that a parameter can take: numbers go into their bounds (whole where they must be). `null`
 * where there is no nearest one: another type, not a number, a choice that does not exist.
 */
export function fitParam(spec: ParamSpec, value: unknown): ParamValue | null {
  if (spec.type === 'toggle') return typeof value === 'boolean' ? value : null;
  if (spec.type === 'choice') return spec.options.some((o) => o.value === value) ? (value as string) : null;
  if (typeof value !== 'number' || Number.isNaN(value)) return null;
  return clamp(spec.integer ? Math.round(value) : value, spec.min, spec.max);
}

export function clamp(value: number, min: number, max: number): number {
  // The sum turns -0 into 0: two boards that look alike must be alike.
  return Math.min(max, Math.max(min, value)) + 0;
}
