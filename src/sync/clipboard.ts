import { boardOf, type Fragment } from '../board/fragment.ts';
import { decodeRaw } from './decode.ts';

/** A fragment as text for the clipboard: JSON with a mark, so that it can be told from other text. */
export function writeFragment(fragment: Fragment): string {
  return JSON.stringify({ headroom: 'fragment', version: 1, board: boardOf(fragment) });
}

/** The fragment in a text from the clipboard, which may hold anything; null when it is none of ours. */
export function readFragment(text: string): Fragment | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return null;
    const { headroom, board } = parsed as Record<string, unknown>;
    if (headroom !== 'fragment') return null;
    const { components, connections } = decodeRaw(board);
    return { components: Object.values(components), connections: Object.values(connections) };
  } catch {
    return null;
  }
}
