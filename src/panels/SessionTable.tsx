import { formatCount } from '../catalog/units.ts';
import type { ComponentReport, Report } from '../simulation/report.ts';
import { type Column, ComponentLink, FigureTable } from './FigureTable.tsx';
import { secondsWords } from './runWords.ts';

type Row = NonNullable<ComponentReport['sessions']> & { readonly id: string };

const COLUMNS: readonly Column<Row>[] = [
  { label: 'Open', meaning: 'Sessions open at the end of the run.', cell: ({ open }) => formatCount(open) },
  {
    label: 'Lowest',
    meaning: 'The fewest that were open at any time.',
    cell: ({ lowest }) => formatCount(lowest),
  },
  {
    label: 'Refused',
    meaning: 'Tries to connect that failed or were turned away.',
    cell: ({ refused }) => (refused > 0 ? formatCount(refused) : '–'),
    tone: ({ refused }) => (refused > 0 ? 'bad' : 'quiet'),
  },
  {
    label: 'Away',
    meaning: 'The longest time that fewer than 99 in 100 were open.',
    cell: ({ outage, out }) => (outage > 0 ? `${secondsWords(outage)}${out ? ' and on' : ''}` : '–'),
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
      title="Sessions"
      head="Held by"
      rows={rows}
      name={({ id }) => <ComponentLink id={id} />}
      columns={COLUMNS}
    />
  );
}
