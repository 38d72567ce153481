import { formatFraction, formatMs, formatRate } from '../../catalog/units.ts';
import type { ClassReport, Report } from '../../simulation/report.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/tables.ts';
import { ClassDot } from '../ClassDot.tsx';
import { type Column, FigureTable } from './FigureTable.tsx';
import { className } from './recordWords.ts';

type Row = Pick<ClassReport, 'delivery' | 'empty'> & { readonly id: string };

const COLUMNS: readonly Column<Row>[] = [
  {
    label: words.delivered,
    meaning: words.deliveredHelp,
    cell: ({ delivery }) => (delivery ? formatRate(delivery.rate) : '–'),
  },
  {
    label: words.mean,
    meaning: words.deliveryMeanHelp,
    cell: ({ delivery }) => (delivery ? formatMs(delivery.latency.mean.value) : '–'),
  },
  { label: 'p99', cell: ({ delivery }) => (delivery ? formatMs(delivery.latency.p99) : '–') },
  {
    label: words.empty,
    meaning: words.emptyHelp,
    cell: ({ empty }) => (empty === undefined ? '–' : formatFraction(empty)),
    tone: () => 'quiet',
  },
];

/** How soon messages are with the people they are for, and how often those who poll ask in vain. */
export function DeliveryTable({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const rows = Object.entries(report.classes)
    .filter(([, { delivery, empty }]) => delivery ?? empty)
    .map(([id, row]): Row => ({ ...row, id }));
  return (
    <FigureTable
      title={words.delivery}
      head={words.request}
      rows={rows}
      name={({ id }) => (
        <>
          <ClassDot id={id} />
          {className(board, id)}
        </>
      )}
      columns={COLUMNS}
    />
  );
}
