import { formatFraction, formatMs, formatRate } from '../catalog/units.ts';
import { ScrollX } from '../kit/ScrollX.tsx';
import type { Report } from '../simulation/report.ts';
import { useStore } from '../state/store.ts';
import { flyTo } from './fly.ts';
import { Section } from './Section.tsx';
import table from './table.module.css';
import { componentName } from './words.ts';

/** How often copies showed the past to those who read what they had just written. */
export function ReadTable({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const rows = Object.entries(report.components).flatMap(([id, { reads }]) =>
    reads ? [{ id, ...reads }] : [],
  );
  if (rows.length === 0) return null;
  return (
    <Section title="Copies">
      <ScrollX label="Copies">
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Read from</th>
              <th scope="col">
                <abbr title="Reads that it answered, a second.">Reads</abbr>
              </th>
              <th scope="col">
                <abbr title="By how much it was behind the primary at a read, on average.">Behind</abbr>
              </th>
              <th scope="col">
                <abbr title="Share of the reads that were shown a state before their own write.">Stale</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows
              .sort((a, b) => b.stale - a.stale)
              .map(({ id, rate, behind, stale }) => (
                <tr key={id}>
                  <th scope="row">
                    <button type="button" onClick={() => flyTo(id)}>
                      {componentName(board, id)}
                    </button>
                  </th>
                  <td>{formatRate(rate)}</td>
                  <td className={table.quiet}>{formatMs(behind)}</td>
                  <td>{formatFraction(stale)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}
