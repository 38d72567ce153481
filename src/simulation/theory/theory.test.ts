import { beforeAll, describe, expect, it } from 'vitest';
import type { ComponentReport, Report } from '../report.ts';
import { CASES } from './cases.ts';
import {
  addCoverage,
  type Coverage,
  REPLICATIONS,
  replicate,
  STANDARD_ERRORS,
  summarize,
  verify,
} from './verification.ts';

/** Of the mean responses of all cases. */
const coverages: Coverage[] = [];

describe.each(CASES)('$name', (given) => {
  let reports: readonly Report[] = [];

  beforeAll(() => {
    reports = Array.from({ length: REPLICATIONS }, (_, i) => replicate(given, i + 1));
  });

  it('agrees with what is known exactly', () => {
    const verified = verify(given, reports);
    for (const { name, exact, measured, half, standardErrors, holds, coverage } of verified.figures) {
      const words = `${name}: ${measured} ± ${half} against ${exact}`;
      expect(standardErrors, words).toBeLessThan(STANDARD_ERRORS);
      expect(holds, words).toBe(true);
      // A test so coarse that it could not fail would be no test.
      expect(half / exact, words).toBeLessThan(0.18);
      coverages.push(coverage);
    }
    expect(verified.holds).toBe(true);
  });

  it('obeys the laws that hold for every queue', () => {
    for (const { id, intake, blocking, replicas, slots, batch, queueTimeout } of given.network.stations) {
      // Those that leave a queue wait too, and are no part of the mean wait.
      if (intake !== 'slots' || queueTimeout !== undefined) continue;
      const at = (of: (c: ComponentReport) => number) => summarize(reports.map((r) => of(r.components[id]!)));
      // Little: the mean number waiting is the rate times the mean wait (rates per second, times in ms).
      const little = at((c) => c.queueLength - (c.throughput * c.wait) / 1000);
      const waiting = at((c) => c.queueLength).mean;
      expect(Math.abs(little.mean)).toBeLessThan(STANDARD_ERRORS * little.error + 0.002 * waiting + 1e-9);
      // Utilization: the busy share is the rate times the mean service over the number of servers.
      if (blocking) continue;
      const busy = at(
        (c) => c.utilization - (c.throughput * c.service) / 1000 / (replicas * slots * (batch?.size ?? 1)),
      );
      expect(Math.abs(busy.mean)).toBeLessThan(STANDARD_ERRORS * busy.error + 0.002);
    }
  });
});

it('reports 95 % intervals that hold the truth about 95 times in 100', () => {
  const { reported, covering } = addCoverage(coverages);
  expect(reported).toBeGreaterThan(300);
  // Runs this short lose a few points (batches not yet independent, warm-up not quite gone); far less is a fault.
  expect(covering / reported).toBeGreaterThan(0.86);
  expect(covering / reported).toBeLessThan(0.99);
});

describe('the verdict', () => {
  const given = CASES[0]!;
  const reports = [1, 2, 3, 4].map((seed) => replicate({ ...given, requests: 2000 }, seed));

  it('fails a figure that is off by more than chance allows', () => {
    const wrong = {
      ...given,
      figures: given.figures.map((figure) => ({ ...figure, exact: 2 * figure.exact })),
    };
    const verified = verify(wrong, reports);
    expect(verified.holds).toBe(false);
    expect(verified.figures.every(({ holds }) => !holds)).toBe(true);
  });

  it('fails a run that lost a request', () => {
    const [first, ...rest] = reports;
    const totals = { ...first!.totals, completed: first!.totals.completed - 1 };
    expect(verify({ ...given, figures: [] }, reports).holds).toBe(true);
    expect(verify({ ...given, figures: [] }, [{ ...first!, totals }, ...rest]).holds).toBe(false);
  });
});
