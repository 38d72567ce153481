import { formatFraction, formatMs, formatRate } from '../catalog/units.ts';
import type { ClassReport, Report } from '../simulation/report.ts';
import { useStore } from '../state/store.ts';
import { ClassDot } from './ClassDot.tsx';
import { type Column, FigureTable } from './FigureTable.tsx';
import { className } from './words.ts';

type Row = Pick<ClassReport, 'delivery' | 'empty'> & { readonly id: string };

const COLUMNS: readonly Column<Row>[] = [
  {
    label: 'Delivered',
    meaning: 'Messages that reached a client, a second.',
    cell: ({ delivery }) => (delivery ? formatRate(delivery.rate) : '–'),
  },
  {
    label: 'Mean',
    meaning: 'Mean time from the beginning of the request to the arrival of its message at a client.',
    cell: ({ delivery }) => (delivery ? formatMs(delivery.latency.mean.value) : '–'),
  },
  { label: 'p99', cell: ({ delivery }) => (delivery ? formatMs(delivery.latency.p99) : '–') },
  {
    label: 'Empty',
    meaning: 'Share of polls that were answered without any news.',
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
      title="Delivery"
      head="Request"
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
