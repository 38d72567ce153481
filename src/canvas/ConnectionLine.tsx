import type { EdgeProps } from '@xyflow/react';
import { memo, useMemo } from 'react';
import type { Connection } from '../board/board.ts';
import { kindFor } from '../board/read.ts';
import { formatFraction, formatRate } from '../catalog/units.ts';
import { cx } from '../kit/cx.ts';
import { useConnectionFigures } from '../state/figures.ts';
import type { ConnectionFigures } from '../state/shape.ts';
import { useStore } from '../state/store.ts';
import * as words from '../words/cards.ts';
import { useFindingsAt } from './CardMarks.tsx';
import styles from './ConnectionLine.module.css';
import { lineLabel, strokeFor } from './cardText.ts';
import { useBand } from './flow.ts';
import { placeWords } from './labels.ts';
import { pointOn, type Route } from './routes.ts';
import { useSketch } from './sketch.ts';
import { useStray } from './strays.ts';
import type { LineEdge } from './viewNodes.ts';

/** Px of line below which its rate has no room between the two cards. */
const ROOM_FOR_RATE = 44;

function failedShare(figures: ConnectionFigures | undefined): number {
  return figures && figures.rate > 0 ? Math.min(1, figures.failed / figures.rate) : 0;
}

/** From afar a line says one thing, in larger letters: characters of its own words that have room then. */
const BRIEF = 12;
const LARGE = 1.4;

/** What the line says of itself, its rate, and what share of it fails. */
function Labels({ route, own, rate, failed }: { route: Route; own: string; rate: string; failed: number }) {
  const small = useBand() === 'small';
  const { curve } = route;
  const stop = pointOn(curve, 1);
  const room = Math.hypot(stop.x - curve[0], stop.y - curve[1]) >= ROOM_FOR_RATE;
  const fails = room && failed >= 0.001 ? words.fail(formatFraction(failed)) : '';
  const shown = room ? rate : '';
  // Placed by lengths rounded up, so that a figure that changes does not make its text jump about.
  const all = [
    { text: own, least: 0, className: styles.own },
    { text: shown, least: 7, className: styles.rate },
    { text: fails, least: 9, className: styles.fails },
  ].filter(({ text }) => text);
  const most = fails || (own.length > BRIEF && shown) || own || shown;
  const rows = small ? all.filter(({ text }) => text === most).slice(0, 1) : all;
  const key = rows.map(({ text, least }) => Math.max(least, text.length)).join(' ');
  const groups = useStore((state) => state.board.groups);
  const above = own && !small ? 1 : 0;
  const at = useMemo(
    () =>
      placeWords(route, key.split(' ').map(Number), above, Object.values(groups), small ? LARGE : undefined),
    [route, key, above, groups, small],
  );
  return rows.map(({ text, className }, row) => (
    <text key={className} className={className} x={at.x} y={at.rows[row]} textAnchor={at.anchor}>
      {text}
    </text>
  ));
}

const Line = memo(function Line({
  connection,
  route,
  selected,
}: {
  connection: Connection;
  route: Route;
  selected: boolean;
}) {
  const { id } = connection;
  const band = useBand();
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
      {band !== 'far' && <Labels route={route} own={own} rate={rate} failed={failed} />}
    </g>
  );
});

function Drawn({ data, selected }: { data: NonNullable<LineEdge['data']>; selected: boolean }) {
  const { connection, route } = useStray(data);
  return <Line connection={connection} route={route} selected={selected} />;
}

/** React Flow's edge type: hands on the record and its route alone. */
export const ConnectionLine = memo(function ConnectionLine({ data, selected }: EdgeProps<LineEdge>) {
  return data ? <Drawn data={data} selected={selected ?? false} /> : null;
});
