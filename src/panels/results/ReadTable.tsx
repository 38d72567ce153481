import { formatFraction, formatMs, formatRate } from '../../catalog/units.ts';
import type { ComponentReport, Report } from '../../simulation/report.ts';
import * as words from '../../words/tables.ts';
import { type Column, ComponentLink, FigureTable } from './FigureTable.tsx';

type Row = NonNullable<ComponentReport['reads']> & { readonly id: string };

const COLUMNS: readonly Column<Row>[] = [
  { label: words.reads, meaning: words.readsHelp, cell: ({ rate }) => formatRate(rate) },
  {
    label: words.behind,
    meaning: words.behindHelp,
    cell: ({ behind }) => formatMs(behind),
    tone: () => 'quiet',
  },
  {
    label: words.stale,
    meaning: words.staleHelp,
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
      title={words.copies}
      head={words.readFrom}
      rows={rows.toSorted((a, b) => b.stale - a.stale)}
      name={({ id }) => <ComponentLink id={id} />}
      columns={COLUMNS}
    />
  );
}
