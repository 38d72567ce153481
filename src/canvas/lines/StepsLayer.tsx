import { ViewportPortal } from '@xyflow/react';
import { type CSSProperties, useMemo } from 'react';
import { stepsOf } from '../../board/steps.ts';
import { seriesColor } from '../../kit/ramp.ts';
import { useTheme } from '../../kit/theme.ts';
import { VisuallyHidden } from '../../kit/VisuallyHidden.tsx';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/onCanvas.ts';
import type { View } from '../viewNodes.ts';
import { pointOn } from './curves.ts';
import styles from './StepsLayer.module.css';

/** How far along its line a number stands: where the caller's hand lets go. */
const AT = 0.3;
const RADIUS = 11;

/** The way of one request class in numbers, each on its connection. */
export function StepsLayer({ view }: { readonly view: View }) {
  const id = useStore((state) => state.numbered) ?? '';
  const board = useStore((state) => state.board);
  const theme = useTheme();
  const steps = useMemo(() => stepsOf(board, id), [board, id]);
  const routes = new Map(view.edges.map((edge) => [edge.id, edge.data?.route]));
  const index = Object.keys(board.classes).indexOf(id);
  const nameOf = (component: string): string => board.components[component]?.name ?? component;
  const said = steps.flatMap(({ connection, label }) => {
    const record = board.connections[connection];
    return record ? words.step(label, nameOf(record.from), nameOf(record.to)) : [];
  });
  return (
    <>
      <ViewportPortal>
        <svg
          className={styles.sheet}
          style={{ '--class': seriesColor(Math.max(0, index), theme) } as CSSProperties}
          aria-hidden="true"
        >
          {steps.map(({ connection, label }) => {
            const route = routes.get(connection);
            if (!route) return null;
            const { x, y } = pointOn(route.curve, AT);
            return (
              <g key={connection} data-step={label} transform={`translate(${x} ${y})`}>
                <circle className={styles.badge} r={RADIUS} />
                <text className={styles.number}>{label}</text>
              </g>
            );
          })}
        </svg>
      </ViewportPortal>
      <VisuallyHidden>{words.steps(board.classes[id]?.name ?? '', said)}</VisuallyHidden>
    </>
  );
}
