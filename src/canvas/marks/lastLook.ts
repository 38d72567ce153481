import type { Mark, MarkKind } from '../../board/board.ts';

type Look = Pick<Mark, 'color' | 'size' | 'dash' | 'fill'>;

const FIRST: Look = { color: 'ink', size: 'm', dash: 'solid', fill: 'none' };
const OWN: Partial<Record<MarkKind, Partial<Look>>> = {
  note: { color: 'yellow' },
  step: { color: 'blue' },
};

/** What was chosen last for a kind of mark: the next one looks like it. Forgotten with the page. */
const chosen = new Map<MarkKind, Look>();

export function lastLook(kind: MarkKind): Look {
  return chosen.get(kind) ?? { ...FIRST, ...OWN[kind] };
}

export function rememberLook(kind: MarkKind, patch: Partial<Look>): void {
  chosen.set(kind, { ...lastLook(kind), ...patch });
}
