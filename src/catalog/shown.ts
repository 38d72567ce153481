import type { ParamSpec, ParamValue } from './kind.ts';
import type { ParamKey } from './paramKey.ts';

/** Whether a parameter matters, and so is shown, while others have the values that `valueFor` tells. */
export function isShown(
  { shownWhen }: ParamSpec,
  specs: readonly ParamSpec[],
  valueFor: (key: ParamKey) => ParamValue | undefined,
): boolean {
  const shower = specs.find(({ key }) => key === shownWhen?.key);
  // A kind of a board's own may do without what shows it by default.
  if (shownWhen === undefined || shower === undefined) return true;
  const value = valueFor(shower.key);
  return value !== undefined && shownWhen.is.includes(value) && isShown(shower, specs, valueFor);
}
