const GROUP = 5;

/**
 * How many of the first observations belong to the warm-up, by MSER-5 (White 1997): of all cuts in the first
 * half, the one that leaves the smallest standard error of what remains, over means of five. NaN entries (empty
 * windows) are skipped. A result of half the series says that the run never settled.
 */
export function mser5(series: ArrayLike<number>): number {
  const groups: number[] = [];
  for (let start = 0; start + GROUP <= series.length; start += GROUP) {
    let sum = 0;
    let count = 0;
    for (let i = start; i < start + GROUP; i++) {
      const x = series[i]!;
      if (Number.isNaN(x)) continue;
      sum += x;
      count++;
    }
    groups.push(count === 0 ? NaN : sum / count);
  }
  let count = 0;
  let mean = 0;
  let squares = 0;
  let best = 0;
  let least = Infinity;
  // From the end, so that each cut costs one step (Welford's update).
  for (let cut = groups.length - 1; cut >= 0; cut--) {
    const x = groups[cut]!;
    if (!Number.isNaN(x)) {
      count++;
      const delta = x - mean;
      mean += delta / count;
      squares += delta * (x - mean);
    }
    if (cut > groups.length / 2 || count === 0) continue;
    const error = squares / (count * count);
    if (error <= least) {
      least = error;
      best = cut;
    }
  }
  return best * GROUP;
}
