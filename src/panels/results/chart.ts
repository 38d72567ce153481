import type uPlot from 'uplot';
import { formatMs, formatRate } from '../../catalog/units.ts';
import { seriesColor, type ThemeName } from '../../kit/ramp.ts';
import type { Report } from '../../simulation/report.ts';

export type Measure = 'p50' | 'p99' | 'throughput' | 'failed';

/** Past this ratio of largest to smallest a linear axis hides the quiet class. */
const WIDE = 40;

/** uPlot's columns: window starts, then one column a class; an empty window is a gap. */
export function chartData(report: Report, ids: readonly string[], measure: Measure): uPlot.AlignedData {
  const { series } = report;
  return [
    [...series.at],
    ...ids.map((id) =>
      series.at.map((_, at) => {
        const value = series.classes[id]?.[measure][at];
        return value === undefined || !Number.isFinite(value) ? null : value;
      }),
    ),
  ] as uPlot.AlignedData;
}

/** Whether latencies of such different size stand together that only a logarithmic axis shows all. */
export function wantsLog(data: uPlot.AlignedData, measure: Measure): boolean {
  if (measure === 'throughput' || measure === 'failed') return false;
  const values = data.slice(1).flatMap((column) => [...column].filter((value) => typeof value === 'number'));
  const above = values.filter((value) => value > 0);
  return above.length > 0 && Math.max(...above) / Math.min(...above) > WIDE;
}

/** Room above the highest value, and for a promise that is not far above it. */
export function topOf(max: number, promises: readonly { readonly limit: number }[]): number {
  const near = promises.map(({ limit }) => limit).filter((limit) => limit < max * 2.5);
  const top = Math.max(max, ...near);
  return top > 0 ? top * 1.08 : 1;
}

interface ChartInput {
  readonly report: Report;
  readonly ids: readonly string[];
  /** All class ids of the board: the place in it decides a class's color. */
  readonly order: readonly string[];
  readonly measure: Measure;
  readonly theme: ThemeName;
  readonly style: CSSStyleDeclaration;
  /** Latency objectives for this measure: a dashed line in the color of its class. */
  readonly promises: readonly { readonly id: string; readonly limit: number }[];
  readonly onCursor: (at: number | null) => void;
}

export function chartOptions({
  report,
  ids,
  order,
  measure,
  theme,
  style,
  promises,
  onCursor,
}: ChartInput): Omit<uPlot.Options, 'width' | 'height'> {
  const ink = style.getPropertyValue('--ink-3');
  const line = style.getPropertyValue('--line');
  const shade = style.getPropertyValue('--sunken');
  const font = `11px ${style.getPropertyValue('--sans')}`;
  const latency = measure === 'p50' || measure === 'p99';
  const words = latency ? formatMs : formatRate;
  const log = wantsLog(chartData(report, ids, measure), measure);
  const axis = { stroke: ink, font, ticks: { show: false } };
  return {
    legend: { show: false },
    padding: [8, 4, 0, 0],
    cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false } },
    scales: {
      x: { time: false },
      y: log ? { distr: 3, log: 10 } : { range: (_chart, _min, max) => [0, topOf(max, promises)] },
    },
    axes: [
      { ...axis, grid: { show: false }, size: 24, values: (_chart, splits) => splits.map((at) => `${at} s`) },
      {
        ...axis,
        grid: { stroke: line, width: 1 },
        size: 60,
        space: 32,
        values: (_chart, splits) => splits.map((value) => (value === null ? '' : words(value))),
      },
    ],
    series: [
      {},
      ...ids.map((id) => ({
        stroke: seriesColor(Math.max(0, order.indexOf(id)), theme),
        width: 1.5,
        points: { show: report.series.at.length < 3 },
      })),
    ],
    hooks: {
      drawClear: [
        (chart) => {
          const end = chart.valToPos(report.warmup, 'x', true);
          const { left, top, height } = chart.bbox;
          if (!(end > left)) return;
          chart.ctx.fillStyle = shade;
          chart.ctx.fillRect(left, top, end - left, height);
        },
      ],
      draw: [
        (chart) => {
          for (const { id, limit } of promises) {
            const y = chart.valToPos(limit, 'y', true);
            const { left, top, width, height } = chart.bbox;
            if (y < top || y > top + height) continue;
            const { ctx } = chart;
            ctx.save();
            ctx.strokeStyle = seriesColor(Math.max(0, order.indexOf(id)), theme);
            ctx.lineWidth = devicePixelRatio;
            ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
            ctx.beginPath();
            ctx.moveTo(left, y);
            ctx.lineTo(left + width, y);
            ctx.stroke();
            ctx.restore();
          }
        },
      ],
      setCursor: [(chart) => onCursor(chart.cursor.idx ?? null)],
    },
  };
}
