import { formatCount, formatMs } from '../../catalog/units.ts';
import type { ComponentReport, Report } from '../../simulation/report.ts';
import * as words from '../../words/tables.ts';
import { type Column, ComponentLink, FigureTable } from './FigureTable.tsx';

type Row = NonNullable<ComponentReport['messages']> & { readonly id: string };

const orDash = (count: number | undefined): string => (count ? formatCount(count) : '–');
const quiet = (): 'quiet' => 'quiet';

const COLUMNS: readonly Column<Row>[] = [
  {
    label: words.waiting,
    meaning: words.waitingHelp,
    cell: ({ depth }) => formatCount(depth),
  },
  {
    label: words.oldest,
    meaning: words.oldestHelp,
    cell: ({ oldest }) => formatMs(oldest.max),
  },
  {
    label: words.again,
    meaning: words.redeliveredHelp,
    cell: ({ outcomes }) => orDash(outcomes?.redelivered),
    tone: quiet,
  },
  {
    label: words.twice,
    meaning: words.twiceHelp,
    cell: ({ outcomes }) => orDash(outcomes?.duplicates),
    tone: quiet,
  },
  {
    label: words.dead,
    meaning: words.deadHelp,
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
      title={words.messages}
      head={words.keptBy}
      rows={rows.toSorted((a, b) => b.oldest.max - a.oldest.max)}
      name={({ id }) => <ComponentLink id={id} />}
      columns={COLUMNS}
    />
  );
}
