import { formatCount, formatMs } from '../catalog/units.ts';
import type { ComponentReport, Report } from '../simulation/report.ts';
import { type Column, ComponentLink, FigureTable } from './FigureTable.tsx';

type Row = NonNullable<ComponentReport['messages']> & { readonly id: string };

const orDash = (count: number | undefined): string => (count ? formatCount(count) : '–');
const quiet = (): 'quiet' => 'quiet';

const COLUMNS: readonly Column<Row>[] = [
  {
    label: 'Waiting',
    meaning: 'Messages that wait at the end of the run.',
    cell: ({ depth }) => formatCount(depth),
  },
  {
    label: 'Oldest',
    meaning: 'The longest that any message waited for a consumer.',
    cell: ({ oldest }) => formatMs(oldest.max),
  },
  {
    label: 'Again',
    meaning: 'Handed out once more, as the consumer had failed or taken too long.',
    cell: ({ outcomes }) => orDash(outcomes?.redelivered),
    tone: quiet,
  },
  {
    label: 'Twice',
    meaning: 'Worked off although that had been done before.',
    cell: ({ outcomes }) => orDash(outcomes?.duplicates),
    tone: quiet,
  },
  {
    label: 'Dead',
    meaning: 'Dead letters: handed out as often as allowed and never acknowledged.',
    cell: ({ outcomes }) => orDash(outcomes?.dead),
    tone: quiet,
  },
];

/** What waits in queues and streams, how old it is, and how often it had to be handed out again. */
export function MessageTable({ report }: { readonly report: Report }) {
  const rows = Object.entries(report.components).flatMap(([id, { messages }]): Row[] =>
    messages ? [{ id, ...messages }] : [],
  );
  return (
    <FigureTable
      title="Messages"
      head="Kept by"
      rows={rows.toSorted((a, b) => b.oldest.max - a.oldest.max)}
      name={({ id }) => <ComponentLink id={id} />}
      columns={COLUMNS}
    />
  );
}
