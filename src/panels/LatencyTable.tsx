import { formatFraction, formatRate, formatWithin } from '../catalog/units.ts';
import { ScrollX } from '../kit/ScrollX.tsx';
import type { ClassReport, Percentile, Report } from '../simulation/report.ts';
import { useStore } from '../state/store.ts';
import { ClassDot } from './ClassDot.tsx';
import { Section } from './Section.tsx';
import table from './table.module.css';
import { className, MEANINGS } from './words.ts';

type Row = readonly [keyof typeof MEANINGS, string, (of: ClassReport) => string];

const GROUPS: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  {
    title: 'Traffic',
    rows: [
      ['offered', 'Offered', (of) => formatRate(of.offered)],
      ['throughput', 'Throughput', (of) => formatRate(of.throughput)],
      ['goodput', 'Goodput', (of) => formatRate(of.goodput)],
      [
        'success',
        'Success',
        (of) => (of.offered > 0 ? formatFraction(Math.min(1, of.goodput / of.offered)) : '–'),
      ],
    ],
  },
  {
    title: 'Latency',
    rows: [
      ['mean', 'Mean', ({ latency }) => formatWithin(latency.mean.value, latency.mean.half)],
      ['p50', 'p50', percentile('p50')],
      ['p90', 'p90', percentile('p90')],
      ['p95', 'p95', percentile('p95')],
      ['p99', 'p99', percentile('p99')],
      ['p999', 'p99.9', percentile('p999')],
    ],
  },
];

/** What each class of requests got: how many, and how fast. A class is a column, so that a narrow panel holds two. */
export function LatencyTable({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const classes = Object.entries(report.classes);
  return (
    <Section title="Requests">
      <ScrollX label="Requests by class">
        <table className={table.table}>
          <thead>
            <tr>
              <td />
              {classes.map(([id]) => (
                <th key={id} scope="col" className={table.name}>
                  <ClassDot id={id} />
                  {className(board, id)}
                </th>
              ))}
            </tr>
          </thead>
          {GROUPS.map((group) => (
            <tbody key={group.title} className={table.group}>
              {group.rows.map(([key, label, words]) => (
                <tr key={key}>
                  <th scope="row">
                    <abbr title={MEANINGS[key]}>{label}</abbr>
                  </th>
                  {classes.map(([id, row]) => (
                    <td key={id}>{words(row)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </ScrollX>
    </Section>
  );
}

function percentile(name: Percentile): (of: ClassReport) => string {
  return ({ latency }) => {
    const { low, high } = latency.intervals[name];
    return formatWithin(latency[name], (high - low) / 2);
  };
}
