import { formatCount, formatMs } from '../catalog/units.ts';
import { ScrollX } from '../kit/ScrollX.tsx';
import type { Report } from '../simulation/report.ts';
import { useStore } from '../state/store.ts';
import { flyTo } from './fly.ts';
import { Section } from './Section.tsx';
import table from './table.module.css';
import { componentName } from './words.ts';

/** What waits in queues and streams, how old it is, and how often it had to be handed out again. */
export function MessageTable({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const rows = Object.entries(report.components).flatMap(([id, { messages }]) =>
    messages ? [{ id, ...messages }] : [],
  );
  if (rows.length === 0) return null;
  const dash = (count: number | undefined) => (count ? formatCount(count) : '–');
  return (
    <Section title="Messages">
      <ScrollX label="Messages">
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Kept by</th>
              <th scope="col">
                <abbr title="Messages that wait at the end of the run.">Waiting</abbr>
              </th>
              <th scope="col">
                <abbr title="The longest that any message waited for a consumer.">Oldest</abbr>
              </th>
              <th scope="col">
                <abbr title="Handed out once more, as the consumer had failed or taken too long.">Again</abbr>
              </th>
              <th scope="col">
                <abbr title="Worked off although that had been done before.">Twice</abbr>
              </th>
              <th scope="col">
                <abbr title="Dead letters: handed out as often as allowed and never acknowledged.">Dead</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows
              .sort((a, b) => b.oldest.max - a.oldest.max)
              .map(({ id, depth, oldest, outcomes }) => (
                <tr key={id}>
                  <th scope="row">
                    <button type="button" onClick={() => flyTo(id)}>
                      {componentName(board, id)}
                    </button>
                  </th>
                  <td>{formatCount(depth)}</td>
                  <td>{formatMs(oldest.max)}</td>
                  <td className={table.quiet}>{dash(outcomes?.redelivered)}</td>
                  <td className={table.quiet}>{dash(outcomes?.duplicates)}</td>
                  <td className={table.quiet}>{dash(outcomes?.dead)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}
