import { formatCount, formatFraction, formatRate } from '../../catalog/units.ts';
import type { CacheReport } from '../../simulation/report.ts';
import * as words from '../../words/component.ts';

/** Rates below this are rounding, /s. */
const NONE = 1e-3;

/** What a cache with real contents found and lost, as figures of a list. */
export function CacheFigures({
  measured,
  estimated,
}: {
  readonly measured: CacheReport | undefined;
  readonly estimated: { readonly hitRatio: number } | undefined;
}) {
  if (!measured)
    return estimated ? (
      <div>
        <dt>{words.hitRatioFilled}</dt>
        <dd>{formatFraction(estimated.hitRatio)}</dd>
      </div>
    ) : null;
  const { value, half } = measured.hitRatio;
  const rates: readonly (readonly [string, number])[] = [
    [words.misses, measured.misses],
    [words.waitedForAnother, measured.coalesced],
    [words.tooOld, measured.stale],
    [words.evicted, measured.evictions],
  ];
  return (
    <>
      <div>
        <dt>{words.hitRatio}</dt>
        <dd title={words.interval(formatFraction(value - half), formatFraction(value + half))}>
          {Number.isNaN(value) ? words.notAsked : formatFraction(value)}
          {Number.isFinite(half) && ` ± ${formatFraction(half)}`}
        </dd>
      </div>
      <div>
        <dt>{words.entries}</dt>
        <dd>{formatCount(Number(measured.entries.toPrecision(3)))}</dd>
      </div>
      {rates
        .filter(([, rate]) => rate > NONE)
        .map(([name, rate]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatRate(rate)}</dd>
          </div>
        ))}
    </>
  );
}
