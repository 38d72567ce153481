import type { NodeProps } from '@xyflow/react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { Board, Id } from '../board/board.ts';
import { useDrafts } from './drafts.ts';
import type { MarkNode } from './marks/nodes.ts';
import type { Point } from './routes.ts';

/** Marks are fetched when a board has some or one is being drawn; a board without is whole. */
const Mark = lazy(async () => ({ default: (await import('./marks/MarkNode.tsx')).MarkNode }));

export function MarkElement(props: NodeProps<MarkNode>) {
  return (
    <Suspense fallback={null}>
      <Mark {...props} />
    </Suspense>
  );
}

type Reconcile = typeof import('./marks/nodes.ts').reconcileMarks;

const NONE: readonly MarkNode[] = [];

/** What is drawn on the board beside components, as React Flow wants it. */
export function useMarks(
  board: Board,
  selection: ReadonlySet<Id>,
  moving: ReadonlyMap<Id, Point> | null,
): readonly MarkNode[] {
  const drafts = useDrafts();
  const wanted = drafts.size > 0 || Object.keys(board.marks).length > 0;
  const [reconcile, setReconcile] = useState<Reconcile | null>(null);
  const last = useRef(NONE);
  useEffect(() => {
    if (!wanted || reconcile) return;
    import('./marks/nodes.ts').then(
      (module) => setReconcile(() => module.reconcileMarks),
      () => {},
    );
  }, [wanted, reconcile]);
  return useMemo(() => {
    last.current = reconcile && wanted ? reconcile(last.current, { board, selection, moving, drafts }) : NONE;
    return last.current;
  }, [board, selection, moving, drafts, reconcile, wanted]);
}
