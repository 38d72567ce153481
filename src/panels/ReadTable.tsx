import { formatFraction, formatMs, formatRate } from '../catalog/units.ts';
import type { ComponentReport, Report } from '../simulation/report.ts';
import { type Column, ComponentLink, FigureTable } from './FigureTable.tsx';

type Row = NonNullable<ComponentReport['reads']> & { readonly id: string };

const COLUMNS: readonly Column<Row>[] = [
  { label: 'Reads', meaning: 'Reads that it answered, a second.', cell: ({ rate }) => formatRate(rate) },
  {
    label: 'Behind',
    meaning: 'By how much it was behind the primary at a read, on average.',
    cell: ({ behind }) => formatMs(behind),
    tone: () => 'quiet',
  },
  {
    label: 'Stale',
    meaning: 'Share of the reads that were shown a state before their own write.',
    cell: ({ stale }) => formatFraction(stale),
  },
];

/** How often copies showed the past to those who read what they had just written. */
export function ReadTable({ report }: { readonly report: Report }) {
  const rows = Object.entries(report.components).flatMap(([id, { reads }]): Row[] =>
    reads ? [{ id, ...reads }] : [],
  );
  return (
    <FigureTable
      title="Copies"
      head="Read from"
      rows={rows.toSorted((a, b) => b.stale - a.stale)}
      name={({ id }) => <ComponentLink id={id} />}
      columns={COLUMNS}
    />
  );
}
