import { expect, test } from 'vitest';
import { bottleneckIs, busiestIs } from './runSummary.ts';

test('one is the busiest, and several that are as full are', () => {
  expect(busiestIs(['API'], 'slots', '72 %', true)).toBe('the busiest is API, slots 72 %, above its target');
  expect(busiestIs(['API', 'Search'], 'slots', '50 %', false)).toBe(
    'the busiest are API and Search, slots 50 %, within their limits',
  );
  expect(bottleneckIs(['API', 'Search', 'Mail'], 'slots', '100 %')).toBe(
    'the bottleneck is API, Search, and Mail, slots 100 %',
  );
});
