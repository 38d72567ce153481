import { decode } from '../../src/format/format.ts';
import { FORMAT } from '../../src/format/schema.ts';
import { encodeLink } from '../../src/sharing/link.ts';
import type { Scene } from './scene.ts';

export interface Traffic {
  /** Boxes that ask. */
  readonly sources: ReadonlySet<number>;
  readonly classes: number;
  /** Requests/s of each class. */
  readonly rate: number;
}

const SOME: Traffic = { sources: new Set([0]), classes: 1, rate: 100 };

/**
 * The link of a board with these boxes, on which half of the requests take each line. Read as a saved board is, in one go:
 * made by thousands of edits it would take minutes.
 */
export async function linkOf(
  { boxes, lines }: Scene,
  { sources, classes, rate }: Traffic = SOME,
): Promise<string> {
  const { board, problems } = decode({
    format: FORMAT,
    version: 2,
    name: `${boxes.length} boxes`,
    components: tableOf(boxes, ({ x, y, name }, i) => [
      `box${i}`,
      { kind: sources.has(i) ? 'client_web' : 'app_service', name, x, y },
    ]),
    connections: tableOf(lines, ([from, to], i) => [
      `line${i}`,
      { from: `box${from}`, to: `box${to}`, calls: 0.5 },
    ]),
    classes: tableOf(Array.from({ length: classes }), (_, i) => [
      `class${i}`,
      { name: `Class ${i + 1}`, rate: [{ label: 'rate', value: rate }] },
    ]),
  });
  if (!board || problems.length > 0)
    throw new Error(`The board of the bench is bad: ${problems[0]?.message}`);
  return encodeLink(board, { briefOf: async () => null });
}

function tableOf<T>(
  rows: readonly T[],
  entry: (row: T, i: number) => [string, unknown],
): Record<string, unknown> {
  return Object.fromEntries(rows.map(entry));
}
