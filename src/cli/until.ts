import type { Board } from '../board/board.ts';
import type { PrecisionTarget } from '../simulation/report.ts';
import { BadInput } from './io.ts';
import { didYouMean } from './suggest.ts';

const SHAPE =
  /^\s*(?:(.+)\.)?(mean|p50|p90|p95|p99|p99\.9|p999)\s*(?:±|\+-|\+\/-)\s*(\d+\.?\d*|\.\d+)\s*%\s*$/;

/** Reads `p99±2%` or `redirect.mean+-1%`: until a latency is known this well. */
export function parseUntil(text: string, board: Board): PrecisionTarget {
  const fail = (why: string): never => {
    throw new BadInput(`--until ${JSON.stringify(text)}: ${why}`);
  };
  const found = SHAPE.exec(text);
  if (found === null)
    return fail("it is no precision; write one as 'p99±2%' or 'redirect.mean±1%' (+- will do for ±).");
  const [, subject, name = '', percent] = found;
  const half = Number(percent) / 100;
  if (!(half >= 0.001 && half <= 0.5)) return fail('from 0.1% to 50% is what can be asked for.');
  const metric = (name === 'p99.9' ? 'p999' : name) as PrecisionTarget['metric'];
  if (subject === undefined) return { metric, half };
  const known = Object.values(board.classes).find(({ id, name: called }) => [id, called].includes(subject));
  if (known !== undefined) return { class: known.id, metric, half };
  return fail(
    `this board has no class "${subject}".${didYouMean(subject, Object.keys(board.classes)) || ` There is: ${Object.keys(board.classes).join(', ')}.`}`,
  );
}
