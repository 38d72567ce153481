import type { Board, Component, Id } from '../../board/board.ts';
import { CARD } from '../../board/layout.ts';
import { kindFor } from '../../board/read.ts';
import { loadColor } from '../../kit/ramp.ts';
import { useTheme } from '../../kit/theme.ts';
import styles from './Thumbnail.module.css';

const MARGIN = 40;
/** Height of a card's level, px of the board: enough to be seen at this size. */
const LEVEL = 20;

/** A board as a small picture: cards in the hue of their group with their load, the lines between them, and frames. */
export function Thumbnail({
  board,
  loads,
}: {
  readonly board: Board;
  /** Utilization by component, where it is known. */
  readonly loads?: Readonly<Record<Id, { readonly utilization: number }>> | undefined;
}) {
  const theme = useTheme();
  const components = Object.values(board.components);
  if (components.length === 0) return <div className={styles.picture} />;
  const frames = Object.values(board.groups);
  const rects = [...components.map(({ x, y }) => ({ x, y, ...CARD })), ...frames];
  const left = Math.min(...rects.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...rects.map(({ y }) => y)) - MARGIN;
  const width = Math.max(...rects.map((rect) => rect.x + rect.width)) + MARGIN - left;
  const height = Math.max(...rects.map((rect) => rect.y + rect.height)) + MARGIN - top;
  return (
    <svg className={styles.picture} viewBox={`${left} ${top} ${width} ${height}`} aria-hidden>
      {frames.map(({ id, x, y, width, height }) => (
        <rect key={id} x={x} y={y} width={width} height={height} rx={16} className={styles.frame} />
      ))}
      {Object.values(board.connections).map((connection) => {
        const from = board.components[connection.from];
        const to = board.components[connection.to];
        if (!from || !to) return null;
        return (
          <path
            key={connection.id}
            d={wayOf(from, to)}
            className={styles.line}
            strokeDasharray={connection.mode === 'call' ? undefined : '12 10'}
          />
        );
      })}
      {components.map((component) => {
        const group = kindFor(component)?.group ?? 'compute';
        const load = loads?.[component.id]?.utilization ?? 0;
        return (
          <g key={component.id} transform={`translate(${component.x} ${component.y})`}>
            <rect
              width={CARD.width}
              height={CARD.height}
              rx={14}
              style={{ fill: `var(--hue-${group}-soft)`, stroke: `var(--hue-${group})` }}
              strokeWidth={4}
            />
            {load > 0.005 && (
              <rect
                x={6}
                y={CARD.height - LEVEL - 6}
                width={(CARD.width - 12) * Math.min(1, load)}
                height={LEVEL}
                rx={6}
                style={{ fill: loadColor(load, theme) }}
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}

/** From the side of a card that looks at the other one: across between columns, straight within one. */
function wayOf(from: Component, to: Component): string {
  const across = Math.abs(to.x - from.x) >= CARD.width;
  const on = Math.sign(across ? to.x - from.x : to.y - from.y);
  const middle = ({ x, y }: Component) => ({ x: x + CARD.width / 2, y: y + CARD.height / 2 });
  const [a, b] = [middle(from), middle(to)];
  if (!across) return `M${a.x} ${a.y + (on * CARD.height) / 2}L${b.x} ${b.y - (on * CARD.height) / 2}`;
  const [start, end] = [a.x + (on * CARD.width) / 2, b.x - (on * CARD.width) / 2];
  const half = (start + end) / 2;
  return `M${start} ${a.y}C${half} ${a.y} ${half} ${b.y} ${end} ${b.y}`;
}
