import type { Ref } from 'react';
import type { Entity, Relation } from '../../board/entities.ts';
import type { Point } from '../../board/layout.ts';
import { type EntityPicture, TABLE } from '../../state/entityLayout.ts';
import * as words from '../../words/brief.ts';
import styles from './EntityDialog.module.css';

const MARGIN = 16;

/** Tables with their fields, and lines with a crow’s foot where there can be many, or a triangle at what something is a kind of. */
export function EntityPictureSvg({
  entities,
  relations,
  picture,
  smallest,
  ref,
}: {
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  readonly picture: EntityPicture;
  /** Shrinks to fit as far as this, a factor, then scrolls. */
  readonly smallest: number;
  readonly ref: Ref<SVGSVGElement>;
}) {
  const width = picture.width + 2 * MARGIN;
  const height = picture.height + 2 * MARGIN;
  return (
    <svg
      ref={ref}
      className={styles.picture}
      width={width}
      height={height}
      style={{
        width: '100%',
        minWidth: smallest * width,
        maxWidth: width,
        height: 'auto',
        ...(smallest === 0 && { maxHeight: '52vh' }),
      }}
      viewBox={`${-MARGIN} ${-MARGIN} ${width} ${height}`}
      role="img"
      aria-label={words.picture(entities.length, relations.length)}
    >
      {relations.map(({ from, field, ends }, index) => (
        <Line key={`${from}.${field}`} points={picture.lines[index] ?? []} ends={ends} />
      ))}
      {entities.map((entity) => {
        const box = picture.boxes[entity.id];
        return box && <Table key={entity.id} entity={entity} {...box} />;
      })}
    </svg>
  );
}

function Table({
  entity,
  x,
  y,
  width,
  height,
}: { readonly entity: Entity } & EntityPicture['boxes'][string]) {
  const { head, row, pad } = TABLE;
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className={styles.box} width={width} height={height} rx={8} />
      <line className={styles.rule} x1={0} y1={head} x2={width} y2={head} />
      <text className={styles.tableName} x={pad} y={head / 2} dominantBaseline="central">
        {entity.name}
      </text>
      {entity.fields.map(({ name, type, key }, index) => {
        const middle = head + index * row + row / 2 + pad / 4;
        return (
          <g key={name}>
            <text className={key ? styles.key : styles.field} x={pad} y={middle} dominantBaseline="central">
              {key && `${words.keySigns[key]} `}
              {name}
            </text>
            <text
              className={styles.type}
              x={width - pad}
              y={middle}
              textAnchor="end"
              dominantBaseline="central"
            >
              {type}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Line({ points, ends }: { readonly points: readonly Point[]; readonly ends: Relation['ends'] }) {
  const [first, second] = points;
  const [last, before] = [points.at(-1), points.at(-2)];
  if (!first || !second || !last || !before) return null;
  if (ends === 'kind of')
    return (
      <g className={styles.line}>
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        <path className={styles.triangle} d={triangle({ at: last, next: before })} />
      </g>
    );
  const many = ends === 'many to one' ? { at: first, next: second } : { at: last, next: before };
  const one = ends === 'many to one' ? { at: last, next: before } : { at: first, next: second };
  return (
    <g className={styles.line}>
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      <path d={crowFoot(many)} />
      <path d={bar(one)} />
    </g>
  );
}

interface End {
  readonly at: Point;
  readonly next: Point;
}

/** Three toes on the table, px. */
function crowFoot({ at, next }: End): string {
  const [dx, dy] = way(at, next);
  const heel = { x: at.x + 10 * dx, y: at.y + 10 * dy };
  return [-5, 5].map((side) => `M${heel.x} ${heel.y}L${at.x - side * dy} ${at.y + side * dx}`).join('');
}

function bar({ at, next }: End): string {
  const [dx, dy] = way(at, next);
  const foot = { x: at.x + 7 * dx, y: at.y + 7 * dy };
  return `M${foot.x - 5 * dy} ${foot.y + 5 * dx}L${foot.x + 5 * dy} ${foot.y - 5 * dx}`;
}

function triangle({ at, next }: End): string {
  const [dx, dy] = way(at, next);
  const back = { x: at.x + 11 * dx, y: at.y + 11 * dy };
  return `M${at.x} ${at.y}L${back.x - 6 * dy} ${back.y + 6 * dx}L${back.x + 6 * dy} ${back.y - 6 * dx}Z`;
}

function way(from: Point, to: Point): readonly [number, number] {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return [(to.x - from.x) / length, (to.y - from.y) / length];
}
