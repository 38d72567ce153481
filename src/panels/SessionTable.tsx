import { formatCount } from '../catalog/units.ts';
import { ScrollX } from '../kit/ScrollX.tsx';
import type { Report } from '../simulation/report.ts';
import { useStore } from '../state/store.ts';
import { flyTo } from './fly.ts';
import { secondsWords } from './runWords.ts';
import { Section } from './Section.tsx';
import table from './table.module.css';
import { componentName } from './words.ts';

/** How many people were connected, how few at the worst, and how long it took until they were back. */
export function SessionTable({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const rows = Object.entries(report.components).flatMap(([id, { sessions }]) =>
    sessions ? [{ id, ...sessions }] : [],
  );
  if (rows.length === 0) return null;
  return (
    <Section title="Sessions">
      <ScrollX label="Sessions">
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Held by</th>
              <th scope="col">
                <abbr title="Sessions open at the end of the run.">Open</abbr>
              </th>
              <th scope="col">
                <abbr title="The fewest that were open at any time.">Lowest</abbr>
              </th>
              <th scope="col">
                <abbr title="Tries to connect that failed or were turned away.">Refused</abbr>
              </th>
              <th scope="col">
                <abbr title="The longest time that fewer than 99 in 100 were open.">Away</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, open, lowest, refused, outage, out }) => (
              <tr key={id}>
                <th scope="row">
                  <button type="button" onClick={() => flyTo(id)}>
                    {componentName(board, id)}
                  </button>
                </th>
                <td>{formatCount(open)}</td>
                <td>{formatCount(lowest)}</td>
                <td className={refused > 0 ? table.bad : table.quiet}>
                  {refused > 0 ? formatCount(refused) : '–'}
                </td>
                <td className={out ? table.bad : table.quiet}>
                  {outage > 0 ? `${secondsWords(outage)}${out ? ' and on' : ''}` : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}
