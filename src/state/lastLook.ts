import { useSyncExternalStore } from 'react';
import type { Mark, MarkKind } from '../board/board.ts';
import type { Tool } from './shape.ts';

export type Look = Pick<Mark, 'color' | 'size' | 'dash' | 'fill'>;

const FIRST: Look = { color: 'ink', size: 'm', dash: 'solid', fill: 'none' };
const OWN: Partial<Record<MarkKind, Look>> = {
  note: { ...FIRST, color: 'yellow' },
  step: { ...FIRST, color: 'blue' },
};

/** What was chosen last for a kind of mark: the next one looks like it. Forgotten with the page. */
const chosen = new Map<MarkKind, Look>();
const listeners = new Set<() => void>();

export function lastLook(kind: MarkKind): Look {
  return chosen.get(kind) ?? OWN[kind] ?? FIRST;
}

export function rememberLook(kind: MarkKind, patch: Partial<Look>): void {
  chosen.set(kind, { ...lastLook(kind), ...patch });
  for (const listener of [...listeners]) listener();
}

export function useLastLook(kind: MarkKind): Look {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lastLook(kind),
  );
}

/** What a tool draws; null for those that draw no mark. */
export function markOfTool(tool: Tool): MarkKind | null {
  if (tool === 'pen') return 'stroke';
  return tool === 'select' || tool === 'pan' || tool === 'connect' || tool === 'group' ? null : tool;
}
