import type { Board } from '../board/board.ts';
import { formatMs } from '../catalog/units.ts';
import type { Exemplar, Report, Span } from '../simulation/report.ts';
import { classNames, componentName } from './names.ts';
import { table } from './table.ts';

/** More visits of one request than anyone reads. */
const MOST = 40;

/** Actual requests at p50, p99 and the slowest of each class, visit by visit. */
export function traceText(board: Board, report: Report): string {
  const names = classNames(board);
  return Object.entries(report.classes)
    .flatMap(([id, { exemplars }]) =>
      exemplars.map((exemplar) => oneText(board, names.get(id) ?? id, exemplar)),
    )
    .join('\n');
}

function oneText(board: Board, cls: string, { of, latency, began, spans, truncated }: Exemplar): string {
  const depths: number[] = [];
  const rows = spans.slice(0, MOST).map((span) => {
    const depth = span.parent < 0 ? 0 : (depths[span.parent] ?? 0) + 1;
    depths.push(depth);
    return [
      `${'  '.repeat(depth)}${componentName(board, span.component)}`,
      formatMs(span.sent),
      between(span.sent, span.arrived),
      between(span.arrived, span.started ?? span.ended),
      between(span.started, span.served),
      between(span.served, span.ended),
      between(span.ended, span.replied),
      fate(span, latency),
    ];
  });
  const more = spans.length - rows.length;
  const heading = ['Visit', '>At', '>Network', '>Queue', '>Service', '>Callees', '>Reply', ''];
  return [
    `${cls} ${of}: ${formatMs(latency)}, begun at ${formatMs(1000 * began)}\n`,
    table(heading, rows),
    more > 0 ? `  and ${more} more visits\n` : '',
    truncated ? '  it made more visits than are recorded\n' : '',
  ].join('');
}

function between(from: number | null, to: number | null): string {
  return from === null || to === null || to <= from ? '' : formatMs(to - from);
}

function fate({ parent, failure, replied }: Span, latency: number): string {
  if (failure !== null) return failure;
  return parent >= 0 && (replied === null || replied > latency) ? 'not waited for' : '';
}
