import type { NodeProps } from '@xyflow/react';
import { type RefObject, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { Board, Id } from '../board/board.ts';
import { optional } from '../kit/optional.ts';
import { useDrafts } from './drafts.ts';
import type { Point } from './lines/curves.ts';
import type { MarkNode } from './marks/nodes.ts';

/** Marks are fetched when a board has some or one is being drawn; a board without is whole. */
const Mark = optional(async () => (await import('./marks/MarkNode.tsx')).MarkNode);

export function MarkElement(props: NodeProps<MarkNode>) {
  return (
    <Suspense fallback={null}>
      <Mark {...props} />
    </Suspense>
  );
}

type Reconcile = typeof import('./marks/nodes.ts').reconcileMarks;
/** How marks are drawn and found in an overview. */
export type MarkPicture = typeof import('./marks/picture.ts');

export interface Marks {
  readonly nodes: readonly MarkNode[];
  /** Null until it has been fetched; until then they are elements from far away too. */
  readonly picture: MarkPicture | null;
}

const NONE: readonly MarkNode[] = [];

/** What is drawn on the board beside components, as React Flow wants it; and the newest of it, for handlers. */
export function useMarks(
  board: Board,
  selection: ReadonlySet<Id>,
  moving: ReadonlyMap<Id, Point> | null,
): { readonly marks: Marks; readonly lastMarks: RefObject<Marks> } {
  const drafts = useDrafts();
  const wanted = drafts.size > 0 || Object.keys(board.marks).length > 0;
  const [fetched, setFetched] = useState<{ reconcile: Reconcile; picture: MarkPicture } | null>(null);
  const last = useRef<Marks>({ nodes: NONE, picture: null });
  useEffect(() => {
    if (!wanted || fetched) return;
    Promise.all([import('./marks/nodes.ts'), import('./marks/picture.ts')]).then(
      ([{ reconcileMarks }, picture]) => setFetched({ reconcile: reconcileMarks, picture }),
      () => {},
    );
  }, [wanted, fetched]);
  const marks = useMemo(() => {
    const before = last.current;
    const input = { board, selection, moving, drafts };
    const nodes = fetched && wanted ? fetched.reconcile(before.nodes, input) : NONE;
    const picture = fetched?.picture ?? null;
    if (nodes !== before.nodes || picture !== before.picture) last.current = { nodes, picture };
    return last.current;
  }, [board, selection, moving, drafts, fetched, wanted]);
  return { marks, lastMarks: last };
}
