import type { ReactNode } from 'react';
import { ScrollX } from '../../kit/ScrollX.tsx';
import { useStore } from '../../state/store.ts';
import { flyTo } from '../fly.ts';
import { Section } from '../Section.tsx';
import { componentName } from './recordWords.ts';
import table from './table.module.css';

export interface Column<Row> {
  readonly label: string;
  /** What the figure means, for whoever meets it for the first time. */
  readonly meaning?: string;
  cell(row: Row): ReactNode;
  readonly tone?: (row: Row) => 'quiet' | 'bad' | undefined;
}

/** A section with a row for each record and a column for each figure; nothing where there is no row. */
export function FigureTable<Row extends { readonly id: string }>({
  title,
  head,
  rows,
  name,
  columns,
}: {
  readonly title: string;
  /** Of the first column, which names the row. */
  readonly head: string;
  readonly rows: readonly Row[];
  readonly name: (row: Row) => ReactNode;
  readonly columns: readonly Column<Row>[];
}) {
  if (rows.length === 0) return null;
  return (
    <Section title={title}>
      <ScrollX label={title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {columns.map(({ label, meaning }) => (
                <th key={label} scope="col">
                  {meaning ? <abbr title={meaning}>{label}</abbr> : label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{name(row)}</th>
                {columns.map(({ label, cell, tone }) => {
                  const look = tone?.(row);
                  return (
                    <td key={label} className={look && table[look]}>
                      {cell(row)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Section>
  );
}

/** The name of a component, which leads to it. */
export function ComponentLink({ id }: { readonly id: string }) {
  const name = useStore((state) => componentName(state.board, id));
  return (
    <button type="button" onClick={() => flyTo(id)}>
      {name}
    </button>
  );
}
