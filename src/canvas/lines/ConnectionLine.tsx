import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Connection } from '../../board/board.ts';
import { kindFor } from '../../board/read.ts';
import { formatFraction, formatRate } from '../../catalog/units.ts';
import { cx } from '../../kit/cx.ts';
import { useConnectionFigures } from '../../state/figures.ts';
import type { ConnectionFigures } from '../../state/shape.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/cards.ts';
import { lineLabel, strokeFor } from '../cards/cardText.ts';
import { useFindingsAt } from '../cards/remarks.ts';
import { useSketch } from '../drawing/sketch.ts';
import { useBand } from '../flow.ts';
import type { LineEdge } from '../viewNodes.ts';
import styles from './ConnectionLine.module.css';
import type { Route } from './routes.ts';
import { useStray } from './strays.ts';
import { useLineLabels } from './useLineLabels.ts';

function failedShare(figures: ConnectionFigures | undefined): number {
  return figures && figures.rate > 0 ? Math.min(1, figures.failed / figures.rate) : 0;
}

const Line = memo(function Line({
  connection,
  route,
  selected,
  isMoving,
}: {
  connection: Connection;
  route: Route;
  selected: boolean;
  isMoving: boolean;
}) {
  const { id } = connection;
  const band = useBand();
  const Labels = useLineLabels();
  const figures = useConnectionFigures(id);
  const findings = useFindingsAt(id);
  const from = useStore((state) => state.board.components[connection.from]?.name ?? connection.from);
  const to = useStore((state) => state.board.components[connection.to]?.name ?? connection.to);
  const target = useStore((state) => kindFor(state.board.components[connection.to]));
  const path = useSketch()?.curve(route.curve, id) ?? route.path;
  const renaming = useStore((state) => state.renaming === id);
  const own = renaming ? '' : lineLabel(connection, target);
  const failed = failedShare(figures);
  const rate = figures && figures.rate > 0 ? formatRate(figures.rate) : '';
  const width = strokeFor(figures?.rate ?? 0);
  const said = [
    words.joins[connection.mode](from, to),
    own,
    rate && (figures?.by === 'simulation' ? words.rateSimulated : words.rateEstimated)(rate),
    failed >= 0.001 && words.fail(formatFraction(failed)),
    findings.length > 0 && findings.map((finding) => finding.title).join(', '),
  ].filter(Boolean);
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: focusable to be read and deleted, not pressed
    <g
      className={cx(
        styles.line,
        styles[connection.mode],
        figures?.by === 'simulation' && styles.live,
        selected && styles.selected,
      )}
      data-item={id}
      data-connection={id}
      tabIndex={-1}
      role="group"
      aria-roledescription={words.connection}
      aria-label={said.join(', ')}
      aria-current={selected || undefined}
    >
      <title>{said.join('\n')}</title>
      <path className={styles.reach} d={route.path} />
      <path className={styles.halo} d={route.path} style={{ strokeWidth: width + 7 }} />
      <path className={styles.stroke} d={path} style={{ strokeWidth: width }} />
      {failed >= 0.001 && (
        // The failed share of the line, from the callee backwards; never so short that it cannot be seen.
        <path
          className={styles.failed}
          d={route.path}
          pathLength={1}
          style={{ strokeWidth: width + 1 }}
          strokeDasharray={`${Math.max(0.06, failed)} 2`}
          strokeDashoffset={-(1 - Math.max(0.06, failed))}
        />
      )}
      <path className={cx(styles.arrow, failed >= 0.001 && styles.failedArrow)} d={route.arrow} />
      {band !== 'far' && Labels && (
        <Labels id={id} route={route} isMoving={isMoving} own={own} rate={rate} failed={failed} />
      )}
    </g>
  );
});

function Drawn({ data, selected }: { data: NonNullable<LineEdge['data']>; selected: boolean }) {
  const stray = useStray(data);
  const { connection, route } = stray?.data ?? data;
  return (
    <>
      {stray && <rect className={styles.room} {...stray.room} />}
      <Line connection={connection} route={route} selected={selected} isMoving={stray !== undefined} />
    </>
  );
}

/** React Flow's edge type: hands on the record and its route alone. */
export const ConnectionLine = memo(function ConnectionLine({ data, selected }: EdgeProps<LineEdge>) {
  return data ? <Drawn data={data} selected={selected ?? false} /> : null;
});
