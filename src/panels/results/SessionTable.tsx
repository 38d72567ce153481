import { formatCount } from '../../catalog/units.ts';
import type { ComponentReport, Report } from '../../simulation/report.ts';
import * as words from '../../words/tables.ts';
import { type Column, ComponentLink, FigureTable } from './FigureTable.tsx';
import { secondsWords } from './runWords.ts';

type Row = NonNullable<ComponentReport['sessions']> & { readonly id: string };

const COLUMNS: readonly Column<Row>[] = [
  { label: words.open, meaning: words.openHelp, cell: ({ open }) => formatCount(open) },
  {
    label: words.lowest,
    meaning: words.lowestHelp,
    cell: ({ lowest }) => formatCount(lowest),
  },
  {
    label: words.refused,
    meaning: words.refusedHelp,
    cell: ({ refused }) => (refused > 0 ? formatCount(refused) : '–'),
    tone: ({ refused }) => (refused > 0 ? 'bad' : 'quiet'),
  },
  {
    label: words.away,
    meaning: words.awayHelp,
    cell: ({ outage, out }) =>
      outage > 0 ? (out ? words.andOn(secondsWords(outage)) : secondsWords(outage)) : '–',
    tone: ({ out }) => (out ? 'bad' : 'quiet'),
  },
];

/** How many people were connected, how few at the worst, and how long it took until they were back. */
export function SessionTable({ report }: { readonly report: Report }) {
  const rows = Object.entries(report.components).flatMap(([id, { sessions }]): Row[] =>
    sessions ? [{ id, ...sessions }] : [],
  );
  return (
    <FigureTable
      title={words.sessions}
      head={words.heldBy}
      rows={rows}
      name={({ id }) => <ComponentLink id={id} />}
      columns={COLUMNS}
    />
  );
}
