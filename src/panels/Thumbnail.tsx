import type { Board } from '../board/board.ts';
import { CARD } from '../board/layout.ts';
import { kindFor } from '../board/read.ts';
import styles from './Thumbnail.module.css';

const MARGIN = 40;

/** A board as a small picture: cards in the hue of their group and the lines between them. */
export function Thumbnail({ board }: { readonly board: Board }) {
  const components = Object.values(board.components);
  if (components.length === 0) return <div className={styles.picture} />;
  const xs = components.map(({ x }) => x);
  const ys = components.map(({ y }) => y);
  const left = Math.min(...xs) - MARGIN;
  const top = Math.min(...ys) - MARGIN;
  const width = Math.max(...xs) + CARD.width + MARGIN - left;
  const height = Math.max(...ys) + CARD.height + MARGIN - top;
  return (
    <svg className={styles.picture} viewBox={`${left} ${top} ${width} ${height}`} aria-hidden>
      {Object.values(board.connections).map((connection) => {
        const from = board.components[connection.from];
        const to = board.components[connection.to];
        if (!from || !to) return null;
        return (
          <line
            key={connection.id}
            x1={from.x + CARD.width / 2}
            y1={from.y + CARD.height / 2}
            x2={to.x + CARD.width / 2}
            y2={to.y + CARD.height / 2}
            className={styles.line}
            strokeDasharray={connection.mode === 'call' ? undefined : '12 10'}
          />
        );
      })}
      {components.map((component) => {
        const group = kindFor(component)?.group ?? 'compute';
        return (
          <rect
            key={component.id}
            x={component.x}
            y={component.y}
            width={CARD.width}
            height={CARD.height}
            rx={14}
            style={{ fill: `var(--hue-${group}-soft)`, stroke: `var(--hue-${group})` }}
            strokeWidth={4}
          />
        );
      })}
    </svg>
  );
}
