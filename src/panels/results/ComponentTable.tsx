import { formatMs, formatRate } from '../../catalog/units.ts';
import { ScrollX } from '../../kit/ScrollX.tsx';
import type { Report } from '../../simulation/report.ts';
import { useStore } from '../../state/store.ts';
import * as words from '../../words/tables.ts';
import { flyTo } from '../fly.ts';
import { Section } from '../Section.tsx';
import { LoadCell } from './LoadCell.tsx';
import { componentName } from './recordWords.ts';
import table from './table.module.css';

/** ms of waiting below which it is no waiting. */
const NOTICED = 0.01;

/** Where the load sat, fullest first. */
export function ComponentTable({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const rows = Object.entries(report.components).sort(
    ([, a], [, b]) =>
      Number(b.binding !== null) - Number(a.binding !== null) || b.utilization - a.utilization,
  );
  return (
    <Section title={words.components}>
      <ScrollX label={words.components}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{words.component}</th>
              <th scope="col">
                <abbr title={words.rateHelp}>{words.rate}</abbr>
              </th>
              <th scope="col">
                <abbr title={words.waitHelp}>{words.wait}</abbr>
              </th>
              <th scope="col">
                <abbr title={words.utilizationHelp}>{words.utilization}</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([id, row]) => (
              <tr key={id}>
                <th scope="row">
                  <button type="button" onClick={() => flyTo(id)}>
                    {componentName(board, id)}
                  </button>
                </th>
                <td>{formatRate(row.arrivalRate)}</td>
                <td className={table.quiet}>{row.wait >= NOTICED ? formatMs(row.wait) : '–'}</td>
                <td>
                  <LoadCell utilization={row.utilization} binding={row.binding} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}
