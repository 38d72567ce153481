import { formatFraction, formatRate, formatWithin } from '../../catalog/units.ts';
import { ScrollX } from '../../kit/ScrollX.tsx';
import type { ClassReport, LatencySplit, Percentile, Report } from '../../simulation/report.ts';
import { useStore } from '../../state/store.ts';
import * as stages from '../../words/charts.ts';
import { meanings, metrics } from '../../words/measures.ts';
import * as words from '../../words/tables.ts';
import { ClassDot } from '../ClassDot.tsx';
import { Section } from '../Section.tsx';
import { className } from './recordWords.ts';
import table from './table.module.css';

type Row = readonly [keyof typeof meanings, string, (of: ClassReport) => string];

const GROUPS: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  {
    title: words.traffic,
    rows: [
      ['offered', words.offered, (of) => formatRate(of.offered)],
      ['throughput', words.throughput, (of) => formatRate(of.throughput)],
      ['goodput', words.goodput, (of) => formatRate(of.goodput)],
      [
        'success',
        words.success,
        (of) => (of.offered > 0 ? formatFraction(Math.min(1, of.goodput / of.offered)) : '–'),
      ],
    ],
  },
  {
    title: words.latency,
    rows: [
      ['mean', words.mean, ({ latency }) => formatWithin(latency.mean.value, latency.mean.half)],
      ['p50', metrics.p50, percentile('p50')],
      ['p90', metrics.p90, percentile('p90')],
      ['p95', metrics.p95, percentile('p95')],
      ['p99', metrics.p99, percentile('p99')],
      ['p999', metrics.p999, percentile('p999')],
    ],
  },
];

const PARTS: readonly (readonly [keyof LatencySplit, string, string])[] = [
  ['network', stages.network, words.networkHelp],
  ['queue', stages.queue, words.queueHelp],
  ['service', stages.service, words.serviceHelp],
  ['callees', words.inVain, words.inVainHelp],
];

/** ms below which a part is nothing to a person: a microsecond. */
const NOTHING = 0.001;

/** What each class of requests got: how many, and how fast. A class is a column, so that a narrow panel holds two. */
export function LatencyTable({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const classes = Object.entries(report.classes);
  return (
    <Section title={words.requests}>
      <ScrollX label={words.requestsByClass}>
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
              {group.rows.map(([key, label, figure]) => (
                <tr key={key}>
                  <th scope="row">
                    <abbr title={meanings[key]}>{label}</abbr>
                  </th>
                  {classes.map(([id, row]) => (
                    <td key={id}>{figure(row)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
          <tbody className={table.group}>
            {PARTS.filter(([part]) => classes.some(([, { split }]) => split[part] >= NOTHING)).map(
              ([part, label, help]) => (
                <tr key={part}>
                  <th scope="row">
                    <abbr title={help}>{label}</abbr>
                  </th>
                  {classes.map(([id, { split, halves }]) => (
                    <td key={id}>{formatWithin(split[part], halves[part])}</td>
                  ))}
                </tr>
              ),
            )}
          </tbody>
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
