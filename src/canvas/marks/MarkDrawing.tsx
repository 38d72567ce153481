import { memo, type ReactElement, type ReactNode, useMemo } from 'react';
import type { Mark } from '../../board/board.ts';
import { cx } from '../../kit/cx.ts';
import { dashOf, LINE } from '../../state/markLook.ts';
import { useSketch } from '../drawing/sketch.ts';
import styles from './MarkNode.module.css';
import { headPath, linePath, strokePath } from './stroke.ts';

interface Props {
  readonly mark: Mark;
  readonly course: readonly number[] | null;
  readonly selected: boolean | undefined;
}

/** What a mark looks like without its words. */
export const MarkDrawing = memo(function MarkDrawing({ mark, course, selected }: Props) {
  const shape = <Shape mark={mark} course={course} />;
  if (!shape && !selected) return null;
  return (
    <svg className={styles.sheet} aria-hidden="true">
      {shape}
      <Ring mark={mark} selected={selected ?? false} />
    </svg>
  );
});

function Shape({ mark, course }: { readonly mark: Mark; readonly course: readonly number[] | null }) {
  const pen = {
    strokeWidth: LINE[mark.size],
    strokeDasharray: dashOf(mark).join(' ') || undefined,
  };
  const sketch = useSketch();
  switch (mark.kind) {
    case 'stroke':
      return <Stroke mark={mark} />;
    case 'line':
      return (
        course && <Line seed={mark.id} course={course} heads={mark.heads} size={LINE[mark.size]} pen={pen} />
      );
    case 'rectangle': {
      const box = {
        width: mark.width,
        height: mark.height,
        rx: Math.min(8, mark.width / 4, mark.height / 4),
      };
      return (
        <Filled mark={mark} grip={<rect className={styles.grip} {...box} />}>
          <rect
            className={cx(styles.outline, fillOf(mark))}
            {...box}
            {...pen}
            {...(sketch && { stroke: 'none', strokeWidth: 0 })}
          />
          {sketch && (
            <path className={styles.outline} d={sketch.box(mark.width, mark.height, 8, mark.id)} {...pen} />
          )}
        </Filled>
      );
    }
    case 'ellipse': {
      const round = { cx: mark.width / 2, cy: mark.height / 2, rx: mark.width / 2, ry: mark.height / 2 };
      return (
        <Filled mark={mark} grip={<ellipse className={styles.grip} {...round} />}>
          <ellipse
            className={cx(styles.outline, fillOf(mark))}
            {...round}
            {...pen}
            {...(sketch && { stroke: 'none', strokeWidth: 0 })}
          />
          {sketch && (
            <path className={styles.outline} d={sketch.ellipse(mark.width, mark.height, mark.id)} {...pen} />
          )}
        </Filled>
      );
    }
    default:
      return null;
  }
}

function fillOf({ fill }: Mark): string | undefined {
  return fill === 'none' ? undefined : cx(fill === 'soft' ? styles.soft : styles.solid, styles.body);
}

/** A shape without a fill is taken by its outline: what lies in it stays in reach. */
function Filled({
  grip,
  children,
}: {
  readonly mark: Mark;
  readonly grip: ReactElement;
  readonly children: ReactNode;
}) {
  return (
    <>
      {children}
      {grip}
    </>
  );
}

function Stroke({ mark }: { readonly mark: Mark }) {
  const path = useMemo(() => strokePath(mark), [mark]);
  return <path className={cx(styles.ink, styles.body)} d={path} />;
}

function Line({
  seed,
  course,
  heads,
  size,
  pen,
}: {
  readonly seed: string;
  readonly course: readonly number[];
  readonly heads: Mark['heads'];
  readonly size: number;
  readonly pen: { readonly strokeWidth: number; readonly strokeDasharray: string | undefined };
}) {
  const path = linePath(course);
  const drawn = useSketch()?.course(course, seed) ?? path;
  const at = (index: number) => ({ x: course.at(2 * index) ?? 0, y: course.at(2 * index + 1) ?? 0 });
  return (
    <>
      <path className={styles.outline} d={drawn} {...pen} />
      {heads !== 'none' && (
        <path className={styles.outline} d={headPath(at(-1), at(-2), size)} strokeWidth={size} />
      )}
      {heads === 'both' && (
        <path className={styles.outline} d={headPath(at(0), at(1), size)} strokeWidth={size} />
      )}
      <path className={styles.grip} d={path} />
    </>
  );
}

/** What is selected has a ring around its box; a line needs none, its ends say it. */
function Ring({ mark, selected }: { readonly mark: Mark; readonly selected: boolean }) {
  if (!selected || mark.kind === 'line') return null;
  const gap = mark.kind === 'stroke' ? 6 : 3;
  return (
    <rect
      className={styles.ring}
      x={-gap}
      y={-gap}
      width={mark.width + 2 * gap}
      height={mark.height + 2 * gap}
      rx={4}
    />
  );
}
