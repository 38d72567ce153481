import type { Board } from '../board/board.ts';
import { formatCount, formatFactor, formatFraction, formatMs, formatRate } from '../catalog/units.ts';
import { BadInput } from './io.ts';
import { measure, TIME_UNITS } from './quantities.ts';
import { didYouMean } from './suggest.ts';

/** `redirect.p99<150ms`, `rd.utilization<=80%`, `headroom>1.2x`: what was measured, and what it is held against. */
export interface Assertion {
  readonly text: string;
  /** A class or a component by its id, or the whole board. */
  readonly subject: { readonly table: 'classes' | 'components' | 'board'; readonly id: string };
  readonly metric: string;
  readonly operator: '<' | '<=' | '>' | '>=';
  /** In the metric's own unit: ms, per second, a fraction, a count, a factor. */
  readonly limit: number;
}

export interface Verdict {
  readonly assertion: Assertion;
  /** NaN where nothing was measured; then the assertion does not hold. */
  readonly value: number;
  readonly holds: boolean;
}

type Measure = 'time' | 'rate' | 'fraction' | 'count' | 'factor';

/** Units that may be written, and what they are of the metric's own; '' is that unit itself. */
const UNITS: Readonly<Record<Measure, Readonly<Record<string, number>>>> = {
  time: { '': 1, ...TIME_UNITS },
  rate: { '': 1, '/s': 1, 'k/s': 1e3, 'M/s': 1e6, 'req/s': 1, '/min': 1 / 60 },
  fraction: { '': 1, '%': 0.01 },
  count: { '': 1, k: 1e3, M: 1e6 },
  factor: { '': 1, x: 1, '×': 1 },
};

export const CLASS_METRICS: Readonly<Record<string, Measure>> = {
  mean: 'time',
  p50: 'time',
  p90: 'time',
  p95: 'time',
  p99: 'time',
  p999: 'time',
  offered: 'rate',
  throughput: 'rate',
  goodput: 'rate',
  failed: 'rate',
  success: 'fraction',
};

export const COMPONENT_METRICS: Readonly<Record<string, Measure>> = {
  utilization: 'fraction',
  queueLength: 'count',
  throughput: 'rate',
};

const SHAPE = /^\s*(?:(.+)\.)?(p99\.9|[a-z]\w*)\s*(<=|>=|<|>)\s*(.*)$/i;

/** Reads a condition about this board, before anything is run for it. */
export function parseAssertion(text: string, board: Board): Assertion {
  const fail = (why: string): never => {
    throw new BadInput(`--assert ${JSON.stringify(text)}: ${why}`);
  };
  const found = SHAPE.exec(text);
  if (found === null) return fail("it is no condition; write one as 'redirect.p99<150ms'.");
  const [, subject, name = '', operator, right = ''] = found;
  const metric = name === 'p99.9' ? 'p999' : name;
  const about = subjectOf(subject, metric, board, fail);
  const given = measure(right);
  const units = UNITS[about.measure];
  const scale = given && Object.hasOwn(units, given.unit) ? units[given.unit] : undefined;
  if (!given || scale === undefined) {
    const known = Object.keys(units).filter((unit) => unit !== '');
    return fail(
      `"${right.trim()}" is no ${about.measure}; write a number, perhaps with ${known.join(', ')}.`,
    );
  }
  return {
    text: text.trim(),
    subject: about.subject,
    metric,
    operator: operator as Assertion['operator'],
    limit: given.value * scale,
  };
}

interface About {
  readonly subject: Assertion['subject'];
  readonly measure: Measure;
}

function subjectOf(
  subject: string | undefined,
  metric: string,
  board: Board,
  fail: (why: string) => never,
): About {
  if (subject === undefined) {
    if (metric === 'headroom') return { subject: { table: 'board', id: '' }, measure: 'factor' };
    return fail(
      `it names no class or component; only "headroom" stands alone.${didYouMean(metric, ['headroom'])}`,
    );
  }
  const ofClass = own(CLASS_METRICS, metric);
  const ofComponent = own(COMPONENT_METRICS, metric);
  const cls = Object.hasOwn(board.classes, subject)
    ? subject
    : Object.values(board.classes).find(({ name }) => name === subject)?.id;
  if (cls !== undefined && ofClass !== undefined)
    return { subject: { table: 'classes', id: cls }, measure: ofClass };
  const isComponent = Object.hasOwn(board.components, subject);
  if (isComponent && ofComponent !== undefined)
    return { subject: { table: 'components', id: subject }, measure: ofComponent };
  if (cls === undefined && !isComponent) {
    const known = [...Object.keys(board.classes), ...Object.keys(board.components)];
    return fail(`this board has no class or component "${subject}".${didYouMean(subject, known)}`);
  }
  const metrics = Object.keys(cls === undefined ? COMPONENT_METRICS : CLASS_METRICS);
  const what = cls === undefined ? 'a component' : 'a class';
  return fail(
    `"${metric}" is nothing that ${what} has.${didYouMean(metric, metrics)} There is: ${metrics.join(', ')}.`,
  );
}

/** Holds the assertions against what was measured, in the metrics' own units. */
export function judgeAssertions(
  assertions: readonly Assertion[],
  measured: (assertion: Assertion) => number,
): readonly Verdict[] {
  return assertions.map((assertion) => {
    const value = measured(assertion);
    return { assertion, value, holds: compare(value, assertion.operator, assertion.limit) };
  });
}

function compare(value: number, operator: Assertion['operator'], limit: number): boolean {
  if (operator === '<') return value < limit;
  if (operator === '<=') return value <= limit;
  return operator === '>' ? value > limit : value >= limit;
}

/** One line: whether it holds, and the value it was judged by. */
export function verdictText({ assertion, value, holds }: Verdict): string {
  const shown = Number.isNaN(value)
    ? 'nothing was measured'
    : `it is ${FORMATS[measureOf(assertion)](value)}`;
  return `${holds ? 'holds ' : 'FAILED'}  ${assertion.text}  (${shown})`;
}

const FORMATS: Readonly<Record<Measure, (value: number) => string>> = {
  time: formatMs,
  rate: formatRate,
  fraction: formatFraction,
  count: formatCount,
  factor: formatFactor,
};

function measureOf({ subject, metric }: Assertion): Measure {
  if (subject.table === 'board') return 'factor';
  return own(subject.table === 'classes' ? CLASS_METRICS : COMPONENT_METRICS, metric) ?? 'count';
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
