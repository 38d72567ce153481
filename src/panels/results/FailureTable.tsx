import { formatFraction, formatRate } from '../../catalog/units.ts';
import { Icon } from '../../kit/icons.tsx';
import { ScrollX } from '../../kit/ScrollX.tsx';
import type { FailureReason, Report } from '../../simulation/report.ts';
import { useStore } from '../../state/store.ts';
import { meanings, names } from '../../words/reasons.ts';
import * as words from '../../words/tables.ts';
import { ClassDot } from '../ClassDot.tsx';
import { flyTo } from '../fly.ts';
import { Section } from '../Section.tsx';
import styles from './FailureTable.module.css';
import { className, componentName } from './recordWords.ts';
import table from './table.module.css';

interface Row {
  readonly id: string;
  readonly reason: FailureReason;
  readonly rate: number;
}

/** Every request that got no answer, by its reason, as its client saw it and where it happened. */
export function FailureTable({ report }: { readonly report: Report }) {
  const board = useStore((state) => state.board);
  const seen = rowsOf(report.classes);
  const where = rowsOf(report.components).filter((row) => row.reason !== 'callee failed');
  if (seen.length === 0)
    return (
      <Section title={words.failures}>
        <p className={styles.none}>
          <Icon name="circle-check" /> {words.noneFailed}
        </p>
      </Section>
    );
  return (
    <Section title={words.failures}>
      <ScrollX label={words.failures}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{words.request}</th>
              <th scope="col">{words.reason}</th>
              <th scope="col">{words.rate}</th>
              <th scope="col">{words.share}</th>
            </tr>
          </thead>
          <tbody>
            {seen.map(({ id, reason, rate }) => (
              <tr key={`${id} ${reason}`}>
                <th scope="row">
                  <ClassDot id={id} />
                  {className(board, id)}
                </th>
                <td>
                  <abbr title={meanings[reason]}>{names[reason]}</abbr>
                </td>
                <td className={table.bad}>{formatRate(rate)}</td>
                <td>{formatFraction(rate / (report.classes[id]?.offered ?? Number.NaN))}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {where.length > 0 && (
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{words.where}</th>
                <th scope="col">{words.reason}</th>
                <th scope="col">{words.rate}</th>
              </tr>
            </thead>
            <tbody>
              {where.map(({ id, reason, rate }) => (
                <tr key={`${id} ${reason}`}>
                  <td>
                    <button type="button" onClick={() => flyTo(id)}>
                      {componentName(board, id)}
                    </button>
                  </td>
                  <td>
                    <abbr title={meanings[reason]}>{names[reason]}</abbr>
                  </td>
                  <td className={table.bad}>{formatRate(rate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </ScrollX>
    </Section>
  );
}

function rowsOf(
  records: Readonly<Record<string, { readonly failures: Readonly<Partial<Record<FailureReason, number>>> }>>,
): Row[] {
  return Object.entries(records)
    .flatMap(([id, { failures }]) =>
      Object.entries(failures).map(([reason, rate]): Row => ({ id, reason: reason as FailureReason, rate })),
    )
    .filter((row) => row.rate > 0)
    .sort((a, b) => b.rate - a.rate);
}
