import type { Exemplar, Span } from '../../simulation/report.ts';

export type Stage = 'network' | 'queue' | 'service' | 'callees';

export interface Bar {
  readonly stage: Stage;
  /** ms since the request began. */
  readonly from: number;
  readonly to: number;
}

export interface Line {
  /** Position among the spans. */
  readonly index: number;
  readonly span: Span;
  /** Steps below the request itself. */
  readonly depth: number;
  readonly bars: readonly Bar[];
}

/** A traced request as lines in the order of its calls. What was under way when it ended is drawn up to its end. */
export function linesOf({ spans, latency }: Exemplar): readonly Line[] {
  const depths: number[] = [];
  return spans.map((span, index) => {
    const depth = span.parent < 0 ? 0 : (depths[span.parent] ?? 0) + 1;
    depths.push(depth);
    return { index, span, depth, bars: barsOf(span, latency) };
  });
}

function barsOf({ sent, arrived, started, served, ended, replied }: Span, latency: number): readonly Bar[] {
  // Where it was refused it never began; where nothing followed its service, nothing was waited for.
  const stages: readonly (readonly [Stage, number | null, number | null])[] = [
    ['network', sent, arrived],
    ['queue', arrived, started ?? ended],
    ['service', started, served],
    ['callees', served, ended],
    // A message has no reply, and one that came too late is no part of the request.
    ['network', replied === null ? null : ended, replied],
  ];
  return stages.flatMap(([stage, from, to]) => {
    if (from === null || from >= latency) return [];
    const end = Math.min(latency, to ?? latency);
    return end > from ? [{ stage, from, to: end }] : [];
  });
}

/** Everything a request touched on the board, each once. */
export function pathOf({ spans }: Exemplar): readonly string[] {
  return [
    ...new Set(
      spans.flatMap(({ component, connection }) =>
        connection === null ? [component] : [component, connection],
      ),
    ),
  ];
}
