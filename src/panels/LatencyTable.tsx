import { formatFraction, formatMs, formatRate } from '../catalog/units.ts';
import type { ClassReport, Report } from '../simulation/report.ts';
import { useStore } from '../state/store.ts';
import { ClassDot } from './ClassDot.tsx';
import { Section } from './Section.tsx';
import table from './table.module.css';
import { className, MEANINGS } from './words.ts';

type Columns = readonly (readonly [keyof typeof MEANINGS, string, (of: ClassReport) => string])[];

const TRAFFIC: Columns = [
  ['offered', 'Offered', (of) => formatRate(of.offered)],
  ['throughput', 'Throughput', (of) => formatRate(of.throughput)],
  ['goodput', 'Goodput', (of) => formatRate(of.goodput)],
  [
    'success',
    'Success',
    (of) => (of.offered > 0 ? formatFraction(Math.min(1, of.goodput / of.offered)) : '–'),
  ],
];

const LATENCY: Columns = [
  ['mean', 'Mean', ({ latency }) => meanWords(latency.mean)],
  ['p50', 'p50', ({ latency }) => formatMs(latency.p50)],
  ['p95', 'p95', ({ latency }) => formatMs(latency.p95)],
  ['p99', 'p99', ({ latency }) => formatMs(latency.p99)],
  ['p999', 'p99.9', ({ latency }) => formatMs(latency.p999)],
];

/** What each class of requests got: how many, and how fast. */
export function LatencyTable({ report }: { readonly report: Report }) {
  return (
    <>
      <Section title="Traffic">
        <ClassTable report={report} columns={TRAFFIC} />
      </Section>
      <Section title="Latency">
        <ClassTable report={report} columns={LATENCY} />
      </Section>
    </>
  );
}

function ClassTable({ report, columns }: { readonly report: Report; readonly columns: Columns }) {
  const board = useStore((state) => state.board);
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Request</th>
            {columns.map(([key, label]) => (
              <th key={key} scope="col">
                <abbr title={MEANINGS[key]}>{label}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(report.classes).map(([id, row]) => (
            <tr key={id}>
              <th scope="row" title={className(board, id)}>
                <ClassDot id={id} />
                {className(board, id)}
              </th>
              {columns.map(([key, , words]) => (
                <td key={key}>{words(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function meanWords({ value, half }: { readonly value: number; readonly half: number }): string {
  if (!Number.isFinite(half)) return formatMs(value);
  // The interval in the unit of the mean, to its own first digit.
  const [digits = '', unit = ''] = formatMs(value).split(' ');
  const scale = Number(digits.replaceAll(',', '')) / value;
  return `${digits} ± ${Number((half * (Number.isFinite(scale) ? scale : 1)).toPrecision(1))} ${unit}`;
}
