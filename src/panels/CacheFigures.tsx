import { formatCount, formatFraction, formatRate } from '../catalog/units.ts';
import type { CacheReport } from '../simulation/report.ts';

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
        <dt>Hit ratio, filled</dt>
        <dd>{formatFraction(estimated.hitRatio)}</dd>
      </div>
    ) : null;
  const { value, half } = measured.hitRatio;
  const rates: readonly (readonly [string, number])[] = [
    ['Misses', measured.misses],
    ['Waited for another', measured.coalesced],
    ['Too old', measured.stale],
    ['Evicted', measured.evictions],
  ];
  return (
    <>
      <div>
        <dt>Hit ratio</dt>
        <dd title={`95 % interval: ${formatFraction(value - half)} to ${formatFraction(value + half)}`}>
          {Number.isNaN(value) ? 'not asked' : formatFraction(value)}
          {Number.isFinite(half) && ` ± ${formatFraction(half)}`}
        </dd>
      </div>
      <div>
        <dt>Entries</dt>
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
