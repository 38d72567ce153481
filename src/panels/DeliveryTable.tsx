import { formatFraction, formatMs, formatRate } from '../catalog/units.ts';
import { ScrollX } from '../kit/ScrollX.tsx';
import type { Report } from '../simulation/report.ts';
import { useStore } from '../state/store.ts';
import { ClassDot } from './ClassDot.tsx';
import { Section } from './Section.tsx';
import table from './table.module.css';
import { className } from './words.ts';

/** How soon messages are with the people they are for, and how often those who poll ask in vain. */
export function DeliveryTable({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const rows = Object.entries(report.classes).filter(([, { delivery, empty }]) => delivery ?? empty);
  if (rows.length === 0) return null;
  return (
    <Section title="Delivery">
      <ScrollX label="Delivery">
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Request</th>
              <th scope="col">
                <abbr title="Messages that reached a client, a second.">Delivered</abbr>
              </th>
              <th scope="col">
                <abbr title="Mean time from the beginning of the request to the arrival of its message at a client.">
                  Mean
                </abbr>
              </th>
              <th scope="col">p99</th>
              <th scope="col">
                <abbr title="Share of polls that were answered without any news.">Empty</abbr>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([id, { delivery, empty }]) => (
              <tr key={id}>
                <th scope="row">
                  <ClassDot id={id} />
                  {className(board, id)}
                </th>
                <td>{delivery ? formatRate(delivery.rate) : '–'}</td>
                <td>{delivery ? formatMs(delivery.latency.mean.value) : '–'}</td>
                <td>{delivery ? formatMs(delivery.latency.p99) : '–'}</td>
                <td className={table.quiet}>{empty === undefined ? '–' : formatFraction(empty)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}
